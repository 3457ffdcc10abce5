#pragma once
// 4.5: participation is voluntary. Every quarter organisations weigh what a forum gives against what it costs.

#include "core/describe.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/switches.hpp"
#include "world/world.hpp"

namespace entente {

struct Participation {
    int every_weeks = 13;
    double slope = 8.0;
    double information = 0.35;
    double influence = 0.25;
    double habit = 0.15;
    double grants = 1.0;
    double time = 0.6;
    double autonomy = 0.35;
    double association = 2.0;
    double depth_mismatch = 0.10;
    double pace = 0.5;
    double rival_threshold = 0.4;
    double rival_liaison = 0.25;
    double news = 0.1;
    double heard_anyway = 0.1;
    double few_fighters = 0.2;
};

template <class Visitor, MaybeConst<Participation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, slope, information, influence, habit, grants, time, autonomy, association, depth_mismatch, pace,
           rival_threshold, rival_liaison, news, heard_anyway, few_fighters] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"participation.every_weeks", "weeks", 1, 104, "time between decisions to attend or leave",
                            assumed, "quarterly"});
    visit(slope, Spec{"participation.slope", "1", 0.1, 50, "steepness of the decision in benefit minus cost", assumed,
                      "prior 4 to 10"});
    visit(information, Spec{"participation.information", "1", 0, 5, "worth of what is heard from trusted members",
                            assumed, "prior"});
    visit(influence, Spec{"participation.influence", "1", 0, 5, "worth of a say in the plan", assumed, "prior"});
    visit(grants, Spec{"participation.grants", "1", 0, 10,
                       "worth of a seat where one's grants are decided, if all income were grants", assumed,
                       "access to pooled funds; prior"});
    visit(habit, Spec{"participation.habit", "1", -2, 2, "worth of being there at all: contacts, security information",
                      assumed, "prior"});
    visit(time, Spec{"participation.time", "1", 0, 10, "cost of all one's staff time", assumed, "prior"});
    visit(autonomy, Spec{"participation.autonomy", "1", 0, 5, "cost of full pressure to one with full autonomy",
                         assumed, "prior"});
    visit(association,
          Spec{"participation.association", "1", 0, 10,
               "cost, to a wholly neutral organisation that believes in full hostility, of a room seen as a camp's",
               assumed, "main buffer of neutral organisations"});
    visit(depth_mismatch, Spec{"participation.depth_mismatch", "1", 0, 1,
                               "cost per step between what a forum is for and what a member wants it to be for",
                               assumed, "lack of common purpose (Olson & Gregorian 2007, barrier 2)"});
    visit(pace,
          Spec{"participation.pace", "1", 0, 1, "share of the way to the new decision in a quarter", assumed, "prior"});
    visit(rival_threshold, Spec{"participation.rival_threshold", "1", 0, 1,
                                "attendance of NGOs in the humanitarian rooms under which they found their own",
                                assumed, "NGOs' own forum under UNMIL (de Coning 2008, p. 23)"});
    visit(rival_liaison, Spec{"participation.rival_liaison", "1", 0, 1,
                              "loose tie of such a forum to the function of the HC", assumed, "0.2 to 0.3"});
    visit(news, Spec{"participation.news", "1/week", 0, 1, "weekly approach of believed to actual hostility", assumed,
                     "prior"});
    visit(heard_anyway,
          Spec{"participation.heard_anyway", "1", 0.001, 10,
               "weight of districts where one has no eyes in what one believes of hostility", assumed, "prior"});
    visit(few_fighters, Spec{"participation.few_fighters", "1", 0.001, 5,
                             "armed presence below which hostility is taken for a fringe", assumed, "prior"});
}

/// Each quarter moves attendance, and founds the reserved forum of NGOs when enough of them have left. Reads trust,
/// pressure and believed hostility as of this week.
void participate(World& world, const Participation& p, const Coordination& meetings, const Switches& on, Week week);

/// What each organisation believes of hostility: share of armed presence that is outside the accord and hostile to a
/// camp, most where it has eyes.
void believe_hostility(World& world, const Participation& p);

}  // namespace entente

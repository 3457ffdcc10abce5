#pragma once
// odd.md 7.11: participation is voluntary. Every quarter organisations weigh what a forum gives against what it costs.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/information.hpp"
#include "mechanisms/power.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Participation {
    int every_weeks = 13;
    double slope = 8.0;
    double information = 0.4;
    double influence = 0.25;
    double security = 0.15;
    double funds = 0.5;
    double habit = 0.18;
    double time = 0.6;
    double autonomy = 0.35;
    double association = 2.0;
    double depth_mismatch = 0.10;
    double doubt = 0.3;
    double goals_known = 0;
    double rule_misapplied = 0.3;
    double relief_neutrality = 0.8;
    double pace = 0.5;
    double rival_threshold = 0.4;
    double rival_liaison = 0.25;
    double news = 0.1;
    double heard_anyway = 0.1;
    double few_fighters = 0.2;
    double rival_turnout = 0.5;
};

template <class Visitor, MaybeConst<Participation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, slope, information, influence, security, funds, habit, time, autonomy, association,
           depth_mismatch, doubt, goals_known, rule_misapplied, relief_neutrality, pace, rival_threshold, rival_liaison,
           news, heard_anyway, few_fighters, rival_turnout] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"participation.every_weeks", "weeks", 1, 104, "time between decisions to attend or leave",
                            assumed, "quarterly"});
    visit(slope, Spec{"participation.slope", "1", 0.1, 50, "steepness of the decision in benefit minus cost", assumed,
                      "prior 4 to 10"});
    visit(information,
          Spec{"participation.information", "1", 0, 5, "worth of knowing all through a room alone", assumed, "prior"});
    visit(influence, Spec{"participation.influence", "1", 0, 5, "worth of a say in the plan", assumed, "prior"});
    visit(security, Spec{"participation.security", "1", 0, 5,
                         "worth of security information to who believes in full insecurity", assumed, "prior"});
    visit(funds,
          Spec{"participation.funds", "1", 0, 5, "worth of a room that decides all of one's income", assumed, "prior"});
    visit(habit, Spec{"participation.habit", "1", -2, 2, "worth of being there at all: contacts", assumed, "prior"});
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
    visit(doubt, Spec{"participation.doubt", "1", 0, 3,
                      "steps of depth that a room may turn out deeper or shallower while its goals are not said",
                      assumed, "clarify coordination goals upfront (Olson & Gregorian 2007)"});
    visit(goals_known, Spec{"participation.goals_known", "1", 0, 1, "how clearly all rooms say what they are for",
                            assumed, "clarify coordination goals upfront (Olson & Gregorian 2007)"});
    visit(rule_misapplied,
          Spec{"participation.rule_misapplied", "1", 0, 1,
               "probability that an NGO of two mandates or for development judges peacebuilding rooms as relief's",
               assumed, "humanitarian rules misapplied to DDR, SSR and the rule of law (de Coning 2008, p. 17)"});
    visit(relief_neutrality, Spec{"participation.relief_neutrality", "1", 0, 1, "neutrality that this rule asks for",
                                  assumed, "as of humanitarian NGOs"});
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
    visit(rival_turnout, Spec{"participation.rival_turnout", "1", 0, 1,
                              "attendance with which NGOs begin in a forum that they found", assumed, "prior"});
}

/// Each quarter moves attendance, and founds the reserved forum of NGOs when enough of them have left. Reads beliefs,
/// trust, pressure and believed hostility as of this week. Who was shown a coloured picture and sees for itself trusts
/// the sender less.
void participate(World& world, const Structure& structure, const Participation& p, const PowerSources& power,
                 const Coordination& meetings, const RoomRules& rules, const Approach& approach,
                 const Information& information, const Observation& observation, const Switches& on, Week week,
                 const Draws& draws);
inline constexpr Touches participate_touches{
    .reads =
        "organisations: active_teams autonomy colouring consensus_skill desired_depth family id mandate "
        "military neutrality power present voluntary beliefs: candour divergence eyes hostility_to mean "
        "own_precision strength forums: depth directive intensity interval_weeks mixed power pressure rule "
        "terms tie tie_to_mission missions: armed arrived deployed left_week money: accounts.from_funds "
        "funds.access funds.decides headquarters: defection overrides structure: *",
    .writes = "organisations: trust forums: attendance founded open seat"};

/// What each organisation believes of hostility: share of armed presence that is outside the accord and hostile to a
/// camp, most where it has eyes.
void believe_hostility(World& world, const Participation& p);
inline constexpr Touches believe_hostility_touches{.reads = "groups: host outside presence beliefs: eyes",
                                                   .writes = "beliefs: hostility hostility_to"};

}  // namespace entente

#pragma once
// odd.md 7.11: nobody knows which approach works. Organisations hold a favourite, try, evaluate and learn; a joint plan
// sanctions one approach for all who follow it: consistent, and without a hedge.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/lessons.hpp"
#include "mechanisms/observation.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct TheoriesOfChange {
    int every_weeks = 13;
    double spread = 0.4;
    double likeness = 0.5;
    double received = 0.0;
    double tradition = 1.5;
    double conviction = 0.3;
    double conviction_precision = 3.0;
    double evaluation = 1.5;
    double evaluated_work = 26.0;
    double counted_outputs = 0.2;
    double criteria = 0.0;
    double experimentation = 0.15;
    double pace = 0.3;
    double prescription = 1.0;
    double loyalty = 0.2;
    double clash = 0.1;
    double contested_from = 0.2;
    double urban_from = 0.4;
};

template <class Visitor, MaybeConst<TheoriesOfChange> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, spread, likeness, received, tradition, conviction, conviction_precision, evaluation,
           evaluated_work, counted_outputs, criteria, experimentation, pace, prescription, loyalty, clash,
           contested_from, urban_from] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"approaches.every_weeks", "weeks", 1, 520, "time between evaluations of approaches",
                            assumed, "quarterly"});
    visit(spread, Spec{"approaches.spread", "1", 0, 2, "spread of the log of true efficacy between variants", assumed,
                       "no accepted model of peacebuilding (Olson & Gregorian 2007, barrier 1); prior 0.2 to 0.8"});
    visit(likeness,
          Spec{"approaches.likeness", "1", 0, 1,
               "how far what works in one kind of district works in the others (correlation)", assumed, "prior"});
    visit(received, Spec{"approaches.received", "1", -1, 1,
                         "how right the powerful are: 1 their favourite is the best variant, −1 the worst, 0 chance",
                         assumed, "for experiments with known efficacy; nobody can know it of a country"});
    visit(tradition,
          Spec{"approaches.tradition", "1", 0, 10,
               "pull of the family's tradition on an organisation's favourite (log odds)", assumed, "prior"});
    visit(conviction, Spec{"approaches.conviction", "1", 0, 2,
                           "efficacy above the mean that is believed of one's favourite", assumed, "prior"});
    visit(conviction_precision,
          Spec{"approaches.conviction_precision", "1", 0.01, 100, "precision of that belief (1/variance)", assumed,
               "few evaluations, no incentive to change the model (Olson & Gregorian 2007); prior 2 to 10"});
    visit(evaluation,
          Spec{"approaches.evaluation", "1", 0, 20, "precision that a full evaluation of one approach adds to a belief",
               assumed, "few evaluations; effects are hard to attribute; prior 0.3 to 4"});
    visit(evaluated_work,
          Spec{"approaches.evaluated_work", "team-weeks", 1, 1000,
               "work with an approach at which an evaluation has half of that precision", assumed, "prior"});
    visit(counted_outputs, Spec{"approaches.counted_outputs", "1", 0, 1,
                                "precision of evaluations that count outputs only, of those that ask for the impact",
                                assumed, "broader impact evaluation criteria (Olson & Gregorian 2007); prior"});
    visit(criteria, Spec{"approaches.criteria", "1", 0, 1,
                         "share of the organisations' evaluations that ask for the impact, whoever they answer to",
                         assumed, "lever: broader impact evaluation criteria (Olson & Gregorian 2007)"});
    visit(experimentation, Spec{"approaches.experimentation", "1", 0.01, 5,
                                "difference in believed efficacy at which one variant gets e times the work of another",
                                assumed, "diversity of approaches has benefits (Olson & Gregorian 2007); prior"});
    visit(pace, Spec{"approaches.pace", "1", 0, 1, "share of the way to the wished mix of variants, a review", assumed,
                     "prior"});
    visit(prescription,
          Spec{"approaches.prescription", "1", 0, 1,
               "share of work that a wholly committed member does in the way the joint plan prescribes", assumed,
               "central control sanctions one unproven model (Olson & Gregorian 2007, barrier 1)"});
    visit(loyalty, Spec{"approaches.loyalty", "1", 0, 1,
                        "share of all votes that the prescribed variant has before anybody votes", assumed,
                        "no incentive to change a model that was agreed"});
    visit(clash, Spec{"approaches.clash", "1", 0, 1,
                      "efficacy lost by a variant of which nobody else makes use in that kind of district", assumed,
                      "consistency is what a shared strategy offers (de Coning 2008); prior 0 to 0.3"});
    visit(contested_from,
          Spec{"approaches.contested_from", "1", 0, 2,
               "presence of armed groups at the start from which a district is contested", assumed, "definition"});
    visit(urban_from, Spec{"approaches.urban_from", "1", 0, 1,
                           "share of people in towns from which a district is urban", assumed, "definition"});
}

/// Kinds of districts, true efficacy of every way and favourites, from the luck of the world and from who is powerful;
/// the same under every structure. Leaves everyone with the mix that it would choose by itself.
void conceive_approaches(World& world, const TheoriesOfChange& p, const Lessons& lessons, const Switches& on,
                         const Draws& draws);

/// Each quarter organisations evaluate what they did, hear of others' lessons, move towards what they believe works,
/// and take over what joint plans prescribe as far as they are committed. Reads placements, links and commitments as of
/// this week.
void learn_what_works(World& world, const TheoriesOfChange& p, const Lessons& lessons, const Coordination& meetings,
                      const RoomRules& rules, const Observation& observation, double rotation_scale, const Switches& on,
                      Week week, const Draws& draws);
inline constexpr Touches learn_what_works_touches{
    .reads =
        "organisations: competence family id memory power present turnover teams: activity district "
        "organisation presence beliefs: strength inner: follows openness success approaches: efficacy "
        "favourite kind forums: attendance depth leverage mixed open power private_commitment rule seat terms",
    .writes = "approaches: believed choice common own_mean own_precision prescribed use work yield"};

}  // namespace entente

#pragma once
// odd.md 7.2: teams see their district with noise, and what was seen ages.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/beliefs.hpp"
#include "world/conduct.hpp"
#include "world/districts.hpp"
#include "world/organisations.hpp"
#include "world/teams.hpp"
#include "world/touches.hpp"

namespace entente {

struct Observation {
    double precision = 2.0;
    double prior_precision = 1.0;
    double prior_mean = 0.4;
    double half_life = 10.0;
    double handover = 0.0;
    double base_sight = 0.3;
    double neighbours_effort = 0.4;
    double furthest = 0.5;
    double focus_least = 0.5;
};

template <class Visitor, MaybeConst<Observation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [precision, prior_precision, prior_mean, half_life, handover, base_sight, neighbours_effort, furthest,
           focus_least] = values;
    using enum Evidence;
    visit(precision, Spec{"observation.precision", "1/week", 0, 20,
                          "precision (1/variance) a week that full presence adds to a belief", assumed,
                          "prior; at 8 own belief is near perfect and links have no value"});
    visit(prior_precision, Spec{"observation.prior_precision", "1", 0.01, 10,
                                "precision of the belief of one who knows nothing", assumed, "prior"});
    visit(prior_mean, Spec{"observation.prior_mean", "1", 0, 1, "condition that one who knows nothing believes in",
                           assumed, "prior"});
    visit(half_life, Spec{"observation.half_life", "weeks", 1, 104, "time in which precision halves", assumed,
                          "precision halves over months (Olson & Gregorian 2007 on turnover)"});
    visit(handover, Spec{"observation.handover", "1", 0, 1,
                         "share of knowledge and ties that survives the departure of a head of team", assumed,
                         "lever: handover and lessons learned (Geneva seminar 2007)"});
    visit(base_sight,
          Spec{"observation.base_sight", "1", 0, 1, "what a team without local ties sees, of one with full ties",
               assumed, "face-to-face time (Olson & Gregorian 2007)"});
    visit(neighbours_effort,
          Spec{"observation.neighbours_effort", "1", 0, 1,
               "share of others' effort in a district that own full presence there sees", assumed, "prior 0.3 to 0.6"});
    visit(furthest, Spec{"observation.furthest", "1", 0, 5, "how far outside [0, 1] a noisy sight may fall", assumed,
                         "numerical"});
    visit(focus_least,
          Spec{"observation.focus_least", "1", 0, 1,
               "share of its sight with which an organisation sees what its mandate does not name", assumed, "prior"});
}

/// Ages all beliefs (faster where heads of team rotate, `rotation_scale` times their turnover) and adds what teams at
/// work saw this week. Reads conditions and how far teams keep away from people as of the end of last week; writes own
/// means and precisions, and `eyes`.
void observe(Beliefs& beliefs, const Organisations& organisations, const Teams& teams, const Districts& districts,
             const Observation& p, double rotation_scale, const Conduct& conduct, const Switches& on, Week week,
             const Draws& draws);
inline constexpr Touches observe_touches{
    .reads =
        "districts: condition id organisations: id mandate memory present turnover teams: district "
        "organisation presence ties conduct: sight",
    .writes = "beliefs: eyes own_mean own_precision"};

}  // namespace entente

#pragma once
// odd.md 7.8: commitment of armed groups to the accord.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Stance {
    double threshold = 0.5;
    double reversion = 0.015;
    double noise = 0.06;
    double mediation = 0.014;
    double guarantees = 0.014;
    double dividend = 0.04;
    double dividend_expected = 0.5;
    double stalemate = 0.02;
    double grievance = 0.04;
    double grievance_tolerated = 0.4;
    double provocation = 0.02;
    double exclusion = 0.015;
    double inside_type = 0.8;
    double outside_type = -2.0;
    double type_spread = 0.3;
    double half_presence = 0.003;
    double limit = 4.0;
    double mediation_half = 0.3;
    double operations_half = 0.5;
    double abuse_weight = 0.5;
    double losses_hurt = 0.01;
};

template <class Visitor, MaybeConst<Stance> Values>
void describe(Visitor& visit, Values& values) {
    auto& [threshold, reversion, noise, mediation, guarantees, dividend, dividend_expected, stalemate, grievance,
           grievance_tolerated, provocation, exclusion, inside_type, outside_type, type_spread, half_presence, limit,
           mediation_half, operations_half, abuse_weight, losses_hurt] = values;
    using enum Evidence;
    visit(threshold, Spec{"stance.threshold", "1", 0.05, 0.95,
                          "commitment p* under which a group is outside the accord", assumed, "prior 0.4 to 0.6"});
    visit(reversion, Spec{"stance.reversion", "1/week", 0, 0.2, "return of logit p to the group's type", assumed,
                          "without it p sticks at 0 or 1"});
    visit(noise,
          Spec{"stance.noise", "1/sqrt(week)", 0, 1, "random movement of logit p", assumed, "prior 0.03 to 0.08"});
    visit(mediation,
          Spec{"stance.mediation", "1/week", 0, 0.2, "pull of mediation on logit p", assumed, "prior 0.01 to 0.02"});
    visit(guarantees, Spec{"stance.guarantees", "1/week", 0, 0.2, "pull of security guarantees by patrols", assumed,
                           "third-party guarantees: Walter 2002; Fortna 2008"});
    visit(dividend, Spec{"stance.dividend", "1/week", 0, 0.5,
                         "pull of the constituency's welfare above what is expected", assumed, "prior 0.02 to 0.06"});
    visit(dividend_expected, Spec{"stance.dividend_expected", "1", 0, 1, "welfare that is taken for granted", assumed,
                                  "prior 0.45 to 0.55"});
    visit(stalemate, Spec{"stance.stalemate", "1/week", 0, 0.5, "pull of a hurting stalemate", assumed,
                          "Zartman; prior 0.01 to 0.03"});
    visit(grievance, Spec{"stance.grievance", "1/week", 0, 0.5, "push of the constituency's grievance", assumed,
                          "prior 0.02 to 0.06"});
    visit(grievance_tolerated,
          Spec{"stance.grievance_tolerated", "1", 0, 1, "grievance that does not push", assumed, "prior 0.35 to 0.45"});
    visit(provocation, Spec{"stance.provocation", "1/week", 0, 0.5, "push of operations and government abuse", assumed,
                            "prior 0.01 to 0.03"});
    visit(exclusion, Spec{"stance.exclusion", "1/week", 0, 0.5, "push of exclusion and of an accord not honoured",
                          assumed, "prior 0.01 to 0.02"});
    visit(inside_type, Spec{"stance.inside_type", "1", -4, 4, "type of groups that start inside the accord", assumed,
                            "prior 0.5 to 1.2"});
    visit(outside_type, Spec{"stance.outside_type", "1", -4, 4, "type of groups that start outside it", assumed,
                             "prior -2.5 to -1.5"});
    visit(type_spread,
          Spec{"stance.type_spread", "1", 0, 2, "spread of types between groups", assumed, "prior 0.3 to 0.7"});
    visit(half_presence, Spec{"stance.half_presence", "1", 1e-5, 0.1,
                              "fighters per inhabitant at which a group's presence in a district is one half", assumed,
                              "300 in a district of 100,000"});
    visit(limit, Spec{"stance.limit", "1", 1, 10, "largest |logit p|", assumed, "numerical"});
    visit(mediation_half, Spec{"stance.mediation_half", "teams/100000", 0.001, 10,
                               "political work at which mediation is half of what it can be", assumed, "prior"});
    visit(operations_half, Spec{"stance.operations_half", "teams/100000", 0.001, 10,
                                "operations at which provocation is half of what it can be", assumed, "prior"});
    visit(abuse_weight, Spec{"stance.abuse_weight", "1", 0, 5,
                             "provocation by government abuse, relative to operations", assumed, "prior"});
    visit(losses_hurt, Spec{"stance.losses_hurt", "1", 0.0001, 1,
                            "recent losses, as a share of fighters, that hurt fully", assumed, "prior"});
}

/// Moves every group's logit of commitment. Reads effort and
/// households as of this week and last week respectively.
void take_stance(World& world, const Stance& p, Week week, const Draws& draws);
inline constexpr Touches take_stance_touches{
    .reads =
        "districts: country people residents: grievance households welfare groups: active country fighters "
        "fighters_total id identity included presence recent_losses sides_with_government type accord: pressed "
        "seat_of_identity government: abuse exclusion honours missions: * effort: ceasefire mediation "
        "offensive patrol",
    .writes = "groups: commitment_logit"};

/// Publishes commitment, `outside`, totals and presence from the state as it is.
void publish_groups(ArmedGroups& groups, const Districts& districts, const Residents& residents,
                    double fighters_per_household, const Stance& p);
inline constexpr Touches publish_groups_touches{
    .reads = "districts: people households: people_per_household residents: fighters groups: active commitment_logit",
    .writes = "groups: commitment fighters fighters_total outside presence"};

}  // namespace entente

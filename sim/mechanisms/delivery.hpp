#pragma once
// odd.md 7.6: teams act; conditions of life, state capacity and community capacity change.

#include "core/describe.hpp"
#include "mechanisms/by.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Delivery {
    ByActivityAndDimension effect = by_activity(&ActivityTraits::effect);
    ByDimension growth{0.008, 0.012, 0.006, 0.006, 0.025, 0.003};
    ByDimension upkeep{0.004, 0.006, 0.006, 0.004, 0.008, 0.006};
    ByDimension decay{0.004, 0.004, 0.003, 0.003, 0.010, 0.002};
    ByDimension harm{0.01, 0.03, 0.01, 0.02, 0.03, 0.01};
    double absorption_base = 1.2;
    double absorption_capacity = 2.5;
    double gate_floor = 0.15;
    double through_floor = 0.55;
    double orphan_decay = 0.6;
    double community_share = 0.35;
    double displaced_strain = 0.02;
    double state_from_effort = 0.004;
    double state_from_revenue = 0.004;
    double state_decay = 0.002;
    double state_violence = 0.015;
    double brain_drain = 0.0004;
    double community_recovery = 0.006;
    double community_crowding = 0.0008;
    double community_support = 0.003;
    double ties_floor = 0.7;
    double violence_absorption = 0.4;
    double smallest_absorption = 0.4;
    double corruption_upkeep = 0.4;
    double corruption_through = 0.5;
    double crowding_limit = 10;
    double community_rest = 0.8;
    double gate_security = 0.5;
    double extension = 0.01;
    double state_crowding = 0.5;
    double crowding_half = 0.5;
    double state_half = 1.0;
};

template <class Visitor, MaybeConst<Delivery> Values>
void describe(Visitor& visit, Values& values) {
    auto& [effect, growth, upkeep, decay, harm, absorption_base, absorption_capacity, gate_floor, through_floor,
           orphan_decay, community_share, displaced_strain, state_from_effort, state_from_revenue, state_decay,
           state_violence, brain_drain, community_recovery, community_crowding, community_support, ties_floor,
           violence_absorption, smallest_absorption, corruption_upkeep, corruption_through, crowding_limit,
           community_rest, gate_security, extension, state_crowding, crowding_half, state_half] = values;
    using enum Evidence;
    visit(effect, Spec{"delivery.effect", "1", -1, 1, "effect of an activity on a dimension, of one team-week", assumed,
                       "ordering from the definitions of the activities; sizes are priors"});
    visit(growth, Spec{"delivery.growth", "1/week", 0, 0.2, "growth of a condition per unit of absorbed effort",
                       assumed, "prior, times 0.5 to 2"});
    visit(upkeep, Spec{"delivery.upkeep", "1/week", 0, 0.1, "growth per unit of state capacity", assumed,
                       "prior 0.002 to 0.01"});
    visit(decay, Spec{"delivery.decay", "1/week", 0, 0.1, "natural decay; humanitarian needs recur fastest", assumed,
                      "prior 0.001 to 0.01"});
    visit(harm, Spec{"delivery.harm", "1/week", 0, 0.5, "loss at violence 1", assumed, "prior 0.005 to 0.05"});
    visit(absorption_base,
          Spec{"delivery.absorption_base", "teams/100000", 0.1, 20,
               "effort per 100,000 people and dimension that a district without state absorbs", assumed,
               "scarce, otherwise nobody needs coordination; at 3 it never binds. Collier & Hoeffler 2002"});
    visit(absorption_capacity, Spec{"delivery.absorption_capacity", "teams/100000", 0, 20,
                                    "further absorption at state capacity 1", assumed, "prior 1 to 4"});
    visit(gate_floor, Spec{"delivery.gate_floor", "1", 0, 1,
                           "effect that politics, law, rights and development keep without security", assumed,
                           "security and development cannot exist without each other (Rotterdam seminar 2007)"});
    visit(through_floor, Spec{"delivery.through_floor", "1", 0, 1,
                              "direct effect of work through a state without capacity, of the same work beside it",
                              assumed, "prior 0.4 to 0.7"});
    visit(orphan_decay, Spec{"delivery.orphan_decay", "1", 0, 3,
                             "additional decay, as a multiple, where the state has no capacity to keep things up",
                             assumed, "what is built beside the state decays without it"});
    visit(community_share,
          Spec{"delivery.community_share", "1", 0, 2, "upkeep by community capacity, relative to state capacity",
               assumed, "the absence of the state is not the absence of order"});
    visit(displaced_strain,
          Spec{"delivery.displaced_strain", "1/week", 0, 0.2,
               "loss of humanitarian condition per share of displaced among residents", assumed, "prior"});
    visit(state_from_effort, Spec{"state.from_effort", "1/week", 0, 0.05,
                                  "growth by effort through the state, saturating", assumed, "prior 0.002 to 0.006"});
    visit(state_from_revenue, Spec{"state.from_revenue", "1/week", 0, 0.05, "growth by revenue and legitimacy", assumed,
                                   "prior 0.001 to 0.004"});
    visit(state_decay,
          Spec{"state.decay", "1/week", 0, 0.05, "natural decay of state capacity", assumed, "prior 0.001 to 0.003"});
    visit(state_violence,
          Spec{"state.violence", "1/week", 0, 0.2, "loss at violence 1", assumed, "prior 0.01 to 0.03"});
    visit(brain_drain, Spec{"state.brain_drain", "1/week", 0, 0.01,
                            "loss per international civilian team beside the state and 100,000 people", assumed,
                            "two-tier civil service (Geneva seminar 2007)"});
    visit(community_recovery,
          Spec{"community.recovery", "1/week", 0, 0.1, "recovery of community capacity in quiet", assumed, "prior"});
    visit(community_crowding, Spec{"community.crowding", "1/week", 0, 0.1,
                                   "loss per international team and 100,000 people that does things itself", assumed,
                                   "military care crowds out local provision (Geneva seminar 2007)"});
    visit(community_support,
          Spec{"community.support", "1/week", 0, 0.1, "growth per unit of local-capacity work", assumed, "prior"});
    visit(ties_floor,
          Spec{"delivery.ties_floor", "1", 0, 1, "effectiveness of a team without local ties", assumed, "prior"});
    visit(violence_absorption,
          Spec{"delivery.violence_absorption", "1", 0, 1, "absorption lost at violence 1", assumed, "prior"});
    visit(smallest_absorption, Spec{"delivery.smallest_absorption", "teams/100000", 0.01, 10,
                                    "absorption that is always left", assumed, "prior"});
    visit(corruption_upkeep,
          Spec{"delivery.corruption_upkeep", "1", 0, 1, "upkeep by the state lost at corruption 1", assumed, "prior"});
    visit(corruption_through, Spec{"delivery.corruption_through", "1", 0, 1,
                                   "effect of work through the state lost at corruption 1", assumed, "prior"});
    visit(crowding_limit,
          Spec{"delivery.crowding_limit", "teams/100000", 0, 100,
               "international teams beyond which brain drain and crowding out grow no more", assumed, "numerical"});
    visit(community_rest, Spec{"community.rest", "1", 0, 1, "community capacity in lasting quiet", assumed, "prior"});
    visit(gate_security,
          Spec{"delivery.gate_security", "1", 0.05, 1, "security at which the gate is wholly open", assumed, "prior"});
    visit(extension, Spec{"state.extension", "1/week", 0, 0.2,
                          "share of a neighbouring district's lead in state capacity that spreads in a week of quiet",
                          assumed, "extension of state authority (Geneva seminar 2007); prior"});
    visit(state_crowding,
          Spec{"state.crowding", "1", 0, 1, "growth of state capacity lost where soldiers serve people in its stead",
               assumed, "military medical care undercuts local provision (Geneva seminar 2007); prior"});
    visit(crowding_half, Spec{"state.crowding_half", "teams/100000", 0.01, 20,
                              "soldiers' projects at which half of that is lost", assumed, "prior"});
    visit(state_half, Spec{"state.effort_half", "teams/100000", 0.01, 20,
                           "work through the state at which half of the most that it can take up is taken up; "
                           "state_from_effort is what one team per 100,000 people brings at 1",
                           assumed, "prior"});
}

inline constexpr double people_per_unit = 100000;

/// People of a district in units of 100,000, in which all densities are measured.
double hundred_thousands(const Districts& districts, std::size_t district);

/// How far armed groups outside the accord keep the state out of a district, in [0, 1].
double held_by_others(const ArmedGroups& groups, std::size_t district);

/// Security gate of a dimension, from security and violence of a district: 1 for security and relief.
double security_gate(std::size_t dimension, double security, double violence, const Delivery& p);

/// Teams at work act: fills `effort` of this week. Reads access and coordination time as of this week.
void work(World& world, const Delivery& p, Week week);
inline constexpr Touches work_touches{
    .reads =
        "districts: country id state_capacity organisations: civilian competence coordination_share family id "
        "international_share local_ownership military teams: activity arrives district organisation presence "
        "ties inner: learning_time approaches: kind yield association: access conduct: effect government: "
        "corruption voices: oversight_channel",
    .writes =
        "effort: absolute_sum beside_state by_organisation ceasefire ddr disarmament justice_support "
        "local_partners mediation military_projects monitoring offensive patrol police public_information "
        "regional relief security_support signed_sum talks teams_here through_state total"};

/// Conditions and capacities follow from effort, violence and upkeep as of this week.
void change_conditions(World& world, const Delivery& p, const Switches& on);
inline constexpr Touches change_conditions_touches{
    .reads =
        "districts: country id neighbour neighbour_begin people violence residents: displaced_here "
        "district_households district_legitimacy groups: outside presence government: corruption revenue "
        "economy: drain_kept effort: beside_state local_partners military_projects through_state total",
    .writes = "districts: absorption community_capacity condition state_capacity"};

}  // namespace entente

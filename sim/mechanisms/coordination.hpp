#pragma once
// odd.md 7.4: forums that are due meet. Members state, mean and later do different things.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/approach.hpp"
#include "mechanisms/by.hpp"
#include "mechanisms/civil_military.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/room_rules.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Coordination {
    double tolerance = 0.25;
    double role_exponent = 2.0;
    double principle_weight = 1.0;
    double power_scale = 1.0;
    double meeting_cost = 1.2;
    double largest_share = 0.8;
    double consensus_scale = 1.0;
    double consensus_step = 0.5;
    int consensus_rounds = 3;
    double trust_gain = 0.02;
    double trust_loss = 0.03;
    double trust_pressure = 0.02;
    double memory = 13.0;
    double enacted_expected = 0.5;
    ByActivity politicised = by_activity(&ActivityTraits::politicised);
    double persistence = 0.3;
    double grace = 13;
    double smallest_power = 0.02;
    double judged_unseen = 0.2;
    double burden_information = 0.4;
    double burden_analysis = 0.7;
    double tolerance_dependent = 0.5;
    double tolerance_distrusting = 0.5;
    double office_teams = 2;
};

template <class Visitor, MaybeConst<Coordination> Values>
void describe(Visitor& visit, Values& values) {
    auto& [tolerance, role_exponent, principle_weight, power_scale, meeting_cost, largest_share, consensus_scale,
           consensus_step, consensus_rounds, trust_gain, trust_loss, trust_pressure, memory, enacted_expected,
           politicised, persistence, grace, smallest_power, judged_unseen, burden_information, burden_analysis,
           tolerance_dependent, tolerance_distrusting, office_teams] = values;
    using enum Evidence;
    visit(tolerance, Spec{"coordination.tolerance", "1", 0.01, 2,
                          "divergence at which private commitment falls to 1/e, before time, trust and autonomy",
                          assumed, "prior 0.2 to 0.4"});
    visit(role_exponent, Spec{"coordination.role_exponent", "1", 0.5, 4,
                              "exponent on the part of a role that is not one's own wish", assumed, "prior"});
    visit(principle_weight,
          Spec{"coordination.principle_weight", "1", 0, 4, "weight of conflict of principles, times believed hostility",
               assumed, "attainable coherence falls with hostility (de Coning 2008, p. 24)"});
    visit(power_scale, Spec{"coordination.power_scale", "1", 0, 4, "multiplier on the power rule of every forum",
                            assumed, "Olson & Gregorian 2007, barrier 3"});
    visit(meeting_cost, Spec{"coordination.meeting_cost", "team-weeks", 0, 4,
                             "cost of one meeting of a planning forum to a member, with preparation", assumed,
                             "set so that coordination takes 5 to 20 % of staff time; vary 0.02 to 0.30 of it"});
    visit(largest_share,
          Spec{"coordination.largest_share", "1", 0, 1, "most staff time that meetings can take", assumed, "prior"});
    visit(consensus_scale, Spec{"coordination.consensus_scale", "1", 0, 2,
                                "share of the way to the plan all can carry, at full skill and time", assumed,
                                "consensus skill finds agreement, it does not raise tolerance"});
    visit(consensus_step,
          Spec{"coordination.consensus_step", "1", 0, 4, "step of the search for that plan", assumed, "numerical"});
    visit(consensus_rounds,
          Spec{"coordination.consensus_rounds", "1", 0, 20, "steps of the search in a meeting", assumed, "numerical"});
    visit(trust_gain,
          Spec{"coordination.trust_gain", "1/meeting", 0, 0.5, "trust gained by a promise kept", assumed, "prior"});
    visit(trust_loss,
          Spec{"coordination.trust_loss", "1/meeting", 0, 0.5, "trust lost by a promise broken", assumed, "prior"});
    visit(trust_pressure,
          Spec{"coordination.trust_pressure", "1/meeting", 0, 0.5, "trust in the convenor lost to pressure felt",
               assumed, "power left unaddressed costs trust (Olson & Gregorian 2007)"});
    visit(memory, Spec{"coordination.memory", "weeks", 1, 104, "memory over which deeds are compared with words",
                       assumed, "prior"});
    visit(enacted_expected, Spec{"coordination.enacted_expected", "1", 0, 1,
                                 "tolerated distance between what is stated and what is done before trust falls",
                                 assumed, "teams move monthly, so nobody expects instant compliance"});
    visit(politicised, Spec{"coordination.politicised", "1", 0, 1,
                            "how far an activity takes sides, for those to whom neutrality matters", assumed,
                            "neutrality against endorsed partiality (Olson & Gregorian 2007, barrier 4)"});
    visit(persistence, Spec{"coordination.persistence", "teams", 0, 10,
                            "preference of a room for leaving a team where it is", assumed, "prior"});
    visit(grace, Spec{"coordination.grace", "weeks", 0, 104, "weeks at the start in which nobody is judged by deeds",
                      assumed, "deeds take a quarter to show"});
    visit(smallest_power, Spec{"coordination.smallest_power", "1", 0.0001, 1,
                               "power of the powerless in a plan by power", assumed, "prior"});
    visit(judged_unseen, Spec{"coordination.judged_unseen", "1", 0, 1,
                              "weight with which deeds that nobody reported are judged", assumed, "prior"});
    visit(burden_information, Spec{"coordination.burden_information", "1", 0, 5,
                                   "cost of a meeting for information, of a planning meeting", assumed, "prior"});
    visit(burden_analysis, Spec{"coordination.burden_analysis", "1", 0, 5,
                                "cost of a meeting for joint analysis, of a planning meeting", assumed, "prior"});
    visit(tolerance_dependent,
          Spec{"coordination.tolerance_dependent", "1", 0, 2,
               "tolerance of an organisation without autonomy, beside its autonomy", assumed, "prior"});
    visit(tolerance_distrusting,
          Spec{"coordination.tolerance_distrusting", "1", 0, 2,
               "tolerance of an organisation that does not trust the convenor at all, beside its trust", assumed,
               "prior"});
    visit(office_teams,
          Spec{"coordination.office_teams", "teams", 0, 100,
               "teams' worth of staff that every organisation has beside its teams: on them, too, meetings spread",
               assumed, "prior"});
}

/// Rooms due this week meet, in person and, where they plan, for a plan: wishes, roles, private and stated commitment,
/// what the room believes is left to do, and trust from kept and broken promises. Reads beliefs of this week; deeds and
/// other rooms' promises as of their last meetings.
void coordinate(World& world, const Structure& structure, const Coordination& p, const RoomRules& rules,
                const Approach& approach, const Delivery& delivery, const Switches& on, Week week, const Draws& draws);
inline constexpr Touches coordinate_touches{
    .reads =
        "districts: country id mission size organisations: active_teams autonomy breadth competence "
        "consensus_skill country desired_depth emphasis family id mandate military mission neutrality power "
        "power_sensitivity present beliefs: hostility mean strength association: access forums: attendance "
        "attention cell_intensity convenes crosses depth id interval_weeks leadership mixed placed power rule "
        "scope seat terms power: over voices: wanted missions: mandate_robust structure: *",
    .writes =
        "organisations: trust forums: agreed counted enacted goals inclusion leverage open plan pressure "
        "private_commitment promised role stated unfilled wish"};

/// What a room lacks for who wants it to be deeper, in [0, 1]; clarity about its goals takes the edge off.
double frustration_in(const Forums& forums, const Organisations& organisations, std::size_t f, std::size_t o,
                      double contact_group);

/// How far a member takes part in the plan of a room: attendance, less what is contact only; 0 for who merely listens.
double engagement(const Forums& forums, const Organisations& organisations, const RoomRules& rules, std::size_t f,
                  std::size_t o);

/// Exponent on members' power in the plan of a room: 0 where it is horizontal or its convenors are weak.
double planning_power(const Forums& forums, const Coordination& p, std::size_t f);

/// Cost of a meeting of this depth, of a planning meeting.
double burden_of(ForumDepth depth, const Coordination& p);

/// Team-weeks a week that a room costs a member who is always there.
double team_weeks_of(const World& world, const Coordination& p, const RoomRules& rules, const Approach& approach,
                     std::size_t f, std::size_t o);

/// Staff time that attendance and liaison cost each organisation, as of the attendance of this week.
void spend_time(World& world, const Coordination& p, const RoomRules& rules, const Approach& approach,
                const CivilMilitary& civil_military, const Switches& on);
inline constexpr Touches spend_time_touches{
    .reads =
        "organisations: active_teams family military forums: attendance depth intensity interval_weeks mixed "
        "open seat terms",
    .writes = "organisations: coordination_share"};

}  // namespace entente

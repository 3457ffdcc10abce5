#pragma once
// odd.md 7.9: every household, every week.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/outlook.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/violence.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Living {
    double welfare_pace = 0.04, fear_pace = 0.10, grievance_pace = 0.01, legitimacy_pace = 0.01, trust_pace = 0.03,
           acceptance_pace = 0.03, expectation_pace = 0.02, peer_pull = 0.03;
    double need_threshold = 0.3;
    double endowment_spread = 0.08;
    double displaced_welfare = 0.15;
    double relief_welfare = 0.12;
    double harm_grievance_government = 0.25;
    double harm_grievance_groups = 0.12;
    double harm_legitimacy = 0.25;
    double harm_trust = 0.08;
    double harm_fear = 0.30;
    double harm_welfare = 0.05;
    double disappointment = 0.5;
};

template <class Visitor, MaybeConst<Living> Values>
void describe(Visitor& visit, Values& values) {
    auto& [welfare_pace, fear_pace, grievance_pace, legitimacy_pace, trust_pace, acceptance_pace, expectation_pace,
           peer_pull, need_threshold, endowment_spread, displaced_welfare, relief_welfare, harm_grievance_government,
           harm_grievance_groups, harm_legitimacy, harm_trust, harm_fear, harm_welfare, disappointment] = values;
    using enum Evidence;
    visit(welfare_pace, Spec{"living.welfare_pace", "1/week", 0, 1, "weekly approach of welfare to its target", assumed,
                             "prior 0.02 to 0.06"});
    visit(fear_pace, Spec{"living.fear_pace", "1/week", 0, 1, "the same for fear", assumed, "prior 0.05 to 0.2"});
    visit(grievance_pace,
          Spec{"living.grievance_pace", "1/week", 0, 1, "the same for grievance", assumed, "prior 0.005 to 0.02"});
    visit(legitimacy_pace, Spec{"living.legitimacy_pace", "1/week", 0, 1, "the same for trust in the state", assumed,
                                "prior 0.005 to 0.02"});
    visit(trust_pace, Spec{"living.trust_pace", "1/week", 0, 1, "the same for trust in the mission", assumed,
                           "prior 0.02 to 0.05"});
    visit(acceptance_pace, Spec{"living.acceptance_pace", "1/week", 0, 1, "the same for acceptance of aid workers",
                                assumed, "prior 0.02 to 0.05"});
    visit(expectation_pace,
          Spec{"living.expectation_pace", "1/week", 0, 1, "the same for what is expected", assumed, "prior"});
    visit(peer_pull,
          Spec{"living.peer_pull", "1/week", 0, 1, "pull of the mean grievance of one's identity group in the district",
               assumed, "prior 0.02 to 0.05"});
    visit(need_threshold,
          Spec{"living.need_threshold", "1", 0, 1, "humanitarian need above which a household counts as in need",
               assumed, "definition 3.5"});
    visit(endowment_spread, Spec{"living.endowment_spread", "1", 0, 0.5,
                                 "spread of lasting advantage between households", assumed, "prior"});
    visit(displaced_welfare,
          Spec{"living.displaced_welfare", "1", 0, 1, "welfare lost while displaced", assumed, "prior"});
    visit(relief_welfare,
          Spec{"living.relief_welfare", "1", 0, 1, "welfare of relief that reaches one", assumed, "prior"});
    visit(harm_grievance_government, Spec{"living.harm_grievance_government", "1", 0, 1,
                                          "grievance of one harmed by government forces", assumed, "prior"});
    visit(harm_grievance_groups,
          Spec{"living.harm_grievance_groups", "1", 0, 1, "grievance of one harmed by others", assumed, "prior"});
    visit(harm_legitimacy, Spec{"living.harm_legitimacy", "1", 0, 1,
                                "trust in the state lost by one harmed by its forces", assumed, "prior"});
    visit(harm_trust,
          Spec{"living.harm_trust", "1", 0, 1, "trust in a mission that did not protect", assumed, "prior"});
    visit(harm_fear, Spec{"living.harm_fear", "1", 0, 1, "fear of one who was harmed", assumed, "prior"});
    visit(harm_welfare, Spec{"living.harm_welfare", "1", 0, 1, "welfare lost to harm", assumed, "prior"});
    visit(disappointment,
          Spec{"living.disappointment", "1", 0, 2, "trust target lost per expectation not met", assumed, "prior"});
}

/// Moves every household one week on and publishes their sums in `residents`. Reads conditions, effort, events and
/// stance as of this week; the mean of its group as of last week.
void live(World& world, HouseholdTables& tables, const Living& living, const Prospects& prospects,
          const Displacement& displacement, const Mobilisation& mobilisation, const ViolenceRates& violence,
          const Switches& on, Week week, const Draws& draws);
inline constexpr Touches live_touches{
    .reads =
        "districts: condition country id mission people porous remoteness state_capacity violence x y "
        "households: endowment identity origin people_per_household groups: active country fighters id "
        "identity outside presence accord: pay_lost seat_of_identity welfare_lost communities: grudge killed "
        "livelihoods: income pull deconfliction: spared_people government: abuse corruption exclusion in_power "
        "economy: welfare opinion: informed missions: deployed partiality strength effort: ddr "
        "military_projects patrol relief through_state events: deaths fighter_losses",
    .writes =
        "households: acceptance allegiance demobilised expectation fear grievance legitimacy residence "
        "trust_mission weeks_away welfare residents: acceptance demobilised displaced_from displaced_here "
        "displaced_welfare district_acceptance district_fear district_grievance district_households "
        "district_legitimacy district_trust_mission district_welfare expectation fear fighters fled grievance "
        "harmed households in_need legitimacy n_fled n_returned reached returned trust_mission welfare "
        "welfare_gini"};

/// Publishes the sums without moving anybody: used once when the world is built.
void count_households(World& world, HouseholdTables& tables, const Living& living);

}  // namespace entente

#pragma once
// 4.10: every household, every week.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/displacement.hpp"
#include "mechanisms/mobilisation.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/violence.hpp"
#include "world/world.hpp"

namespace entente {

struct Living {
    double welfare_pace = 0.04, fear_pace = 0.10, grievance_pace = 0.01, legitimacy_pace = 0.01, trust_pace = 0.03,
           acceptance_pace = 0.03, expectation_pace = 0.02, peer_pull = 0.03;
    double harmed_per_death = 30.0;
    double need_threshold = 0.3;
    double relief_half = 2.0;
    double endowment_spread = 0.08;
    double displaced_welfare = 0.15;
    double relief_welfare = 0.12;
    double harm_grievance_government = 0.25;
    double harm_grievance_groups = 0.12;
    double harm_legitimacy = 0.25;
    double harm_trust = 0.08;
    double harm_fear = 0.30;
    double harm_welfare = 0.05;
    double promise = 0.35;
    double disappointment = 0.5;
};

template <class Visitor, MaybeConst<Living> Values>
void describe(Visitor& visit, Values& values) {
    auto& [welfare_pace, fear_pace, grievance_pace, legitimacy_pace, trust_pace, acceptance_pace, expectation_pace,
           peer_pull, harmed_per_death, need_threshold, relief_half, endowment_spread, displaced_welfare, relief_welfare,
           harm_grievance_government, harm_grievance_groups, harm_legitimacy, harm_trust, harm_fear, harm_welfare, promise,
           disappointment] = values;
    using enum Evidence;
    visit(welfare_pace, Spec{"living.welfare_pace", "1/week", 0, 1, "weekly approach of welfare to its target", assumed, "prior 0.02 to 0.06"});
    visit(fear_pace, Spec{"living.fear_pace", "1/week", 0, 1, "the same for fear", assumed, "prior 0.05 to 0.2"});
    visit(grievance_pace, Spec{"living.grievance_pace", "1/week", 0, 1, "the same for grievance", assumed, "prior 0.005 to 0.02"});
    visit(legitimacy_pace, Spec{"living.legitimacy_pace", "1/week", 0, 1, "the same for trust in the state", assumed, "prior 0.005 to 0.02"});
    visit(trust_pace, Spec{"living.trust_pace", "1/week", 0, 1, "the same for trust in the mission", assumed, "prior 0.02 to 0.05"});
    visit(acceptance_pace, Spec{"living.acceptance_pace", "1/week", 0, 1, "the same for acceptance of aid workers", assumed, "prior 0.02 to 0.05"});
    visit(expectation_pace, Spec{"living.expectation_pace", "1/week", 0, 1, "the same for what is expected", assumed, "prior"});
    visit(peer_pull, Spec{"living.peer_pull", "1/week", 0, 1, "pull of the mean grievance of one's identity group in the district", assumed, "prior 0.02 to 0.05"});
    visit(harmed_per_death, Spec{"living.harmed_per_death", "people", 0, 1000, "people whose household is harmed by one death: kin, wounded, robbed", assumed, "prior 20 to 40"});
    visit(need_threshold, Spec{"living.need_threshold", "1", 0, 1, "humanitarian need above which a household counts as in need", assumed, "definition 3.5"});
    visit(relief_half, Spec{"living.relief_half", "teams/100000", 0.05, 50, "relief teams per 100,000 people, at full need, that reach 63 % of those in need", assumed, "prior"});
    visit(endowment_spread, Spec{"living.endowment_spread", "1", 0, 0.5, "spread of lasting advantage between households", assumed, "prior"});
    visit(displaced_welfare, Spec{"living.displaced_welfare", "1", 0, 1, "welfare lost while displaced", assumed, "prior"});
    visit(relief_welfare, Spec{"living.relief_welfare", "1", 0, 1, "welfare of relief that reaches one", assumed, "prior"});
    visit(harm_grievance_government, Spec{"living.harm_grievance_government", "1", 0, 1, "grievance of one harmed by government forces", assumed, "prior"});
    visit(harm_grievance_groups, Spec{"living.harm_grievance_groups", "1", 0, 1, "grievance of one harmed by others", assumed, "prior"});
    visit(harm_legitimacy, Spec{"living.harm_legitimacy", "1", 0, 1, "trust in the state lost by one harmed by its forces", assumed, "prior"});
    visit(harm_trust, Spec{"living.harm_trust", "1", 0, 1, "trust in a mission that did not protect", assumed, "prior"});
    visit(harm_fear, Spec{"living.harm_fear", "1", 0, 1, "fear of one who was harmed", assumed, "prior"});
    visit(harm_welfare, Spec{"living.harm_welfare", "1", 0, 1, "welfare lost to harm", assumed, "prior"});
    visit(promise, Spec{"living.promise", "1", 0, 1, "expectation above present welfare that a mission at full strength raises", assumed, "prior; expectations count and public information can manage them"});
    visit(disappointment, Spec{"living.disappointment", "1", 0, 2, "trust target lost per expectation not met", assumed, "prior"});
}

/// What a week looks like from one district to one identity group: everything households share. Built once a week, so that
/// the loop over households only adds what is its own.
struct Outlook {
    float welfare, fear, grievance, legitimacy, trust, acceptance, expectation;  // targets without own parts
    float need;                            // humanitarian need of the district
    float reached;                         // probability that one in need is reached
    float harmed_by_government, harmed;    // probabilities; the second includes the first
    float flight_base, flight_fear;        // p = base + fear² · flight_fear
    float homecoming;                      // probability of return to this district as a home
    float join_logit;                      // without own parts
    float join_scale;                      // 0 where no group recruits
    float peer_grievance;
    std::uint8_t recruiter;                // 1 + armed group that recruits here, or 0
    std::uint16_t padding;
};

/// Weekly table and sums; kept between weeks so that nothing is allocated in a step.
struct HouseholdTables {
    std::vector<Outlook> outlook;          // (district × identity)
    Grid<float> leave_arms;                // (armed group, district) probability that a fighter's household lays down arms
    Grid<float> fall;                      // (armed group, district) probability that its fighter is killed
    Grid<float> desert;                    // (armed group, district)
    Grid<float> refuge_cumulative;         // (district, refuge) cumulative pull
    Grid<std::uint16_t> refuge;            // (district, refuge) destination
    Grid<float> refuge_pull;               // (district, refuge) people^0.5 / distance^decay, fixed
    std::vector<std::vector<std::int64_t>> tallies;  // one a range of rows
};

/// Sizes the tables and finds the refuges of every district.
void prepare_tables(HouseholdTables& tables, const World& world, const Displacement& p);

/// Moves every household one week on and publishes their sums in `residents`. Reads conditions, effort, events and stance
/// as of this week; the mean of its group as of last week.
void live(World& world, HouseholdTables& tables, const Living& living, const Displacement& displacement,
          const Mobilisation& mobilisation, const ViolenceRates& violence, const Switches& on, Week week,
          const Draws& draws);

/// Publishes the sums without moving anybody: used once when the world is built.
void count_households(World& world, HouseholdTables& tables, const Living& living);

}  // namespace entente

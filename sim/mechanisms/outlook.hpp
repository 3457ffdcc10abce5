#pragma once
// odd.md 7.9: what a week looks like from a district, to an identity group. Built once a week, so that the loop over
// households only adds what is a household's own.

#include <cstdint>
#include <vector>

#include "core/describe.hpp"
#include "core/grid.hpp"
#include "mechanisms/displacement.hpp"
#include "mechanisms/mobilisation.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/violence.hpp"
#include "world/world.hpp"

namespace entente {

/// How conditions of a district become the levels that its households' feelings approach.
struct Prospects {
    double welfare_base = 0.12;
    double welfare_development = 0.42;
    double welfare_humanitarian = 0.32;
    double welfare_violence = 0.15;
    double welfare_excluded = 0.05;
    double fear_violence = 0.75;
    double fear_insecurity = 0.5;
    double fear_patrols = 0.25;
    double grievance_base = 0.4;
    double grievance_welfare = 0.5;
    double grievance_lawless = 0.25;
    double grievance_abuse = 0.35;
    double grievance_corruption = 0.15;
    double grievance_political = 0.15;
    double grievance_excluded = 0.15;
    double grievance_displaced = 0.1;
    double legitimacy_base = 0.15;
    double legitimacy_capacity = 0.45;
    double legitimacy_law = 0.15;
    double legitimacy_security = 0.15;
    double legitimacy_welfare = 0.2;
    double legitimacy_abuse = 0.4;
    double legitimacy_excluded = 0.1;
    double trust_base = 0.35;
    double trust_presence = 0.1;
    double trust_patrols = 0.35;
    double trust_relief = 0.15;
    double trust_partial = 0.24;
    double trust_through = 0.36;
    double trust_projects = 0.15;
    double projects_half = 1.0;
    double trust_informed = 0.03;
    double acceptance_base = 0.49;
    double acceptance_condition = 0.2;
    double acceptance_relief = 0.35;
    double acceptance_grievance = 0.2;
    double informed = 0.6;
    double battle_harm = 0.2;
    double strange_presence = 0.05;
    double relief_half = 2.0;
    double relief_floor = 0.3;
    double programme_half = 0.3;
    double promise = 0.2;
    double harmed_per_death = 30.0;
    double legitimacy_corruption = 0.5;
    double legitimacy_army = 0.5;
};

template <class Visitor, MaybeConst<Prospects> Values>
void describe(Visitor& visit, Values& values) {
    auto& [welfare_base, welfare_development, welfare_humanitarian, welfare_violence, welfare_excluded, fear_violence,
           fear_insecurity, fear_patrols, grievance_base, grievance_welfare, grievance_lawless, grievance_abuse,
           grievance_corruption, grievance_political, grievance_excluded, grievance_displaced, legitimacy_base,
           legitimacy_capacity, legitimacy_law, legitimacy_security, legitimacy_welfare, legitimacy_abuse,
           legitimacy_excluded, trust_base, trust_presence, trust_patrols, trust_relief, trust_partial, trust_through,
           trust_projects, projects_half, trust_informed, acceptance_base, acceptance_condition, acceptance_relief,
           acceptance_grievance, informed, battle_harm, strange_presence, relief_half, relief_floor, programme_half,
           promise, harmed_per_death, legitimacy_corruption, legitimacy_army] = values;
    using enum Evidence;
    visit(welfare_base, Spec{"prospects.welfare_base", "1", 0, 2, "welfare with nothing", assumed, "prior"});
    visit(welfare_development,
          Spec{"prospects.welfare_development", "1", 0, 2, "welfare from development", assumed, "prior"});
    visit(welfare_humanitarian, Spec{"prospects.welfare_humanitarian", "1", 0, 2,
                                     "welfare from the humanitarian condition", assumed, "prior"});
    visit(welfare_violence,
          Spec{"prospects.welfare_violence", "1", 0, 2, "welfare lost at violence 1", assumed, "prior"});
    visit(welfare_excluded, Spec{"prospects.welfare_excluded", "1", 0, 2,
                                 "welfare lost to full exclusion of one's group", assumed, "prior"});
    visit(fear_violence, Spec{"prospects.fear_violence", "1", 0, 2, "fear at violence 1", assumed, "prior"});
    visit(fear_insecurity, Spec{"prospects.fear_insecurity", "1", 0, 2, "fear without security", assumed, "prior"});
    visit(fear_patrols,
          Spec{"prospects.fear_patrols", "1", 0, 2, "fear taken away by full patrol coverage", assumed, "prior"});
    visit(grievance_base, Spec{"prospects.grievance_base", "1", 0, 2, "grievance with nothing else", assumed, "prior"});
    visit(grievance_welfare,
          Spec{"prospects.grievance_welfare", "1", 0, 2, "grievance taken away by welfare", assumed, "prior"});
    visit(grievance_lawless,
          Spec{"prospects.grievance_lawless", "1", 0, 2, "grievance without rule of law", assumed, "prior"});
    visit(grievance_abuse,
          Spec{"prospects.grievance_abuse", "1", 0, 2, "grievance at full government abuse", assumed, "prior"});
    visit(grievance_corruption,
          Spec{"prospects.grievance_corruption", "1", 0, 2, "grievance at full corruption", assumed, "prior"});
    visit(grievance_political, Spec{"prospects.grievance_political", "1", 0, 2,
                                    "grievance taken away by the political condition", assumed, "prior"});
    visit(grievance_excluded,
          Spec{"prospects.grievance_excluded", "1", 0, 2, "grievance of an excluded group", assumed, "prior"});
    visit(grievance_displaced,
          Spec{"prospects.grievance_displaced", "1", 0, 2, "grievance of the displaced", assumed, "prior"});
    visit(legitimacy_base,
          Spec{"prospects.legitimacy_base", "1", 0, 2, "trust in a state that does nothing", assumed, "prior"});
    visit(legitimacy_capacity,
          Spec{"prospects.legitimacy_capacity", "1", 0, 2, "trust from capacity that serves", assumed, "prior"});
    visit(legitimacy_law, Spec{"prospects.legitimacy_law", "1", 0, 2, "trust from rule of law", assumed, "prior"});
    visit(legitimacy_security,
          Spec{"prospects.legitimacy_security", "1", 0, 2, "trust from security", assumed, "prior"});
    visit(legitimacy_welfare, Spec{"prospects.legitimacy_welfare", "1", 0, 2, "trust from welfare", assumed, "prior"});
    visit(legitimacy_abuse,
          Spec{"prospects.legitimacy_abuse", "1", 0, 2, "trust lost to full abuse", assumed, "prior"});
    visit(legitimacy_excluded,
          Spec{"prospects.legitimacy_excluded", "1", 0, 2, "trust lost to exclusion", assumed, "prior"});
    visit(trust_base,
          Spec{"prospects.trust_base", "1", 0, 2, "trust in a mission that does nothing", assumed, "prior"});
    visit(trust_presence, Spec{"prospects.trust_presence", "1", 0, 2, "trust from its presence", assumed, "prior"});
    visit(trust_patrols,
          Spec{"prospects.trust_patrols", "1", 0, 2, "trust from full patrol coverage", assumed, "prior"});
    visit(trust_relief,
          Spec{"prospects.trust_relief", "1", 0, 2, "trust from relief that reaches one", assumed, "prior"});
    visit(trust_partial, Spec{"prospects.trust_partial", "1", 0, 2,
                              "trust lost to partiality for an abusive government", assumed, "prior"});
    visit(trust_through, Spec{"prospects.trust_through", "1", 0, 2, "trust lost to work through an abusive government",
                              assumed, "prior"});
    visit(trust_projects,
          Spec{"prospects.trust_projects", "1", 0, 2, "trust that soldiers' aid and projects win at most", assumed,
               "hearts and minds (Olson & Gregorian 2007); prior"});
    visit(projects_half, Spec{"prospects.projects_half", "teams/100000", 0.01, 20,
                              "soldiers' aid and projects at which half of it is won", assumed, "prior"});
    visit(trust_informed, Spec{"prospects.trust_informed", "1", 0, 2,
                               "trust from being told what a mission does, as far as it is there", assumed,
                               "public diplomacy towards local people (Rotterdam seminar 2007, R9); prior"});
    visit(acceptance_base,
          Spec{"prospects.acceptance_base", "1", 0, 2, "acceptance of aid workers who do nothing", assumed, "prior"});
    visit(acceptance_condition, Spec{"prospects.acceptance_condition", "1", 0, 2,
                                     "acceptance from the humanitarian condition", assumed, "prior"});
    visit(acceptance_relief,
          Spec{"prospects.acceptance_relief", "1", 0, 2, "acceptance from relief that reaches one", assumed, "prior"});
    visit(acceptance_grievance,
          Spec{"prospects.acceptance_grievance", "1", 0, 2, "acceptance lost to grievance", assumed, "prior"});
    visit(informed, Spec{"prospects.informed", "1", 0, 2,
                         "share of unfounded expectation that public information takes away", assumed, "prior"});
    visit(battle_harm, Spec{"prospects.battle_harm", "1", 0, 2,
                            "households harmed by a battle death, relative to a civilian death", assumed, "prior"});
    visit(strange_presence,
          Spec{"prospects.strange_presence", "1", 0, 2, "pull of a group that is not there", assumed, "prior"});
    visit(relief_half,
          Spec{"prospects.relief_half", "teams/100000", 0.05, 50,
               "relief teams per 100,000 people, at full need, that reach 63 % of those in need", assumed, "prior"});
    visit(relief_floor, Spec{"prospects.relief_floor", "teams/100000", 0.01, 10, "the same where there is no need",
                             assumed, "prior"});
    visit(programme_half, Spec{"prospects.programme_half", "teams/100000", 0.01, 10,
                               "disarmament teams at which a programme runs at half its pace", assumed, "prior"});
    visit(promise, Spec{"prospects.promise", "1", 0, 1,
                        "expectation above present welfare that a mission at full strength raises", assumed,
                        "expectations count, and public information can manage them"});
    visit(harmed_per_death,
          Spec{"prospects.harmed_per_death", "people", 0, 1000,
               "people whose household is harmed by one death: kin, wounded, robbed", assumed, "prior 20 to 40"});
    visit(legitimacy_corruption,
          Spec{"prospects.legitimacy_corruption", "1", 0, 1,
               "share of the trust that capacity earns which full corruption takes", assumed, "prior"});
    visit(legitimacy_army,
          Spec{"prospects.legitimacy_army", "1", 0, 1,
               "share of what abuse costs in trust that hangs on the army's part in it", assumed, "prior"});
}

/// Everything that households of one identity group in one district share this week.
struct Outlook {
    float welfare, fear, grievance, legitimacy, trust, acceptance, expectation;  // targets without own parts
    float need;                                                                  // humanitarian need of the district
    float reached;                       // probability that one in need is reached
    float harmed_by_government, harmed;  // probabilities; the second includes the first
    float flight_base, flight_fear;      // p = base + fear² · flight_fear
    float homecoming;                    // probability of return to this district as a home
    float join_logit;                    // without own parts
    float join_scale;                    // 0 where no group recruits
    float peer_grievance;
    std::uint8_t recruiter;  // 1 + armed group that recruits here, or 0
};

inline constexpr std::size_t rows_at_once = 512;  // households in one block

/// Weekly table and sums; kept between weeks so that nothing is allocated in a step.
struct HouseholdTables {
    std::vector<Outlook> outlook;       // (district × identity)
    Grid<float> leave_arms;             // (armed group, district) probability that a fighter's household lays down arms
    Grid<float> fall;                   // (armed group, district) probability that its fighter is killed
    Grid<float> desert;                 // (armed group, district)
    Grid<float> refuge_cumulative;      // (district, refuge) cumulative pull
    Grid<std::uint16_t> refuge;         // (district, refuge) destination
    Grid<float> refuge_pull;            // (district, refuge) people^0.5 / distance^decay, fixed
    std::vector<std::uint32_t> blocks;  // first row of each block of one origin and identity group, and the end
    std::vector<std::vector<std::int64_t>> tallies;  // one a range of blocks
};

/// Sizes the tables, finds the refuges of every district and cuts the rows into blocks.
void prepare_tables(HouseholdTables& tables, const World& world, const Displacement& p);

/// Fills the tables of this week.
void look_around(HouseholdTables& tables, const World& world, const Prospects& prospects,
                 const Displacement& displacement, const Mobilisation& mobilisation, const ViolenceRates& violence,
                 const Switches& on);

}  // namespace entente

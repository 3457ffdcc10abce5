#pragma once
// What teams did this week and what violence did: published by `deliver` and `contend`, read by everyone after.

#include <vector>

#include "core/grid.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// Effort of this week [team-equivalents].
struct Effort {
    Grid<double> by_organisation;            // (organisation, district × dimension) positive effect on conditions
    Grid<double> total;                      // (district, dimension) sum over organisations
    Grid<double> signed_sum;                 // (district, dimension) effects with their sign, for coherence
    Grid<double> absolute_sum;               // (district, dimension) sum of absolute effects by organisation
    std::vector<double> relief;              // (district)
    std::vector<double> patrol;              // (district)
    std::vector<double> offensive;           // (district)
    std::vector<double> ddr;                 // (district)
    std::vector<double> mediation;           // (district) political work
    std::vector<double> military_projects;   // (district) quick-impact projects and relief by soldiers
    std::vector<double> through_state;       // (district)
    std::vector<double> beside_state;        // (district) international, civilian, beside the state
    std::vector<double> local_partners;      // (district) work that strengthens communities
    std::vector<double> public_information;  // (district)
    std::vector<double> monitoring;          // (district) human-rights monitors
    std::vector<double> police;              // (district) mission police on patrol or beside the national police
    std::vector<double> ceasefire;           // (district) observers who watch a cease-fire
    std::vector<double> regional;            // (district) mediation by a regional organisation
    std::vector<double> unpoliced;           // (district) share of killings of civilians that police do not prevent
    std::vector<double> escalation;          // (district) share of battles that breed new ones under observation
    Grid<double> teams_here;                 // (organisation, district) presence of teams, any activity
    Grid<double> security_support;           // (organisation, country) support of security bodies
    Grid<double> justice_support;            // (organisation, country)
    std::vector<double> disarmament;         // (organisation) disarmament and reintegration, for credit
    Grid<double> talks;                      // (organisation, district) mediation
};

/// Violence of this week.
struct Events {
    Grid<int> count;                 // (district, kind)
    Grid<int> deaths;                // (district, kind); battle deaths, civilians, peacekeepers, aid workers
    Grid<int> aid_attacks;           // (organisation, district) attacks on its teams, of all civilian organisations
    std::vector<int> aid_incidents;  // (organisation)
    std::vector<int> aid_victims;    // (organisation)
    int aid_victims_national = 0;
    Grid<double> fighter_losses;  // (group, district) killed in battle [people]
};

}  // namespace entente

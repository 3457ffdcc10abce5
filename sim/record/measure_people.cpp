#include <algorithm>
#include <array>

#include "core/parallel.hpp"
#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

void measure_deaths(const World& world, Values values) {
    std::array<std::int64_t, n_violence_kinds> deaths{};
    for (std::size_t d = 0; d < world.events.deaths.n_rows; ++d) {
        for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) deaths[kind] += world.events.deaths(d, kind);
    }
    values[observable("battle_deaths")] = static_cast<double>(deaths[index_of(Violence::battle)]);
    values[observable("civilian_deaths_groups")] =
        static_cast<double>(deaths[index_of(Violence::groups_against_civilians)]);
    values[observable("civilian_deaths_government")] =
        static_cast<double>(deaths[index_of(Violence::government_against_civilians)]);
    values[observable("communal_deaths")] = static_cast<double>(deaths[index_of(Violence::communal)]);
    values[observable("mission_deaths")] = static_cast<double>(deaths[index_of(Violence::attack_on_mission)]);
}

void measure_flight_and_need(const World& world, Values values) {
    const Residents& residents = world.residents;
    const double each = world.households.people_per_household;
    std::int64_t displaced = 0;
    std::int64_t in_need = 0;
    std::int64_t reached = 0;
    for (const std::int64_t households : residents.displaced_here) displaced += households;
    for (std::size_t d = 0; d < residents.in_need.size(); ++d) {
        in_need += residents.in_need[d];
        reached += residents.reached[d];
    }
    values[observable("displaced")] = static_cast<double>(displaced) * each;
    values[observable("fled")] = static_cast<double>(residents.n_fled) * each;
    values[observable("returned")] = static_cast<double>(residents.n_returned) * each;
    values[observable("people_in_need")] = static_cast<double>(in_need) * each;
    values[observable("people_reached")] = static_cast<double>(reached) * each;
    values[observable("coverage")] =
        in_need > 0 ? static_cast<double>(reached) / static_cast<double>(in_need) : undefined;
}

/// National mean, and least and most of the means of identity groups, of a column kept by district and identity group.
struct Spread {
    double all = undefined;
    double least = undefined;
};

Spread spread(const Residents& residents, const std::vector<double>& column) {
    Spread result;
    double sum = 0;
    double households = 0;
    for (std::size_t identity = 0; identity < residents.n_identities; ++identity) {
        double sum_of_group = 0;
        double group = 0;
        for (std::size_t row = identity; row < column.size(); row += residents.n_identities) {
            const auto n = static_cast<double>(residents.households[row]);
            sum_of_group += n * column[row];
            group += n;
        }
        sum += sum_of_group;
        households += group;
        if (group > 0 && !(sum_of_group / group >= result.least)) result.least = sum_of_group / group;
    }
    if (households > 0) result.all = sum / households;
    return result;
}

void measure_minds(const World& world, Values values) {
    const Residents& residents = world.residents;
    const Spread welfare = spread(residents, residents.welfare);
    const Spread legitimacy = spread(residents, residents.legitimacy);
    values[observable("welfare")] = welfare.all;
    values[observable("welfare_worst_group")] = welfare.least;
    values[observable("welfare_gini")] = residents.welfare_gini;
    values[observable("safety")] = 1.0 - spread(residents, residents.fear).all;
    values[observable("grievance")] = spread(residents, residents.grievance).all;
    values[observable("legitimacy")] = legitimacy.all;
    values[observable("legitimacy_worst_group")] = legitimacy.least;
    values[observable("trust_mission")] = spread(residents, residents.trust_mission).all;
    values[observable("acceptance_aid")] = spread(residents, residents.acceptance).all;
}

/// Conditions and capacities as people meet them: weighted by where they live now.
void measure_places(const World& world, Values values) {
    const Districts& districts = world.districts;
    std::array<double, n_dimensions> condition{};
    double state = 0;
    double community = 0;
    double violence = 0;
    double people = 0;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        const double here = world.residents.district_households[d];
        for (std::size_t k = 0; k < n_dimensions; ++k) condition[k] += here * districts.condition(d, k);
        state += here * districts.state_capacity[d];
        community += here * districts.community_capacity[d];
        violence += here * districts.violence[d];
        people += here;
    }
    const auto of_people = [&](double sum) { return people > 0 ? sum / people : undefined; };
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        values[observable("condition_political") + k] = of_people(condition[k]);
    }
    values[observable("state_capacity")] = of_people(state);
    values[observable("community_capacity")] = of_people(community);
    values[observable("violence")] = of_people(violence);
}

void measure_groups(const World& world, const Mobilisation& p, Values values) {
    const ArmedGroups& groups = world.groups;
    double fighters = 0;
    double weight = 0;
    double commitment = 0;
    double outside = 0;
    std::int64_t demobilised = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (!groups.active[g]) continue;
        const double strength = groups.fighters_total[g] + 1.0;  // a group without fighters still has a stance
        fighters += groups.fighters_total[g];
        weight += strength;
        commitment += strength * groups.commitment[g];
        outside += strength * groups.outside[g];
    }
    for (const std::int64_t households : world.residents.demobilised.values) demobilised += households;
    values[observable("fighters")] = fighters;
    values[observable("commitment")] = weight > 0 ? commitment / weight : undefined;
    values[observable("outside_accord")] = weight > 0 ? outside / weight : undefined;
    values[observable("demobilised")] = static_cast<double>(demobilised) * world.households.people_per_household *
                                        p.fighters_per_person * p.registered_per_fighter;
}

/// Mean over the missions that the structure has.
double strength_of_missions(const std::vector<Mission>& missions) {
    double strength = 0;
    double n = 0;
    for (const Mission& mission : missions) {
        if (!mission.deployed) continue;
        strength += mission.strength;
        n += 1;
    }
    return n > 0 ? strength / n : 0.0;
}

void measure_phases(const World& world, Values values) {
    double ripe = 0;
    double believed = 0;
    double n = 0;
    double judging = 0;
    for (const Mission& mission : world.missions) {
        ripe += mission.ripeness;
        n += 1;
        if (mission.believed_ripeness < 0) continue;
        believed += mission.believed_ripeness;
        judging += 1;
    }
    double crisis = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        people += world.districts.people[d];
        if (world.districts.phase[d] == index_of(Phase::crisis)) crisis += world.districts.people[d];
    }
    values[observable("ripeness")] = n > 0 ? ripe / n : undefined;
    values[observable("believed_ripeness")] = judging > 0 ? believed / judging : undefined;
    values[observable("people_in_crisis")] = people > 0 ? crisis / people : undefined;
}

}  // namespace

double people_in(const World& world, std::size_t district) {
    return world.residents.district_households[district] * world.households.people_per_household;
}

void measure_people(const Moment& now, Values values) {
    measure_deaths(now.world, values);
    measure_flight_and_need(now.world, values);
    measure_minds(now.world, values);
    measure_places(now.world, values);
    measure_groups(now.world, now.p.mobilisation, values);
    values[observable("mission_strength")] = strength_of_missions(now.world.missions);
    measure_phases(now.world, values);
}

void measure_displaced(const Moment& now, Values values) {
    const Households& households = now.world.households;
    double sum = 0;
    std::int64_t displaced = 0;
    std::int64_t abroad = 0;
    const std::vector<std::uint8_t>& country = now.world.districts.country;
    for (std::size_t i = 0; i < households.size(); ++i) {  // in order of rows, so the sum does not depend on threads
        if (households.residence[i] == households.origin[i]) continue;
        sum += static_cast<double>(households.welfare[i]);
        ++displaced;
        abroad += country[households.residence[i]] != country[households.origin[i]];
    }
    values[observable("refugees")] = static_cast<double>(abroad) * households.people_per_household;
    values[observable("welfare_displaced")] = displaced > 0 ? sum / static_cast<double>(displaced) : undefined;
}

}  // namespace entente

#include "mechanisms/household_sums.hpp"

#include <array>

#include "core/maths.hpp"

namespace entente {

namespace {

/// Gini coefficient from counts in equal bins of welfare.
double gini(const std::int64_t* bins) {
    double people = 0;
    double sum = 0;
    double area = 0;
    for (std::size_t b = 0; b < n_welfare_bins; ++b) {
        const double n = static_cast<double>(bins[b]);
        const double value = (static_cast<double>(b) + 0.5) / n_welfare_bins;
        area += n * (2.0 * sum + n * value);
        people += n;
        sum += n * value;
    }
    return people > 0 && sum > 0 ? clip(1.0 - area / (people * sum)) : 0.0;
}

}  // namespace

void publish_residents(World& world, HouseholdTables& tables, bool welfare_counted) {
    const TallyLayout layout = layout_of(world);
    auto& first = tables.tallies[0];
    for (std::size_t r = 1; r < tables.tallies.size(); ++r) {
        for (std::size_t i = 0; i < layout.size; ++i) first[i] += tables.tallies[r][i];
    }
    Residents& residents = world.residents;
    const std::size_t n_districts = world.districts.size_of();
    const std::size_t n_identities = residents.n_identities;
    residents.n_fled = 0;
    residents.n_returned = 0;
    for (std::size_t d = 0; d < n_districts; ++d) {
        std::array<double, 5> whole{};
        double households = 0;
        for (std::size_t identity = 0; identity < n_identities; ++identity) {
            const std::size_t row = residents.row(d, identity);
            const std::int64_t* const cell = first.data() + row * cell_fields;
            const auto n = static_cast<double>(cell[count_field]);
            const auto mean = [&](CellField field) {
                return n > 0 ? static_cast<double>(cell[field]) / fixed_point / n : 0.5;
            };
            residents.households[row] = cell[count_field];
            residents.displaced_here[row] = cell[displaced_field];
            residents.welfare[row] = mean(welfare_field);
            residents.fear[row] = mean(fear_field);
            residents.grievance[row] = mean(grievance_field);
            residents.legitimacy[row] = mean(legitimacy_field);
            residents.trust_mission[row] = mean(trust_field);
            residents.acceptance[row] = mean(acceptance_field);
            residents.expectation[row] = mean(expectation_field);
            whole[0] += n * residents.welfare[row];
            whole[1] += n * residents.grievance[row];
            whole[2] += n * residents.legitimacy[row];
            whole[3] += n * residents.trust_mission[row];
            whole[4] += n * residents.acceptance[row];
            households += n;
        }
        const auto of_all = [&](std::size_t i) { return households > 0 ? whole[i] / households : 0.5; };
        residents.district_households[d] = households;
        residents.district_welfare[d] = of_all(0);
        residents.district_grievance[d] = of_all(1);
        residents.district_legitimacy[d] = of_all(2);
        residents.district_trust_mission[d] = of_all(3);
        residents.district_acceptance[d] = of_all(4);
        double fear = 0;
        for (std::size_t identity = 0; identity < n_identities; ++identity) {
            const std::size_t row = residents.row(d, identity);
            fear += residents.fear[row] * static_cast<double>(residents.households[row]);
        }
        residents.district_fear[d] = households > 0 ? fear / households : 0.5;
        const std::int64_t* const counts = first.data() + layout.districts + d * district_fields;
        residents.displaced_from[d] = counts[displaced_from_field];
        residents.in_need[d] = counts[in_need_field];
        residents.reached[d] = counts[reached_field];
        residents.fled[d] = counts[fled_field];
        residents.returned[d] = counts[returned_field];
        residents.harmed[d] = counts[harmed_field];
        residents.n_fled += counts[fled_field];
        residents.n_returned += counts[returned_field];
    }
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        for (std::size_t d = 0; d < n_districts; ++d) {
            residents.fighters(g, d) = first[layout.groups_fighting + g * n_districts + d];
            residents.demobilised(g, d) = first[layout.groups_leaving + g * n_districts + d];
        }
    }
    std::int64_t displaced = 0;
    for (const std::int64_t here : residents.displaced_here) displaced += here;
    residents.displaced_welfare = displaced > 0 ? static_cast<double>(first[layout.displaced_welfare]) / fixed_point /
                                                      static_cast<double>(displaced)
                                                : 0.5;
    if (welfare_counted) residents.welfare_gini = gini(first.data() + layout.welfare_bins);
}

}  // namespace entente

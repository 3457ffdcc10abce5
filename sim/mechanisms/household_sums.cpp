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
        const double value = (static_cast<double>(b) + one_half) / n_welfare_bins;
        area += n * (twice * sum + n * value);
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
        std::array<double, n_feelings> whole{};
        double households = 0;
        for (std::size_t identity = 0; identity < n_identities; ++identity) {
            const std::size_t row = residents.row(d, identity);
            const std::int64_t* const cell = first.data() + row * cell_fields;
            const auto n = static_cast<double>(cell[count_field]);
            residents.households[row] = cell[count_field];
            residents.displaced_here[row] = cell[displaced_field];
            for (std::size_t f = 0; f < n_feelings; ++f) {
                const auto sum = static_cast<double>(cell[first_feeling_field + f]);
                double& mean = (residents.*feeling_table[f].mean)[row];
                mean = n > 0 ? sum / fixed_point / n : one_half;
                whole[f] += n * mean;
            }
            households += n;
        }
        residents.district_households[d] = households;
        for (std::size_t f = 0; f < n_feelings; ++f) {
            if (feeling_table[f].mean_of_district == nullptr) continue;
            (residents.*feeling_table[f].mean_of_district)[d] = households > 0 ? whole[f] / households : one_half;
        }
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
                                                : one_half;
    if (welfare_counted) residents.welfare_gini = gini(first.data() + layout.welfare_bins);
}

}  // namespace entente

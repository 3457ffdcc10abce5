#pragma once
// Sums over households as fixed-point integers, one tally a range of rows. Adding integers has no order, so the sums
// are the same for any number of threads.

#include <algorithm>
#include <cstdint>

#include "mechanisms/outlook.hpp"
#include "world/feelings.hpp"
#include "world/world.hpp"

namespace entente {

inline constexpr std::size_t n_welfare_bins = 64;  // for the Gini
inline constexpr float just_under_all_bins = 63.99f;
inline constexpr float fixed_point = 1048576.0f;   // 2^20
inline constexpr std::size_t district_fields = 6;  // counts kept a district

/// Blocks in one range: never more than 64 ranges, so that the sums stay small; depends on the number of blocks only.
inline std::size_t blocks_in_range(std::size_t n_blocks) {
    return std::max<std::size_t>(32, (n_blocks + 63) / 64);
}

inline constexpr std::uint8_t weeks_settled = 4;  // weeks in one place before a household moves again

enum CellField {
    count_field,
    displaced_field,
    first_feeling_field  // then the others in the order of Feeling
};
inline constexpr std::size_t cell_fields = first_feeling_field + n_feelings;  // sums kept a (district, identity group)
enum DistrictField { displaced_from_field, in_need_field, reached_field, fled_field, returned_field, harmed_field };

/// Where the parts of a tally begin.
struct TallyLayout {
    std::size_t districts, groups_fighting, groups_leaving, displaced_welfare, welfare_bins, size;

    TallyLayout(std::size_t n_districts, std::size_t n_identities, std::size_t n_groups)
        : districts(n_districts * n_identities * cell_fields),
          groups_fighting(districts + n_districts * district_fields),
          groups_leaving(groups_fighting + n_groups * n_districts),
          displaced_welfare(groups_leaving + n_groups * n_districts),
          welfare_bins(displaced_welfare + 1),
          size(welfare_bins + n_welfare_bins) {}
};

inline std::int64_t fixed(float value) {
    return static_cast<std::int64_t>(static_cast<std::int32_t>(value * fixed_point + static_cast<float>(one_half)));
}

/// Adds up the tallies of all ranges and publishes sums and means in `residents`; the Gini only where welfare was
/// counted.
void publish_residents(World& world, HouseholdTables& tables, bool welfare_counted);

inline TallyLayout layout_of(const World& world) {
    return {world.districts.size_of(), world.residents.n_identities, world.groups.size()};
}

}  // namespace entente

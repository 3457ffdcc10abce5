#pragma once
// Households: every one is an agent, every week. At most 64 bytes of state each, in columns.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/grid.hpp"

namespace entente {

/// An ex-combatant as one byte: standing in the lower two bits, then whether it ever took up arms again, then its
/// former group. An odd standing is easier to recruit.
namespace ex_combatant {
inline constexpr std::uint8_t never = 0, disarmed = 1, reintegrated = 2, re_armed = 3;
inline constexpr unsigned again_shift = 2, group_shift = 3;
inline constexpr std::size_t unknown_group = 31;

constexpr std::uint8_t standing(std::uint8_t mark) {
    return mark & 3u;
}
constexpr bool ever_again(std::uint8_t mark) {
    return ((mark >> again_shift) & 1u) != 0;
}
constexpr std::size_t former_group(std::uint8_t mark) {
    return mark >> group_shift;
}
constexpr std::uint8_t mark(std::size_t group, std::uint8_t standing, bool again) {
    const std::size_t kept = group < unknown_group ? group : unknown_group;
    return static_cast<std::uint8_t>((kept << group_shift) | (again ? 1u << again_shift : 0u) | standing);
}
}  // namespace ex_combatant

/// The households that represent the country, sorted by district of origin and identity group. Each
/// stands for the same number of people.
struct Households {
    std::vector<std::uint16_t> origin;      // district of origin
    std::vector<std::uint16_t> residence;   // district where it lives; displaced if another than `origin`
    std::vector<std::uint8_t> identity;     // identity group
    std::vector<std::uint8_t> allegiance;   // 0, or 1 + armed group that one of its members fights for
    std::vector<std::uint8_t> demobilised;  // 0, or standing of an ex-combatant and its former group (below)
    std::vector<std::uint8_t> weeks_away;   // weeks since the last move, at most 255
    std::vector<float> endowment;           // lasting advantage over the district's mean [welfare index]
    std::vector<float> welfare;             // in [0, 1]
    std::vector<float> fear;                // in [0, 1]; safety is 1 − fear
    std::vector<float> grievance;           // in [0, 1]
    std::vector<float> legitimacy;          // trust in the state, in [0, 1]
    std::vector<float> trust_mission;       // in [0, 1]
    std::vector<float> acceptance;          // of aid workers, in [0, 1]
    std::vector<float> expectation;         // what it was led to expect of aid and state, in [0, 1]

    double people_per_household = 0;

    std::size_t size() const { return origin.size(); }
};

/// Sums over households by place of residence and identity group, as fixed-point integers: adding integers has no
/// order, so the sums are the same for any number of threads.
struct Residents {
    std::size_t n_identities = 1;
    // Counts of households, (district × identity) and (district).
    std::vector<std::int64_t> households;
    std::vector<std::int64_t> displaced_here;  // (district × identity)
    std::vector<std::int64_t> displaced_from;  // (district of origin)
    std::vector<std::int64_t> in_need;         // (district)
    std::vector<std::int64_t> reached;         // (district) in need and reached to standard this week
    std::vector<std::int64_t> fled;            // (district left) this week
    std::vector<std::int64_t> returned;        // (district of origin) this week
    std::vector<std::int64_t> harmed;          // (district) this week
    Grid<std::int64_t> fighters;               // (armed group, district) households with a member under arms
    Grid<std::int64_t> demobilised;            // (armed group, district) laid down arms this week
    // Means, (district × identity): NaN-free, 0.5 where nobody lives.
    std::vector<double> welfare, fear, grievance, legitimacy, trust_mission, acceptance, expectation;
    // Means over all who live in the district.
    std::vector<double> district_welfare, district_grievance, district_legitimacy, district_trust_mission,
        district_acceptance, district_fear, district_households;
    double welfare_gini = 0;         // counted every four weeks
    double displaced_welfare = 0.5;  // mean over the displaced; 0.5 where nobody is
    std::int64_t n_fled = 0, n_returned = 0;

    std::size_t row(std::size_t district, std::size_t identity_group) const {
        return district * n_identities + identity_group;
    }
};

}  // namespace entente

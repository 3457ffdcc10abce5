#pragma once
// Time: one step is one week, counted from the start of the scenario.

#include <cstdint>

namespace entente {

/// A week of the run; 0 is the week in which the scenario starts.
using Week = std::int32_t;

inline constexpr Week never = INT32_MAX;
inline constexpr double weeks_per_year = 52.0;

}  // namespace entente

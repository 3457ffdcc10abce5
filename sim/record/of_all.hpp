#pragma once
// What measures share.

#include <limits>

namespace entente {

/// What could not be measured.
inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Access below which a district is blocked to an organisation.
inline constexpr double shut = 0.2;

/// `sum` / `weight`; undefined where nothing has weight.
inline double of_all(double sum, double weight) {
    return weight > 0 ? sum / weight : undefined;
}

}  // namespace entente

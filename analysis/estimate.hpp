#pragma once
// A number with its interval.

#include <limits>

namespace entente {

/// NaN where there was too little to go by.
struct Estimate {
    static constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

    double value = undefined;
    double low = undefined;  // 95 % interval
    double high = undefined;

    bool excludes_zero() const { return low > 0 || high < 0; }
};

}  // namespace entente

#pragma once
// The difference between two structures that ran in the same worlds with the same luck.

#include <cstddef>
#include <limits>
#include <span>

#include "analysis/estimate.hpp"
#include "record/observable.hpp"

namespace entente {

/// Intervals hold with this probability; findings are two-sided at one minus this.
inline constexpr double confidence = 0.95;
/// The smallest detectable difference would have been seen with this probability.
inline constexpr double detection_power = 0.80;

/// The mean over worlds of `a - b`, with what is needed to judge it. A world counts when both values are there.
/// Everything that is undefined for want of worlds is NaN.
struct PairedDifference {
    static constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

    std::size_t n = 0;        // worlds with a value on both sides
    std::size_t dropped = 0;  // worlds with a value on one side or none
    double mean_a = undefined;
    double mean_b = undefined;
    double difference = undefined;
    double standard_error = undefined;
    double low = undefined;  // Student's t interval, 95 %
    double high = undefined;
    double p_value = undefined;       // two-sided; of the sign test where `constant`
    double share_higher = undefined;  // share of the n worlds in which a > b
    double share_lower = undefined;   // share of the n worlds in which a < b
    double minimum_detectable = undefined;
    bool exactly_zero = false;            // a equals b in every world, bit for bit
    bool equal_but_for_rounding = false;  // means over points of a sweep may differ in their last bits
    bool constant = false;  // n > 1 worlds all differ by the same amount, so that there is no spread to infer from
};

/// Reads `a` and `b` aligned by world: `a[i]` and `b[i]` shared luck. NaN marks a run that failed or a value that is
/// undefined. Throws std::invalid_argument when the lengths differ.
PairedDifference paired_difference(std::span<const double> a, std::span<const double> b);

inline Estimate estimate_of(const PairedDifference& pair) {
    return {pair.difference, pair.low, pair.high};
}

/// Share of worlds in which `a` is better than `b`; NaN where the direction is undecided or no world counts.
double share_better(const PairedDifference& pair, Better better);

/// Half-width of the interval of `n` pairs, in standard errors. NaN below two pairs.
double interval_in_standard_errors(std::size_t n);

/// The true difference, in standard errors, that a two-sided test at 5 % on `n` pairs sees with power 80 %: the exact
/// non-centrality of Student's t. NaN below two pairs.
double detectable_in_standard_errors(std::size_t n);

}  // namespace entente

#pragma once
// Intervals by resampling (Efron 1979): how much would a statistic differ if other items had been drawn?

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/estimate.hpp"

namespace entente {

/// How to resample. The same seed gives the same interval, on every machine.
struct Bootstrap {
    std::size_t n_resamples = 1000;
    std::uint64_t seed = 1;
};

/// How often each of `n` items stands in one resample of `n` drawn with replacement; (item).
std::vector<double> times_drawn(std::size_t n, std::size_t resample, const Bootstrap& bootstrap);

/// Quantile of values in ascending order, at least one, interpolated linearly; `share` in [0, 1].
double quantile_of_sorted(const std::vector<double>& sorted, double share);

/// `value` between the 2.5th and the 97.5th percentile of what the resamples gave, interpolated linearly. Resamples
/// without a value (NaN) are left out; no interval when more than half have none.
Estimate percentile_interval(double value, std::vector<double> resampled);

}  // namespace entente

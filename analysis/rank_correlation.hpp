#pragma once
// Partial rank correlation: how steadily an outcome rises with an axis when the others are held (Iman & Conover 1979,
// Technometrics 21:499–509).

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/bootstrap.hpp"

namespace entente {

/// Ranks from 1; equal values share the mean of theirs. `times` says how often each value stands there, in which case
/// ranks are those among all of them.
std::vector<double> ranks_of(std::span<const double> values, std::span<const double> times = {});

/// (axis) partial rank correlation of `outcomes` (point) with each axis of `coordinates` (point, axis), with percentile
/// intervals over resampled points. Points with a NaN are left out. All NaN unless there are more than n_axes + 2
/// points and the axes can be told apart; an axis that does not vary is NaN by itself.
struct RankCorrelations {
    std::vector<Estimate> axes;
    std::size_t n_points = 0;
};

RankCorrelations rank_correlations(std::span<const double> outcomes, std::span<const double> coordinates,
                                   std::size_t n_axes, const Bootstrap& bootstrap = {});

}  // namespace entente

#pragma once
// Elementary effects (Morris 1991): what one step along one axis changes, from many places.

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/point_values.hpp"

namespace entente {

/// Effects of one axis, per its whole range.
struct ElementaryEffects {
    Estimate mean;           // μ
    Estimate mean_absolute;  // μ*, Campolongo, Cariboni & Saltelli 2007 (Environ. Model. Softw. 22:1509–1518)
    double spread = Estimate::undefined;  // σ: curvature, interactions, and luck
    /// Mean square of the effects less what luck adds to it; NaN where no trajectory has two worlds. May be below 0.
    Estimate square_without_luck;
    std::size_t n = 0;          // trajectories with an effect of it
    bool does_nothing = false;  // all effects are exactly 0
};

/// Positions of the values of each axis in [0, 1], (point, axis) row-major as `coordinates` is: along its range, or
/// along the logarithm of the range where that makes its steps equal and the range does not. NaN stays NaN.
std::vector<double> positions_of(std::span<const double> coordinates, std::span<const double> lows,
                                 std::span<const double> highs, std::size_t block_size);

/// (axis) from trajectories of n_axes + 1 points, of which each moves one axis of the one before; `positions` are those
/// of all points of the design. Intervals over resampled trajectories.
std::vector<ElementaryEffects> elementary_effects(std::span<const Block> trajectories,
                                                  std::span<const double> positions, const Bootstrap& bootstrap = {});

}  // namespace entente

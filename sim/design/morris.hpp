#pragma once
// Trajectories for elementary effects (Morris 1991, Technometrics 33:161–174).

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// How far an axis moves in a step: p/(2(p − 1)) of its range, half the levels, rounded up.
double morris_step(std::size_t n_levels);

/// Points of the unit cube, (point, axis) row-major in [0, 1], in `n_trajectories` blocks of n_axes + 1 points. A
/// trajectory starts on a level drawn for each axis out of 0, 1/(p − 1), …, 1; each of its steps moves one axis by
/// `morris_step`, up from the lower half and down from the upper one, in an order drawn for it. So each level is
/// equally likely before and after a step. Throws std::invalid_argument unless `n_levels` is even and at least 2.
std::vector<double> morris(std::size_t n_trajectories, std::size_t n_axes, std::size_t n_levels, std::uint64_t seed);

}  // namespace entente

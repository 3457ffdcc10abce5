#pragma once
// Latin hypercube samples (McKay, Beckman & Conover 1979, Technometrics 21:239–245).

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// Points of the unit cube, (point, axis) row-major in [0, 1): each axis is cut into `n_points` layers of equal width,
/// each layer holds one point at a place drawn within it, and each axis is ordered by itself. `n_points` may be up to
/// 2^20, more throws std::invalid_argument: a draw has 32 bits, and a point must not round into the next layer.
std::vector<double> latin_hypercube(std::size_t n_points, std::size_t n_axes, std::uint64_t seed);

}  // namespace entente

#pragma once
// Points of Sobol's sequence (Sobol' 1967), with the direction numbers of Joe & Kuo 2008 (SIAM J. Sci. Comput.
// 30:2635–2654): they fill the unit cube far more evenly than draws do.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// As many axes as there are direction numbers for.
inline constexpr std::size_t most_sobol_axes = 3667;

/// The first points of the sequence, (point, axis) row-major in [0, 1), with a random digital shift (the same 64 bits
/// drawn for an axis are added, without carrying, to all its coordinates), so that each point by itself is uniform and
/// 0 is not among them. The first 2^m points are balanced: each of 2^m equal intervals of an axis holds one. Throws
/// std::invalid_argument beyond `most_sobol_axes`.
std::vector<double> sobol_sequence(std::size_t n_points, std::size_t n_axes, std::uint64_t seed);

/// The same with given shifts (axis); zeros give the sequence as it is published, from its first point 0.
std::vector<double> sobol_sequence(std::size_t n_points, std::span<const std::uint64_t> shifts);

}  // namespace entente

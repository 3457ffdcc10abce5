#pragma once
// The sample from which first-order and total indices are estimated (Saltelli 2002; Saltelli et al. 2010, Comput. Phys.
// Commun. 181:259–270).

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// Points of the unit cube, (point, axis) row-major in [0, 1), in `n_blocks` blocks of n_axes + 2 points: A, B, then A
/// with its first coordinate taken from B, A with its second, … (the rows of one number of the matrices A, B, A_B^(i)).
/// A and B are the halves of a shifted Sobol' sequence along 2·n_axes axes. Throws std::invalid_argument unless
/// `n_blocks` is a power of two (others are not balanced) and 2·n_axes ≤ `most_sobol_axes`.
std::vector<double> saltelli(std::size_t n_blocks, std::size_t n_axes, std::uint64_t seed);

}  // namespace entente

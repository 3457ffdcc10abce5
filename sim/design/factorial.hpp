#pragma once
// Two-level designs: every axis at its low or its high value, in all combinations or in a regular fraction of them.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// A regular fraction with 2^n_bits runs: in run r the axis stands high where r and the axis' word have an odd number
/// of bits in common. Any resolution − 1 words are linearly independent over GF(2), so any so many axes show all their
/// combinations equally often, and no effect of j axes is mixed up with one of fewer than resolution − j (Box & Hunter
/// 1961, Technometrics 3:311–351).
struct Fraction {
    std::vector<std::uint32_t> words;  // (axis)
    std::size_t n_bits = 0;
    std::size_t n_runs() const { return std::size_t{1} << n_bits; }
};

/// The smallest fraction found. `resolution` 3, 4 or 5; 0 asks for all combinations. III and IV are the smallest there
/// are; V takes the smaller of a greedy code and the code of Bose, Ray-Chaudhuri & Hocquenghem. Throws
/// std::invalid_argument for another resolution or more than 2^20 runs.
Fraction fraction(std::size_t n_axes, int resolution);

/// Points of the unit cube, (point, axis) row-major, each 0 or 1; the first is 0 on every axis.
std::vector<double> factorial(const Fraction& design);

}  // namespace entente

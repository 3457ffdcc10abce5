#include "design/saltelli.hpp"

#include <bit>
#include <stdexcept>
#include <string>

#include "design/sobol_sequence.hpp"

namespace entente {

std::vector<double> saltelli(std::size_t n_blocks, std::size_t n_axes, std::uint64_t seed) {
    if (!std::has_single_bit(n_blocks)) {
        throw std::invalid_argument("a sample of " + std::to_string(n_blocks) +
                                    " blocks; Saltelli's design needs a power of two");
    }
    const std::vector<double> halves = sobol_sequence(n_blocks, 2 * n_axes, seed);
    std::vector<double> points;
    points.reserve(n_blocks * (n_axes + 2) * n_axes);
    for (std::size_t block = 0; block < n_blocks; ++block) {
        const double* a = halves.data() + block * 2 * n_axes;
        const double* b = a + n_axes;
        points.insert(points.end(), a, a + n_axes);
        points.insert(points.end(), b, b + n_axes);
        for (std::size_t swapped = 0; swapped < n_axes; ++swapped) {
            points.insert(points.end(), a, a + n_axes);
            points[points.size() - n_axes + swapped] = b[swapped];
        }
    }
    return points;
}

}  // namespace entente

#include "design/sobol_sequence.hpp"

#include <boost/random/sobol.hpp>
#include <stdexcept>
#include <string>

#include "core/draws.hpp"

namespace entente {

static_assert(most_sobol_axes == boost::random::default_sobol_table::max_dimension);

std::vector<double> sobol_sequence(std::size_t n_points, std::span<const std::uint64_t> shifts) {
    const std::size_t n_axes = shifts.size();
    if (n_axes > most_sobol_axes) {
        throw std::invalid_argument("a Sobol' sequence along " + std::to_string(n_axes) + " axes; at most " +
                                    std::to_string(most_sobol_axes) + " are possible");
    }
    std::vector<double> points(n_points * n_axes);
    if (points.empty()) return points;
    boost::random::sobol sequence(n_axes);
    for (std::size_t i = 0; i < points.size(); ++i) {
        // Boost leaves out the first point, 0, without which 2^m points are not balanced.
        const std::uint64_t coordinate = i < n_axes ? 0 : sequence();
        points[i] = static_cast<double>((coordinate ^ shifts[i % n_axes]) >> 11) * 0x1p-53;
    }
    return points;
}

std::vector<double> sobol_sequence(std::size_t n_points, std::size_t n_axes, std::uint64_t seed) {
    const PhiloxKey key = Draws(seed).key();
    std::vector<std::uint64_t> shifts(n_axes);
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        const PhiloxCounter words =
            philox({static_cast<std::uint32_t>(axis), 0, static_cast<std::uint32_t>(Purpose::design_shift), 0}, key);
        shifts[axis] = std::uint64_t{words[0]} << 32 | words[1];
    }
    return sobol_sequence(n_points, shifts);
}

}  // namespace entente

#include "design/latin_hypercube.hpp"

#include <numeric>
#include <stdexcept>
#include <string>

#include "core/draws.hpp"
#include "design/shuffle.hpp"

namespace entente {

std::vector<double> latin_hypercube(std::size_t n_points, std::size_t n_axes, std::uint64_t seed) {
    constexpr std::size_t most_points = std::size_t{1} << 20;
    if (n_points > most_points) {
        throw std::invalid_argument("a Latin hypercube of " + std::to_string(n_points) +
                                    " points; at most 1048576 are possible");
    }
    const Draws draws(seed);
    std::vector<double> points(n_points * n_axes);
    std::vector<std::size_t> layers(n_points);
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        const auto who = static_cast<EntityId>(axis);
        std::iota(layers.begin(), layers.end(), std::size_t{0});
        shuffle(layers, draws, who, 0);
        for (std::size_t point = 0; point < n_points; ++point) {
            const double place = draws.uniform(who, static_cast<Week>(point), Purpose::design_place);
            points[point * n_axes + axis] =
                (static_cast<double>(layers[point]) + place) / static_cast<double>(n_points);
        }
    }
    return points;
}

}  // namespace entente

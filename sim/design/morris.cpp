#include "design/morris.hpp"

#include <numeric>
#include <stdexcept>
#include <string>

#include "core/draws.hpp"
#include "design/shuffle.hpp"

namespace entente {

double morris_step(std::size_t n_levels) {
    const auto levels = static_cast<double>(n_levels);
    return levels / (2.0 * (levels - 1.0));
}

std::vector<double> morris(std::size_t n_trajectories, std::size_t n_axes, std::size_t n_levels, std::uint64_t seed) {
    if (n_levels < 2 || n_levels % 2 != 0) {
        throw std::invalid_argument("trajectories on " + std::to_string(n_levels) +
                                    " levels; Morris's design needs an even number");
    }
    const Draws draws(seed);
    std::vector<double> points;
    points.reserve(n_trajectories * (n_axes + 1) * n_axes);
    std::vector<std::size_t> levels(n_axes);
    std::vector<std::size_t> order(n_axes);
    const auto add_point = [&] {
        for (const std::size_t level : levels) {
            points.push_back(static_cast<double>(level) / static_cast<double>(n_levels - 1));
        }
    };
    for (std::size_t trajectory = 0; trajectory < n_trajectories; ++trajectory) {
        const auto who = static_cast<EntityId>(trajectory);
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            const double place = draws.uniform(who, 0, Purpose::design_place, static_cast<std::uint32_t>(axis));
            levels[axis] = static_cast<std::size_t>(place * static_cast<double>(n_levels));
        }
        std::iota(order.begin(), order.end(), std::size_t{0});
        shuffle(order, draws, who, 0);
        add_point();
        for (const std::size_t axis : order) {
            const std::size_t half = n_levels / 2;
            levels[axis] = levels[axis] < half ? levels[axis] + half : levels[axis] - half;
            add_point();
        }
    }
    return points;
}

}  // namespace entente

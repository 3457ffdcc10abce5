#include "analysis/point_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace entente {

std::vector<double> means_of(const PointValues& values) {
    std::vector<double> means;
    for (std::size_t point = 0; point < values.n_points; ++point) {
        double sum = 0;
        std::size_t n = 0;
        for (std::size_t world = 0; world < values.n_worlds; ++world) {
            if (!std::isfinite(values.at(point, world))) continue;
            sum += values.at(point, world);
            ++n;
        }
        means.push_back(n > 0 ? sum / static_cast<double>(n) : std::numeric_limits<double>::quiet_NaN());
    }
    return means;
}

double Block::luck_of_difference(std::size_t one, std::size_t other) const {
    const auto n = static_cast<double>(by_worlds.size());
    if (n < 2) return std::numeric_limits<double>::quiet_NaN();
    const double mean = means[one] - means[other];
    double squares = 0;
    for (const auto& world : by_worlds) {
        const double off = world[one] - world[other] - mean;
        squares += off * off;
    }
    return squares / (n * (n - 1));
}

std::vector<Block> blocks_of(const PointValues& values, std::size_t block_size) {
    if (block_size == 0 || values.n_points % block_size != 0) {
        throw std::invalid_argument("blocks_of: points are no whole number of blocks");
    }
    std::vector<Block> blocks;
    for (std::size_t number = 0; number < values.n_points / block_size; ++number) {
        Block block;
        block.number = number;
        block.means.assign(block_size, 0);
        for (std::size_t world = 0; world < values.n_worlds; ++world) {
            std::vector<double> members;
            for (std::size_t member = 0; member < block_size; ++member) {
                const double value = values.at(number * block_size + member, world);
                if (std::isfinite(value)) members.push_back(value);
            }
            if (members.size() < block_size) continue;
            for (std::size_t member = 0; member < block_size; ++member) block.means[member] += members[member];
            block.by_worlds.push_back(std::move(members));
        }
        if (block.by_worlds.empty()) continue;
        for (double& mean : block.means) mean /= static_cast<double>(block.by_worlds.size());
        blocks.push_back(std::move(block));
    }
    return blocks;
}

bool vary(const std::vector<double>& values) {
    if (values.empty()) return false;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double size = std::max(std::abs(*least), std::abs(*most));
    return *most - *least > 8 * std::numeric_limits<double>::epsilon() * size;
}

}  // namespace entente

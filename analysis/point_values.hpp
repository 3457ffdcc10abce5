#pragma once
// One outcome at the points of a sweep, in each world.

#include <cstddef>
#include <vector>

namespace entente {

/// What one structure, or the difference of two, came to. Worlds share their luck across points.
struct PointValues {
    std::size_t n_points = 0;
    std::size_t n_worlds = 0;
    std::vector<double> values;  // (point, world) row-major; NaN where a run is missing or the outcome undefined

    double at(std::size_t point, std::size_t world) const { return values[point * n_worlds + world]; }
};

/// (point) mean over the worlds that have a value; NaN without one.
std::vector<double> means_of(const PointValues& values);

/// Points that stand or fall together: a row of Saltelli's design, a trajectory of Morris's.
struct Block {
    std::size_t number = 0;                      // in the design, from 0
    std::vector<double> means;                   // (member) over the worlds in which the whole block is there
    std::vector<std::vector<double>> by_worlds;  // (such a world)(member)

    /// Variance of the difference between the means of two members that is due to luck; NaN in one world.
    double luck_of_difference(std::size_t one, std::size_t other) const;
};

/// The blocks that are whole in at least one world; others are dropped. Throws std::invalid_argument unless the points
/// are so many whole blocks.
std::vector<Block> blocks_of(const PointValues& values, std::size_t block_size);

/// Whether values differ by more than rounding.
bool vary(const std::vector<double>& values);

}  // namespace entente

#include "analysis/sampled_points.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/elementary_effects.hpp"
#include "analysis/estimate.hpp"

namespace entente {

SampledPoints sampled_points(const ComparisonInput& input) {
    SampledPoints sampled;
    sampled.shape = input.sample;
    const std::size_t n_axes = input.sample.n_axes;
    if (n_axes != input.varied.size() || n_axes == 0 || input.sample.n_points % input.sample.block_size() != 0) {
        throw ComparisonError("the axes and points of this file do not fit together");
    }
    sampled.coordinates.assign(input.sample.n_points * n_axes, Estimate::undefined);
    for (const RunLabel& label : input.labels) {
        if (label.parameter_set < 0 || static_cast<std::size_t>(label.parameter_set) >= input.sample.n_points) {
            throw ComparisonError("run " + std::to_string(label.number) +
                                  " is at a point that the sweep does not have");
        }
        sampled.worlds.emplace(label.world, 0);
        std::copy(label.varied.begin(), label.varied.end(),
                  sampled.coordinates.begin() +
                      static_cast<std::ptrdiff_t>(label.parameter_set) * static_cast<std::ptrdiff_t>(n_axes));
    }
    constexpr std::size_t most_cells_a_run = 1000;  // tables have a cell for each point in each world
    if (input.sample.n_points >
        most_cells_a_run * (input.labels.size() + most_cells_a_run) / std::max<std::size_t>(sampled.worlds.size(), 1)) {
        throw ComparisonError("this file holds too few of the runs of its design");
    }
    std::size_t column = 0;
    for (auto& [world, its_column] : sampled.worlds) its_column = column++;
    std::vector<double> lows;
    std::vector<double> highs;
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        double low = input.varied[axis].min;
        double high = input.varied[axis].max;
        for (std::size_t i = axis; !(low < high) && i < sampled.coordinates.size(); i += n_axes) {
            low = std::fmin(low, sampled.coordinates[i]);
            high = std::fmax(high, sampled.coordinates[i]);
        }
        lows.push_back(low);
        highs.push_back(high);
    }
    sampled.positions = positions_of(sampled.coordinates, lows, highs, input.sample.block_size());
    return sampled;
}

PointValues values_of(const Arm& arm, const ComparisonInput& input, std::size_t column, const SampledPoints& sampled) {
    PointValues values{sampled.shape.n_points, sampled.worlds.size(), {}};
    values.values.assign(values.n_points * values.n_worlds, Estimate::undefined);
    for (std::size_t run = 0; run < input.labels.size(); ++run) {
        const RunLabel& label = input.labels[run];
        if (input.statuses[run] != RunStatus::finished || label.integration_model != arm.integration_model ||
            label.placement != arm.placement || label.process != arm.process) {
            continue;
        }
        values
            .values[static_cast<std::size_t>(label.parameter_set) * values.n_worlds + sampled.worlds.at(label.world)] =
            input.columns[column][run];
    }
    return values;
}

PointValues difference_of(const PointValues& a, const PointValues& b) {
    PointValues difference = a;
    for (std::size_t i = 0; i < difference.values.size(); ++i) difference.values[i] -= b.values[i];
    return difference;
}

PointValues independent_points(const PointValues& values, const SampleShape& shape) {
    if (shape.kind != Sampling::saltelli) return values;
    PointValues points{0, values.n_worlds, {}};
    for (std::size_t point = 0; point < values.n_points; ++point) {
        if (point % shape.block_size() > 1) continue;
        ++points.n_points;
        for (std::size_t world = 0; world < values.n_worlds; ++world) points.values.push_back(values.at(point, world));
    }
    return points;
}

}  // namespace entente

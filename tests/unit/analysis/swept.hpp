#pragma once
// A small made-up sweep for the tests of `analysis`: the answer is a formula.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "example.hpp"

namespace entente::test {

/// One run under each structure in each world at each point: `value(structure, point's numbers, world)`.
using Formula = std::function<double(std::size_t, const std::vector<double>&, std::int64_t)>;

inline VariedParameter axis_from(const std::string& key, double min, double max) {
    return {key, "1", "made up", false, min, max, {}};
}

inline ComparisonInput swept(const SampleShape& sample, const std::vector<VariedParameter>& axes,
                             const std::vector<std::vector<double>>& points, const std::vector<std::string>& structures,
                             std::int64_t n_worlds, const Formula& value) {
    ComparisonInput input = with_outcomes({{"coverage_mean", "1", "coverage", Better::higher, Role::outcome}});
    input.varied = axes;
    input.sample = sample;
    for (std::int64_t world = 0; world < n_worlds; ++world) {
        for (std::size_t point = 0; point < points.size(); ++point) {
            for (std::size_t structure = 0; structure < structures.size(); ++structure) {
                RunLabel label = label_of(structures[structure], world, "preset", points[point]);
                label.parameter_set = static_cast<std::int64_t>(point);
                add_run(input, label, {value(structure, points[point], world)});
            }
        }
    }
    return input;
}

/// Every combination of low (0) and high (1) of so many axes, the last fastest.
inline std::vector<std::vector<double>> corners(std::size_t n_axes) {
    std::vector<std::vector<double>> points;
    for (std::size_t number = 0; number < std::size_t{1} << n_axes; ++number) {
        std::vector<double> point;
        for (std::size_t axis = n_axes; axis-- > 0;) point.push_back(static_cast<double>(number >> axis & 1));
        points.push_back(point);
    }
    return points;
}

}  // namespace entente::test

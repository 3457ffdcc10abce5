#pragma once
// The points of a sweep: which values its axes take together.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "design/axis.hpp"
#include "record/sampling.hpp"

namespace entente {

/// Numbers of every axis at every point. A plain run has one point and no axes.
struct Points {
    std::vector<Axis> axes;
    SampleShape shape;
    std::vector<double> numbers;  // (point, axis) row-major

    std::span<const double> at(std::size_t point) const {
        return std::span(numbers).subspan(point * axes.size(), axes.size());
    }
    /// What is laid over a scenario at a point.
    std::vector<std::pair<std::string, TomlValue>> settings_at(std::size_t point) const;
};

/// How points are to be chosen, as a design says it; what a kind does not use is left alone.
struct SamplingPlan {
    Sampling kind = Sampling::grid;
    std::size_t n_points = 0;        // lhs, sobol
    std::size_t n_rows = 0;          // saltelli
    std::size_t n_trajectories = 0;  // morris
    int n_levels = 4;                // morris
    int resolution = 0;              // factorial; 0: all combinations
    std::uint64_t seed = 0;
    Place place;
};

inline constexpr std::size_t most_points = std::size_t{1} << 20;

/// Chooses points; what cannot be done is a problem at the place of the plan, and no points are made then.
Points choose_points(std::vector<Axis> axes, const SamplingPlan& plan, Problems& problems);

/// Points of a list, each a table of keys and values; all must set the same keys.
Points listed_points(const std::vector<const TomlValue*>& tables, Problems& problems);

}  // namespace entente

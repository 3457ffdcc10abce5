#pragma once
// The points of a sweep as a file holds them, and one outcome on them.

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "analysis/comparison_input.hpp"
#include "analysis/pairing.hpp"
#include "analysis/point_values.hpp"

namespace entente {

/// What all outcomes and structures of a file share.
struct SampledPoints {
    SampleShape shape;
    std::map<std::int64_t, std::size_t> worlds;  // number of a world -> its column
    std::vector<double> coordinates;             // (point, axis); NaN at a point without any run
    std::vector<double> positions;               // the same along the ranges, for trajectories
};

/// Throws ComparisonError where axes, points and runs do not fit together.
SampledPoints sampled_points(const ComparisonInput& input);

/// An outcome under one structure.
PointValues values_of(const Arm& arm, const ComparisonInput& input, std::size_t column, const SampledPoints& sampled);

/// `a` less `b` in the same world at the same point; NaN unless both are there.
PointValues difference_of(const PointValues& a, const PointValues& b);

/// Of Saltelli's blocks only A and B are independent points: the others repeat them but for an axis.
PointValues independent_points(const PointValues& values, const SampleShape& shape);

}  // namespace entente

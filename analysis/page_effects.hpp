#pragma once
// What varied parameters and levers do: a straight line through the points of a sweep.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/paired.hpp"
#include "analysis/pairing.hpp"

namespace entente::page {

/// What an interval rests on.
enum class EffectBasis : std::uint8_t {
    worlds,  // a slope in each world; Student's t over worlds
    points,  // too few worlds: residuals of the means of points about one line, other axes' effects among them
    none
};

/// Change of a quantity from the lowest to the highest value of an axis, after a line by least squares; the plain
/// difference of means where the axis has two levels.
struct AxisEffect {
    double change = PairedDifference::undefined;
    double low = PairedDifference::undefined;
    double high = PairedDifference::undefined;
    double from = PairedDifference::undefined;  // lowest value of the axis
    double to = PairedDifference::undefined;
    std::size_t n = 0;  // worlds or points, after `basis`
    EffectBasis basis = EffectBasis::none;

    bool is_found() const { return low > 0 || high < 0; }
};

/// `axis`, `values` and the number of the sweep's point by cell of the design; NaN is left out.
AxisEffect effect_of_axis(std::span<const double> axis, std::span<const double> values, const Design& design,
                          const std::vector<std::size_t>& point_of_cell);

}  // namespace entente::page

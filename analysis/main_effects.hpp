#pragma once
// Effects of single axes as plain differences: of two-level designs, from a base point, between the ends of a grid.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/point_values.hpp"
#include "core/names.hpp"

namespace entente {

/// What an interval rests on.
enum class Basis : std::uint8_t {
    worlds,    // the effect in each world; Student's t over worlds
    residual,  // one world: what the main effects leave unexplained
    points,    // one world: the difference at other values of the other axes; Student's t over those
    none       // too little for an interval
};

template <>
struct Names<Basis> {
    static constexpr std::array<std::string_view, 4> words{"worlds", "residual", "points", "none"};
};

struct Effect {
    std::size_t axis = 0;
    double at = Estimate::undefined;  // the value compared with the base; NaN for other designs
    Estimate estimate;
    double p_value = Estimate::undefined;  // two-sided
    Basis basis = Basis::none;
    std::size_t n = 0;          // worlds, or runs, or pairs of points, after `basis`
    std::size_t n_dropped = 0;  // worlds in which it could not be computed
    bool does_nothing = false;  // exactly 0 wherever it was computed
};

/// (axis) mean at the high value less mean at the low one, of a two-level design; `coordinates` (point, axis)
/// row-major. In each world by least squares of the main-effects model on the points that are there, which is the plain
/// difference of means where all are; a world whose points cannot tell the axes apart is dropped. Over at least two
/// worlds the interval is Student's over their effects; in one world it comes from the model's residual, if that has
/// degrees of freedom.
std::vector<Effect> main_effects(const PointValues& values, std::span<const double> coordinates, std::size_t n_axes);

/// One for each point but the first: its difference from the first point, the base, paired by world.
std::vector<Effect> effects_from_base(const PointValues& values, std::span<const double> coordinates,
                                      std::size_t n_axes);

/// (axis) difference between points at its highest and at its lowest value that agree in all other axes, averaged over
/// such pairs in each world. In one world the interval is over the pairs.
std::vector<Effect> effects_of_ends(const PointValues& values, std::span<const double> coordinates, std::size_t n_axes);

}  // namespace entente

#pragma once
// At which value of one parameter the sign of a difference turns, with the other parameters averaged.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "core/names.hpp"

namespace entente {

/// Paired differences over the values of one parameter, one entry a world at a point of the sweep.
struct DifferencesOverParameter {
    std::vector<double> values;        // of the parameter
    std::vector<double> differences;   // one structure less another
    std::vector<std::size_t> worlds;   // numbered from 0; entries of one world share luck
    std::vector<std::size_t> points;   // numbered from 0; entries of one number were drawn together
    bool points_are_drawn = false;     // by a sample of the ranges, so that other points might have been drawn
    double min = Estimate::undefined;  // range of the parameter; NaN: that of the values
    double max = Estimate::undefined;
};

/// What may be said of the sign over the range of the parameter.
enum class Turning : std::uint8_t {
    turns,      // it differs from zero on both sides of a value, with opposite signs
    may_turn,   // the fitted difference crosses zero, but its sign is not sure on both sides
    holds,      // one sign, sure over the whole range
    undecided,  // no crossing, and the sign is not sure over the whole range
    too_few     // fewer than two worlds, or than three entries
};

template <>
struct Names<Turning> {
    static constexpr std::array<std::string_view, 5> words{"turns", "may turn", "holds", "undecided", "too few"};
};

/// A value at which the fitted difference is zero.
struct Crossing {
    double at = Estimate::undefined;
    double low = Estimate::undefined;  // values around it at which the sign is not sure (95 %) …
    double high = Estimate::undefined;
    bool is_open_below = false;  // … down to the end of the range
    bool is_open_above = false;  // … up to the end of the range
    bool falls = false;          // the difference is above zero below the value
    bool is_sure = false;        // the signs on both sides are sure, and opposite
};

struct TurningPoint {
    Turning verdict = Turning::too_few;
    std::vector<Crossing> crossings;  // ascending; at most two of a curve
    Estimate at_min;                  // fitted difference at the ends of the range; by level, in the first and the last
    Estimate at_max;
    double min = Estimate::undefined;
    double max = Estimate::undefined;
    int degree = 1;  // 2 where a straight line was refuted at 5 %; 0: by level, the curve being refuted too
    bool is_logarithmic = false;  // fitted over the logarithm, since the values lie evenly there
    std::size_t n_values = 0;     // distinct values of the parameter
    std::size_t n_worlds = 0;
    std::size_t n_points = 0;
    std::size_t n = 0;  // entries

    bool is_two_level() const { return n_values == 2; }
    bool is_by_level() const { return degree == 0; }
};

/// Regresses the difference on the parameter by least squares (`clustered_fit`): a straight line, or, where that is
/// refuted, a parabola. The interval of a crossing is the set of values around it whose fitted difference has an
/// interval that holds zero (Fieller). Where the data of some value that was run refute the curve too, as they do where
/// a difference jumps, nothing is drawn between those values (or, of more than 12, between six parts of them): each has
/// its own mean, and a crossing lies between the two nearest whose signs are sure. Entries that are not finite are left
/// out. Throws std::invalid_argument when the lengths differ.
TurningPoint turning_point(const DifferencesOverParameter& data);

}  // namespace entente

#pragma once
// Where does something happen? Boxes in the space of the varied parameters in which most of it happens (PRIM).

#include <cstddef>
#include <vector>

#include "analysis/estimate.hpp"

namespace entente {

/// One parameter cut at one end or both.
struct Restriction {
    std::size_t axis = 0;
    double low = Estimate::undefined;  // NaN: not cut at this end
    double high = Estimate::undefined;
    double p_value =
        Estimate::undefined;  // quasi-p: chance of such a density without this restriction, if it did nothing
};

struct Box {
    std::vector<Restriction> restrictions;  // the surest first
    double coverage = 0;                    // share of all points where it happens that lie in the box
    double density = 0;                     // share of the box's points where it happens
    std::size_t n_inside = 0;
};

struct Discovery {
    Box box;                  // without restrictions: none was found
    double base_density = 0;  // share of all points where it happens
    std::size_t n_points = 0;
    std::size_t n_happens = 0;
};

/// Patient rule induction (Friedman & Fisher 1999, Stat. Comput. 9:123-143; Bryant & Lempert 2010, Technol. Forecast.
/// Soc. Change 77:34-49): peels off 5 % of the points at a time, at the end of the axis whose loss raises the density
/// most, then pastes back what raises it further. Of the boxes on the way the one with the greatest harmonic mean of
/// coverage and density is kept, and restrictions that luck explains (quasi-p above 5 %, binomial) are dropped.
/// `coordinates` (point, axis) row-major, without NaN; points are independent. No box when it happens nowhere or
/// everywhere, or with fewer than 20 points. Throws std::invalid_argument when the sizes do not fit.
Discovery discover(const std::vector<double>& coordinates, std::size_t n_axes, const std::vector<bool>& happens);

}  // namespace entente

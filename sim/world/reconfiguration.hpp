#pragma once
// How a structure changes in a run: which form is in force, what reviews last chose, and how intensely families work
// together by area and dimension.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/grid.hpp"
#include "core/week.hpp"

namespace entente {

struct Reconfiguration {
    std::size_t in_force = 0;   // form that is at work
    std::size_t chosen = 0;     // case that the rule last put in force
    std::size_t pending = 0;    // case that the last review chose
    int agreed = 0;             // reviews in a row that chose it
    double most_intensity = 1;  // of the case in force
    double calm_weeks = 0;      // as the reviewer believes
    Week changed = never;       // last change of form
    Week settled = never;       // from when it costs no more attention
    double attention = 1;       // of all posts until then, in [0, 1]
    int changes = 0;            // this week
    double cost = 0;            // of this week's change [USD]

    std::vector<std::uint16_t> area;  // (district) province
    Grid<double> intensity;           // (area, dimension) of talk and planning between families, in [0, 1]
    Grid<double> wanted;              // (area, dimension) what the last review wanted
};

}  // namespace entente

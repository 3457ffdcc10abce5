#pragma once
// Identity groups as neighbours: what they have done to each other, and what is remembered of it.

#include <cstddef>

#include "core/grid.hpp"

namespace entente {

struct Communities {
    Grid<int> killed;     // (district, identity group) by another group this week [deaths]
    Grid<double> wounds;  // (district, identity group) decayed share of its people harmed by another, in [0, 1]
    Grid<double> grudge;  // (district, identity group) grievance that these wounds add to what its people feel

    void size_for(std::size_t n_districts, std::size_t n_identities) {
        killed = Grid<int>(n_districts, n_identities);
        wounds = Grid<double>(n_districts, n_identities);
        grudge = Grid<double>(n_districts, n_identities);
    }
};

}  // namespace entente

#pragma once
// What forces know of where aid workers and people are, for the one purpose of not hitting them.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"

namespace entente {

struct Deconfliction {
    Grid<double> spared;                // (organisation, district) share of accidental fire that its teams are spared
    std::vector<double> spared_people;  // (district) the same for people

    void size_for(std::size_t n_organisations, std::size_t n_districts) {
        spared = Grid<double>(n_organisations, n_districts);
        spared_people.assign(n_districts, 0.0);
    }
};

}  // namespace entente

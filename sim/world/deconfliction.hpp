#pragma once
// What forces know of where aid workers and people are, for the one purpose of not hitting them.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"

namespace entente {

struct Deconfliction {
    Grid<double> spared;
    std::vector<double> spared_people;
};

template <MaybeConst<Deconfliction> Values, class Visitor>
void describe_columns(Values& d, Visitor&& visit) {
    visit(d.spared, Column{.name = "spared",
                           .shape = "(organisation, district)",
                           .min = 0,
                           .max = 1,
                           .meaning = "share of accidental fire that its teams are spared"});
    visit(d.spared_people, Column{.name = "spared_people",
                                  .shape = "(district)",
                                  .min = 0,
                                  .max = 1,
                                  .meaning = "share of accidental fire that people are spared"});
}

}  // namespace entente

#pragma once
// Identity groups as neighbours: what they have done to each other, and what is remembered of it.

#include <cstddef>

#include "core/grid.hpp"
#include "world/column.hpp"

namespace entente {

struct Communities {
    Grid<int> killed;
    Grid<double> wounds;
    Grid<double> grudge;
};

template <MaybeConst<Communities> Values, class Visitor>
void describe_columns(Values& c, Visitor&& visit) {
    visit(c.killed, Column{.name = "killed",
                           .shape = "(district, identity)",
                           .unit = "deaths",
                           .min = 0,
                           .lasts = Lasts::week,
                           .meaning = "killed by another identity group this week"});
    visit(c.wounds, Column{.name = "wounds",
                           .shape = "(district, identity)",
                           .min = 0,
                           .max = 1,
                           .meaning = "decayed share of its people harmed by another identity group"});
    visit(c.grudge, Column{.name = "grudge",
                           .shape = "(district, identity)",
                           .min = 0,
                           .meaning = "grievance that these wounds add to what its people feel"});
}

}  // namespace entente

#pragma once
// Who can lean on whom.

#include "core/grid.hpp"
#include "world/column.hpp"

namespace entente {

struct Power {
    Grid<double> over;
};

template <MaybeConst<Power> Values, class Visitor>
void describe_columns(Values& p, Visitor&& visit) {
    visit(p.over, Column{.name = "over",
                         .shape = "(organisation, organisation)",
                         .min = 0,
                         .max = 1,
                         .meaning = "power of the first, who holds it, over the second; 0 over oneself (P)"});
}

}  // namespace entente

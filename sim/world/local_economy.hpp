#pragma once
// What the presence of internationals does to a district's labour and prices.

#include <cstddef>
#include <vector>

#include "world/column.hpp"

namespace entente {

struct LocalEconomy {
    std::vector<double> hired;
    std::vector<double> foreigners;
    std::vector<double> welfare;
    double code = 0;
    double drain_kept = 1;
};

template <MaybeConst<LocalEconomy> Values, class Visitor>
void describe_columns(Values& e, Visitor&& visit) {
    visit(e.hired, Column{.name = "hired",
                          .shape = "(district)",
                          .min = 0,
                          .meaning = "nationals on international pay-rolls per 100,000 people"});
    visit(e.foreigners, Column{.name = "foreigners",
                               .shape = "(district)",
                               .min = 0,
                               .meaning = "internationals, soldiers included, per 100,000 people"});
    visit(e.welfare, Column{.name = "welfare",
                            .shape = "(district)",
                            .meaning = "what wages add to and rents take from mean welfare"});
    visit(e.code, Column{.name = "code", .min = 0, .max = 1, .meaning = "how far employers keep to a hiring code"});
    visit(e.drain_kept,
          Column{.name = "drain_kept", .min = 0, .max = 1, .meaning = "share of the brain drain that the code leaves"});
}

}  // namespace entente

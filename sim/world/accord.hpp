#pragma once
// The accord and those who press for it: who has a seat, what diplomats do to parties, and what is at stake when.

#include <cstddef>
#include <vector>

#include "world/column.hpp"

namespace entente {

struct Accord {
    std::vector<double> seat_of_identity;
    std::vector<double> stake;
    std::vector<double> pressed;
    std::vector<double> pay_lost;
    double welfare_lost = 0;
    double lead = 0;
};

template <MaybeConst<Accord> Values, class Visitor>
void describe_columns(Values& a, Visitor&& visit) {
    visit(a.seat_of_identity, Column{.name = "seat_of_identity",
                                     .shape = "(identity)",
                                     .min = 0,
                                     .max = 1,
                                     .meaning = "share of power that the accord gives an identity group"});
    visit(a.stake, Column{.name = "stake",
                          .shape = "(group)",
                          .min = 0,
                          .max = 1,
                          .meaning = "how much a group would gain now by spoiling the accord"});
    visit(a.pressed, Column{.name = "pressed",
                            .shape = "(group)",
                            .meaning = "pull of diplomats on its logit of commitment this week"});
    visit(a.pay_lost, Column{.name = "pay_lost",
                             .shape = "(group)",
                             .min = 0,
                             .meaning = "what sanctions take from the logit of joining it"});
    visit(a.welfare_lost,
          Column{.name = "welfare_lost", .min = 0, .meaning = "welfare that everybody loses to sanctions"});
    visit(a.lead, Column{.name = "lead", .min = 0, .max = 1, .meaning = "weight of the bilateral lead diplomat"});
}

}  // namespace entente

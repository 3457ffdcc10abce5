#pragma once
// What people are told and what is known of what they think; and the force commander, who hears some voices better than
// others.

#include <cstddef>
#include <vector>

#include "world/column.hpp"

namespace entente {

struct PublicOpinion {
    std::vector<double> informed;
    std::vector<double> surveyed;
};

template <MaybeConst<PublicOpinion> Values, class Visitor>
void describe_columns(Values& o, Visitor&& visit) {
    visit(o.informed, Column{.name = "informed",
                             .shape = "(district)",
                             .min = 0,
                             .max = 1,
                             .meaning = "how far people are reached by consistent information"});
    visit(o.surveyed, Column{.name = "surveyed",
                             .shape = "(district)",
                             .min = 0,
                             .max = 1,
                             .start = 0.5,
                             .meaning = "trust in the mission as the last survey found it"});
}

/// The person who commands the mission's force; replaced at the end of each tour.
struct ForceCommander {
    double rapport = 1.0;
    double hears = 1.0;
};

template <MaybeConst<ForceCommander> Values, class Visitor>
void describe_columns(Values& c, Visitor&& visit) {
    visit(c.rapport,
          Column{.name = "rapport", .min = 0, .max = 1, .meaning = "rapport with the humanitarian coordinator"});
    visit(
        c.hears,
        Column{.name = "hears",
               .min = 0,
               .max = 1,
               .meaning = "share of what the coordinator says that is acted on: rapport, or rules made to outlast it"});
}

}  // namespace entente

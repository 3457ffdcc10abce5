#pragma once
// What organisations remember of one another when they arrive: trust on the first day, by pair.

#include "core/describe.hpp"
#include "mechanisms/by.hpp"
#include "world/organisations.hpp"

namespace entente {

struct History {
    double weight = 0.25;
    ByDimension engagement{0.0, -0.5, -0.2, 0.1, 0.6, 0.5};
    double civil_military = 0.5;
};

template <class Visitor, MaybeConst<History> Values>
void describe(Visitor& visit, Values& values) {
    auto& [weight, engagement, civil_military] = values;
    using enum Evidence;
    visit(weight, Spec{"history.weight", "1", 0, 1, "trust on the first day that a full shared history adds", assumed,
                       "history of engagement supports coordination, want of it hinders (Olson & Gregorian 2007); "
                       "prior 0.1 to 0.4"});
    visit(engagement,
          Spec{"history.engagement", "1", -1, 1, "how well those who work in a dimension have worked together before",
               assumed, "health and education good, security poor (Olson & Gregorian 2007, Liberia)"});
    visit(civil_military,
          Spec{"history.civil_military", "1", 0, 2, "history that soldiers and civilians lack with each other", assumed,
               "lack of history of civil-military engagement (Olson & Gregorian 2007)"});
}

/// Trust on the first day: `mean` on average over pairs, more between those who share fields with a good history.
Grid<double> trust_at_start(const Organisations& organisations, const History& history, double mean);

}  // namespace entente

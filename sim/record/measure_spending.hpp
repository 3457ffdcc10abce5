#pragma once
// What was spent, by whom and on what: totals so far, from which a week is a difference.

#include "record/measures.hpp"

namespace entente {

/// Totals so far [USD], and delivered team-weeks of aid of this week.
struct Spent {
    double all = 0;
    double mission = 0;
    double coordination = 0;
    double aid = 0;
};

Spent spent_so_far(const World& world, const Cast& cast);

/// Spending of the week since `before`, which is moved on.
void measure_spending(const Moment& now, Spent& before, Values values);

}  // namespace entente

#pragma once
// Which structure does best in one place, and how sure that is.

#include <cstddef>
#include <vector>

#include "analysis/estimate.hpp"

namespace entente {

struct Regime {
    std::size_t best = 0;                             // structure with the best mean
    std::size_t second = 0;                           // with the next best
    Estimate margin;                                  // best better than second, in the same worlds: Student's t
    double minimum_detectable = Estimate::undefined;  // margin that would have been seen 4 times in 5
    std::size_t n_worlds = 0;                         // in which all structures have a value
    std::vector<double> means;                        // (structure) over those worlds
    std::vector<std::size_t> not_told;                // structures that cannot be told from the best (5 %), best first
    bool is_decided = false;                          // the best one is surely better than each of the others
    bool are_equal = false;                           // all structures are exactly equal in every world
};

/// `values` (structure)(world), NaN where undefined; at least two structures. Worlds that lack one are left out.
Regime regime_of(const std::vector<std::vector<double>>& values, bool higher_is_better);

}  // namespace entente

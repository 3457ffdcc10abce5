#pragma once
// Trade-offs: which structures no other one is at least as good as in every outcome.

#include <cstddef>
#include <vector>

#include "analysis/bootstrap.hpp"

namespace entente {

struct FrontMember {
    bool is_on_front = false;            // by the means over worlds
    std::vector<std::size_t> beaten_by;  // structures that are at least as good in all outcomes and better in one
    double share_on_front = 0;           // of resamples of the worlds; NaN with fewer than two
};

/// `goodness` (structure)(outcome)(world), more is better, NaN where undefined; worlds that lack any value are left
/// out. Empty where no world is left.
std::vector<FrontMember> front(const std::vector<std::vector<std::vector<double>>>& goodness,
                               const Bootstrap& bootstrap = {});

}  // namespace entente

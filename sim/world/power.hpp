#pragma once
// Who can lean on whom.

#include "core/grid.hpp"

namespace entente {

struct Power {
    Grid<double> over;  // (holder, member) P[i→o] in [0, 1]; 0 of oneself
};

}  // namespace entente

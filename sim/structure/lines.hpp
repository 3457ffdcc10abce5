#pragma once
// Who directs whom: what the lines of reporting of a structure come to for the organisations of one scenario. A line
// carries a superior's priorities; only within one legal body does it carry orders.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "core/grid.hpp"

namespace entente {

/// Somebody to whom an organisation or a person reports.
struct Principal {
    std::size_t superior = std::numeric_limits<std::size_t>::max();  // organisation that stands there, or none
    double weight = 0;                                               // of this line, in (0, 1]
    bool commands = false;                                           // both are of one legal body
    std::vector<double> line;  // (headquarters) shares of the superior's direction; what is left is nobody's
};

/// One function of a post.
struct Hat {
    std::size_t organisation = std::numeric_limits<std::size_t>::max();  // that stands on it, or none
    double share = 0;  // of the person's attention, by the weight of those who ask for it; a post's sum to 1
};

struct Lines {
    std::vector<std::string> headquarters;           // nodes with priorities; a donor state's once a state
    Grid<double> priorities;                         // (headquarters, dimension) sum 1
    std::vector<std::vector<Principal>> principals;  // (organisation)
    std::vector<bool> head_may_sign;  // (organisation) its legal body has nobody but its head to sign for it
    std::vector<bool> in_body;        // (organisation) belongs to a legal body of the structure
};

}  // namespace entente

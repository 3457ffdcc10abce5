#pragma once
// Violence that a file gives instead of the model: so that flight can be scored alone against registrations.

#include <cstdint>
#include <vector>

#include "core/week.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct ImposedEvents {
    Week week = 0;
    std::uint32_t district = 0;
    Violence kind = Violence::battle;
    int events = 0;
    int deaths = 0;
};

/// Events by week, ascending. Weeks and districts without a row are quiet.
struct ImposedViolence {
    bool is_given = false;
    std::vector<ImposedEvents> rows;
};

}  // namespace entente

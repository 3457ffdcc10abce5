#pragma once
// Households and armed groups at week 0.

#include "core/draws.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace entente {

/// Households by district of origin, their identity groups, endowments, first feelings, and who is displaced.
void settle_households(World& world, const Scenario& scenario, const Draws& draws);

/// Armed groups with type and stance; their fighters are members of households of their constituency.
void raise_groups(World& world, const Scenario& scenario, const Luck& luck);

}  // namespace entente

#pragma once
// Who gives to whom, and what lies on the accounts in the first week.

#include "scenario/scenario.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

/// Sets up donors, accounts, common funds and contributors of soldiers. Organisations, teams and forums stand already.
void open_accounts(World& world, const Scenario& scenario, const Structure& structure, const Draws& draws);

}  // namespace entente

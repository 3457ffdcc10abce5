#pragma once
// Rooms at week 0: what a structure and its terms make of forums.

#include "scenario/scenario.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

/// Fills `world.forums` and `world.power`. Reads districts and organisations; earlier contact of the members of a room
/// (`history`) raises their trust. One closed room is kept for those who leave.
void open_rooms(World& world, const Scenario& scenario, const Structure& structure);

}  // namespace entente

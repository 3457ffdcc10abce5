#pragma once
// Who of a room does what: whole teams to cells, and what the room believes is still to be done.

#include "core/draws.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/room.hpp"
#include "mechanisms/room_rules.hpp"
#include "world/world.hpp"

namespace entente {

/// A division of labour, which becomes the members' roles: whole teams, one at a time, each to the cell where most of
/// the plan is still missing among those its organisation can do, with a preference for where it already is. Members
/// take turns in an order that is drawn anew for each meeting. As far as roles are not agreed (`agreed_roles` < 1),
/// each takes its share of the plan instead.
void assign_teams(World& world, const Room& room, std::span<const float> plan, const Coordination& p,
                  const RoomRules& rules, double agreed_roles, Week week, const Draws& draws);

/// What the room believes is still to be done once everything it counts on is done. Others keep out of cells that are
/// promised twice over, so a promise that was not meant leaves a hole.
void leave_open(World& world, const Room& room, std::span<const float> plan);

}  // namespace entente

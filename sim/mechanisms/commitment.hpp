#pragma once
// What members of a room mean and state, how much of a plan they agree, and what the room counts on (odd.md 7.4).

#include "mechanisms/coordination.hpp"
#include "mechanisms/room.hpp"
#include "mechanisms/room_rules.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

/// Power of those who convene a room over an organisation, as far as they chair it.
double power_of_convenors(const World& world, const RoomRules& rules, std::size_t f, std::size_t o);

/// Restricts a plan to the cells to which every member asked to work there could commit; the rest is left to each.
/// Publishes the share agreed. False if too little is. Reads shares of the plan.
bool agree_second_best(std::vector<float>& plan, Room& room, World& world, const Coordination& p,
                       const RoomRules& rules, const Switches& on);

/// Private and stated commitment of each member, the pressure it felt and what the room counts on. Reads shares.
void commit(World& world, const Room& room, std::span<const float> plan, const Structure& structure,
            const Coordination& p, const RoomRules& rules, const Switches& on);

/// Share of the teams in the room's field whose organisations take part in it.
double share_of_field(const World& world, const Room& room, const RoomRules& rules);

}  // namespace entente

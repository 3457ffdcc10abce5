#pragma once
// Seats that a scenario moves: of a structure's rooms, before a run and alike in all forms of one that adapts.

#include "scenario/scenario.hpp"
#include "structure/structure.hpp"

namespace entente {

/// A donor state's ministries sit in rooms of others as far as the state works in common (`donor_engagement`). Police,
/// civilians of the mission and local NGOs get at least `rooms.civilian_seats` where soldiers plan with others: a
/// lever, else nothing.
void seat_members(Structure& structure, const Scenario& scenario);

}  // namespace entente

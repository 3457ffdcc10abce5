#pragma once
// From a checked scenario and a structure to a world at week 0.

#include "core/draws.hpp"
#include "scenario/scenario.hpp"
#include "structure/forms.hpp"
#include "world/world.hpp"

namespace entente {

/// Organisations of a scenario as a structure sees them, in row order.
std::vector<Member> members_of(const Scenario& scenario);

/// What follows from a structure for the organisations of a scenario, with the rooms as the scenario sets them: one, or
/// of a structure that adapts all its forms, laid out alike.
std::vector<Structure> structures_of(const Scenario& scenario, const Graph& graph);

/// The world at week 0. Country, people and groups depend on the luck and the scenario only, so they are the same under
/// every structure; rooms, seats and who is present come from the structure. `tables` is sized and filled. Throws
/// std::invalid_argument where two names collide.
World build_world(const Scenario& scenario, const Structure& structure, const Luck& luck, HouseholdTables& tables);

}  // namespace entente

#pragma once
// One week of one world.

#include "core/draws.hpp"
#include "core/week.hpp"
#include "mechanisms/parameters.hpp"
#include "run/simulation.hpp"

namespace entente {

/// Runs all phases of the week (week.hpp) in their order.
void step(Simulation& simulation, const Parameters& p, Week week, const Luck& luck);

}  // namespace entente

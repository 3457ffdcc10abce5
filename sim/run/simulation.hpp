#pragma once
// Everything that one run moves.

#include <vector>

#include "mechanisms/households.hpp"
#include "structure/adaptive_rule.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

/// The world, what follows from its structure, and the weekly tables of households.
struct Simulation {
    World world;
    Structure structure;
    HouseholdTables tables;
    std::vector<Structure> forms;  // what the structure can change into, what it starts as among them
    AdaptiveRule rule;
};

}  // namespace entente

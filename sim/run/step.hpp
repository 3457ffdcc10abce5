#pragma once
// One week of one world.

#include "core/draws.hpp"
#include "core/week.hpp"
#include "mechanisms/parameters.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

/// Everything that one run moves: the world, what follows from its structure, and the weekly tables of households.
struct Simulation {
    World world;
    Structure structure;
    HouseholdTables tables;
    std::vector<Structure> forms;  // what the structure can change into, what it starts as among them
    AdaptiveRule rule;
};

/// One week. The order of phases is part of the model; it is changed here and nowhere else.
void step(Simulation& simulation, const Parameters& p, Week week, const Luck& luck);

}  // namespace entente

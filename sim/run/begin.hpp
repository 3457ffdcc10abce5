#pragma once
// A world at week 0, with all that moves it.

#include "core/draws.hpp"
#include "run/step.hpp"
#include "scenario/scenario.hpp"
#include "structure/graph.hpp"

namespace entente {

Simulation begin(const Scenario& scenario, const Graph& graph, const Luck& luck);

}  // namespace entente

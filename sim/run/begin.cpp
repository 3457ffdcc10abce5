#include "run/begin.hpp"

#include "scenario/build_world.hpp"
#include "structure/forms.hpp"

namespace entente {

Simulation begin(const Scenario& scenario, const Graph& graph, const Luck& luck) {
    Simulation simulation;
    const std::size_t first = first_form(graph);
    simulation.forms = structures_of(scenario, graph);
    simulation.rule = graph.rule;
    simulation.structure = simulation.forms[first];
    simulation.world = build_world(scenario, simulation.structure, luck, simulation.tables);
    simulation.world.reconfiguration.in_force = first;
    return simulation;
}

}  // namespace entente

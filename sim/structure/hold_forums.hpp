#pragma once
// Who convenes each room of a structure and who sits in it, from the edges that lead there.

#include <vector>

#include "structure/roster.hpp"
#include "structure/structure.hpp"

namespace entente {

/// The rooms in which somebody sits, by name; `ties` (camp, instance) and `missions` (mission, instance) are what is
/// reached along edges of authority and money. A room of a second state or mission takes its name or number.
std::vector<StructureForum> hold_forums(const Graph& graph, const Roster& roster, const std::vector<PlacedEdge>& edges,
                                        const Grid<double>& ties, const Grid<double>& missions,
                                        std::size_t n_organisations);

}  // namespace entente

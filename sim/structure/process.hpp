#pragma once
// Process: who talks and plans with whom across the bridge between a mission and aid. Placement is who sits inside. The
// two are crossed: any structure can be run at any intensity of process.

#include <string>
#include <vector>

#include "structure/graph.hpp"

namespace entente {

/// Edges to cut; an empty list stands for every node.
struct Cut {
    std::vector<Layer> layers;
    std::vector<std::string> from;
    std::vector<std::string> to;
};

/// One intensity of process, as its file has it.
struct Process {
    std::string name;
    std::string title;
    std::string description;
    std::vector<std::string> mission_side;   // nodes and rooms
    std::vector<std::string> aid_side;       // nodes and rooms
    std::vector<std::string> rooms_between;  // rooms on the bridge
    std::vector<Cut> cuts;                   // what else belongs to one structure's bridge only
    std::vector<Edge> edges;                 // the bridge
    std::vector<ForumSpec> forums;           // rooms that the bridge may need
};

/// Replaces the bridge of a structure. Cut are every `informs` and `plans_with` edge from one side to the other, every
/// edge of a room between, and `cuts`. Laid are the edges of the process whose ends the structure has, or which are
/// rooms between; a room between stays if somebody of both sides has a seat in it. Lines, hosts, brands and money are
/// left alone, but for the rooms between. The result is normalised. Of a structure that adapts, it is laid over all
/// forms: the rule then moves placement, and the intensity of a common process by area and dimension.
Graph with_process(Graph placement, const Process& process);

}  // namespace entente

#pragma once
// Who stands where: the nodes of a graph for the organisations of one scenario. Between a graph and what is derived
// from it.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "structure/graph.hpp"
#include "structure/structure.hpp"

namespace entente {

/// The nodes of a graph for the organisations at hand: a donor state's once a state, a mission's once a mission.
struct Roster {
    std::vector<std::string> node;                                      // (instance) name in the graph
    std::vector<std::string> state;                                     // (instance) donor state, else empty
    std::vector<bool> of_state;                                         // (instance)
    std::vector<std::size_t> mission;                                   // (instance) row of its mission, else npos
    std::vector<bool> beside;                                           // (mission) stands beside the country team
    std::map<std::string, std::vector<std::size_t>, std::less<>> rows;  // node name → its instances, by state
    std::vector<std::vector<std::size_t>> organisations;                // (instance) who stands there
    std::vector<std::size_t> instance_of;                               // (organisation) or Structure::npos

    std::size_t size() const { return node.size(); }

    const std::vector<std::size_t>& instances(std::string_view name) const {
        static const std::vector<std::size_t> none;
        const auto found = rows.find(name);
        return found == rows.end() ? none : found->second;
    }

    std::size_t n_missions() const { return beside.size(); }

    /// The one instance of a node that is not of a state; of a mission's node, that of the first mission.
    std::size_t only(std::string_view name) const {
        const auto& all = instances(name);
        return all.empty() ? Structure::npos : all.front();
    }

    bool deal_with_each_other(std::size_t a, std::size_t b) const {
        const bool other_state = of_state[a] && of_state[b] && state[a] != state[b];
        const bool other_mission =
            mission[a] != Structure::npos && mission[b] != Structure::npos && mission[a] != mission[b];
        return !other_state && !other_mission;
    }

    /// The instance of a mission's node, or npos.
    std::size_t of_mission(std::string_view name, std::size_t row) const {
        for (const std::size_t i : instances(name)) {
            if (mission[i] == row || mission[i] == Structure::npos) return i;
        }
        return Structure::npos;
    }
};

bool may_stand_on(const Member& member, std::string_view node);

/// Which nodes exist, once or once a state or mission, and who stands on which.
Roster call_roll(const Graph& graph, const std::vector<Member>& members);

/// An edge between instances.
struct PlacedEdge {
    std::size_t from;
    std::size_t to;
    Layer layer;
    double weight;
};

/// Edges of a graph between the instances of its nodes, in the order of the graph. What states fund is split among
/// them.
std::vector<PlacedEdge> place_edges(const Graph& graph, const Roster& roster);

}  // namespace entente

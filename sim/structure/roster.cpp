#include "structure/roster.hpp"

#include <algorithm>
#include <set>

#include "structure/usual_nodes.hpp"

namespace entente {
namespace {

constexpr std::size_t npos = Structure::npos;

std::set<std::string> touched_nodes(const Graph& graph) {
    std::set<std::string> touched;
    for (const Edge& edge : graph.edges) {
        touched.insert(edge.from);
        touched.insert(edge.to);
    }
    for (const PostSpec& post : graph.posts) touched.insert(post.functions.begin(), post.functions.end());
    return touched;
}

}  // namespace

bool may_stand_on(const Member& member, std::string_view node) {
    return std::find(member.nodes.begin(), member.nodes.end(), node) != member.nodes.end();
}

Roster call_roll(const Graph& graph, const std::vector<Member>& members) {
    const std::set<std::string> touched = touched_nodes(graph);
    std::map<std::string, NodeSpec> specs;
    for (const std::string& name : touched) specs.emplace(name, node_spec(graph, name));

    std::set<std::string> states;
    for (const Member& member : members) {
        const bool stateless = std::any_of(member.nodes.begin(), member.nodes.end(), [&](const std::string& node) {
            const auto spec = specs.find(node);
            return spec != specs.end() && spec->second.of_state;
        });
        if (!member.state.empty() || stateless) states.insert(member.state);
    }

    Roster roster;
    std::size_t n_missions = 1;
    for (const Member& member : members) n_missions = std::max(n_missions, member.mission + 1);
    roster.beside.assign(n_missions, false);
    for (const Member& member : members) {
        if (member.beside) roster.beside[member.mission] = true;
    }
    const auto add = [&](const NodeSpec& spec, const std::string& state, std::size_t mission) {
        const bool has_company =
            spec.exists_with.empty() || std::any_of(members.begin(), members.end(), [&](const Member& member) {
                return may_stand_on(member, spec.exists_with) && (!spec.of_state || member.state == state) &&
                       (mission == npos || member.mission == mission);
            });
        if (!has_company) return;
        roster.rows[spec.name].push_back(roster.size());
        roster.node.push_back(spec.name);
        roster.state.push_back(state);
        roster.of_state.push_back(spec.of_state);
        roster.mission.push_back(mission);
    };
    for (const auto& entry : specs) {
        if (entry.second.of_state) {
            for (const std::string& state : states) add(entry.second, state, npos);
        } else if (usually_of_mission(entry.first)) {
            for (std::size_t m = 0; m < n_missions; ++m) add(entry.second, "", m);
        } else {
            add(entry.second, "", npos);
        }
    }

    roster.organisations.resize(roster.size());
    for (std::size_t o = 0; o < members.size(); ++o) {
        std::size_t stands_on = npos;
        for (const std::string& node : members[o].nodes) {
            for (const std::size_t i : roster.instances(node)) {
                const bool own_state = !roster.of_state[i] || roster.state[i] == members[o].state;
                const bool own_mission = roster.mission[i] == npos || roster.mission[i] == members[o].mission;
                if (stands_on == npos && own_state && own_mission) stands_on = i;
            }
        }
        roster.instance_of.push_back(stands_on);
        if (stands_on != npos) roster.organisations[stands_on].push_back(o);
    }
    return roster;
}

namespace {

/// Whether an edge would make a mission that stands beside the country team and somebody outside it one house.
bool joins_beside(const Roster& roster, const Edge& edge, std::size_t from, std::size_t to) {
    if (edge.layer != Layer::reports_to && edge.layer != Layer::hosted_by && edge.layer != Layer::brands_as)
        return false;
    return roster.mission[from] == npos && roster.mission[to] != npos && roster.beside[roster.mission[to]];
}

}  // namespace

std::vector<PlacedEdge> place_edges(const Graph& graph, const Roster& roster) {
    std::vector<PlacedEdge> placed;
    for (const Edge& edge : graph.edges) {
        const auto& givers = roster.instances(edge.from);
        for (const std::size_t from : givers) {
            for (const std::size_t to : roster.instances(edge.to)) {
                if (!roster.deal_with_each_other(from, to) || joins_beside(roster, edge, from, to)) continue;
                const bool shared = edge.layer == Layer::funds && roster.of_state[from] && !roster.of_state[to];
                const double n_givers = shared ? static_cast<double>(givers.size()) : 1.0;
                placed.push_back({from, to, edge.layer, edge.weight / n_givers});
            }
        }
    }
    return placed;
}

}  // namespace entente

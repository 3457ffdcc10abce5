#include "structure/process.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_process(Layer layer) {
    return layer == Layer::informs || layer == Layer::plans_with;
}

bool cuts_edge(const Cut& cut, const Edge& edge) {
    return std::find(cut.layers.begin(), cut.layers.end(), edge.layer) != cut.layers.end() &&
           (cut.from.empty() || holds(cut.from, edge.from)) && (cut.to.empty() || holds(cut.to, edge.to));
}

bool on_bridge(const Process& process, const Edge& edge) {
    if (holds(process.rooms_between, edge.from) || holds(process.rooms_between, edge.to)) return true;
    const bool crosses = (holds(process.mission_side, edge.from) && holds(process.aid_side, edge.to)) ||
                         (holds(process.aid_side, edge.from) && holds(process.mission_side, edge.to));
    return (crosses && is_process(edge.layer)) ||
           std::any_of(process.cuts.begin(), process.cuts.end(), [&](const Cut& cut) { return cuts_edge(cut, edge); });
}

std::set<std::string> nodes_of(const Graph& graph) {
    std::set<std::string> nodes;
    for (const Edge& edge : graph.edges) {
        nodes.insert(edge.from);
        nodes.insert(edge.to);
    }
    for (const PostSpec& post : graph.posts) nodes.insert(post.functions.begin(), post.functions.end());
    return nodes;
}

bool both_sides_sit(const Process& process, const std::vector<Edge>& edges, const std::string& room) {
    const auto sits = [&](const std::vector<std::string>& side) {
        return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
            return edge.layer == Layer::plans_with && edge.to == room && holds(side, edge.from);
        });
    };
    return sits(process.mission_side) && sits(process.aid_side);
}

}  // namespace

Graph with_process(Graph placement, const Process& process) {
    for (Graph& form : placement.forms) form = with_process(std::move(form), process);
    normalise(placement);  // so that an edge of weight 0 makes no node
    std::set<std::string> present = nodes_of(placement);
    present.insert(process.rooms_between.begin(), process.rooms_between.end());
    std::erase_if(placement.edges, [&](const Edge& edge) { return on_bridge(process, edge); });

    std::vector<Edge> bridge;
    for (const Edge& edge : process.edges) {
        if (edge.weight > 0 && present.count(edge.from) != 0 && present.count(edge.to) != 0) bridge.push_back(edge);
    }
    for (const std::string& room : process.rooms_between) {
        if (both_sides_sit(process, bridge, room)) continue;
        std::erase_if(bridge, [&](const Edge& edge) { return edge.from == room || edge.to == room; });
    }
    placement.edges.insert(placement.edges.end(), bridge.begin(), bridge.end());

    for (const ForumSpec& forum : process.forums) {
        const auto same = [&](const ForumSpec& own) { return own.name == forum.name; };
        if (std::none_of(placement.forums.begin(), placement.forums.end(), same)) placement.forums.push_back(forum);
    }
    normalise(placement);
    return placement;
}

}  // namespace entente

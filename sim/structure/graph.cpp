#include "structure/graph.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "structure/strongest_path.hpp"
#include "structure/usual_nodes.hpp"

namespace entente {
namespace {

std::string words_of(const Edge& edge) {
    return edge.from + " " + std::string(name_of(edge.layer)) + " " + edge.to;
}

bool comes_before(const Edge& a, const Edge& b) {
    return std::tie(a.layer, a.from, a.to) < std::tie(b.layer, b.from, b.to);
}

bool same_place(const Edge& a, const Edge& b) {
    return std::tie(a.layer, a.from, a.to) == std::tie(b.layer, b.from, b.to);
}

/// Sorts by name and names what occurs twice.
template <class Spec>
void sort_by_name(std::vector<Spec>& specs, const std::string& noun, std::vector<std::string>& wrong) {
    std::stable_sort(specs.begin(), specs.end(), [](const Spec& a, const Spec& b) { return a.name < b.name; });
    for (std::size_t i = 1; i < specs.size(); ++i) {
        if (specs[i].name == specs[i - 1].name) wrong.push_back("duplicate " + noun + " " + specs[i].name);
    }
}

void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

void normalise(Graph& graph) {
    std::vector<std::string> wrong;
    for (const Edge& edge : graph.edges) {
        if (!(edge.weight >= 0 && edge.weight <= 1)) wrong.push_back("weight outside [0, 1]: " + words_of(edge));
        if (edge.from == edge.to) wrong.push_back("edge to itself: " + words_of(edge));
    }
    std::erase_if(graph.edges, [](const Edge& edge) { return edge.weight == 0; });
    std::stable_sort(graph.edges.begin(), graph.edges.end(), comes_before);
    for (std::size_t i = 1; i < graph.edges.size(); ++i) {
        if (same_place(graph.edges[i], graph.edges[i - 1]))
            wrong.push_back("duplicate edge: " + words_of(graph.edges[i]));
    }

    std::erase_if(graph.forums, [&](const ForumSpec& forum) {
        return std::none_of(graph.edges.begin(), graph.edges.end(),
                            [&](const Edge& edge) { return edge.layer == Layer::plans_with && edge.to == forum.name; });
    });
    sort_by_name(graph.nodes, "node", wrong);
    sort_by_name(graph.forums, "forum", wrong);
    sort_by_name(graph.posts, "post", wrong);
    for (ForumSpec& forum : graph.forums) sort_unique(forum.convenors);
    std::map<std::string, std::string> filled_by;
    for (PostSpec& post : graph.posts) {
        sort_unique(post.functions);
        sort_unique(post.extra_hats);
        for (const std::string& function : post.functions) {
            const auto place = filled_by.emplace(function, post.name);
            if (!place.second)
                wrong.push_back(function + " is filled by two posts: " + place.first->second + ", " + post.name);
        }
    }

    if (wrong.empty()) return;
    std::string text = "structure " + graph.name + ": ";
    for (std::size_t i = 0; i < wrong.size(); ++i) text += (i == 0 ? "" : "; ") + wrong[i];
    throw std::invalid_argument(text);
}

NodeSpec node_spec(const Graph& graph, std::string_view name) {
    const auto declared =
        std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const NodeSpec& spec) { return spec.name == name; });
    if (declared != graph.nodes.end()) return *declared;
    return {.name = std::string(name), .meaning = {}, .of_state = usually_of_state(name), .exists_with = {}};
}

double path(const Graph& graph, std::string_view from, std::string_view to, std::span<const Layer> layers) {
    std::map<std::string, std::size_t, std::less<>> index;
    const auto index_at = [&](std::string_view name) { return index.emplace(name, index.size()).first->second; };
    const std::size_t start = index_at(from);
    const std::size_t end = index_at(to);

    std::vector<Link> links;
    std::map<std::string, std::vector<const Edge*>> seats;
    for (const Edge& edge : graph.edges) {
        if (std::find(layers.begin(), layers.end(), edge.layer) == layers.end()) continue;
        if (edge.layer == Layer::plans_with) {
            seats[edge.to].push_back(&edge);
        } else {
            links.push_back({index_at(edge.from), index_at(edge.to), edge.weight});
        }
    }
    for (const auto& room : seats) {
        for (const Edge* one : room.second) {
            for (const Edge* other : room.second) {
                links.push_back({index_at(one->from), index_at(other->from), one->weight * other->weight});
            }
        }
    }
    const bool words_count = std::any_of(layers.begin(), layers.end(), [](Layer layer) {
        return layer == Layer::informs || layer == Layer::plans_with;
    });
    for (const PostSpec& post : graph.posts) {
        if (!words_count) break;
        for (const std::string& one : post.functions) {
            for (const std::string& other : post.functions) links.push_back({index_at(one), index_at(other), 1.0});
        }
    }
    const std::size_t n_nodes = index.size();
    return strongest_paths(network(n_nodes, std::move(links)), {start}, std::vector<double>(n_nodes, 1.0))[end];
}

}  // namespace entente

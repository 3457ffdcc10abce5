#include "structure/strongest_path.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <utility>

namespace entente {

Network network(std::size_t n_nodes, std::vector<Link> links) {
    std::erase_if(links, [](const Link& link) { return link.from == link.to || !(link.strength > 0); });
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
        return std::tuple(a.from, a.to, -a.strength) < std::tuple(b.from, b.to, -b.strength);
    });
    const auto same = [](const Link& a, const Link& b) { return a.from == b.from && a.to == b.to; };
    links.erase(std::unique(links.begin(), links.end(), same), links.end());

    Network result;
    result.first.assign(n_nodes + 1, 0);
    for (const Link& link : links) ++result.first[link.from + 1];
    for (std::size_t node = 0; node < n_nodes; ++node) result.first[node + 1] += result.first[node];
    result.links = std::move(links);
    return result;
}

std::vector<double> strongest_paths(const Network& network, const std::vector<std::size_t>& sources,
                                    const std::vector<double>& pass) {
    // Dijkstra: rounding is monotone and no factor exceeds 1, so what leaves the queue first is final, bit for bit.
    std::vector<double> best(network.n_nodes(), 0.0);
    std::vector<bool> is_source(network.n_nodes(), false);
    std::priority_queue<std::pair<double, std::size_t>> open;
    for (const std::size_t source : sources) {
        best[source] = 1.0;
        is_source[source] = true;
        open.emplace(1.0, source);
    }
    while (!open.empty()) {
        const double reached = open.top().first;
        const std::size_t node = open.top().second;
        open.pop();
        if (reached < best[node]) continue;
        const double passed_on = is_source[node] ? reached : reached * pass[node];
        for (std::size_t i = network.first[node]; i < network.first[node + 1]; ++i) {
            const Link& link = network.links[i];
            const double there = passed_on * link.strength;
            if (there > best[link.to]) {
                best[link.to] = there;
                open.emplace(there, link.to);
            }
        }
    }
    return best;
}

}  // namespace entente

#pragma once
// Best-path products: how much of a tie or of a message is left at the end of the best chain.

#include <cstddef>
#include <vector>

namespace entente {

struct Link {
    std::size_t from = 0;
    std::size_t to = 0;
    double strength = 0;  // in (0, 1]
};

/// Links out of each node, side by side.
struct Network {
    std::vector<std::size_t> first;  // (node + 1) first link of each node
    std::vector<Link> links;

    std::size_t n_nodes() const { return first.empty() ? 0 : first.size() - 1; }
};

/// Of several links between the same two nodes the strongest stays; loops and links without strength are dropped.
Network network(std::size_t n_nodes, std::vector<Link> links);

/// For each node, the largest product of strengths over all paths to it that start at one of `sources` (1 at a source,
/// 0 where no path leads). A node that passes something on multiplies by its `pass`; where a path starts and where it
/// ends, nothing is lost. Products are formed from the source outwards, so the numbering of nodes changes no bit.
std::vector<double> strongest_paths(const Network& network, const std::vector<std::size_t>& sources,
                                    const std::vector<double>& pass);

}  // namespace entente

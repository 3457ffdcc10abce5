#pragma once
// Reads lines of reporting out of a graph: between a graph and what is derived from it.

#include <cstddef>
#include <map>
#include <vector>

#include "structure/lines.hpp"
#include "structure/roster.hpp"

namespace entente {

/// Lines of reporting between the instances of a graph's nodes. A node where nobody stands, which passes its lines on
/// and is neither a headquarters nor a function of a post, is passed over: writing it in changes nothing.
class LinesOfReporting {
public:
    LinesOfReporting(const Graph& graph, const Roster& roster, const std::vector<PlacedEdge>& edges);

    std::vector<Principal> of_instance(std::size_t instance) const;

    /// Superiors of all functions of one person outside the post; of several lines to one superior the weights add.
    std::vector<Principal> of_post(const std::vector<std::size_t>& functions) const;

    /// Attention is asked for in proportion to the weights of the lines. What a superior of several functions asks for
    /// belongs to the extra hats, where there are any; else to the functions that report there.
    std::vector<Hat> hats_of(const std::vector<std::size_t>& functions, std::size_t n_functions,
                             std::size_t n_extra) const;

    const std::vector<std::size_t>& headquarters() const { return headquarters_; }

private:
    struct Superior {
        std::size_t instance;
        double weight;
    };
    std::vector<Superior> superiors(std::size_t instance) const;
    bool is_passed_over(std::size_t instance) const;
    void follow(std::size_t instance, double weight, std::vector<bool> passed,
                std::map<std::size_t, double>& weights) const;
    std::vector<double> line_of(std::size_t instance, std::vector<bool> asked) const;
    Principal principal(std::size_t from, const Superior& superior) const;
    std::vector<std::size_t> functions_of(const PostSpec& post) const;

    const Roster& roster_;
    std::vector<std::vector<Superior>> lines_;  // (instance) as written
    std::vector<std::size_t> headquarters_;     // instances
    std::vector<std::size_t> row_of_;           // (instance) row among headquarters, or npos
    std::vector<bool> is_function_;             // (instance) of a post
    std::vector<std::string> body_;             // (instance)
};

/// Lines of all organisations.
Lines draw_lines(const Graph& graph, const Roster& roster, const std::vector<PlacedEdge>& edges);

}  // namespace entente

#pragma once
// An integration structure as it is written: a directed multiplex graph over functions and families. Nothing here knows
// a preset by name, and nothing here is a coefficient of success.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/describe.hpp"
#include "core/names.hpp"
#include "structure/adaptive_rule.hpp"
#include "world/room_terms.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// subordinate→superior, guest→host, sender→receiver, member→forum, payer→payee, wearer→brand.
enum class Layer { reports_to, hosted_by, informs, plans_with, funds, brands_as };

template <>
struct Names<Layer> {
    static constexpr auto words =
        std::to_array<std::string_view>({"reports_to", "hosted_by", "informs", "plans_with", "funds", "brands_as"});
};

/// How the support office of a post stands to its functions.
///   cabinet       one office for the whole post, which works where work is left over
///   back_offices  one office a function, and what one has too much the other cannot use
///   joint_office  one office that writes one set of papers for all principals: as a cabinet, and conflict of their
///                 directives reaches the post only in part
enum class SupportOffice { cabinet, back_offices, joint_office };

template <>
struct Names<SupportOffice> {
    static constexpr auto words = std::to_array<std::string_view>({"cabinet", "back_offices", "joint_office"});
};

/// A function, an office, a family of organisations or a room, by the word that edges use.
struct NodeSpec {
    std::string name;
    std::string meaning;
    bool of_state = false;    // exists once for each donor state
    std::string exists_with;  // vanishes unless an organisation may stand on this node; empty: stands by itself
    std::array<double, n_dimensions> priorities{};  // of a headquarters, weights of dimensions; all 0: is none
    std::string body{};                             // legal body it belongs to; orders are given within one only
    bool signs = false;                             // holds the signature of its body, whoever heads it

    bool is_headquarters() const {
        for (const double weight : priorities) {
            if (weight > 0) return true;
        }
        return false;
    }
};

struct Edge {
    std::string from;
    Layer layer = Layer::reports_to;
    std::string to;
    double weight = 0;  // in (0, 1]; an edge of weight 0 is no edge and is dropped by `normalise`
};

/// A room where members meet. Seats are the `plans_with` edges to it; its tie to a camp is inherited from its hosts.
struct ForumSpec {
    std::string name;
    ForumDepth depth = ForumDepth::information;
    PowerRule power_rule = PowerRule::by_power;
    double power = 0;                    // w: how strongly power weighs and presses, in [0, 1]
    std::vector<std::string> convenors;  // nodes; a room among them stands for its own convenors
    int interval_weeks = 4;
    RoomTerms terms = {};
};

/// Fields that a scenario, an option or a lever may set by `forum.<NAME>.<field>`.
template <class Visitor, MaybeConst<ForumSpec> Values>
void describe(Visitor& visit, Values& forum) {
    auto& [name, depth, power_rule, power, convenors, interval_weeks, terms] = forum;
    (void)name;
    (void)convenors;
    using enum Evidence;
    visit(depth, Spec{"depth", "", 0, 0, "what the room is for", assumed, "the structure"});
    visit(power_rule, Spec{"power_rule", "", 0, 0, "how it weighs its members' wishes", assumed, "the structure"});
    visit(power, Spec{"power", "1", 0, 1, "how strongly power weighs and presses in it", assumed, "the structure"});
    visit(interval_weeks,
          Spec{"interval_weeks", "weeks", 1, 104, "time between its meetings", assumed, "the structure"});
    describe(visit, terms);
}

/// One person with one or more functions: its hats.
struct PostSpec {
    std::string name;
    std::vector<std::string> functions;   // nodes
    std::vector<std::string> extra_hats;  // functions that are no node, such as deputy head of mission
    double support = 0;                   // support office [persons]; counts at a discount
    SupportOffice office = SupportOffice::cabinet;
};

/// A whole structure. Edges are sorted and unique after `normalise`, so the order of a file changes nothing.
struct Graph {
    std::string name;
    std::string title;
    std::string description;
    std::vector<std::string> sources;
    std::vector<NodeSpec> nodes;  // a glossary; an undeclared node stands by itself, and is of a state if usually so
    std::vector<Edge> edges;
    std::vector<ForumSpec> forums;
    std::vector<PostSpec> posts;
    std::vector<Graph> forms;  // of a structure that adapts: all that its rule names, what it starts with among them;
                               // the graph itself is then a copy of that
    AdaptiveRule rule;         // without cases: it does not adapt
};

/// Sorts everything, drops edges of weight 0 and rooms in which nobody has a seat, joins nothing. Throws
/// std::invalid_argument that names every duplicate edge, forum or post, every loop, every weight outside [0, 1] and
/// every function that two posts fill.
void normalise(Graph& graph);

/// Declared node of that name; for an undeclared one, what its name usually stands for (`usually_of_state`).
NodeSpec node_spec(const Graph& graph, std::string_view name);

/// Product of weights along the best path between two nodes as written, over any of `layers`, at full attention: 1 from
/// a node to itself, 0 where there is none. `plans_with` joins two who sit in one room by the product of their seats;
/// where words count (`informs`, `plans_with`), functions of one post are joined at 1. Factors of layers play no part.
double path(const Graph& graph, std::string_view from, std::string_view to, std::span<const Layer> layers);

}  // namespace entente

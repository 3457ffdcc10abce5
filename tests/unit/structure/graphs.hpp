#pragma once
// Small graphs and members for tests of structure.

#include <string>
#include <vector>

#include "structure/structure.hpp"

namespace entente::test {

inline Member member(const std::string& name, std::vector<std::string> nodes, const std::string& state = "") {
    return {.organisation = name, .nodes = std::move(nodes), .state = state};
}

inline Graph graph_of(std::vector<Edge> edges) {
    Graph graph;
    graph.name = "drawn";
    graph.edges = std::move(edges);
    return graph;
}

inline ForumSpec forum(const std::string& name, std::vector<std::string> convenors) {
    ForumSpec spec;
    spec.name = name;
    spec.convenors = std::move(convenors);
    return spec;
}

/// A mission with force, a coordinator half inside, an agency, and humanitarian coordination.
inline Graph small_mission() {
    Graph graph = graph_of({
        {"FORCE", Layer::reports_to, "SRSG", 1.0},
        {"HC", Layer::reports_to, "SRSG", 0.8},
        {"HC", Layer::hosted_by, "SRSG", 0.6},
        {"HC", Layer::brands_as, "SRSG", 0.6},
        {"UNHUM", Layer::reports_to, "HC", 0.2},
        {"OCHA", Layer::reports_to, "HC", 0.2},
        {"HCT", Layer::hosted_by, "HC", 0.3},
        {"HCT", Layer::hosted_by, "OCHA", 0.6},
        {"OCHA", Layer::plans_with, "HCT", 1.0},
        {"UNHUM", Layer::plans_with, "HCT", 0.8},
        {"UNHUM", Layer::informs, "OCHA", 0.7},
        {"OCHA", Layer::informs, "HC", 0.9},
        {"HC", Layer::informs, "SRSG", 0.8},
        {"SRSG", Layer::informs, "FORCE", 0.5},
        {"UNHUM", Layer::funds, "INGO_H", 0.3},
    });
    graph.forums = {forum("HCT", {"OCHA"})};
    graph.posts = {{.name = "head", .functions = {"SRSG"}, .extra_hats = {}, .support = 0},
                   {.name = "coordinator", .functions = {"HC", "RC"}, .extra_hats = {"deputy"}, .support = 2}};
    return graph;
}

inline std::vector<Member> small_mission_members() {
    return {member("force", {"FORCE"}),      member("head", {"SRSG"}),    member("hc", {"HC"}),
            member("ocha", {"OCHA", "HCS"}), member("agency", {"UNHUM"}), member("other_agency", {"UNHUM"}),
            member("ngo", {"INGO_H"}),       member("ministry", {"GOV"})};
}

inline bool same_lines(const std::vector<Principal>& a, const std::vector<Principal>& b) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) {
        same = a[i].superior == b[i].superior && a[i].weight == b[i].weight && a[i].commands == b[i].commands &&
               a[i].line == b[i].line;
    }
    return same;
}

/// All that phases read of two structures is the same, bit for bit.
inline bool same_values(const Structure& a, const Structure& b) {
    bool same = a.has_armed_mission == b.has_armed_mission && a.present == b.present && a.voice == b.voice &&
                a.pull == b.pull && a.association.values == b.association.values &&
                a.information.values == b.information.values && a.funding.values == b.funding.values &&
                a.forums.size() == b.forums.size() && a.posts.size() == b.posts.size();
    for (std::size_t f = 0; same && f < a.forums.size(); ++f) {
        same = a.forums[f].spec.name == b.forums[f].spec.name && a.forums[f].seat == b.forums[f].seat &&
               a.forums[f].convenes == b.forums[f].convenes && a.forums[f].tie == b.forums[f].tie;
    }
    for (std::size_t p = 0; same && p < a.posts.size(); ++p) {
        same = a.posts[p].name == b.posts[p].name && a.posts[p].organisations == b.posts[p].organisations &&
               a.posts[p].n_hats == b.posts[p].n_hats && a.posts[p].capacity == b.posts[p].capacity &&
               a.posts[p].hats.size() == b.posts[p].hats.size() &&
               same_lines(a.posts[p].principals, b.posts[p].principals);
        for (std::size_t j = 0; same && j < a.posts[p].hats.size(); ++j) {
            same = a.posts[p].hats[j].share == b.posts[p].hats[j].share;
        }
    }
    same = same && a.lines.headquarters == b.lines.headquarters &&
           a.lines.priorities.values == b.lines.priorities.values && a.lines.in_body == b.lines.in_body &&
           a.lines.head_may_sign == b.lines.head_may_sign;
    for (std::size_t o = 0; same && o < a.lines.principals.size(); ++o) {
        same = same_lines(a.lines.principals[o], b.lines.principals[o]);
    }
    return same;
}

}  // namespace entente::test

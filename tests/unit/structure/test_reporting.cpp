// Lines of reporting: priorities that come down them, hats that follow them, orders within one legal body only.

#include <algorithm>
#include <catch2/catch.hpp>

#include "graphs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

NodeSpec headquarters(const std::string& name, Dimension first) {
    NodeSpec spec{.name = name, .meaning = {}, .of_state = false, .exists_with = {}};
    spec.priorities[index_of(first)] = 2.0;
    return spec;
}

NodeSpec of_body(const std::string& name, const std::string& body, bool signs = false) {
    NodeSpec spec{.name = name, .meaning = {}, .of_state = false, .exists_with = {}};
    spec.body = body;
    spec.signs = signs;
    return spec;
}

/// One foot in: a coordinator with three hats between its mission, relief and development.
Graph three_principals() {
    Graph graph;
    graph.name = "three";
    graph.nodes = {headquarters("DPKO", Dimension::security), headquarters("ERC", Dimension::humanitarian),
                   headquarters("DOCO", Dimension::development), of_body("SRSG", "mission"),
                   of_body("FORCE", "mission")};
    graph.edges = {{"SRSG", Layer::reports_to, "DPKO", 1.0}, {"FORCE", Layer::reports_to, "SRSG", 1.0},
                   {"HC", Layer::reports_to, "SRSG", 0.8},   {"RC", Layer::reports_to, "SRSG", 0.8},
                   {"HC", Layer::reports_to, "ERC", 0.8},    {"RC", Layer::reports_to, "DOCO", 0.8},
                   {"UNHUM", Layer::reports_to, "HC", 0.2}};
    graph.posts = {{.name = "coordinator", .functions = {"HC", "RC"}, .extra_hats = {"deputy"}, .support = 2}};
    return graph;
}

std::vector<Member> people() {
    return {member("force", {"FORCE"}), member("head", {"SRSG"}), member("hc", {"HC"}), member("rc", {"RC"}),
            member("agency", {"UNHUM"})};
}

std::size_t row_of(const Lines& lines, const std::string& name) {
    return static_cast<std::size_t>(std::find(lines.headquarters.begin(), lines.headquarters.end(), name) -
                                    lines.headquarters.begin());
}

}  // namespace

TEST_CASE(
    "a coordinator with three principals gives half of the attention to the mission's head, a quarter to each other",
    "[lines]") {
    const Structure s = derive(three_principals(), people(), StructureFactors{});
    REQUIRE(s.posts[0].hats.size() == 3);
    CHECK(s.posts[0].hats[0].share == Approx(0.25));  // HC, for the relief coordinator
    CHECK(s.posts[0].hats[1].share == Approx(0.25));  // RC, for development
    CHECK(s.posts[0].hats[2].share == Approx(0.5));   // deputy of the mission
    CHECK(s.posts[0].hats[0].organisation == 2);
    REQUIRE(s.posts[0].principals.size() == 3);
}

TEST_CASE("outside a mission the two hats share equally", "[lines]") {
    Graph graph = three_principals();
    std::erase_if(graph.edges, [](const Edge& e) { return e.to == "SRSG" && (e.from == "HC" || e.from == "RC"); });
    graph.posts[0].extra_hats.clear();
    const Structure s = derive(graph, people(), StructureFactors{});
    REQUIRE(s.posts[0].hats.size() == 2);
    CHECK(s.posts[0].hats[0].share == Approx(0.5));
}

TEST_CASE("priorities come down every line, and what lines leave free is the field's own", "[lines]") {
    const Lines lines = derive(three_principals(), people(), StructureFactors{}).lines;
    CHECK(lines.priorities(row_of(lines, "ERC"), index_of(Dimension::humanitarian)) == 1.0);
    const Principal& of_force = lines.principals[0].at(0);
    CHECK(of_force.superior == 1);
    CHECK(of_force.line[row_of(lines, "DPKO")] == 1.0);
    const Principal& of_agency = lines.principals[4].at(0);
    CHECK(of_agency.weight == 0.2);
    CHECK(of_agency.superior == 2);
    // The coordinator's two lines of 0.8 sum to more than 1: half and half.
    CHECK(of_agency.line[row_of(lines, "DPKO")] == Approx(0.5));
    CHECK(of_agency.line[row_of(lines, "ERC")] == Approx(0.5));
}

TEST_CASE("a superior commands within one legal body and nowhere else, whatever the weight of the line", "[lines]") {
    Graph graph = three_principals();
    for (Edge& edge : graph.edges) {
        if (edge.from == "HC" && edge.to == "SRSG") edge.weight = 1.0;
    }
    const Lines lines = derive(graph, people(), StructureFactors{}).lines;
    CHECK(lines.principals[0].at(0).commands);
    for (const Principal& principal : lines.principals[2]) CHECK_FALSE(principal.commands);
}

TEST_CASE("the head of a body signs only where nobody else holds the signature", "[lines]") {
    CHECK(derive(three_principals(), people(), StructureFactors{}).lines.head_may_sign[1]);
    Graph with_support = three_principals();
    with_support.nodes.push_back(of_body("DMS", "mission", true));
    with_support.edges.push_back({"DMS", Layer::reports_to, "DPKO", 1.0});
    const Lines lines = derive(with_support, people(), StructureFactors{}).lines;
    CHECK_FALSE(lines.head_may_sign[1]);
    CHECK(lines.in_body[1]);
    CHECK_FALSE(lines.in_body[4]);
}

TEST_CASE("a go-between of weight 1 with nobody in it changes neither lines nor hats", "[lines]") {
    const Structure s = derive(three_principals(), people(), StructureFactors{});
    Graph graph = three_principals();
    for (Edge& edge : graph.edges) {
        if (edge.from == "HC" && edge.to == "SRSG") edge.to = "A_DESK";
    }
    graph.edges.push_back({"A_DESK", Layer::reports_to, "SRSG", 1.0});
    const Structure turned = derive(graph, people(), StructureFactors{});
    CHECK(same_values(s, turned));
    for (std::size_t h = 0; h < 3; ++h) CHECK(s.posts[0].hats[h].share == turned.posts[0].hats[h].share);
}

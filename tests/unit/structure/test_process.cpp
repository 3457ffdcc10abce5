#include <catch2/catch.hpp>

#include "graphs.hpp"
#include "structure/process.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Process liaison() {
    Process process;
    process.mission_side = {"SRSG", "FORCE", "IMPT"};
    process.aid_side = {"HC", "OCHA", "HCT"};
    process.rooms_between = {"CONTACT"};
    process.cuts = {{.layers = {Layer::plans_with}, .from = {"GOV"}, .to = {"HCT"}}};
    process.edges = {{"HC", Layer::informs, "SRSG", 0.4},         {"HC", Layer::informs, "NOWHERE", 0.4},
                     {"HC", Layer::plans_with, "IMPT", 0.3},      {"FORCE", Layer::plans_with, "CONTACT", 0.6},
                     {"OCHA", Layer::plans_with, "CONTACT", 0.6}, {"CONTACT", Layer::hosted_by, "OCHA", 0.6}};
    process.forums = {forum("CONTACT", {"OCHA"})};
    return process;
}

bool has(const Graph& graph, const Edge& wanted) {
    for (const Edge& edge : graph.edges) {
        if (edge.from == wanted.from && edge.layer == wanted.layer && edge.to == wanted.to)
            return edge.weight == wanted.weight;
    }
    return false;
}

Graph placement() {
    Graph graph = small_mission();
    graph.edges.push_back({"GOV", Layer::plans_with, "HCT", 0.4});
    graph.edges.push_back({"GOV", Layer::informs, "SRSG", 0.5});
    graph.edges.push_back({"FORCE", Layer::plans_with, "HCT", 0.2});
    return graph;
}

}  // namespace

TEST_CASE("a process replaces talk and planning across the bridge and nothing else") {
    const Graph graph = with_process(placement(), liaison());
    CHECK(has(graph, {"HC", Layer::informs, "SRSG", 0.4}));             // was 0.8
    CHECK_FALSE(has(graph, {"FORCE", Layer::plans_with, "HCT", 0.2}));  // a mission's seat in a room of aid
    CHECK_FALSE(has(graph, {"GOV", Layer::plans_with, "HCT", 0.4}));    // cut by name
    CHECK(has(graph, {"GOV", Layer::informs, "SRSG", 0.5}));
    CHECK(has(graph, {"SRSG", Layer::informs, "FORCE", 0.5}));
    CHECK(has(graph, {"OCHA", Layer::informs, "HC", 0.9}));
    CHECK(has(graph, {"HC", Layer::reports_to, "SRSG", 0.8}));
    CHECK(has(graph, {"HC", Layer::hosted_by, "SRSG", 0.6}));
}

TEST_CASE("a process lays no edge to a node that the structure lacks, but brings its room between") {
    const Graph graph = with_process(placement(), liaison());
    CHECK_FALSE(has(graph, {"HC", Layer::informs, "NOWHERE", 0.4}));
    CHECK_FALSE(has(graph, {"HC", Layer::plans_with, "IMPT", 0.3}));
    CHECK(has(graph, {"CONTACT", Layer::hosted_by, "OCHA", 0.6}));
    REQUIRE(graph.forums.size() == 2);
    CHECK(graph.forums[0].name == "CONTACT");
}

TEST_CASE("a room between needs both sides") {
    Graph no_force = placement();
    std::erase_if(no_force.edges, [](const Edge& edge) { return edge.from == "FORCE" || edge.to == "FORCE"; });
    const Graph graph = with_process(no_force, liaison());
    CHECK_FALSE(has(graph, {"OCHA", Layer::plans_with, "CONTACT", 0.6}));
    CHECK_FALSE(has(graph, {"CONTACT", Layer::hosted_by, "OCHA", 0.6}));
    CHECK(graph.forums.size() == 1);
}

TEST_CASE("a process laid twice is laid once") {
    const Graph once = with_process(placement(), liaison());
    const Graph twice = with_process(once, liaison());
    REQUIRE(once.edges.size() == twice.edges.size());
    for (const Edge& edge : once.edges) CHECK(has(twice, edge));
}

#include <array>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "graphs.hpp"

using namespace entente;
using namespace entente::test;
using Catch::Matchers::Contains;

TEST_CASE("normalise sorts edges by layer, start and end, and drops those of weight zero") {
    Graph graph = graph_of({{"B", Layer::informs, "A", 0.5},
                            {"A", Layer::informs, "B", 0.5},
                            {"A", Layer::reports_to, "B", 0.0},
                            {"Z", Layer::reports_to, "A", 1.0}});
    normalise(graph);
    REQUIRE(graph.edges.size() == 3);
    CHECK(graph.edges[0].from == "Z");
    CHECK(graph.edges[1].from == "A");
    CHECK(graph.edges[2].from == "B");
}

TEST_CASE("normalise drops rooms in which nobody has a seat") {
    Graph graph = small_mission();
    graph.forums.push_back(forum("EMPTY", {"SRSG"}));
    normalise(graph);
    REQUIRE(graph.forums.size() == 1);
    CHECK(graph.forums[0].name == "HCT");
}

TEST_CASE("normalise names everything that is wrong at once") {
    Graph graph = graph_of({{"A", Layer::informs, "B", 0.5},
                            {"A", Layer::informs, "B", 0.6},
                            {"C", Layer::informs, "C", 0.5},
                            {"A", Layer::funds, "B", 1.5}});
    graph.name = "wrong";
    graph.posts = {{.name = "one", .functions = {"A"}, .extra_hats = {}, .support = 0},
                   {.name = "two", .functions = {"A"}, .extra_hats = {}, .support = 0}};
    CHECK_THROWS_AS(normalise(graph), std::invalid_argument);
    CHECK_THROWS_WITH(normalise(graph), Contains("structure wrong: ") && Contains("duplicate edge: A informs B") &&
                                            Contains("edge to itself: C informs C") &&
                                            Contains("weight outside [0, 1]: A funds B") &&
                                            Contains("A is filled by two posts: one, two"));
}

TEST_CASE("a path multiplies weights and takes the best way") {
    const Graph graph = graph_of({{"A", Layer::informs, "B", 0.5},
                                  {"B", Layer::informs, "C", 0.5},
                                  {"A", Layer::informs, "C", 0.2},
                                  {"A", Layer::funds, "C", 0.9}});
    const std::array informs{Layer::informs};
    CHECK(path(graph, "A", "C", informs) == 0.25);
    CHECK(path(graph, "C", "A", informs) == 0.0);
    CHECK(path(graph, "A", "A", informs) == 1.0);
    CHECK(path(graph, "A", "NOBODY", informs) == 0.0);
    const std::array both{Layer::informs, Layer::funds};
    CHECK(path(graph, "A", "C", both) == 0.9);
}

TEST_CASE("two who sit in one room are joined by the product of their seats, both ways") {
    const Graph graph = graph_of({{"A", Layer::plans_with, "ROOM", 0.5}, {"B", Layer::plans_with, "ROOM", 0.8}});
    const std::array rooms{Layer::plans_with};
    CHECK(path(graph, "A", "B", rooms) == 0.4);
    CHECK(path(graph, "B", "A", rooms) == 0.4);
}

TEST_CASE("functions of one post hear each other fully, but are not ranked by that") {
    Graph graph = graph_of({{"A", Layer::informs, "B", 0.5}, {"A", Layer::reports_to, "B", 0.5}});
    graph.posts = {{.name = "one", .functions = {"B", "C"}, .extra_hats = {}, .support = 0}};
    const std::array informs{Layer::informs};
    const std::array lines{Layer::reports_to};
    CHECK(path(graph, "A", "C", informs) == 0.5);
    CHECK(path(graph, "A", "C", lines) == 0.0);
}

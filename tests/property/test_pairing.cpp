// odd.md 4 and what-holds.md 14, 15, 24: what leaves a run untouched, to the byte, and what shares its luck.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>

#include "scenario/slots.hpp"
#include "tests/helpers/state_hash.hpp"
#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr int weeks = 60;
constexpr int households = 2000;

Scenario world(Settings settings = {}, std::vector<std::pair<std::string, double>> levers = {}) {
    return shipped("archetype_hostile", weeks, households, std::move(settings), {}, std::move(levers));
}

std::uint64_t hash_of(const Scenario& scenario, const Graph& graph) {
    return state_hash(ending(scenario, graph, 42).world);
}

/// A new node on every line of reporting of `from`: it reports on at weight 1, and takes over what tied `from` to it.
Graph with_pass_through(Graph graph, const std::string& from) {
    const std::string between = "PASS_THROUGH_" + from;
    std::vector<Edge> edges;
    bool reports = false;
    for (const Edge& edge : graph.edges) {
        const bool line = edge.layer == Layer::reports_to && edge.from == from;
        reports = reports || line;
        if (!line) {
            edges.push_back(edge);
            continue;
        }
        edges.push_back({between, Layer::reports_to, edge.to, edge.weight});
        for (const Edge& other : graph.edges) {  // the other layers of this line
            const bool ties = other.layer == Layer::hosted_by || other.layer == Layer::brands_as;
            if (ties && other.from == from && other.to == edge.to)
                edges.push_back({between, other.layer, other.to, other.weight});
        }
    }
    std::erase_if(edges, [&](const Edge& edge) {
        const bool ties = edge.layer == Layer::hosted_by || edge.layer == Layer::brands_as;
        return ties && edge.from == from && std::any_of(graph.edges.begin(), graph.edges.end(), [&](const Edge& line) {
                   return line.layer == Layer::reports_to && line.from == from && line.to == edge.to;
               });
    });
    if (reports) edges.push_back({from, Layer::reports_to, between, 1.0});
    graph.edges = std::move(edges);
    return graph;
}

}  // namespace

TEST_CASE("Every lever at 0 changes nothing, exactly", "[pairing]") {
    Problems problems;
    const auto levers = list_levers({(scenarios_directory / "levers").string()}, problems);
    problems.throw_if_any();
    REQUIRE(levers.size() > 10);
    std::vector<std::pair<std::string, double>> all_at_rest;
    for (const Lever& lever : levers) all_at_rest.emplace_back(lever.name, 0.0);
    const Graph graph = structure_named("one_foot_in");
    CHECK(hash_of(world({}, all_at_rest), graph) == hash_of(world(), graph));
    CHECK(hash_of(world({}, {{"handover", 0.5}}), graph) !=
          hash_of(world(), graph));  // the hash sees a lever that is pulled
}

TEST_CASE("Every parameter set to what it is anyway changes nothing, exactly", "[pairing]") {
    const Scenario plain = world();
    Scenario copy = plain;
    Settings same;
    for (const Slot& slot : slots_of(copy.parameters)) {
        if (!slot.is_number()) continue;
        char text[40];
        std::snprintf(text, sizeof text, std::holds_alternative<int*>(slot.target) ? "%.0f" : "%.17g", slot.number());
        same.emplace_back(slot.key, text);
    }
    REQUIRE(same.size() > 200);
    const Graph graph = structure_named("one_foot_in");
    CHECK(hash_of(world(same), graph) == hash_of(plain, graph));
}

TEST_CASE("Two runs of one world are the same, two worlds are not", "[pairing]") {
    const Scenario scenario = world();
    const Graph graph = structure_named("one_foot_in");
    CHECK(state_hash(ending(scenario, graph, 1).world) == state_hash(ending(scenario, graph, 1).world));
    CHECK(state_hash(ending(scenario, graph, 1).world) != state_hash(ending(scenario, graph, 2).world));
}

TEST_CASE("Country, people and groups of a world are the same under every structure", "[pairing]") {
    const Scenario scenario = world();
    const World reference = beginning(scenario, structure_named("stovepipes"), 9).world;
    for (const std::string name : {"no_mission", "one_foot_in", "two_feet_in", "side_by_side", "whole_of_government"}) {
        INFO(name);
        const World other = beginning(scenario, structure_named(name), 9).world;
        CHECK(other.districts.people == reference.districts.people);
        CHECK(other.districts.condition.values == reference.districts.condition.values);
        CHECK(other.households.residence == reference.households.residence);
        CHECK(other.households.welfare == reference.households.welfare);
        CHECK(other.households.allegiance == reference.households.allegiance);
        CHECK(other.groups.type == reference.groups.type);
        CHECK(other.teams.district == reference.teams.district);
    }
}

TEST_CASE("Droughts strike the same districts in the same weeks under every structure", "[pairing]") {
    const Scenario scenario = world();
    const Luck luck(9);
    Simulation loose = beginning(scenario, structure_named("stovepipes"), 9);
    Simulation tight = beginning(scenario, structure_named("two_feet_in"), 9);
    for (Week week = 0; week < weeks; ++week) {
        step(loose, scenario.parameters, week, luck);
        step(tight, scenario.parameters, week, luck);
        REQUIRE(loose.world.districts.shock == tight.world.districts.shock);
    }
    CHECK(state_hash(loose.world) != state_hash(tight.world));
}

TEST_CASE("The order in which a structure's edges are written changes no byte of a run", "[pairing]") {
    const Scenario scenario = world();
    for (const std::string name : {"one_foot_in", "side_by_side"}) {
        const Graph graph = structure_named(name);
        Graph shuffled = graph;
        std::reverse(shuffled.edges.begin(), shuffled.edges.end());
        std::rotate(shuffled.edges.begin(), shuffled.edges.begin() + 17, shuffled.edges.end());
        std::reverse(shuffled.forums.begin(), shuffled.forums.end());
        std::reverse(shuffled.posts.begin(), shuffled.posts.end());
        std::reverse(shuffled.nodes.begin(), shuffled.nodes.end());
        CHECK(hash_of(scenario, shuffled) == hash_of(scenario, graph));
    }
}

TEST_CASE("Edges of weight 0 change no byte of a run", "[pairing]") {
    const Scenario scenario = world();
    const Graph graph = structure_named("two_feet_out");
    Graph more = graph;
    const auto add = [&](const std::string& from, Layer layer, const std::string& to) {
        const bool there = std::any_of(graph.edges.begin(), graph.edges.end(), [&](const Edge& edge) {
            return edge.from == from && edge.layer == layer && edge.to == to;
        });
        if (!there) more.edges.push_back({from, layer, to, 0.0});
    };
    for (const std::string from : {"HC", "OCHA", "UNHUM", "INGO_H", "A_NODE_OF_ITS_OWN"}) {
        add(from, Layer::reports_to, "SRSG");
        add(from, Layer::hosted_by, "SRSG");
        add(from, Layer::brands_as, "SRSG");
        add(from, Layer::informs, "FORCE");
        add(from, Layer::plans_with, "IMPT");
    }
    REQUIRE(more.edges.size() > graph.edges.size() + 15);
    CHECK(hash_of(scenario, more) == hash_of(scenario, graph));
}

TEST_CASE("A pass-through node on a line of reporting changes no byte of a run", "[pairing]") {
    const Scenario scenario = world();
    for (const std::string name : {"one_foot_in", "two_feet_in:ocha_inside"}) {
        const Graph graph = structure_named(name);
        for (const std::string from : {"FORCE", "HC", "UNHUM", "OCHA"}) {
            const Graph longer = with_pass_through(graph, from);
            INFO(name << ", " << from);
            REQUIRE(longer.edges.size() > graph.edges.size());
            CHECK(hash_of(scenario, longer) == hash_of(scenario, graph));
        }
    }
}

TEST_CASE("Twice the households represent the same country: districts, groups and shocks are not redrawn",
          "[pairing]") {
    const Graph graph = structure_named("one_foot_in");
    const Scenario scenario = shipped("archetype_hostile", weeks, 2000);
    const Scenario doubled = shipped("archetype_hostile", weeks, 4000);
    Simulation one = beginning(scenario, graph, 9);
    Simulation two = beginning(doubled, graph, 9);
    CHECK(one.world.districts.people == two.world.districts.people);
    CHECK(one.world.districts.condition.values == two.world.districts.condition.values);
    CHECK(one.world.districts.remoteness == two.world.districts.remoteness);
    CHECK(one.world.districts.state_capacity == two.world.districts.state_capacity);
    CHECK(one.world.groups.type == two.world.groups.type);
    CHECK(one.world.teams.district == two.world.teams.district);
    CHECK(one.world.teams.activity == two.world.teams.activity);
    const Luck luck(9);
    for (Week week = 0; week < weeks; ++week) {
        step(one, scenario.parameters, week, luck);
        step(two, doubled.parameters, week, luck);
        REQUIRE(one.world.districts.shock == two.world.districts.shock);
    }
}

TEST_CASE("Twice the households leave national means unchanged within sampling error", "[pairing]") {
    // Ten worlds, each with few and with many households. What differs between the two is the luck of households, about
    // which the worlds are independent: a mean that is truly unchanged fails a two-sided check at 4.8 standard errors
    // once in a thousand sets of ten worlds.
    const Way few_households{.scenario = "archetype_hostile",
                             .structure = "one_foot_in",
                             .weeks = weeks,
                             .households = 3000,
                             .n_worlds = 10};
    Way many_households = few_households;
    many_households.households = 6000;
    const auto& few = stories(few_households);
    const auto& many = stories(many_households);
    for (const std::string name :
         {"welfare", "grievance", "legitimacy", "trust_mission", "acceptance_aid", "displaced", "people_in_need",
          "access", "state_capacity", "condition_humanitarian", "fighters"}) {
        const Difference d = difference(few, many, name);
        INFO(name << ": " << d.mean << " ± " << d.standard_error);
        CHECK(std::fabs(d.t()) < 4.8);
    }
}

// MODEL 9.1: what holds in every week of every run, whatever is switched on.

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "tests/helpers/state_hash.hpp"
#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::vector<std::string> some_structures{"no_mission",  "stovepipes",   "one_foot_in",
                                               "two_feet_in", "side_by_side", "whole_of_government"};

/// Every other mechanism off, by a draw for each.
void switch_off_some(Switches& on, std::uint64_t seed) {
    for (std::size_t m = 0; m < count_of<Mechanism>; ++m) {
        if (Draws(seed).uniform(EntityId{static_cast<std::uint32_t>(m)}, 0, Purpose::terrain) < 0.5) {
            on.without(static_cast<Mechanism>(m));
        }
    }
}

std::int64_t total(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

struct Arms {
    std::int64_t fighting = 0, joined = 0, left = 0;
};

Arms count_arms(const Households& before, const Households& after) {
    Arms arms;
    for (std::size_t i = 0; i < after.size(); ++i) {
        arms.fighting += after.allegiance[i] != 0;
        arms.joined += before.allegiance[i] == 0 && after.allegiance[i] != 0;
        arms.left += before.allegiance[i] != 0 && after.allegiance[i] == 0;
    }
    return arms;
}

/// Runs a world and checks each week; stops at the first week in which something is wrong.
void check_run(const Scenario& scenario, const Graph& graph, std::uint64_t seed) {
    const Luck luck(seed);
    Simulation simulation = beginning(scenario, graph, seed);
    World& world = simulation.world;
    const auto n_households = static_cast<std::int64_t>(scenario.start.households);
    const std::vector<double> people = world.districts.people;
    REQUIRE(wrong_numbers(world) == "");
    for (Week week = 0; week < scenario.weeks; ++week) {
        const Households before = world.households;
        const std::vector<double> spent = world.organisations.spent;
        const std::vector<double> funded = world.organisations.funded_share;
        step(simulation, scenario.parameters, week, luck);
        INFO("week " << week);
        REQUIRE(wrong_numbers(world) == "");

        // People: each household lives somewhere, belongs to at most one group, and keeps its origin and identity.
        REQUIRE(total(world.residents.households) == n_households);
        REQUIRE(total(world.residents.displaced_here) == total(world.residents.displaced_from));
        REQUIRE(world.households.origin == before.origin);
        REQUIRE(world.households.identity == before.identity);
        REQUIRE(world.districts.people == people);

        // Fighters: who joined and who left are all that changes.
        const Arms arms = count_arms(before, world.households);
        const Arms start = count_arms(before, before);
        REQUIRE(arms.fighting == start.fighting + arms.joined - arms.left);
        REQUIRE(total(world.residents.fighters.values) == arms.fighting);
        REQUIRE(total(world.residents.demobilised.values) <= arms.left);
        const double per_household =
            world.households.people_per_household * scenario.parameters.mobilisation.fighters_per_person;
        for (std::size_t g = 0; g < world.groups.size(); ++g) {
            const auto row = world.residents.fighters.row(g);
            const auto households = std::accumulate(row.begin(), row.end(), std::int64_t{0});
            REQUIRE(world.groups.fighters_total[g] == Approx(static_cast<double>(households) * per_household));
        }

        // Money: what was spent only grows, and no one works without being paid for.
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            REQUIRE(world.organisations.spent[o] >= spent[o]);
            const double teams = world.teams.first[o + 1] - world.teams.first[o];
            REQUIRE(world.organisations.active_teams[o] <= funded[o] * teams + 1e-6);
            if (!world.organisations.present[o]) REQUIRE(world.organisations.active_teams[o] == 0.0);
        }

        // Effort: only teams that are there do anything, where they are.
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            REQUIRE(world.residents.reached[d] <= world.residents.in_need[d]);
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                REQUIRE(world.effort.total(d, k) >= 0.0);
                REQUIRE(std::abs(world.effort.signed_sum(d, k)) <= world.effort.absolute_sum(d, k) + 1e-9);
            }
        }
    }
}

}  // namespace

TEST_CASE("In every week indices stay in [0, 1], nothing is NaN, and people, fighters and money are conserved",
          "[invariants]") {
    for (const std::string name : {"archetype_hostile", "liberia_2003"}) {
        const Scenario scenario =
            shipped(name, 80, 1500,
                    {{"mission.exit_week", "50"}, {"mission.exit_phase_weeks", "10"}, {"mission.election_week", "30"}});
        for (const std::string& structure : some_structures) {
            INFO(name << " under " << structure);
            check_run(scenario, structure_named(structure), 11);
        }
    }
}

TEST_CASE("They do so whichever mechanisms are switched off", "[invariants]") {
    for (std::uint64_t draw = 0; draw < 6; ++draw) {
        const std::string name = draw % 2 == 0 ? "archetype_hostile" : "liberia_2003";
        Scenario scenario = shipped(name, 60, 1500, {{"mission.exit_week", "40"}, {"mission.election_week", "20"}});
        switch_off_some(scenario.parameters.on, draw);
        INFO(name << ", draw " << draw);
        check_run(scenario, structure_named(some_structures[draw]), 20 + draw);
    }
}

TEST_CASE("Each mechanism can be switched off by itself", "[invariants]") {
    for (std::size_t m = 0; m < count_of<Mechanism>; ++m) {
        INFO("without " << Names<Mechanism>::words[m]);
        const Scenario scenario = shipped("archetype_hostile", 30, 800, {}, {std::string(Names<Mechanism>::words[m])});
        check_run(scenario, structure_named("one_foot_in"), 3);
    }
}

TEST_CASE("A run gives the same bytes on 1, 2, 7 and 64 threads", "[invariants]") {
    for (const std::string name : {"archetype_hostile", "liberia_2003"}) {
        const Scenario scenario = shipped(name, 60, 40000);
        for (const std::string structure : {"two_feet_in", "side_by_side"}) {
            const Graph graph = structure_named(structure);
            World alone;
            with_threads(1, [&] { alone = ending(scenario, graph, 5).world; });
            for (const int n : {2, 7, 64}) {
                World together;
                with_threads(n, [&] {
                    REQUIRE(n_threads_available() == n);
                    together = ending(scenario, graph, 5).world;
                });
                INFO(name << " under " << structure << " on " << n << " threads differs in "
                          << differing_columns(alone, together));
                CHECK(state_hash(together) == state_hash(alone));
            }
        }
    }
}

TEST_CASE("A run that is stopped and copied goes on as if it had not been", "[invariants]") {
    const Scenario scenario = shipped("archetype_hostile", 60, 2000);
    const Graph graph = structure_named("one_foot_in");
    const World whole = ending(scenario, graph, 5).world;
    const Luck luck(5);
    Simulation first = beginning(scenario, graph, 5);
    for (Week week = 0; week < 30; ++week) step(first, scenario.parameters, week, luck);
    Simulation second = first;  // all that a checkpoint could hold
    for (Week week = 30; week < 60; ++week) step(second, scenario.parameters, week, luck);
    CHECK(differing_columns(whole, second.world) == "");
    CHECK(state_hash(second.world) == state_hash(whole));
}

TEST_CASE("The worst that a scenario may say is survived", "[invariants]") {
    // Extremes of the legal ranges, many at once.
    const Settings extremes{{"violence.battle", "10"},       {"violence.groups_against_civilians", "10"},
                            {"violence.excitation", "0.09"}, {"violence.spill", "0.09"},
                            {"violence.memory", "0.8"},      {"displacement.flight", "0.5"},
                            {"shocks.probability", "1"},     {"mobilisation.base", "-2"},
                            {"rotation.scale", "10"},        {"coordination.meeting_cost", "4"},
                            {"government.predation", "1"},   {"population.displaced_share", "0.9"}};
    check_run(shipped("archetype_hostile", 60, 1500, extremes), structure_named("two_feet_in"), 7);
    check_run(shipped("archetype_hostile", 60, 100, {{"mission.troops", "0"}, {"population.people", "1e6"}}),
              structure_named("stovepipes"), 7);
}

// what-holds.md 1: what holds in every week of every run, whatever is switched on.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <string>

#include "tests/helpers/small_money.hpp"
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

/// What is wrong after a week, or nothing. People: each household lives somewhere and keeps its origin and identity.
std::string wrong_people(const World& world, const World& before) {
    const Residents& r = world.residents;
    if (total(r.households) != static_cast<std::int64_t>(world.households.size())) return "households do not add up";
    if (total(r.displaced_here) != total(r.displaced_from)) return "the displaced do not add up";
    if (world.households.origin != before.households.origin) return "an origin changed";
    if (world.households.identity != before.households.identity) return "an identity changed";
    if (world.districts.people != before.districts.people) return "registered people changed";
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (r.reached[d] > r.in_need[d]) return "more are reached than in need";
    }
    return "";
}

/// Fighters: who joined and who left are all that changes, and groups have the fighters that households count.
std::string wrong_fighters(const World& world, const World& before, double fighters_per_household) {
    std::int64_t fighting = 0;
    std::int64_t fought = 0;
    std::int64_t joined = 0;
    std::int64_t left = 0;
    for (std::size_t i = 0; i < world.households.size(); ++i) {
        const bool now = world.households.allegiance[i] != 0;
        const bool then = before.households.allegiance[i] != 0;
        fighting += now;
        fought += then;
        joined += now && !then;
        left += then && !now;
    }
    if (fighting != fought + joined - left) return "fighters do not add up";
    if (total(world.residents.fighters.values) != fighting) return "fighters are miscounted";
    if (total(world.residents.demobilised.values) > left) return "more disarmed than left";
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        const auto row = world.residents.fighters.row(g);
        const auto households = std::accumulate(row.begin(), row.end(), std::int64_t{0});
        const double expected = static_cast<double>(households) * fighters_per_household;
        if (std::fabs(world.groups.fighters_total[g] - expected) > 1e-6 * expected) {
            return "a group has other fighters than its households";
        }
    }
    return "";
}

/// Money and work: what was spent only grows, nobody works without being paid for, and effects have the sum they have.
std::string wrong_work(const World& world, const World& before) {
    const Organisations& o = world.organisations;
    for (std::size_t i = 0; i < o.size(); ++i) {
        const double teams = world.teams.first[i + 1] - world.teams.first[i];
        if (o.spent[i] < before.organisations.spent[i]) return "money came back";
        if (o.active_teams[i] > before.organisations.funded_share[i] * teams + 1e-6) return "teams work unpaid";
        if (!o.present[i] && o.active_teams[i] != 0) return "somebody absent works";
    }
    if (std::fabs(unaccounted(world)) > 1e-9) return "money is not conserved";
    for (std::size_t f = 0; f < n_common_funds; ++f) {
        const PooledFunds& funds = world.money.funds;
        if (std::fabs(funds.paid_in[f] - funds.granted[f] - funds.fees[f] - funds.balance[f]) > 1e-6 * funds.paid_in[f])
            return "a fund does not add up";
    }
    for (std::size_t i = 0; i < o.size(); ++i) {
        const Accounts& accounts = world.money.accounts;
        if (accounts.held[i] < 0 || accounts.promised[i] < 0) return "somebody is overdrawn";
    }
    for (std::size_t c = 0; c < world.effort.total.values.size(); ++c) {
        if (world.effort.total.values[c] < 0) return "effort is negative";
        if (std::fabs(world.effort.signed_sum.values[c]) > world.effort.absolute_sum.values[c] + 1e-9) {
            return "effects are larger than their sum";
        }
    }
    return "";
}

/// Runs a world and checks each week; stops at the first week in which something is wrong.
void check_run(const Scenario& scenario, const Graph& graph, std::uint64_t seed) {
    const Luck luck(seed);
    Simulation simulation = beginning(scenario, graph, seed);
    const double fighters_per_household =
        simulation.world.households.people_per_household * scenario.parameters.mobilisation.fighters_per_person;
    std::string wrong = wrong_numbers(simulation.world);
    Week week = 0;
    for (; week < scenario.weeks && wrong.empty(); ++week) {
        const World before = simulation.world;
        step(simulation, scenario.parameters, week, luck);
        wrong = wrong_numbers(simulation.world) + wrong_people(simulation.world, before) +
                wrong_fighters(simulation.world, before, fighters_per_household) + wrong_work(simulation.world, before);
    }
    INFO("before week " << week);
    REQUIRE(wrong == "");
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

TEST_CASE("They do so where the structure changes in the run, and where levers charge for support", "[invariants]") {
    const Settings supported{{"hats.support", "3"}, {"mandate.every_weeks", "8"}};
    for (const std::string name : {"archetype_calm", "liberia_2003"}) {
        for (const std::string structure : {"form_follows_function", "form_follows_function:placebo"}) {
            INFO(name << " under " << structure);
            const Scenario scenario = shipped(name, 60, 800, supported);
            check_run(scenario, structure_named(structure), 5);
            double changes = 0;
            for (const float change : Story(scenario, structure_named(structure), 5).weekly("reconfigurations")) {
                changes += change;
            }
            CHECK(changes > 0);
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

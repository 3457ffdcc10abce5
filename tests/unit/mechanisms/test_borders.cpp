// Borders: people, violence and recruiters cross them as far as they are porous. Missions work in their area only.

#include <catch2/catch.hpp>

#include "mechanisms/borders.hpp"
#include "mechanisms/humanitarian_space.hpp"
#include "mechanisms/mission_life.hpp"
#include "mechanisms/outlook.hpp"
#include "mechanisms/violence.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Three districts in a row; the third is another country.
World two_countries(double porous) {
    World world = small_world({.districts = 3});
    world.districts.country = {0, 0, 1};
    Government& g = world.government;
    g.in_power = {0, 0};
    for (auto* column : {&g.predation, &g.obstruction, &g.obstruction_start, &g.corruption, &g.exclusion, &g.abuse}) {
        column->assign(2, 0.0);
    }
    g.honours = {1.0, 1.0};
    g.revenue = {0.2, 0.2};
    g.legitimacy = {0.5, 0.5};
    open_borders(world.districts, Borders{porous}, Switches{});
    return world;
}

}  // namespace

TEST_CASE("A border lets pass its share; within a country all passes; with borders off nothing crosses", "[borders]") {
    World world = two_countries(0.3);
    CHECK(world.districts.passage(0, 1) == 1.0);
    CHECK(world.districts.passage(1, 2) == 0.3);
    Switches on;
    on.without(Mechanism::borders);
    open_borders(world.districts, Borders{0.3}, on);
    CHECK(world.districts.passage(1, 2) == 0.0);
    CHECK(world.districts.passage(0, 1) == 1.0);
}

TEST_CASE("Who flees looks for refuge over a border the more porous it is, and over a shut one only without another",
          "[borders]") {
    const auto pull_abroad = [](double porous, std::size_t from) {
        const World world = two_countries(porous);
        HouseholdTables tables;
        prepare_tables(tables, world, Displacement{});
        double abroad = 0;
        double all = 0;
        for (std::size_t r = 0; r < tables.refuge.n_columns; ++r) {
            all += tables.refuge_pull(from, r);
            if (world.districts.country[tables.refuge(from, r)] != world.districts.country[from]) {
                abroad += tables.refuge_pull(from, r);
            }
        }
        return abroad / all;
    };
    CHECK(pull_abroad(1.0, 1) == Approx(0.5));  // both neighbours are as near
    CHECK(pull_abroad(0.5, 1) == Approx(0.5 / 1.5));
    CHECK(pull_abroad(0.0, 1) == 0.0);
    CHECK(pull_abroad(0.0, 2) == 1.0);  // its country has no other district
}

TEST_CASE("Violence spills over a border as far as it is porous", "[borders]") {
    const auto battles = [](double porous) {
        int sum = 0;
        World world = two_countries(porous);
        make_hostile(world, 0.9, 1.0);
        for (Week week = 0; week < 100; ++week) {
            world.districts.excitation.fill(0.0);
            for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) world.districts.excitation(1, kind) = 200.0;
            contend(world, ViolenceRates{}, Switches{}, week, Draws(5));
            sum += world.events.count(2, index_of(Violence::battle));
        }
        return sum;
    };
    const int shut = battles(0.0);
    const int half = battles(0.5);
    const int open = battles(1.0);
    CHECK(shut < half);
    CHECK(half < open);
}

TEST_CASE("A mission that is not in a district cannot work or taint there", "[borders]") {
    World world = small_world();
    world.organisations.family = {Family::mission_force, Family::ngo_humanitarian};
    world.organisations.mission = {0, without_mission};
    world.organisations.military[0] = true;
    world.organisations.civilian[0] = false;
    world.districts.mission = {0, without_mission};
    Structure structure = loose_structure(2);
    structure.association(1, index_of(Camp::mission)) = 0.8;
    perceive(world, structure, HumanitarianSpace{}, CivilMilitary{}, Switches{});
    CHECK(world.association.access(0, 0) > 0.0);
    CHECK(world.association.access(0, 1) == 0.0);
    CHECK(world.association.access(1, 1) > 0.0);
    CHECK(world.association.with_camp[index_of(Camp::mission)](1, 0) > 0.0);
    CHECK(world.association.with_camp[index_of(Camp::mission)](1, 1) == 0.0);
}

TEST_CASE("Where two missions stand, each taints those who are tied to it, in its own area", "[borders]") {
    World world = small_world();
    world.missions.assign(2, Mission{});
    for (Mission& mission : world.missions) mission.deployed = true;
    world.districts.mission = {0, 1};
    world.forums.tie_to_mission = Grid<double>(0, 2);
    Structure structure = loose_structure(2);
    structure.armed = {true, true};
    structure.tie_to_mission = Grid<double>(2, 2);
    structure.tie_to_mission(1, 1) = 0.8;
    perceive(world, structure, HumanitarianSpace{}, CivilMilitary{}, Switches{});
    const auto& tainted = world.association.with_camp[index_of(Camp::mission)];
    CHECK(tainted(1, 0) == 0.0);
    CHECK(tainted(1, 1) > 0.0);
}

TEST_CASE("An election is held in one country and moves the groups of that country only", "[borders]") {
    World world = two_countries(0.5);
    world.government.election_week = {5, 0};
    ArmedGroups& g = world.groups;
    g.country = {1};
    MissionLife p;
    follow_calendar(world, p, Switches{}, 5);
    CHECK(g.commitment_logit[0] == 0.0);
    g.country = {0};
    follow_calendar(world, p, Switches{}, 5);
    CHECK(g.commitment_logit[0] != 0.0);
}

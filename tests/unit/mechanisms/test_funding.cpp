// 4.12: appeals, attention, credit; and how many teams money and deployment put to work.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/funding.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Funding without_luck() {
    Funding p;
    p.spread = 0.0;
    return p;
}

void rounds(World& world, const Structure& structure, int n, const Funding& p, const Switches& on = {}) {
    for (Week week = 0; week < n * p.every_weeks; ++week) fund(world, structure, p, on, week, Draws(3));
}

}  // namespace

TEST_CASE("Appeals are funded in part; with funding off, and for those who do not appeal, in full", "[funding]") {
    World world = small_world({.organisations = 3});
    world.organisations.family = {Family::ngo_humanitarian, Family::mission_force, Family::government_ministry};
    rounds(world, loose_structure(3), 8, without_luck());
    CHECK(world.organisations.funded_share[0] < 0.9);
    CHECK(world.organisations.funded_share[0] > 0.1);
    CHECK(world.organisations.funded_share[1] == Approx(1.0));
    CHECK(world.organisations.funded_share[2] == Approx(1.0));
    Switches on;
    on.without(Mechanism::funding);
    rounds(world, loose_structure(3), 40, without_luck(), on);
    CHECK(world.organisations.funded_share[0] == Approx(1.0));
}

TEST_CASE("Attention above its floor halves in its half-life and does not fall below the floor", "[funding]") {
    Funding p = without_luck();
    p.attention_half_life = 20;
    World world = small_world({.organisations = 1});
    world.organisations.attention[0] = 1.0;
    for (Week week = 0; week < 20; ++week) fund(world, loose_structure(1), p, {}, week, Draws(3));
    CHECK(world.organisations.attention[0] == Approx(p.attention_floor + 0.5 * (1 - p.attention_floor)));
    for (Week week = 20; week < 1000; ++week) fund(world, loose_structure(1), p, {}, week, Draws(3));
    CHECK(world.organisations.attention[0] == Approx(p.attention_floor));
}

TEST_CASE("News of deaths and flight wakes attention; without decay it stays where it started", "[funding]") {
    World world = small_world({.organisations = 1});
    world.organisations.attention[0] = 0.8;
    World killed = world;
    killed.events.deaths(0, index_of(Violence::groups_against_civilians)) = 20;
    World fled = world;
    fled.residents.n_fled = 500;
    fled.households.people_per_household = 10;
    World same = killed;
    Switches on;
    on.without(Mechanism::attention_decay);
    const Funding p = without_luck();
    fund(world, loose_structure(1), p, {}, 1, Draws(3));
    fund(killed, loose_structure(1), p, {}, 1, Draws(3));
    fund(fled, loose_structure(1), p, {}, 1, Draws(3));
    fund(same, loose_structure(1), p, on, 1, Draws(3));
    CHECK(killed.organisations.attention[0] > world.organisations.attention[0]);
    CHECK(fled.organisations.attention[0] > world.organisations.attention[0]);
    CHECK(killed.organisations.attention[0] <= p.attention_ceiling);
    CHECK(same.organisations.attention[0] == 0.8);
}

TEST_CASE("Who is seen raises more, and credit that goes to the mission raises less; not with visibility off",
          "[funding]") {
    World world = small_world({.organisations = 3});
    world.organisations.visibility_need.assign(3, 1.0);
    world.organisations.visibility = {0.9, 0.2, 0.9};
    Structure structure = loose_structure(3);
    structure.association(2, index_of(Camp::mission)) = 1.0;
    World blind = world;
    rounds(world, structure, 6, without_luck());
    const auto& share = world.organisations.funded_share;
    CHECK(share[0] > share[1]);
    CHECK(share[0] > share[2]);
    Switches on;
    on.without(Mechanism::visibility);
    rounds(blind, structure, 6, without_luck(), on);
    CHECK(blind.organisations.funded_share[0] == blind.organisations.funded_share[1]);
    CHECK(blind.organisations.funded_share[0] == blind.organisations.funded_share[2]);
}

TEST_CASE("Between rounds money does not move; in a round part of the way", "[funding]") {
    Funding p = without_luck();
    World world = small_world({.organisations = 1});
    world.organisations.attention[0] = 0.5;
    fund(world, loose_structure(1), p, {}, p.every_weeks - 1, Draws(3));
    CHECK(world.organisations.funded_share[0] == 1.0);
    p.pace = 0.25;
    fund(world, loose_structure(1), p, {}, p.every_weeks, Draws(3));
    const double first = 1.0 - world.organisations.funded_share[0];
    CHECK(first > 0);
    World fast = small_world({.organisations = 1});
    fast.organisations.attention[0] = 0.5;
    p.pace = 0.5;
    fund(fast, loose_structure(1), p, {}, p.every_weeks, Draws(3));
    CHECK(1.0 - fast.organisations.funded_share[0] == Approx(2 * first).epsilon(0.05));
}

TEST_CASE("What was spent is what teams at work cost", "[funding]") {
    Funding p = without_luck();
    World world = small_world({.organisations = 1});
    world.organisations.active_teams[0] = 4;
    fund(world, loose_structure(1), p, {}, 1, Draws(3));
    fund(world, loose_structure(1), p, {}, 2, Draws(3));
    CHECK(world.organisations.spent[0] == Approx(2 * 4 * 1000.0 * p.overhead));
}

TEST_CASE("As many teams work as are paid for and deployed, the last one in part", "[funding]") {
    World world = small_world({.organisations = 3});
    world.organisations.family = {Family::ngo_humanitarian, Family::mission_force, Family::ngo_humanitarian};
    field_teams(world, {{.organisation = 0, .n = 4}, {.organisation = 1, .n = 4}, {.organisation = 2, .n = 4}});
    world.organisations.funded_share = {0.6, 1.0, 1.0};
    world.missions[0].strength = 0.5;
    world.organisations.present[2] = false;
    deploy(world, {}, 7);
    CHECK(world.organisations.active_teams[0] == Approx(2.4));
    CHECK(world.organisations.active_teams[1] == Approx(2.0));
    CHECK(world.organisations.active_teams[2] == 0.0);
    CHECK(world.teams.presence[1] == 1.0f);
    CHECK(world.teams.presence[2] == Approx(0.4));
    CHECK(world.teams.presence[3] == 0.0f);
}

TEST_CASE("A team on its way is not present, but paid", "[funding]") {
    World world = small_world({.organisations = 1});
    field_teams(world, {{.organisation = 0, .n = 2}});
    world.teams.arrives[0] = 8;
    deploy(world, {}, 7);
    CHECK(world.teams.presence[0] == 0.0f);
    CHECK(world.teams.presence[1] == 1.0f);
    CHECK(world.organisations.active_teams[0] == Approx(2.0));
    deploy(world, {}, 8);
    CHECK(world.teams.presence[0] == 1.0f);
}

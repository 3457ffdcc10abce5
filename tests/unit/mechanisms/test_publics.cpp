// odd.md 7.1: publics of those who send soldiers and of those who give.

#include <catch2/catch.hpp>

#include "mechanisms/publics.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World with_contingents(const Publics& p) {
    World world = small_world();
    send_contingents(world.money.contributors, 0, p, Draws(3));
    return world;
}

void attack(World& world, int killed) {
    world.events.deaths(0, index_of(Violence::attack_on_mission)) = killed;
}

void weeks(World& world, const Publics& p, Week begin, Week end, double informed = 0, const Switches& on = {}) {
    Giving giving;
    giving.informed = informed;
    for (Week week = begin; week < end; ++week) hear_publics(world, p, MissionLife{}, giving, on, week, Draws(3));
}

}  // namespace

TEST_CASE("Shares of contingents fall from the first to the last and sum to 1", "[publics]") {
    Publics p;
    p.contributors = 3;
    const World world = with_contingents(p);
    const auto& share = world.money.contributors.share;
    REQUIRE(share.size() == 3);
    CHECK(share[0] == Approx(3.0 / 6));
    CHECK(share[1] == Approx(2.0 / 6));
    CHECK(share[2] == Approx(1.0 / 6));
    for (const double sensitivity : world.money.contributors.sensitivity) {
        CHECK(sensitivity >= 1 - p.spread);
        CHECK(sensitivity <= 1 + p.spread);
    }
}

TEST_CASE("A death costs the whole force what casualties cost, where publics are alike, however many send soldiers",
          "[publics]") {
    const MissionLife mission;
    for (const int n : {1, 4, 20}) {
        Publics p;
        p.contributors = n;
        p.spread = 0;
        World world = with_contingents(p);
        attack(world, 5);
        weeks(world, p, 0, 1);
        CHECK(world.missions[0].home_support == Approx(1 - 5 * mission.casualties_cost));
    }
}

TEST_CASE("Support returns in quiet, and never falls below its floor", "[publics]") {
    const MissionLife mission;
    Publics p;
    p.withdraw_below = 0;
    World world = with_contingents(p);
    attack(world, 50);
    weeks(world, p, 0, 300);
    CHECK(world.missions[0].home_support == Approx(mission.home_floor));
    attack(world, 0);
    weeks(world, p, 300, 900);
    CHECK(world.missions[0].home_support > 0.9);
}

TEST_CASE("A contingent goes home once its public has had enough, and another comes later", "[publics]") {
    Publics p;
    p.contributors = 1;
    p.spread = 0;
    p.withdraw_below = 0.5;
    p.replacement_weeks = 10;
    const MissionLife mission;
    World world = with_contingents(p);
    attack(world, 300);
    weeks(world, p, 0, 1);
    CHECK(world.missions[0].home_support == mission.home_floor);
    CHECK(world.money.contributors.returns[0] == 10);
    attack(world, 0);
    weeks(world, p, 1, 10);
    CHECK(world.missions[0].home_support == mission.home_floor);
    weeks(world, p, 10, 11);
    CHECK(world.missions[0].home_support == Approx(1.0));
}

TEST_CASE("Informed publics lose less support by the same losses", "[publics]") {
    const Publics p;
    World silent = with_contingents(p);
    World told = with_contingents(p);
    for (World* world : {&silent, &told}) {
        attack(*world, 10);
        world->events.aid_victims[0] = 4;
    }
    weeks(silent, p, 0, 3);
    weeks(told, p, 0, 3, 0.5);
    CHECK(told.missions[0].home_support > silent.missions[0].home_support);
    CHECK(told.money.donors.support[0] > silent.money.donors.support[0]);
}

TEST_CASE("Where all contingents went home, nobody mourns the dead as theirs", "[publics]") {
    const Publics p;
    World world = with_contingents(p);
    for (Week& returns : world.money.contributors.returns) returns = 100;
    attack(world, 5);
    weeks(world, p, 0, 1);  // a row that is none would be written past the end: sanitizers see it
    for (const double support : world.money.contributors.support) CHECK(support == 1.0);
}

TEST_CASE("Only international victims count with donors' publics, and these forget", "[publics]") {
    const Publics p;
    World world = with_contingents(p);
    world.events.aid_victims[0] = 4;
    world.events.aid_victims_national = 3;
    weeks(world, p, 0, 1);
    CHECK(world.money.donors.support[0] == Approx(1 - p.victim_cost));
    world.events.aid_victims[0] = world.events.aid_victims_national = 0;
    weeks(world, p, 1, 400);
    CHECK(world.money.donors.support[0] > 0.99);
}

TEST_CASE("With home publics off nobody's support moves", "[publics]") {
    const Publics p;
    World world = with_contingents(p);
    attack(world, 20);
    world.events.aid_victims[0] = 4;
    Switches on;
    on.without(Mechanism::home_public);
    weeks(world, p, 0, 50, 0, on);
    CHECK(world.missions[0].home_support == 1.0);
    CHECK(world.money.donors.support[0] == 1.0);
}

TEST_CASE("A death in one mission's area is not felt by those who send soldiers to another", "[publics]") {
    const Publics p;
    World world = small_world();
    world.missions.assign(2, Mission{});
    for (Mission& mission : world.missions) mission.deployed = true;
    world.districts.mission.assign(world.districts.size_of(), 0);
    world.districts.mission[0] = 1;
    for (const std::uint8_t mission : {std::uint8_t{0}, std::uint8_t{1}})
        send_contingents(world.money.contributors, mission, p, Draws(3));
    attack(world, 5);
    weeks(world, p, 0, 1);
    CHECK(world.missions[0].home_support == Approx(1.0));
    CHECK(world.missions[1].home_support < 1.0);
}

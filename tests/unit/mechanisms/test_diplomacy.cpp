// odd.md 7.8: sanctions, a bilateral lead, inducements, late seats, and what is at stake.

#include <catch2/catch.hpp>

#include "mechanisms/diplomacy.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World one_outside(double outside = 0.6) {
    World world = small_world({.districts = 2});
    world.organisations.family = {Family::donor_diplomacy, Family::donor_development};
    world.groups.outside[0] = outside;
    world.groups.fighters(0, 1) = world.groups.fighters_total[0] = 500;
    return world;
}

Switches without(Mechanism mechanism) {
    Switches on;
    on.without(mechanism);
    return on;
}

}  // namespace

TEST_CASE("Sanctions pull a group outside, take its recruits' pay, and cost everybody", "[diplomacy]") {
    Diplomacy p;
    p.sanctions = 0.5;
    World world = one_outside();
    negotiate(world, p, 0, Switches{}, 10);
    CHECK(world.accord.pressed[0] == Approx(0.5 * p.sanctions_pull * 0.6));
    CHECK(world.accord.pay_lost[0] == Approx(0.5 * p.sanctions_pay * 0.6));
    CHECK(world.accord.welfare_lost == Approx(0.5 * p.sanctions_harm));
    World inside = one_outside(0.0);
    negotiate(inside, p, 0, Switches{}, 10);
    CHECK(inside.accord.pressed[0] == 0.0);
    negotiate(world, p, 0, without(Mechanism::diplomacy), 11);
    CHECK(world.accord.pressed[0] == 0.0);
    CHECK(world.accord.welfare_lost == 0.0);
}

TEST_CASE("The mediation of a lead state counts by its power", "[diplomacy]") {
    Diplomacy p;
    World world = one_outside();
    world.effort.talks(0, 0) = p.lead_half;
    world.organisations.power[0] = 0.8;
    negotiate(world, p, 0, Switches{}, 10);
    CHECK(world.accord.lead == Approx(0.4));
    CHECK(world.accord.pressed[0] == Approx(p.lead * 0.4));
    world.organisations.power[0] = 0.2;
    negotiate(world, p, 0, Switches{}, 11);
    CHECK(world.accord.lead == Approx(0.1));
}

TEST_CASE("Aid that waits for the group to come in pulls where its fighters are", "[diplomacy]") {
    Diplomacy p;
    p.inducement = 1.0;
    World world = one_outside();
    const std::size_t development = index_of(Dimension::development) * 2;
    world.effort.by_organisation(1, development + 1) = p.inducement_half;
    negotiate(world, p, 0, Switches{}, 10);
    CHECK(world.accord.pressed[0] == Approx(p.inducement_pull * 0.5));
    world.effort.by_organisation(1, development + 1) = 0;
    world.effort.by_organisation(1, development + 0) = 9;  // where it is not
    negotiate(world, p, 0, Switches{}, 11);
    CHECK(world.accord.pressed[0] == 0.0);
}

TEST_CASE("A group outside gains by spoiling near elections, or when peace ripens without it", "[diplomacy]") {
    const Diplomacy p;
    World world = one_outside();
    world.missions[0].ripeness = 0.5;
    world.groups.included[0] = 0.2;
    negotiate(world, p, 100, Switches{}, 10);
    CHECK(world.accord.stake[0] == Approx(0.4));
    negotiate(world, p, 100, Switches{}, 95);
    CHECK(world.accord.stake[0] == 1.0);
    negotiate(world, p, 100, without(Mechanism::spoiling), 95);
    CHECK(world.accord.stake[0] == 0.0);
    world.groups.outside[0] = 0;
    negotiate(world, p, 100, Switches{}, 95);
    CHECK(world.accord.stake[0] == 0.0);
}

TEST_CASE("A newcomer is seated as far as the accord keeps a seat", "[diplomacy]") {
    Diplomacy p;
    p.late_seat = 0.8;
    World world = one_outside(0.0);
    for (Week week = 0; week < 400; ++week) negotiate(world, p, 0, Switches{}, week);
    CHECK(world.groups.included[0] == Approx(0.8).epsilon(0.01));
    World outside = one_outside();
    for (Week week = 0; week < 400; ++week) negotiate(outside, p, 0, Switches{}, week);
    CHECK(outside.groups.included[0] == 0.0);
}

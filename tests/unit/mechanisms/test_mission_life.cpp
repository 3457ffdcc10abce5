// odd.md 7.1: how a mission arrives, stays and leaves, and what elections do.

#include <catch2/catch.hpp>

#include "mechanisms/mission_life.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

MissionLife plan(Week exit, int phase = 1) {
    MissionLife p;
    p.deployment_weeks = 10;
    p.start_strength = 0.2;
    p.exit_week = exit;
    p.exit_phase_weeks = phase;
    p.exit_benchmark = 0;
    p.election_week = 0;
    p.casualties_cost = 0.002;
    p.home_recovery = 0.005;
    p.home_floor = 0.3;
    p.ripe_from = 0.35;
    p.ripe_span = 0.3;
    p.ripe_violence = 3;
    return p;
}

/// A country as safe as `security`, in which one group is inside the accord or not.
World country(double security, bool inside = true) {
    World world = small_world();
    for (std::size_t d = 0; d < 2; ++d) world.districts.condition(d, index_of(Dimension::security)) = security;
    world.groups.outside[0] = inside ? 0.0 : 0.5;
    world.groups.fighters_total[0] = 1000;
    return world;
}

void until(World& world, const MissionLife& p, Week end, Week begin = 0, const Switches& on = {}) {
    for (Week week = begin; week <= end; ++week) follow_calendar(world, p, on, week);
}

}  // namespace

TEST_CASE("A mission grows from what is there at the start to full strength in the weeks of deployment", "[mission]") {
    World world = country(0.5);
    const MissionLife p = plan(100);
    until(world, p, 0);
    CHECK(world.missions[0].strength == Approx(0.2));
    until(world, p, 5, 1);
    CHECK(world.missions[0].strength == Approx(0.6));
    until(world, p, 10, 6);
    CHECK(world.missions[0].strength == Approx(1.0));
}

TEST_CASE("By calendar it leaves in its week, ripe or not, at once or in phases", "[mission]") {
    World abrupt = country(0.0, false);
    until(abrupt, plan(30), 29);
    CHECK(abrupt.missions[0].strength == Approx(1.0));
    until(abrupt, plan(30), 30, 30);
    CHECK(abrupt.missions[0].strength == 0.0);
    CHECK(abrupt.missions[0].left_week == 30);
    CHECK(abrupt.missions[0].phase == Phase::after);

    World phased = country(0.0, false);
    const MissionLife p = plan(30, 20);
    until(phased, p, 30);
    CHECK(phased.missions[0].strength == Approx(0.95));
    CHECK(phased.missions[0].phase == Phase::transition);
    until(phased, p, 39, 31);
    CHECK(phased.missions[0].strength == Approx(0.5));
    until(phased, p, 49, 40);
    CHECK(phased.missions[0].strength == 0.0);
    CHECK(phased.missions[0].left_week == 49);
}

TEST_CASE("By benchmark it waits while the country is not ripe, at most to the limit, and not at all once it is",
          "[mission]") {
    MissionLife p = plan(30);
    p.exit_benchmark = 0.5;
    p.benchmark_step_weeks = 13;
    p.benchmark_limit_weeks = 40;
    World ripe = country(0.9);
    until(ripe, p, 200);
    CHECK(ripe.missions[0].left_week == 30);
    World unripe = country(0.1);
    until(unripe, p, 200);
    CHECK(unripe.missions[0].left_week == 30 + 40);
    World ripens = country(0.1);
    until(ripens, p, 35);
    for (std::size_t d = 0; d < 2; ++d) ripens.districts.condition(d, index_of(Dimension::security)) = 0.9;
    until(ripens, p, 200, 36);
    CHECK(ripens.missions[0].left_week == 43);
}

TEST_CASE("Ripeness is security and inclusion and calm: without one of them there is none", "[mission]") {
    const auto ripeness = [](double security, bool inside, double violence) {
        World world = country(security, inside);
        world.districts.violence.assign(2, violence);
        until(world, plan(100), 0);
        return world.missions[0].ripeness;
    };
    CHECK(ripeness(0.9, true, 0.0) > 0.9);
    CHECK(ripeness(0.1, true, 0.0) == 0.0);
    CHECK(ripeness(0.9, false, 0.0) < 0.1);
    CHECK(ripeness(0.9, true, 0.9) == 0.0);
}

TEST_CASE("An election draws groups in where the country is ripe and pushes them out where it is not", "[mission]") {
    MissionLife p = plan(100);
    p.election_week = 20;
    p.election_ripe = 0.4;
    const auto after_election = [&](double security, bool held) {
        World world = country(security);
        Switches on;
        if (!held) on.without(Mechanism::elections);
        until(world, p, 30, 0, on);
        return world.groups.commitment_logit[0];
    };
    CHECK(after_election(0.9, true) > 0);
    CHECK(after_election(0.1, true) < 0);
    CHECK(after_election(0.1, false) == 0.0);
}

TEST_CASE("The push of an election is its stakes times ripeness beyond the mark, once", "[mission]") {
    MissionLife p = plan(100);
    p.election_week = 20;
    p.election_stakes = 2.0;
    World world = country(0.9);
    until(world, p, 19);
    CHECK(world.groups.commitment_logit[0] == 0.0);
    until(world, p, 60, 20);
    CHECK(world.groups.commitment_logit[0] == Approx(2.0 * (world.missions[0].ripeness - p.election_ripe)));
}

TEST_CASE("Support at home holds soldiers back, not police and civilians", "[mission]") {
    World world = country(0.5);
    world.missions[0].home_support = 0.6;
    until(world, plan(1000), 20);
    CHECK(world.missions[0].strength == Approx(0.6));
    CHECK(world.missions[0].deployment == Approx(1.0));
}

TEST_CASE("Without a mission the calendar goes on and nothing is deployed", "[mission]") {
    World world = country(0.5);
    world.missions[0] = Mission{};
    until(world, plan(10), 50);
    CHECK(world.missions[0].strength == 0.0);
    CHECK(world.missions[0].left_week == never);
    CHECK(world.missions[0].phase == Phase::stabilisation);
}

TEST_CASE(
    "Soldiers of slow contributors take years: nine parts in ten are there in 9 to 15 months without them, in 36 "
    "to 60 with many",
    "[mission]") {
    const auto months_to_nine_tenths = [](double slow_share) {
        MissionLife p;  // as shipped: a quarter is re-hatted, a year to full strength
        p.exit_week = 2000;
        p.slow_share = slow_share;
        World world = country(0.5);
        world.missions[0].strength = 0;
        Week week = 0;
        for (; world.missions[0].strength < 0.9; ++week) follow_calendar(world, p, Switches{}, week);
        return (week - 1) / 52.0 * 12.0;
    };
    CHECK(months_to_nine_tenths(0.0) > 9);
    CHECK(months_to_nine_tenths(0.0) < 15);
    CHECK(months_to_nine_tenths(0.6) > 36);
    CHECK(months_to_nine_tenths(0.6) < 60);
}

TEST_CASE("A mission is not there before it is sent, and time for drafting delays all but the first comers",
          "[mission]") {
    MissionLife p = plan(200);
    p.start_week = 20;
    World world = country(0.5);
    world.missions[0].drafting_weeks = 5;
    until(world, p, 19);
    CHECK_FALSE(world.missions[0].here());
    CHECK(world.missions[0].strength == 0.0);
    until(world, p, 25, 20);
    CHECK(world.missions[0].here());
    CHECK(world.missions[0].strength == Approx(0.2));
    until(world, p, 35, 26);
    CHECK(world.missions[0].strength == Approx(1.0));
}

TEST_CASE("A reorganisation of headquarters costs work for as long as it is felt; switched off it costs none",
          "[mission]") {
    MissionLife p = plan(200);
    p.reorganisation_week = 50;
    p.reorganisation_weeks = 10;
    p.reorganisation_cost = 0.3;
    World world = country(0.5);
    until(world, p, 49);
    CHECK(world.missions[0].strength == Approx(1.0));
    until(world, p, 50, 50);
    CHECK(world.missions[0].strength == Approx(0.7));
    until(world, p, 60, 51);
    CHECK(world.missions[0].strength == Approx(1.0));
    Switches on;
    on.without(Mechanism::reorganisation);
    World unshaken = country(0.5);
    until(unshaken, p, 55, 0, on);
    CHECK(unshaken.missions[0].strength == Approx(1.0));
}

TEST_CASE("Benchmarks are judged on what the mission believes, not on what is", "[mission]") {
    MissionLife p = plan(30);
    p.exit_benchmark = 0.5;
    World fooled = country(0.1);  // in truth nobody is safe
    until(fooled, p, 29);
    fooled.missions[0].believed_ripeness = 0.9;
    until(fooled, p, 31, 30);
    CHECK(fooled.missions[0].left_week == 30);
    World wary = country(0.9);
    until(wary, p, 29);
    wary.missions[0].believed_ripeness = 0.1;
    until(wary, p, 31, 30);
    CHECK(wary.missions[0].here());
}

TEST_CASE("Each of several missions has a calendar of its own where the scenario says one", "[mission]") {
    World world = country(0.5);
    world.missions.assign(2, Mission{});
    for (Mission& mission : world.missions) mission.deployed = true;
    world.districts.mission = {0, 1};
    world.missions[1].plan.exit_week = 15;
    world.missions[1].plan.exit_phase_weeks = 1;
    until(world, plan(100), 20);
    CHECK(world.missions[0].here());
    CHECK(world.missions[1].left_week == 15);
}

TEST_CASE("Phases: crisis without an accord where there is fighting, settlement when it is young, then as it ripens",
          "[mission]") {
    MissionLife p = plan(300);
    p.settlement_weeks = 26;
    World world = country(0.2, false);
    world.districts.violence.assign(2, 0.3);
    until(world, p, 10);
    CHECK(world.missions[0].phase == Phase::crisis);
    world.groups.outside[0] = 0.0;
    until(world, p, 20, 11);
    CHECK(world.missions[0].phase == Phase::settlement);
    until(world, p, 60, 21);
    CHECK(world.missions[0].phase == Phase::stabilisation);
    world.districts.violence.assign(2, 0.0);
    for (std::size_t d = 0; d < 2; ++d) world.districts.condition(d, index_of(Dimension::security)) = 0.9;
    until(world, p, 61, 61);
    CHECK(world.missions[0].phase == Phase::consolidation);
}

TEST_CASE("Districts have phases of their own", "[mission]") {
    World world = country(0.9);
    world.districts.condition(0, index_of(Dimension::rule_of_law)) = 0.9;
    world.districts.violence = {0.0, 0.4};
    until(world, plan(300), 1);
    CHECK(world.districts.phase[0] == index_of(Phase::consolidation));
    CHECK(world.districts.phase[1] == index_of(Phase::crisis));
    world.districts.violence = {0.0, 0.0};
    world.districts.condition(1, index_of(Dimension::security)) = 0.2;
    until(world, plan(300), 2, 2);
    CHECK(world.districts.phase[1] == index_of(Phase::settlement));
}

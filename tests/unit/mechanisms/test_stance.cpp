// odd.md 7.8: what moves armed groups' commitment to the accord.

#include <catch2/catch.hpp>
#include <cmath>

#include "core/maths.hpp"
#include "mechanisms/stance.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Nothing pushes and nothing pulls but the type.
Stance quiet() {
    Stance p;
    p.noise = 0.0;
    p.dividend_expected = 0.5;    // as welfare is in a small world
    p.grievance_tolerated = 0.5;  // as grievance is
    return p;
}

World one_group(double logit = 0.0) {
    World world = small_world({.districts = 2});
    world.groups.commitment_logit[0] = logit;
    world.groups.included[0] = 1.0;
    world.groups.fighters(0, 0) = 400;
    world.groups.fighters(0, 1) = 100;
    world.groups.fighters_total[0] = 500;
    world.residents.households = {100, 100};
    return world;
}

/// Change of the logit in one week.
template <class Change>
double moved(const Change& change, const Stance& p = quiet()) {
    World world = one_group();
    change(world);
    take_stance(world, p, 5, Draws(1));
    return world.groups.commitment_logit[0];
}

}  // namespace

TEST_CASE("Left alone, a group returns to its type at the pace of reversion", "[stance]") {
    const Stance p = quiet();
    World world = one_group(2.0);
    world.groups.type[0] = -1.0;
    double expected = 2.0;
    for (Week week = 0; week < 30; ++week) {
        take_stance(world, p, week, Draws(1));
        expected -= p.reversion * (expected + 1.0);
    }
    CHECK(world.groups.commitment_logit[0] == Approx(expected));
    for (Week week = 30; week < 2000; ++week) take_stance(world, p, week, Draws(1));
    CHECK(world.groups.commitment_logit[0] == Approx(-1.0));
}

TEST_CASE("Mediation, guarantees, dividends and a hurting stalemate draw a group in", "[stance]") {
    CHECK(moved([](World&) {}) == 0.0);
    CHECK(moved([](World& world) { world.effort.mediation[0] = 1.0; }) > 0);
    CHECK(moved([](World& world) { world.effort.patrol[0] = 1.0; }) > 0);
    CHECK(moved([](World& world) { world.residents.welfare = {0.7, 0.7}; }) > 0);
    CHECK(moved([](World& world) { world.groups.recent_losses[0] = 5; }) > 0);
}

TEST_CASE("Grievance, operations, abuse, exclusion and an accord that is not honoured push it out", "[stance]") {
    CHECK(moved([](World& world) { world.residents.grievance = {0.7, 0.7}; }) < 0);
    CHECK(moved([](World& world) { world.effort.offensive[0] = 1.0; }) < 0);
    CHECK(moved([](World& world) { world.government.abuse[0] = 0.5; }) < 0);
    CHECK(moved([](World& world) { world.government.honours[0] = 0.5; }) < 0);
    CHECK(moved([](World& world) {
              world.government.exclusion[0] = 0.5;
              world.groups.included[0] = 0.2;
          }) < 0);
    CHECK(moved([](World& world) { world.government.exclusion[0] = 0.5; }) == 0.0);  // a full seat
}

TEST_CASE("Guarantees count where a group's fighters are", "[stance]") {
    const double with_many = moved([](World& world) { world.effort.patrol[0] = 1.0; });
    const double with_few = moved([](World& world) { world.effort.patrol[1] = 1.0; });
    CHECK(with_many == Approx(4 * with_few));
}

TEST_CASE("Only the fate of its own constituency moves a group", "[stance]") {
    World world = small_world({.districts = 2, .identities = 2});
    world.groups.included[0] = 1.0;
    world.residents.households = {100, 100, 100, 100};
    world.residents.welfare = {0.5, 0.9, 0.5, 0.9};
    take_stance(world, quiet(), 5, Draws(1));
    CHECK(world.groups.commitment_logit[0] == 0.0);
}

TEST_CASE("Commitment wanders by its noise, keyed by group and week, and never beyond the limit", "[stance]") {
    Stance p = quiet();
    p.noise = 0.5;
    World world = small_world({.districts = 1, .groups = 200});
    world.groups.included.assign(200, 1.0);
    take_stance(world, p, 5, Draws(1));
    double squares = 0;
    for (const double y : world.groups.commitment_logit) squares += y * y;
    CHECK(std::fabs(squares / 200 / 0.25 - 1.0) < 4 * std::sqrt(2.0 / 200));
    World fewer = small_world({.districts = 1, .groups = 3});
    fewer.groups.included.assign(3, 1.0);
    take_stance(fewer, p, 5, Draws(1));
    for (std::size_t g = 0; g < 3; ++g) CHECK(fewer.groups.commitment_logit[g] == world.groups.commitment_logit[g]);
    p.noise = 100;
    take_stance(world, p, 6, Draws(1));
    for (const double y : world.groups.commitment_logit) CHECK(std::fabs(y) <= p.limit);
}

TEST_CASE("Inside the accord a group is outside by exactly 0; below the threshold by its distance", "[stance]") {
    Stance p;
    p.threshold = 0.5;
    World world = one_group();
    const auto outside = [&](double logit) {
        world.groups.commitment_logit[0] = logit;
        publish_groups(world.groups, world.districts, world.residents, 10.0, p);
        return world.groups.outside[0];
    };
    CHECK(outside(0.0) == 0.0);
    CHECK(outside(0.001) == 0.0);
    CHECK(outside(4.0) == 0.0);
    CHECK(outside(-0.001) > 0.0);
    CHECK(outside(-1.0) == Approx((0.5 - logistic(-1.0)) / 0.5));
    CHECK(outside(-4.0) < 1.0);
}

TEST_CASE(
    "Fighters are households under arms times fighters a household, and presence is one half at the half presence",
    "[stance]") {
    Stance p;
    World world = one_group();
    world.residents.fighters(0, 0) = 30;
    world.residents.fighters(0, 1) = 0;
    publish_groups(world.groups, world.districts, world.residents, p.half_presence * 100000 / 30, p);
    CHECK(world.groups.fighters(0, 0) == Approx(p.half_presence * 100000));
    CHECK(world.groups.presence(0, 0) == Approx(0.5));
    CHECK(world.groups.presence(0, 1) == 0.0);
    CHECK(world.groups.fighters_total[0] == world.groups.fighters(0, 0));
}

// odd.md 7.8: groups split, splinters go back, and no fighter is lost on the way.

#include <algorithm>
#include <catch2/catch.hpp>

#include "mechanisms/fragmentation.hpp"
#include "tests/helpers/peopled_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// A group with 1,000 fighting households and a slot for its splinter.
Peopled torn(double commitment = 0.5, float grievance = 1.0f) {
    Peopled all = peopled({.districts = 2, .organisations = 1, .groups = 2, .identities = 1}, 2000);
    ArmedGroups& groups = all.world.groups;
    groups.identity = {0, 0};
    groups.parent[1] = 0;
    groups.active[1] = 0;
    groups.commitment[0] = commitment;
    groups.predation[0] = 0.4;
    groups.host.fill(0.7);
    for (std::size_t i = 0; i < 2000; i += 2) all.world.households.allegiance[i] = 1;
    for (double& felt : all.world.residents.grievance) felt = static_cast<double>(grievance);
    groups.fighters(0, 0) = groups.fighters_total[0] = 1000;
    groups.children[0] = 100;
    return all;
}

long fighting_for(const World& world, std::size_t group) {
    return std::count(world.households.allegiance.begin(), world.households.allegiance.end(), group + 1);
}

Fragmentation surely() {
    Fragmentation p;
    p.rate = 0.2;
    p.every_weeks = 4;
    return p;
}

/// First week in which the slot is filled, or never.
Week week_of_split(Peopled& all, const Fragmentation& p, const Switches& on = {}) {
    for (Week week = 0; week < 400; ++week) {
        split_and_merge(all.world, p, Stance{}, on, week, Draws(5));
        if (all.world.groups.active[1]) return week;
    }
    return never;
}

}  // namespace

TEST_CASE("A splinter takes some of the fighters, starts outside the accord and inherits enemies", "[fragmentation]") {
    Peopled all = torn();
    REQUIRE(week_of_split(all, surely()) != never);
    const ArmedGroups& groups = all.world.groups;
    CHECK(fighting_for(all.world, 0) + fighting_for(all.world, 1) == 1000);
    CHECK(fighting_for(all.world, 1) > 100);
    CHECK(fighting_for(all.world, 1) < 450);
    CHECK(groups.fighters(0, 0) + groups.fighters(1, 0) == Approx(1000));
    CHECK(groups.children[0] + groups.children[1] == Approx(100));
    CHECK(groups.commitment_logit[1] < 0);
    CHECK(groups.predation[1] == Approx(0.5));
    CHECK(groups.host(1, 0) == 0.7);
    CHECK(groups.included[1] == 0.0);
}

TEST_CASE("Content groups, small ones, and all of them with the mechanism off stay whole", "[fragmentation]") {
    Peopled content = torn(0.5, 0.2f);
    CHECK(week_of_split(content, surely()) == never);
    Peopled small = torn();
    small.world.groups.fighters_total[0] = 100;
    CHECK(week_of_split(small, surely()) == never);
    Peopled decided = torn(1.0);  // of one mind
    CHECK(week_of_split(decided, surely()) == never);
    Peopled off = torn();
    Switches on;
    on.without(Mechanism::fragmentation);
    CHECK(week_of_split(off, surely(), on) == never);
}

TEST_CASE("A splinter that has come round goes back to its parent, whole, and its slot stays used", "[fragmentation]") {
    Peopled all = torn();
    REQUIRE(week_of_split(all, surely()) != never);
    all.world.groups.outside = {0.0, 0.0};
    all.world.groups.commitment = {0.9, 0.9};
    Fragmentation p = surely();
    p.joins = 1.0;
    p.rate = 0;
    split_and_merge(all.world, p, Stance{}, Switches{}, 404, Draws(5));
    CHECK(all.world.groups.active[1] == 0);
    CHECK(fighting_for(all.world, 0) == 1000);
    CHECK(fighting_for(all.world, 1) == 0);
    all.world.groups.commitment[0] = 0.5;
    all.world.groups.fighters_total[0] = 1000;
    CHECK(week_of_split(all, surely()) == never);
}

// odd.md 7.8: armed groups among each other, militias, spoiling, and violence that a file imposes.

#include <catch2/catch.hpp>

#include "mechanisms/communal.hpp"
#include "mechanisms/humanitarian_space.hpp"
#include "mechanisms/violence.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

ViolenceRates unexcited() {
    ViolenceRates p;
    p.excitation = p.spill = 0;
    return p;
}

World two_groups(std::size_t n_districts = 200) {
    World world = small_world({.districts = n_districts, .organisations = 1, .groups = 2, .identities = 2});
    make_hostile(world, 0.6, 0.6);
    world.groups.host.fill(0.0);
    return world;
}

long events(World world, Violence kind, const Switches& on = {}, const ViolenceRates& p = unexcited()) {
    long sum = 0;
    for (Week week = 0; week < 60; ++week) {
        contend(world, p, on, week, Draws(6));
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) sum += world.events.count(d, index_of(kind));
    }
    return sum;
}

}  // namespace

TEST_CASE("Groups hostile to each other fight where they meet, unless both are inside the accord", "[violence]") {
    const long apart = events(two_groups(), Violence::battle);
    World hostile = two_groups();
    hostile.groups.host(0, index_of(Camp::armed_groups)) = 0.8;
    CHECK(events(hostile, Violence::battle) > apart);
    Switches off;
    off.without(Mechanism::group_fighting);
    CHECK(events(hostile, Violence::battle, off) == apart);
    hostile.groups.outside = {0.0, 0.0};
    CHECK(events(hostile, Violence::battle) == 0);
}

TEST_CASE("Enmity of two groups is that of either, by how far it stands outside", "[violence]") {
    World world = two_groups(1);
    world.groups.outside = {0.5, 0.4};
    world.groups.host(0, index_of(Camp::armed_groups)) = 0.8;
    world.groups.host(1, index_of(Camp::armed_groups)) = 0.5;
    CHECK(enmity(world.groups, 0, 1, Switches{}) == Approx(1 - (1 - 0.4) * (1 - 0.2)));
    world.groups.host.fill(0.0);
    world.groups.sides_with_government[0] = 1.0;
    CHECK(enmity(world.groups, 0, 1, Switches{}) == Approx(0.4));  // a militia fights whom the government fights
}

TEST_CASE("A militia does not fight the army, and shares the abuse of the government", "[violence]") {
    World rebels = two_groups();
    rebels.government.abuse[0] = 0.5;
    World militia = rebels;
    militia.groups.sides_with_government[0] = 1.0;
    const auto by_government = Violence::government_against_civilians;
    CHECK(events(militia, by_government) > events(rebels, by_government));
    World only_militia = militia;
    only_militia.groups.presence.fill(0.0);
    for (std::size_t d = 0; d < 200; ++d) only_militia.groups.presence(0, d) = 0.6;
    CHECK(events(only_militia, Violence::battle) == 0);
    Switches off;
    off.without(Mechanism::militias);
    CHECK(events(militia, by_government, off) == events(rebels, by_government));
}

TEST_CASE("A group with much at stake attacks more", "[violence]") {
    World calm = two_groups();
    World voting = calm;
    voting.accord.stake = {1.0, 1.0};
    CHECK(events(voting, Violence::groups_against_civilians) > events(calm, Violence::groups_against_civilians));
    CHECK(events(voting, Violence::battle) > events(calm, Violence::battle));
}

TEST_CASE("Imposed events are what happens, week by week, and the rest is quiet", "[violence]") {
    World world = two_groups(3);
    world.residents.district_households.assign(3, 100.0);
    for (std::size_t d = 0; d < 3; ++d) world.residents.households[world.residents.row(d, 0)] = 60;
    for (std::size_t d = 0; d < 3; ++d) world.residents.households[world.residents.row(d, 1)] = 40;
    world.imposed.is_given = true;
    world.imposed.rows = {{0, 1, Violence::battle, 3, 20},
                          {2, 0, Violence::groups_against_civilians, 1, 4},
                          {2, 2, Violence::communal, 2, 10}};
    for (Week week = 0; week < 4; ++week) {
        clash(world, Communal{}, ViolenceRates{}, Switches{}, week, Draws(6));
        contend(world, ViolenceRates{}, Switches{}, week, Draws(6));
        long happened = 0;
        for (std::size_t d = 0; d < 3; ++d) {
            for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) happened += world.events.count(d, kind);
        }
        CHECK(happened == (week == 0 ? 3 : week == 2 ? 3 : 0));
        if (week == 0) CHECK(world.events.deaths(1, index_of(Violence::battle)) == 20);
        if (week == 2) CHECK(world.communities.killed(2, 0) == 6);
        if (week == 2) CHECK(world.communities.killed(2, 1) == 4);
    }
    CHECK(world.districts.violence[1] > 0);
}

TEST_CASE("Who talks to groups outside the accord is seen with them, and a government that minds closes the door",
          "[association]") {
    World world = small_world({.districts = 1, .organisations = 2});
    make_hostile(world, 0.8, 0.8);
    world.groups.host.fill(0.0);
    world.effort.teams_here.fill(2.0);
    world.effort.talks(0, 0) = 2.0;  // the first mediates
    const Structure structure = loose_structure(2);
    World tolerated = world;
    for (int week = 0; week < 100; ++week)
        perceive(tolerated, structure, HumanitarianSpace{}, CivilMilitary{}, Switches{});
    const auto& seen = tolerated.association.with_camp[index_of(Camp::armed_groups)];
    CHECK(seen(0, 0) > seen(1, 0));
    world.government.host(0, index_of(Camp::armed_groups)) = 0.8;
    for (int week = 0; week < 100; ++week) perceive(world, structure, HumanitarianSpace{}, CivilMilitary{}, Switches{});
    CHECK(world.association.access(0, 0) < tolerated.association.access(0, 0));
    CHECK(world.association.access(0, 0) < world.association.access(1, 0));
}

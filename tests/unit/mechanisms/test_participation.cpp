// odd.md 7.11: who attends, who leaves and who comes back (what-holds.md 13).

#include <catch2/catch.hpp>

#include "mechanisms/participation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Participation defaults;

void decide(World& world, const Participation& p, const Switches& on, Week week) {
    participate(world, loose_structure(world.organisations.size()), p, PowerSources{}, Coordination{}, RoomRules{},
                Approach{}, Information{}, Observation{}, on, week, Draws(1));
}

/// Some quarters of decisions.
void quarters(World& world, int n, const Participation& p = defaults, const Switches& on = {}) {
    for (int quarter = 1; quarter <= n; ++quarter) decide(world, p, on, quarter * p.every_weeks);
}

/// 0 is neutral, 1 is not, 2 keeps the room; the room is seen as a camp's.
World room_of_a_camp() {
    World world = small_world({.organisations = 3, .forums = 1});
    world.organisations.neutrality = {1.0, 0.0, 0.0};
    world.organisations.active_teams.assign(3, 10.0);
    world.forums.tie(0, index_of(Camp::mission)) = 0.9;
    world.beliefs.own_precision.fill(4.0f);
    return world;
}

}  // namespace

TEST_CASE(
    "Neutral organisations leave a room that is seen as a belligerent's when hostility rises, and come back after",
    "[participation]") {
    World world = room_of_a_camp();
    quarters(world, 8);
    const double in_calm = world.forums.attendance(0, 0);
    const double others_in_calm = world.forums.attendance(0, 1);
    CHECK(in_calm > 0.5);
    believe_hostile(world, 0.8);
    quarters(world, 8);
    const double in_hostility = world.forums.attendance(0, 0);
    CHECK(in_hostility < 0.5 * in_calm);
    CHECK(world.forums.attendance(0, 1) > 0.8 * others_in_calm);  // it only misses the neutral one
    believe_hostile(world, 0.0);
    quarters(world, 8);
    CHECK(world.forums.attendance(0, 0) == Approx(in_calm).epsilon(0.02));
}

TEST_CASE("From a room that nobody takes for a camp's, hostility drives nobody away", "[participation]") {
    World calm = room_of_a_camp();
    calm.forums.tie.fill(0.0);
    World hostile = calm;
    believe_hostile(hostile, 0.8);
    quarters(calm, 6);
    quarters(hostile, 6);
    CHECK(calm.forums.attendance.values == hostile.forums.attendance.values);
}

TEST_CASE("Who has no choice stays, and with participation off everyone does", "[participation]") {
    World world = room_of_a_camp();
    believe_hostile(world, 1.0);
    Switches on;
    SECTION("not voluntary") {
        world.organisations.voluntary.assign(3, false);
    }
    SECTION("switched off") {
        on.without(Mechanism::participation);
    }
    quarters(world, 6, defaults, on);
    for (std::size_t o = 0; o < 3; ++o) CHECK(world.forums.attendance(0, o) == 1.0);
}

TEST_CASE("Decisions are taken once a quarter", "[participation]") {
    World world = room_of_a_camp();
    believe_hostile(world, 0.8);
    for (Week week = 0; week < defaults.every_weeks; ++week) decide(world, defaults, {}, week);
    CHECK(world.forums.attendance(0, 0) == 1.0);
    decide(world, defaults, {}, defaults.every_weeks);
    CHECK(world.forums.attendance(0, 0) < 1.0);
}

TEST_CASE("Trusted company draws, and pressure, time and a purpose one does not share repel", "[participation]") {
    const auto attendance = [](auto change) {
        World world = room_of_a_camp();
        change(world);
        quarters(world, 4);
        return world.forums.attendance(0, 0);
    };
    const double plain = attendance([](World&) {});
    CHECK(attendance([](World& world) { world.organisations.trust.fill(0.9); }) > plain);
    CHECK(attendance([](World& world) { world.forums.pressure(0, 0) = 0.9; }) < plain);
    CHECK(attendance([](World& world) { world.organisations.active_teams[0] = 0.5; }) < plain);
    CHECK(attendance([](World& world) { world.organisations.desired_depth[0] = ForumDepth::information; }) < plain);
    CHECK(attendance([](World& world) { world.organisations.consensus_skill[0] = 1.0; }) > plain);
}

TEST_CASE("Attendance moves part of the way in a quarter", "[participation]") {
    World world = room_of_a_camp();
    believe_hostile(world, 0.8);
    Participation slow = defaults;
    slow.pace = 0.1;
    Participation fast = defaults;
    fast.pace = 0.9;
    World other = world;
    quarters(world, 1, slow);
    quarters(other, 1, fast);
    CHECK(world.forums.attendance(0, 0) > other.forums.attendance(0, 0));
}

TEST_CASE("Once enough NGOs have left, they found a room of their own and keep a loose tie to the coordinator",
          "[participation]") {
    World world = small_world({.organisations = 4, .forums = 2});
    world.organisations.family = {Family::ngo_humanitarian, Family::local_ngo, Family::humanitarian_coordination,
                                  Family::mission_force};
    world.organisations.voluntary.assign(4, false);
    world.forums.open[1] = false;
    world.forums.founded[1] = 0;
    for (std::size_t o = 0; o < 4; ++o) world.forums.seat(1, o) = world.forums.attendance(1, o) = 0.0;
    SECTION("while they attend, nobody does") {
        quarters(world, 3);
        CHECK_FALSE(world.forums.open[1]);
    }
    world.forums.attendance(0, 0) = 0.5 * defaults.rival_threshold;
    SECTION("with rival forums off, nobody does") {
        Switches on;
        on.without(Mechanism::rival_forums);
        quarters(world, 3, defaults, on);
        CHECK_FALSE(world.forums.open[1]);
    }
    SECTION("else they do") {
        quarters(world, 1);
        REQUIRE(world.forums.open[1]);
        CHECK(world.forums.founded[1] == defaults.every_weeks);
        CHECK(world.forums.seat(1, 0) == 1.0);
        CHECK(world.forums.seat(1, 1) == 1.0);
        CHECK(world.forums.seat(1, 2) == defaults.rival_liaison);
        CHECK(world.forums.seat(1, 3) == 0.0);
    }
}

TEST_CASE("Believed hostility is 0 where all groups are inside the accord or hostile to nobody", "[participation]") {
    World world = small_world({.districts = 3});
    make_hostile(world);
    SECTION("inside") {
        world.groups.outside.assign(1, 0.0);
    }
    SECTION("hostile to nobody") {
        world.groups.host.fill(0.0);
    }
    for (int week = 0; week < 10; ++week) believe_hostility(world, defaults);
    for (const double believed : world.beliefs.hostility) CHECK(believed == 0.0);
}

TEST_CASE("Believed hostility approaches what there is where one has eyes", "[participation]") {
    World world = small_world({.districts = 2, .organisations = 2});
    make_hostile(world, 0.8, 0.7);
    world.groups.presence(0, 1) = 0.0;  // the group is in district 0 only
    world.beliefs.eyes(0, 0) = 1.0;
    world.beliefs.eyes(1, 1) = 1.0;
    double before = 0;
    for (int week = 0; week < 200; ++week) {
        believe_hostility(world, defaults);
        CHECK(world.beliefs.hostility[0] >= before);
        before = world.beliefs.hostility[0];
    }
    CHECK(world.beliefs.hostility[0] > world.beliefs.hostility[1]);
    CHECK(world.beliefs.hostility[1] > 0.0);  // it hears of it all the same
    CHECK(world.beliefs.hostility[0] <= 0.7);
}

TEST_CASE("Doubt about a room's depth keeps members away until its goals are said", "[participation]") {
    const auto attendance = [](double goals) {
        World world = room_of_a_camp();
        world.forums.terms[0].goals_upfront = goals;
        quarters(world, 4);
        return world.forums.attendance(0, 0);
    };
    CHECK(attendance(1.0) > attendance(0.0));
}

TEST_CASE("Where headquarters decide for those in a room, there is less to win in it", "[participation]") {
    World free = room_of_a_camp();
    World bound = room_of_a_camp();
    bound.organisations.autonomy = {0.5, 0.1, 0.1};
    free.organisations.autonomy = {0.5, 0.9, 0.9};
    quarters(free, 4);
    quarters(bound, 4);
    CHECK(bound.forums.attendance(0, 0) < free.forums.attendance(0, 0));
}

TEST_CASE("NGOs of two mandates that misapply the rule for relief leave peacebuilding rooms when hostility rises",
          "[participation]") {
    const auto attendance = [](double probability, const std::vector<std::string>& dimensions, bool on) {
        World world = room_of_a_camp();
        world.organisations.family[0] = Family::ngo_multi_mandate;
        world.organisations.neutrality[0] = 0.2;
        world.forums.terms[0].dimensions = dimensions;
        believe_hostile(world, 0.6);
        Participation p;
        p.rule_misapplied = probability;
        Switches switches;
        if (!on) switches.without(Mechanism::rule_misapplication);
        quarters(world, 6, p, switches);
        return world.forums.attendance(0, 0);
    };
    CHECK(attendance(1.0, {}, true) < 0.5 * attendance(0.0, {}, true));
    CHECK(attendance(1.0, {"humanitarian"}, true) == attendance(0.0, {"humanitarian"}, true));
    CHECK(attendance(1.0, {}, false) == attendance(0.0, {}, true));
}

TEST_CASE("To aid, a contact group is seen with nobody and asks for nothing", "[participation]") {
    World planning = room_of_a_camp();
    believe_hostile(planning, 0.8);
    World contact = planning;
    contact.forums.terms[0].contact_group = 1;
    quarters(planning, 6);
    quarters(contact, 6);
    CHECK(contact.forums.attendance(0, 0) > planning.forums.attendance(0, 0));
}

TEST_CASE("A room that decides on money, or that headquarters want, is attended more", "[participation]") {
    const auto attendance = [](double funds, double directive) {
        World world = room_of_a_camp();
        world.forums.terms[0].pooled_funds = funds;
        world.forums.directive(0, 0) = directive;
        quarters(world, 3);
        return world.forums.attendance(0, 0);
    };
    CHECK(attendance(0.5, 0.0) > attendance(0.0, 0.0));
    CHECK(attendance(0.0, 0.5) > attendance(0.0, 0.0));
}

TEST_CASE("Who sees for itself trusts less whoever colours the picture", "[participation]") {
    World world = room_of_a_camp();
    world.beliefs.eyes.fill(1.0);
    world.beliefs.strength.fill(0.5);
    world.beliefs.divergence.fill(1.0);
    world.organisations.colouring = {0.0, 1.0, 0.0};
    quarters(world, 1);
    CHECK(world.organisations.trust(0, 1) < 0.5);
    CHECK(world.organisations.trust(0, 2) == 0.5);
}

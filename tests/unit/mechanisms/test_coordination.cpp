// odd.md 7.4: what members of a planning room wish, are asked to do, mean and state (what-holds.md 17, 18).

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "meeting.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("Specialist test: whose role equals its wish means all of it, however broad the plan is", "[coordination]") {
    const std::size_t n_others = GENERATE(1u, 2u, 3u, 5u);
    World world = specialist_among(n_others);
    meet(world, loose_structure(n_others + 1));
    INFO(n_others << " others");
    for (std::size_t o = 0; o <= n_others; ++o)
        CHECK(world.forums.private_commitment(0, o) == Approx(1.0).margin(1e-9));
}

TEST_CASE("A specialist that is neutral means less of a plan that takes sides once it believes in hostility",
          "[coordination]") {
    World world = specialist_among(4);  // among them one that patrols and one that mediates
    world.organisations.neutrality[0] = 1.0;
    believe_hostile(world, 0.6);
    meet(world, loose_structure(5));
    CHECK(world.forums.private_commitment(0, 0) < 0.999);
    CHECK(world.forums.private_commitment(0, 2) == Approx(1.0).margin(1e-9));  // neutrality 0
    believe_hostile(world, 0.0);
    meet(world, loose_structure(5), {}, {}, 4);
    CHECK(world.forums.private_commitment(0, 0) == Approx(1.0).margin(1e-9));
}

TEST_CASE("Roles are whole teams, assigned within the plan to what a member can do and reach", "[coordination]") {
    World world = two_who_differ();
    world.association.access(0, 2) = 0.0;
    meet(world, loose_structure(2));
    for (std::size_t o = 0; o < 2; ++o) {
        const auto role = world.forums.role[0].row(o);
        CHECK(std::accumulate(role.begin(), role.end(), 0.0) == Approx(1.0).epsilon(1e-5));
        for (std::size_t c = 0; c < role.size(); ++c) {
            const double teams = role[c] * world.organisations.active_teams[o];
            CHECK(teams == Approx(std::round(teams)).margin(1e-5));
            if (world.organisations.competence(o, c % n_activities) == 0) CHECK(role[c] == 0.0f);
            if (o == 0 && c / n_activities == 2) CHECK(role[c] == 0.0f);
        }
    }
    const auto& plan = world.forums.plan[0].values;
    CHECK(std::accumulate(plan.begin(), plan.end(), 0.0) == Approx(1.0).epsilon(1e-5));
}

TEST_CASE("Members divide the labour: they are not all sent to the heaviest cell", "[coordination]") {
    World world = small_world({.districts = 4, .organisations = 4, .forums = 1});
    believe(world, 0.4f);
    for (std::size_t o = 0; o < 4; ++o) {
        able_only(world, o, {Activity::relief});
        mandate_only(world, o, Dimension::humanitarian);
        world.organisations.active_teams[o] = 1.0;
        world.beliefs.mean(o, world.beliefs.cell(0, index_of(Dimension::humanitarian))) = 0.3f;
    }
    meet(world, loose_structure(4));
    for (std::size_t d = 0; d < 4; ++d) {
        float assigned = 0;
        for (std::size_t o = 0; o < 4; ++o)
            assigned += world.forums.role[0](o, d * n_activities + index_of(Activity::relief));
        CHECK(assigned == 1.0f);
    }
}

TEST_CASE("The further a role lies from a wish, the less is meant", "[coordination]") {
    World near = two_who_differ();
    near.organisations.mandate(1, index_of(Dimension::humanitarian)) = 0.6;
    near.organisations.mandate(1, index_of(Dimension::development)) = 0.4;
    meet(near, loose_structure(2));
    World far = two_who_differ();
    meet(far, loose_structure(2));
    CHECK(far.forums.private_commitment(0, 0) < near.forums.private_commitment(0, 0));
    CHECK(near.forums.private_commitment(0, 0) < 1.0);
}

TEST_CASE("Pressure raises what is stated and leaves what is meant alone", "[coordination]") {
    World world = two_who_differ();
    const auto at_power = [&](double power) {
        world.forums.power[0] = power;
        meet(world, loose_structure(2));
        return std::array{world.forums.private_commitment(0, 0), world.forums.stated(0, 0),
                          world.forums.pressure(0, 0)};
    };
    const auto none = at_power(0.0);
    const auto some = at_power(0.5);
    const auto full = at_power(1.0);
    CHECK(none[2] == 0.0);
    CHECK(none[1] == none[0]);
    CHECK(some[2] > 0.0);
    CHECK(full[2] > some[2]);
    CHECK(some[0] == Approx(none[0]).epsilon(1e-5));  // of equal power, members weigh the same but for rounding
    CHECK(full[0] == Approx(none[0]).epsilon(1e-5));
    CHECK(some[1] > some[0]);
    CHECK(full[1] > some[1]);
    CHECK(full[1] <= 1.0);
}

TEST_CASE("In a horizontal room nobody is pressed", "[coordination]") {
    World world = two_who_differ();
    world.forums.power[0] = 1.0;
    world.forums.rule[0] = PowerRule::horizontal;
    world.organisations.power = {0.1, 0.9};
    meet(world, loose_structure(2));
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(world.forums.pressure(0, o) == 0.0);
        CHECK(world.forums.stated(0, o) == world.forums.private_commitment(0, o));
    }
}

TEST_CASE("Who does not feel power is not pressed, and whom a member of the room pays is pressed more",
          "[coordination]") {
    World world = two_who_differ(3);  // 2 convenes, 1 may pay
    Structure structure = loose_structure(3);
    meet(world, structure);
    const double unpaid = world.forums.pressure(0, 0);
    structure.funding(0, 1) = 0.5;
    world.power.over(1, 0) = 0.5;
    meet(world, structure);
    CHECK(world.forums.pressure(0, 0) > unpaid);
    world.organisations.power_sensitivity[0] = 0.0;
    meet(world, structure);
    CHECK(world.forums.pressure(0, 0) == 0.0);
}

TEST_CASE("With false coherence off, what is stated is what is meant", "[coordination]") {
    World world = two_who_differ();
    world.forums.power[0] = 1.0;
    Switches on;
    on.without(Mechanism::false_coherence);
    meet(world, loose_structure(2), {}, on);
    CHECK(world.forums.pressure(0, 0) > 0.0);
    for (std::size_t o = 0; o < 2; ++o) {
        CHECK(world.forums.stated(0, o) == world.forums.private_commitment(0, o));
    }
}

TEST_CASE("Promise test: more power at equal commitment makes the room count on more that is not meant",
          "[coordination]") {
    World world = two_who_differ();
    const auto at_power = [&](double power, bool falsely) {
        Switches on;
        if (!falsely) on.without(Mechanism::false_coherence);
        world.forums.power[0] = power;
        meet(world, loose_structure(2), {}, on);
        double hole = 0;  // teams promised and not meant, in all cells
        for (std::size_t o = 0; o < 2; ++o) {
            hole += (world.forums.stated(0, o) - world.forums.private_commitment(0, o)) *
                    world.organisations.active_teams[o];
        }
        return std::array{sum_of_open(world), hole, world.forums.private_commitment(0, 0)};
    };
    const auto weak = at_power(0.1, true);
    const auto strong = at_power(0.9, true);
    CHECK(strong[2] == Approx(weak[2]));
    CHECK(strong[0] < weak[0]);  // others keep out of more cells …
    CHECK(strong[1] > weak[1]);  // … that nobody will serve
    const auto honest_weak = at_power(0.1, false);
    const auto honest_strong = at_power(0.9, false);
    CHECK(honest_strong[0] == Approx(honest_weak[0]).epsilon(1e-5));
    CHECK(honest_strong[1] == 0.0);
}

TEST_CASE("Consensus skill moves the plan towards what all can carry, and not what members tolerate",
          "[coordination]") {
    World world = two_who_differ(3);
    world.organisations.power = {0.1, 0.9, 0.9};
    world.forums.power[0] = 1.0;
    meet(world, loose_structure(3));
    const double imposed = weighted_dissent(world);
    const auto by_power = world.forums.plan[0].values;
    world.organisations.consensus_skill.assign(3, 1.0);
    meet(world, loose_structure(3));
    CHECK(world.forums.plan[0].values != by_power);
    CHECK(weighted_dissent(world) < imposed);
    world.forums.attention[0] = 0.0;  // a convenor without time finds nothing
    meet(world, loose_structure(3));
    CHECK(world.forums.plan[0].values == by_power);
}

TEST_CASE("The plan of a room by power leans to the powerful; a horizontal one does not", "[coordination]") {
    World world = two_who_differ();
    world.organisations.power = {0.1, 0.9};
    world.forums.power[0] = 1.0;
    meet(world, loose_structure(2));
    const auto relief = [&] {
        double share = 0;
        for (std::size_t d = 0; d < 3; ++d)
            share += world.forums.plan[0](0, d * n_activities + index_of(Activity::relief));
        return share;
    };
    const double by_power = relief();
    world.forums.rule[0] = PowerRule::horizontal;
    meet(world, loose_structure(2));
    CHECK(by_power < relief());  // the weaker one is the one for relief
}

TEST_CASE("Kept promises build trust, broken ones burn it", "[coordination]") {
    World world = specialist_among(1);  // both mean and state all of their roles
    meet(world, loose_structure(2));
    const auto role = world.forums.role[0].row(0);
    std::copy(role.begin(), role.end(), world.forums.placed.row(0).begin());  // 0 does what it said, 1 nothing
    world.organisations.trust.fill(0.5);
    meet(world, loose_structure(2), {}, {}, later());
    CHECK(world.organisations.trust(1, 0) > 0.5);
    CHECK(world.organisations.trust(0, 1) < 0.5);
}

TEST_CASE("Deeds that are reported weigh more than those that nobody saw", "[coordination]") {
    World world = specialist_among(2);
    world.beliefs.strength(1, 0) = 0.9;  // 1 hears from 0, 2 does not
    meet(world, loose_structure(3));
    meet(world, loose_structure(3), {}, {}, later());  // nobody has done anything
    CHECK(world.organisations.trust(2, 0) < 0.5);
    CHECK(world.organisations.trust(1, 0) < world.organisations.trust(2, 0));
}

TEST_CASE("Pressure costs trust in the convenor", "[coordination]") {
    World gentle = two_who_differ();
    gentle.forums.power[0] = 0.0;
    World pressing = two_who_differ();
    pressing.forums.power[0] = 1.0;
    for (World* world : {&gentle, &pressing}) {
        Switches on;
        on.without(Mechanism::false_coherence);  // so that both promise the same
        meet(*world, loose_structure(2), {}, on);
        meet(*world, loose_structure(2), {}, on, later());
    }
    CHECK(pressing.organisations.trust(0, 1) < gentle.organisations.trust(0, 1));
}

TEST_CASE("Rooms that are not due, closed, too shallow or with one member agree nothing", "[coordination]") {
    World world = two_who_differ();
    Week week = 0;
    Switches on;
    SECTION("not due") {
        week = 3;
    }
    SECTION("closed") {
        world.forums.open[0] = false;
    }
    SECTION("for information") {
        world.forums.depth[0] = ForumDepth::information;
    }
    SECTION("one member") {
        world.forums.attendance(0, 1) = 0.0;
    }
    SECTION("planning off") {
        on.without(Mechanism::planning);
    }
    meet(world, loose_structure(2), {}, on, week);
    const auto& plan = world.forums.plan[0].values;
    CHECK(std::all_of(plan.begin(), plan.end(), [](float share) { return share == 0.0f; }));
    CHECK(world.forums.stated(0, 0) == 0.0);
}

TEST_CASE(
    "Attendance costs staff time: more rooms more, information less than planning, never more than the largest share",
    "[coordination]") {
    World world = small_world({.organisations = 1, .forums = 2});
    world.organisations.active_teams[0] = 10;
    Coordination p;
    const auto share = [&] {
        spend_time(world, p, RoomRules{}, Approach{}, CivilMilitary{}, Switches{});
        return world.organisations.coordination_share[0];
    };
    const double both = share();
    world.forums.depth[1] = ForumDepth::information;
    const double one_shallow = share();
    world.forums.open[1] = false;
    const double one = share();
    CHECK(one > 0.0);
    CHECK(both == Approx(2 * one));
    CHECK(one_shallow > one);
    CHECK(one_shallow < both);
    world.organisations.active_teams[0] = 1;
    CHECK(share() > one);  // a small organisation pays with more of its time
    p.meeting_cost = 1000;
    CHECK(share() == p.largest_share);
}

TEST_CASE("Communities in a room wish what they themselves ask for, and are asked to do nothing", "[coordination]") {
    World world = small_world({.districts = 2, .organisations = 2, .forums = 1});
    believe(world, 0.4f);
    able_only(world, 0, {Activity::relief, Activity::patrol});
    field_teams(world, {{.organisation = 0, .n = 4}});
    world.organisations.family[1] = Family::community;
    world.forums.rule[0] = PowerRule::horizontal;
    World mute = world;
    world.voices.wanted[index_of(Level::community)](1, index_of(Dimension::security)) = 1.0;
    meet(world, loose_structure(2));
    const std::size_t patrol = n_activities + index_of(Activity::patrol);
    CHECK(world.forums.wish(1, patrol) > 0.2f);
    CHECK(world.forums.wish(1, index_of(Activity::patrol)) == 0.0f);  // not in the other district
    for (const float role : world.forums.role[0].row(1)) CHECK(role == 0.0f);
    Switches off;
    off.without(Mechanism::levels_of_government);
    meet(mute, loose_structure(2), {}, off);
    CHECK(world.forums.plan[0](0, patrol) > mute.forums.plan[0](0, patrol));
}

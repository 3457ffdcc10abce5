// Rules and terms of rooms: who chairs, who listens, what is agreed, what is shared between rooms.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "meeting.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("Planners who count what is meant leave no more open for power; those who believe what is stated do",
          "[coordination]") {
    const auto open_at = [](double power, double count_private) {
        World world = two_who_differ();
        world.organisations.power_sensitivity = {1.0, 0.0};  // the convenor sees no power at work
        world.forums.power[0] = power;
        RoomRules rules;
        rules.count_private = count_private;
        meet(world, loose_structure(2), {}, {}, 0, rules);
        return sum_of_open(world);
    };
    CHECK(open_at(0.9, 0.0) < open_at(0.1, 0.0) - 0.01);
    CHECK(open_at(0.9, 1.0) == Approx(open_at(0.1, 1.0)).epsilon(1e-4));
}

TEST_CASE("A convenor that feels power itself counts less on what is stated", "[coordination]") {
    World world = two_who_differ();
    world.forums.power[0] = 1.0;
    world.organisations.power_sensitivity = {1.0, 0.0};
    meet(world, loose_structure(2));
    CHECK(world.forums.counted(0, 0) == Approx(world.forums.stated(0, 0)));
    world.organisations.power_sensitivity[1] = 1.0;
    meet(world, loose_structure(2));
    CHECK(world.forums.counted(0, 0) == Approx(world.forums.private_commitment(0, 0)));
    CHECK(world.forums.counted(0, 0) < world.forums.stated(0, 0));
}

TEST_CASE("An honest broker in the chair presses nobody, and all count alike", "[coordination]") {
    World world = two_who_differ();
    world.forums.power[0] = 1.0;
    world.organisations.power = {0.1, 0.9};
    meet(world, loose_structure(2));
    const auto by_power = world.forums.plan[0].values;
    CHECK(world.forums.pressure(0, 0) > 0.0);
    RoomRules rules;
    rules.honest_broker = 1;
    meet(world, loose_structure(2), {}, {}, 0, rules);
    CHECK(world.forums.pressure(0, 0) == 0.0);
    CHECK(world.forums.plan[0].values != by_power);
}

TEST_CASE("Second best: a room agrees only what all who are asked can carry, and means that more", "[coordination]") {
    World world = two_who_differ();
    meet(world, loose_structure(2));
    const double whole = world.forums.private_commitment(0, 0);
    CHECK(world.forums.agreed[0] == 1.0);
    RoomRules rules;
    rules.second_best = 0.8;
    meet(world, loose_structure(2), {}, {}, 0, rules);
    if (world.forums.stated(0, 0) > 0) {
        CHECK(world.forums.agreed[0] < 1.0);
        CHECK(world.forums.private_commitment(0, 0) >= whole);
    }
    rules.second_best = 1e-6;  // everything can be carried
    meet(world, loose_structure(2), {}, {}, 0, rules);
    CHECK(world.forums.agreed[0] == Approx(1.0));
    CHECK(world.forums.private_commitment(0, 0) == Approx(whole));
}

TEST_CASE("Where nothing at all is agreed there is no plan, however little would do", "[coordination]") {
    World world = two_who_differ();
    RoomRules rules;
    rules.second_best = 1.0;
    rules.least_agreed = 0.0;
    meet(world, loose_structure(2), {}, {}, 0, rules);
    CHECK(world.forums.agreed[0] == 0.0);
    for (const auto& plan : world.forums.plan) {
        for (const float share : plan.values) CHECK(std::isfinite(share));
    }
}

TEST_CASE("Whoever keeps all of a second-best agreement is judged as whoever keeps all of a whole one",
          "[coordination]") {
    const auto kept_of = [](double second_best) {
        World world = two_who_differ();
        world.organisations.mandate(0, index_of(Dimension::humanitarian)) = 0.6;
        world.organisations.mandate(0, index_of(Dimension::development)) = 0.4;
        world.organisations.mandate(1, index_of(Dimension::humanitarian)) = 0.4;
        world.organisations.mandate(1, index_of(Dimension::development)) = 0.6;
        RoomRules rules;
        rules.second_best = second_best;
        meet(world, loose_structure(2), {}, {}, 0, rules);
        const double agreed = world.forums.agreed[0];
        for (std::size_t o = 0; o < 2; ++o) {
            const auto role = world.forums.role[0].row(o);
            std::copy(role.begin(), role.end(), world.forums.placed.row(o).begin());
        }
        meet(world, loose_structure(2), {}, {}, later(), rules);
        return std::pair(agreed, world.forums.enacted(0, 0));
    };
    const auto whole = kept_of(0.0);
    CHECK(whole.first == 1.0);
    bool was_second_best = false;
    for (double needed = 0.05; needed < 1.0; needed += 0.05) {
        const auto part = kept_of(needed);
        if (part.first <= 0.0 || part.first >= 1.0) continue;
        was_second_best = true;
        CHECK(part.second == Approx(whole.second).epsilon(1e-4));
    }
    CHECK(was_second_best);
}

TEST_CASE("Whoever is asked for nothing in a second-best agreement does not dissent from it", "[coordination]") {
    bool was_left_out = false;
    for (double needed = 0.05; needed < 1.0; needed += 0.05) {
        World world = two_who_differ();
        able_only(world, 0, {Activity::relief, Activity::recovery});  // asked for both, and wants relief alone
        able_only(world, 1, {Activity::recovery});
        RoomRules rules;
        rules.second_best = needed;
        meet(world, loose_structure(2), {}, {}, 0, rules);
        if (world.forums.agreed[0] <= 0.0 || world.forums.agreed[0] >= 1.0) continue;
        for (std::size_t o = 0; o < 2; ++o) {
            const auto role = world.forums.role[0].row(o);
            if (std::any_of(role.begin(), role.end(), [](float share) { return share > 0; })) continue;
            was_left_out = true;
            CHECK(world.forums.private_commitment(0, o) == Approx(1.0));
        }
    }
    CHECK(was_left_out);
}

TEST_CASE("By comparative advantage a task goes to who does it best, though others have a mandate for it",
          "[coordination]") {
    const auto relief_by_the_less_able = [](double advantage) {
        World world = two_who_differ();
        world.organisations.competence(0, index_of(Activity::relief)) = 1.0;
        world.organisations.competence(1, index_of(Activity::relief)) = 0.5;
        world.organisations.competence(1, index_of(Activity::recovery)) = 0.7;
        RoomRules rules;
        rules.comparative_advantage = advantage;
        meet(world, loose_structure(2), {}, {}, 0, rules);
        double share = 0;
        for (std::size_t d = 0; d < 3; ++d)
            share += world.forums.role[0](1, d * n_activities + index_of(Activity::relief));
        return share;
    };
    CHECK(relief_by_the_less_able(1.0) < relief_by_the_less_able(0.0));
}

TEST_CASE("Where words mean different things more members are sent to one task; shared definitions end that",
          "[coordination]") {
    const auto largest_crowd = [](double vague, double shared) {
        World world = two_who_differ(4);
        RoomRules rules;
        rules.vague[index_of(Activity::relief)] = vague;
        rules.shared_definitions = shared;
        meet(world, loose_structure(4), {}, {}, 0, rules);
        double relief = 0;
        for (std::size_t o = 0; o < 4; ++o) {
            for (std::size_t d = 0; d < 3; ++d)
                relief += world.forums.role[0](o, d * n_activities + index_of(Activity::relief));
        }
        return relief;
    };
    const double clear = largest_crowd(0.0, 0.0);
    CHECK(largest_crowd(0.9, 0.0) > clear + 0.1);
    CHECK(largest_crowd(0.9, 1.0) == clear);
}

TEST_CASE("Who attends too little only listens: no role, no promise", "[coordination]") {
    World world = two_who_differ(3);
    meet(world, loose_structure(3));
    CHECK(world.forums.stated(0, 0) > 0.0);
    world.forums.attendance(0, 0) = 0.1;
    meet(world, loose_structure(3));
    CHECK(world.forums.stated(0, 0) == 0.0);
    const auto role = world.forums.role[0].row(0);
    CHECK(std::all_of(role.begin(), role.end(), [](float share) { return share == 0.0f; }));
    CHECK(world.forums.stated(0, 1) > 0.0);
}

TEST_CASE("A room plans for its own field only", "[coordination]") {
    World world = two_who_differ();
    auto& scope = world.forums.scope[0];
    scope.assign(3 * n_activities, 0.0f);
    scope[index_of(Activity::relief)] = 1.0f;  // relief in district 0
    meet(world, loose_structure(2));
    CHECK(world.forums.plan[0](0, index_of(Activity::relief)) == Approx(1.0f));
    CHECK(world.forums.private_commitment(0, 0) == Approx(1.0).margin(1e-6));  // there, all want the same
}

TEST_CASE("Members take turns in an order drawn anew for each meeting", "[coordination]") {
    World world = two_who_differ();  // both able in the same cells, so who chooses first gets the better one
    for (std::size_t k = 0; k < n_dimensions; ++k)
        world.organisations.mandate(0, k) = world.organisations.mandate(1, k) = k == 4 ? 1.0 : 0.0;
    world.organisations.active_teams = {1.0, 1.0};
    bool first_leads = false;
    bool second_leads = false;
    world.districts.size = {4.0, 1.0, 0.1};
    for (Week week = 0; week < 80; week += 4) {
        meet(world, loose_structure(2), {}, {}, week);
        const auto leads = [&](std::size_t o) { return world.forums.role[0](o, index_of(Activity::relief)) > 0.5f; };
        first_leads = first_leads || (leads(0) && !leads(1));
        second_leads = second_leads || (leads(1) && !leads(0));
    }
    CHECK(first_leads == second_leads);
}

TEST_CASE("A linked room leaves to another what that one counts on; an unlinked one counts the same gap",
          "[coordination]") {
    // Rooms 0 and 1 have no member in common; both want relief in three districts.
    World world = small_world({.districts = 3, .organisations = 4, .forums = 2});
    believe(world, 0.4f);
    for (std::size_t o = 0; o < 4; ++o) {
        mandate_only(world, o, Dimension::humanitarian);
        able_only(world, o, {Activity::relief});
        world.organisations.active_teams[o] = 3.0;
        world.forums.seat(o < 2 ? 1 : 0, o) = world.forums.attendance(o < 2 ? 1 : 0, o) = 0.0;
    }
    world.districts.size = {4.0, 1.0, 1.0};
    meet(world, loose_structure(4));
    world.forums.promised.row(1)[0 * n_activities + index_of(Activity::relief)] = 6.0f;
    const auto share_in_capital = [&](double aligned, const Switches& on) {
        Approach approach;
        approach.aligned_planning = aligned;
        World copy = world;
        copy.forums.interval_weeks[1] = 104;  // only room 0 meets
        meet(copy, loose_structure(4), {}, on, 4, {}, approach);
        return copy.forums.plan[0](0, index_of(Activity::relief));
    };
    const float alone = share_in_capital(0.0, {});
    CHECK(alone == Approx(0.5f));
    CHECK(share_in_capital(1.0, {}) < alone);
    Switches off;
    off.without(Mechanism::linked_tracks);
    CHECK(share_in_capital(1.0, off) == alone);
}

TEST_CASE("With a shared vision goals lie closer together, and still sum to 1", "[coordination]") {
    World world = two_who_differ();
    Approach approach;
    approach.shared_vision = 1;
    meet(world, loose_structure(2), {}, {}, 0, {}, approach);
    const std::size_t k = index_of(Dimension::humanitarian);
    CHECK(world.forums.goals(0, k) == Approx(0.5));
    CHECK(world.forums.goals(1, k) == Approx(0.5));
    CHECK(world.forums.private_commitment(0, 0) == Approx(1.0).margin(1e-5));
}

TEST_CASE("Without agreed roles each member takes its share of the plan, and all take the same cells",
          "[coordination]") {
    World world = two_who_differ();
    for (std::size_t k = 0; k < n_dimensions; ++k)
        world.organisations.mandate(1, k) = world.organisations.mandate(0, k);
    world.organisations.active_teams = {1.0, 1.0};
    Approach approach;
    approach.agreed_roles = 0;
    meet(world, loose_structure(2), {}, {}, 0, {}, approach);
    CHECK(world.forums.role[0].row(0)[3] == world.forums.role[0].row(1)[3]);
    double common = 0;
    for (std::size_t c = 0; c < world.forums.role[0].n_columns; ++c)
        common += std::min(world.forums.role[0](0, c), world.forums.role[0](1, c));
    CHECK(common == Approx(1.0).epsilon(1e-4));
}

TEST_CASE("Joint monitoring lets all see deeds that nobody reported", "[coordination]") {
    World unseen = specialist_among(1);
    World seen = unseen;
    Approach approach;
    approach.joint_monitoring = 1;
    for (World* world : {&unseen, &seen}) {
        meet(*world, loose_structure(2));
        meet(*world, loose_structure(2), {}, {}, later(), {}, world == &seen ? approach : Approach{});
    }
    CHECK(seen.organisations.trust(1, 0) < unseen.organisations.trust(1, 0));  // nobody did anything
}

TEST_CASE("Informal time builds trust, and who wants more than a room gives loses trust in its convenor",
          "[coordination]") {
    World world = small_world({.organisations = 2, .forums = 1});
    world.forums.depth[0] = ForumDepth::information;
    world.organisations.desired_depth = {ForumDepth::direction, ForumDepth::information};
    world.forums.convenes(0, 1) = 1.0;
    meet(world, loose_structure(2));
    CHECK(world.organisations.trust(0, 1) < 0.5);
    CHECK(world.organisations.trust(1, 0) == 0.5);
    world.organisations.trust.fill(0.5);
    world.forums.terms[0].face_time = 1;
    Switches on;
    on.without(Mechanism::frustration);
    meet(world, loose_structure(2), {}, on);
    CHECK(world.organisations.trust(0, 1) > 0.5);
}

TEST_CASE("Rooms open and close in their weeks", "[coordination]") {
    World world = two_who_differ();
    world.forums.open[0] = false;
    world.forums.terms[0].from = 8;
    world.forums.terms[0].until = 16;
    for (Week week = 0; week <= 16; ++week) {
        meet(world, loose_structure(2), {}, {}, week);
        CHECK(world.forums.open[0] == (week >= 8 && week < 16));
    }
}

TEST_CASE("NGOs with a body of their own weigh in a plan by power as one", "[coordination]") {
    World world = two_who_differ(3);  // 0 wants relief, the two others recovery
    world.organisations.power = {0.2, 0.2, 0.9};
    world.organisations.family = {Family::ngo_humanitarian, Family::ngo_humanitarian, Family::donor_development};
    for (std::size_t k = 0; k < n_dimensions; ++k)
        world.organisations.mandate(1, k) = world.organisations.mandate(0, k);
    world.forums.power[0] = 1.0;
    const auto relief = [&](double body) {
        RoomRules rules;
        rules.ngo_body = body;
        meet(world, loose_structure(3), {}, {}, 0, rules);
        double share = 0;
        for (std::size_t d = 0; d < 3; ++d)
            share += world.forums.plan[0](0, d * n_activities + index_of(Activity::relief));
        return share;
    };
    CHECK(relief(1.0) > relief(0.0));
}

// 4.6: patrols are re-posted weekly on risk that is known.

#include <catch2/catch.hpp>

#include "mechanisms/early_warning.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// A force with `n` patrols in district 0 of four, all of them mobile, and an organisation that may report.
World a_force(std::size_t n = 8) {
    World world = small_world({.districts = 4, .organisations = 2});
    world.organisations.family[0] = Family::mission_force;
    world.organisations.military[0] = true;
    field_teams(world, {{.organisation = 0, .activity = Activity::patrol, .n = n}});
    return world;
}

EarlyWarning all_mobile() {
    EarlyWarning p;
    p.mobile = 1.0;
    return p;
}

void post(World& world, const EarlyWarning& p = all_mobile(), const Switches& on = {}, Week week = 9) {
    post_patrols(world, loose_structure(2), p, on, week, Draws(5));
}

}  // namespace

TEST_CASE("Patrols go to the risk that is known", "[early_warning]") {
    World world = a_force(1);
    world.districts.known_risk = {0.1, 0.2, 1.0, 0.3};
    for (std::size_t d = 0; d < 4; ++d) world.beliefs.eyes(0, d) = 2.0;
    post(world);
    CHECK(world.teams.district[0] == 2);
    CHECK(world.teams.arrives[0] == 9);  // within the week
}

TEST_CASE("Risk that nobody reports is not answered; a link to someone who is there is enough", "[early_warning]") {
    World world = a_force(1);
    world.districts.known_risk = {0.01, 0.0, 5.0, 0.0};
    world.beliefs.eyes(0, 0) = 2.0;
    post(world);
    CHECK(world.teams.district[0] == 0);
    world.beliefs.eyes(1, 2) = 2.0;  // somebody sees it …
    post(world);
    CHECK(world.teams.district[0] == 0);
    world.beliefs.strength(0, 1) = 0.5;  // … and says so
    post(world);
    CHECK(world.teams.district[0] == 2);
}

TEST_CASE("Patrols spread: each goes where risk per patrol is largest", "[early_warning]") {
    World world = a_force(8);
    world.districts.known_risk = {0.0, 1.0, 1.0, 1.0};
    for (std::size_t d = 0; d < 4; ++d) world.beliefs.eyes(0, d) = 2.0;
    post(world);
    CHECK(teams_at(world, 0, 0, Activity::patrol) == 0);
    for (std::size_t d = 1; d < 4; ++d) CHECK(teams_at(world, 0, d, Activity::patrol) >= 2);
}

TEST_CASE("A little more risk elsewhere is not worth the road", "[early_warning]") {
    World world = a_force(1);
    EarlyWarning p = all_mobile();
    p.worth_moving = 1.5;
    world.districts.known_risk = {1.0, 1.4, 1.0, 1.0};
    for (std::size_t d = 0; d < 4; ++d) world.beliefs.eyes(0, d) = 2.0;
    post(world, p);
    CHECK(world.teams.district[0] == 0);
    world.districts.known_risk[1] = 1.6;
    post(world, p);
    CHECK(world.teams.district[0] == 1);
}

TEST_CASE("Patrols that are not mobile stay, as do those who do not patrol and all when switched off",
          "[early_warning]") {
    World world = a_force(20);
    world.districts.known_risk = {0.0, 0.0, 9.0, 0.0};
    for (std::size_t d = 0; d < 4; ++d) world.beliefs.eyes(0, d) = 2.0;
    EarlyWarning p = all_mobile();
    Switches on;
    SECTION("not mobile") {
        p.mobile = 0.0;
    }
    SECTION("not on patrol") {
        world.teams.activity.assign(20, Activity::quick_impact_project);
    }
    SECTION("not at work") {
        world.teams.presence.assign(20, 0.0f);
    }
    SECTION("not a force") {
        world.organisations.family[0] = Family::mission_police;
    }
    SECTION("switched off") {
        on.without(Mechanism::early_warning);
    }
    post(world, p, on);
    for (const auto district : world.teams.district) CHECK(district == 0);
}

TEST_CASE("Who is mobile is the same in every week", "[early_warning]") {
    World world = a_force(40);
    for (std::size_t d = 0; d < 4; ++d) world.beliefs.eyes(0, d) = 2.0;
    EarlyWarning p;
    p.mobile = 0.4;
    world.districts.known_risk = {0.0, 0.0, 9.0, 0.0};
    post(world, p, {}, 9);
    const auto posted = world.teams.district;
    world.teams.district.assign(40, 0);
    post(world, p, {}, 10);
    CHECK(world.teams.district == posted);
    const std::size_t moved = teams_at(world, 0, 2, Activity::patrol);
    CHECK(moved == Approx(16).margin(4 * 3.1));  // binomial, 4 standard deviations
}

TEST_CASE("A humanitarian voice routes patrols to people in need", "[early_warning]") {
    World world = a_force(1);
    world.districts.known_risk = {1.0, 1.0, 1.0, 1.0};
    world.districts.condition(3, index_of(Dimension::humanitarian)) = 0.0;
    for (std::size_t d = 0; d < 4; ++d) world.beliefs.eyes(0, d) = 2.0;
    Structure structure = loose_structure(2);
    structure.listener = structure.station_of[0];
    structure.speaker = structure.station_of[1];
    structure.voice = 1.0;
    EarlyWarning p = all_mobile();
    p.voice = 5.0;
    world.organisations.trust.fill(0.9);
    Switches deaf;
    deaf.without(Mechanism::advocacy);
    post_patrols(world, structure, p, deaf, 9, Draws(5));
    CHECK(world.teams.district[0] == 0);
    post_patrols(world, structure, p, {}, 9, Draws(5));
    CHECK(world.teams.district[0] == 3);
}

// odd.md 7.5: patrols are re-posted weekly on risk that is known, and on what a place would suffer without them.

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

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
    post_patrols(world, loose_structure(2), p, {}, on, week, Draws(5));
}

/// The force has seen so much everywhere that it knows all, and no patrol kept anything from happening.
void see_all(World& world, std::vector<double> attacks) {
    for (std::size_t d = 0; d < 4; ++d) world.beliefs.eyes(0, d) = 100.0;
    world.districts.known_risk = std::move(attacks);
    world.districts.unguarded.assign(4, 1.0);
}

/// It goes by what it saw in each district alone, without a forecast from the others.
EarlyWarning by_sight() {
    EarlyWarning p = all_mobile();
    p.forecast_weight = 0.0;
    p.whereabouts = 0.0;
    p.worth_moving = 1.0;
    return p;
}

}  // namespace

TEST_CASE("Patrols go to the risk that is known", "[early_warning]") {
    World world = a_force(1);
    see_all(world, {0.1, 0.2, 1.0, 0.3});
    post(world);
    CHECK(world.teams.district[0] == 2);
    CHECK(world.teams.arrives[0] == 9);  // within the week
}

TEST_CASE("Attacks that nobody reports are not answered; a link to someone who is there is enough", "[early_warning]") {
    World world = a_force(1);
    world.districts.known_risk = {0.01, 0.0, 5.0, 0.0};
    world.districts.unguarded.assign(4, 1.0);
    world.beliefs.eyes(0, 0) = 2.0;
    post(world);
    CHECK(world.teams.district[0] != 2);
    world.beliefs.eyes(1, 2) = 2.0;  // somebody sees it …
    world.teams.district[0] = 0;
    post(world);
    CHECK(world.teams.district[0] != 2);
    world.beliefs.strength(0, 1) = 0.5;  // … and says so
    post(world);
    CHECK(world.teams.district[0] == 2);
}

TEST_CASE("Where nobody looks is not safe: it is taken for as dangerous as the places that are known",
          "[early_warning]") {
    World world = a_force(2);
    world.teams.district.assign(2, 1);
    see_all(world, {0.4, 0.0, 0.0, 0.0});
    world.beliefs.eyes(0, 3) = 0.0;
    post(world, by_sight());
    CHECK(teams_at(world, 0, 0, Activity::patrol) == 1);
    CHECK(teams_at(world, 0, 3, Activity::patrol) == 1);  // a second in 0 would avert 0.035 a week, here 0.104
}

TEST_CASE("Where nothing is known to happen anywhere nobody moves", "[early_warning]") {
    World world = a_force(2);
    world.districts.known_risk = {0.0, 3.0, 0.0, 0.0};
    world.districts.unguarded.assign(4, 1.0);
    post(world);
    CHECK(teams_at(world, 0, 0, Activity::patrol) == 2);
}

TEST_CASE("Patrols spread: each goes where one more averts most", "[early_warning]") {
    World world = a_force(8);
    see_all(world, {0.0, 1.0, 1.0, 1.0});
    post(world, by_sight());
    CHECK(teams_at(world, 0, 0, Activity::patrol) == 0);
    for (std::size_t d = 1; d < 4; ++d) CHECK(teams_at(world, 0, d, Activity::patrol) >= 2);
}

TEST_CASE("Greedy posting averts as much as the best of all postings", "[early_warning]") {
    World world = a_force(6);
    world.districts.people = {1e5, 2e5, 0.5e5, 1e5};
    see_all(world, {0.3, 1.0, 0.2, 0.05});
    const ViolenceRates rates;
    const auto happens = [&](const std::array<int, 4>& patrols) {  // expected attacks a week
        double sum = 0;
        for (std::size_t d = 0; d < 4; ++d) {
            const double density = patrols[d] / (world.districts.people[d] / 1e5);
            sum += world.districts.known_risk[d] *
                   std::exp(-rates.protection_civilians * density / (density + rates.patrol_half));
        }
        return sum;
    };
    double least = 1e9;
    for (int a = 0; a <= 6; ++a) {
        for (int b = 0; a + b <= 6; ++b) {
            for (int c = 0; a + b + c <= 6; ++c) least = std::min(least, happens({a, b, c, 6 - a - b - c}));
        }
    }
    for (Week week = 9; week < 15; ++week) post(world, by_sight(), {}, week);
    std::array<int, 4> patrols{};
    for (std::size_t d = 0; d < 4; ++d) patrols[d] = static_cast<int>(teams_at(world, 0, d, Activity::patrol));
    CHECK(happens(patrols) == Approx(least));
}

TEST_CASE("A place that patrols keep quiet keeps them, unless more is to be averted elsewhere", "[early_warning]") {
    // District 0 saw a tenth of the attacks of district 1, and patrols let a twentieth of them happen there: without
    // patrols it would suffer twice as much.
    World world = a_force(1);
    see_all(world, {0.1, 1.0, 0.0, 0.0});
    world.districts.unguarded[0] = 0.05;
    post(world, by_sight());
    CHECK(world.teams.district[0] == 0);

    world.districts.known_risk[1] = 1.9;  // still less than 0.1/0.05
    post(world, by_sight());
    CHECK(world.teams.district[0] == 0);

    world.districts.known_risk[1] = 2.1;
    post(world, by_sight());
    CHECK(world.teams.district[0] == 1);
}

TEST_CASE("Of two patrols in a quiet place the second leaves first", "[early_warning]") {
    World world = a_force(2);
    see_all(world, {0.1, 1.0, 0.0, 0.0});
    world.districts.unguarded[0] = 0.05;
    post(world, by_sight());
    CHECK(teams_at(world, 0, 0, Activity::patrol) == 1);
    CHECK(teams_at(world, 0, 1, Activity::patrol) == 1);
}

TEST_CASE("A place quiet so far for want of weeks without patrols is judged by the country's rate", "[early_warning]") {
    // Nothing has happened in district 0, but hardly a week was without patrols. By its own record it is safe. With a
    // forecast that counts as one attack it would suffer 0.498 · 0.05/(0.05 + 0.498 · 0.01) = 0.453 attacks a week
    // without patrols, and the others, at 0.500, are not worth the road.
    World world = a_force(1);
    see_all(world, {0.0, 0.5, 0.5, 0.5});
    world.districts.unguarded[0] = 0.01;
    post(world, by_sight());
    CHECK(world.teams.district[0] != 0);
    world.teams.district[0] = 0;
    EarlyWarning p = by_sight();
    p.forecast_weight = 1.0;
    p.worth_moving = 1.2;
    post(world, p);
    CHECK(world.teams.district[0] == 0);
}

TEST_CASE("Where groups outside the accord are known to be more is expected", "[early_warning]") {
    World world = a_force(1);
    see_all(world, {0.01, 0.01, 0.01, 0.01});
    world.districts.unguarded.assign(4, 0.01);
    world.groups.presence(0, 3) = 0.5;
    world.groups.outside[0] = 1.0;
    EarlyWarning p = all_mobile();
    p.whereabouts = 0.0;
    post(world, p);
    CHECK(world.teams.district[0] == 0);
    p.whereabouts = 0.5;
    post(world, p);
    CHECK(world.teams.district[0] == 3);
}

TEST_CASE("Other forces' patrols are counted, the police's are not", "[early_warning]") {
    for (const Family other : {Family::foreign_force, Family::mission_police}) {
        World world = small_world({.districts = 4, .organisations = 2});
        world.organisations.family = {Family::mission_force, other};
        world.organisations.military = {true, true};
        field_teams(world, {{.organisation = 0, .activity = Activity::patrol, .n = 1},
                            {.organisation = 1, .district = 2, .activity = Activity::patrol, .n = 2}});
        see_all(world, {0.0, 0.5, 1.0, 0.0});
        post(world, by_sight());
        CHECK(world.teams.district[0] == (other == Family::foreign_force ? 1 : 2));
    }
}

TEST_CASE("A little more to avert elsewhere is not worth the road", "[early_warning]") {
    World world = a_force(1);
    EarlyWarning p = by_sight();
    p.worth_moving = 1.5;
    see_all(world, {1.0, 1.4, 1.0, 1.0});
    post(world, p);
    CHECK(world.teams.district[0] == 0);
    world.districts.known_risk[1] = 1.6;
    post(world, p);
    CHECK(world.teams.district[0] == 1);
}

TEST_CASE("Patrols that are not mobile stay, as do those who do not patrol and all when switched off",
          "[early_warning]") {
    World world = a_force(20);
    see_all(world, {0.0, 0.0, 9.0, 0.0});
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
    see_all(world, {0.0, 0.0, 9.0, 0.0});
    world.districts.people[2] = 1e7;  // room for all of them
    EarlyWarning p = by_sight();
    p.mobile = 0.4;
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
    world.districts.condition(3, index_of(Dimension::humanitarian)) = 0.0;
    see_all(world, {1.0, 1.0, 1.0, 1.0});
    Structure structure = loose_structure(2);
    structure.listener = structure.station_of[0];
    structure.speaker = structure.station_of[1];
    structure.voice = 1.0;
    EarlyWarning p = all_mobile();
    p.voice = 5.0;
    world.organisations.trust.fill(0.9);
    Switches deaf;
    deaf.without(Mechanism::advocacy);
    post_patrols(world, structure, p, {}, deaf, 9, Draws(5));
    CHECK(world.teams.district[0] == 0);
    post_patrols(world, structure, p, {}, {}, 9, Draws(5));
    CHECK(world.teams.district[0] == 3);
}

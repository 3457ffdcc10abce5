#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

TEST_CASE("The three channels of aid sum to 1, and the state's own work is none of them") {
    World world = small::world();
    world.organisations.local_ownership.assign(n_organisations, 0.25);
    world.organisations.family[ngo] = Family::local_ngo;
    const auto values = measured(world);
    const double state = values[observable("channel_state")];
    CHECK(state == Approx(0.25));
    CHECK(values[observable("channel_local")] > 0.0);
    CHECK(state + values[observable("channel_local")] + values[observable("channel_international")] == Approx(1.0));
}

TEST_CASE("Say is weight of seats: equal in a horizontal room, by power in another") {
    World world = small::world();
    world.organisations.power = {0.4, 0.1, 0.9, 0.5, 0.5, 0.5};
    for (const std::size_t o : {agency, ministry}) world.forums.seat(0, o) = world.forums.attendance(0, o) = 1.0;
    CHECK(measured(world)[observable("say_nation")] == Approx(0.5));
    CHECK(measured(world)[observable("say_community")] == Approx(0.0));
    world.forums.rule[0] = PowerRule::by_power;
    CHECK(measured(world)[observable("say_nation")] == Approx(0.5 / 0.9));
}

TEST_CASE("Effort matches a level as far as it goes where the level asks, and each level by itself") {
    World world = small::world();
    small::work(world, agency, Dimension::humanitarian, 0, 3.0);
    small::work(world, agency, Dimension::development, 0, 1.0);
    world.voices.wanted[index_of(Level::nation)](0, index_of(Dimension::development)) = 1.0;
    world.voices.wanted[index_of(Level::community)](0, index_of(Dimension::humanitarian)) = 0.5;
    const auto values = measured(world);
    CHECK(values[observable("priority_match_nation")] == Approx(0.25));
    CHECK(values[observable("priority_match_community")] == Approx(0.75));
}

TEST_CASE("State presence is capacity that neither violence nor armed groups keep out") {
    World world = small::world();
    world.districts.state_capacity = {0.4, 0.8};
    world.districts.violence = {0.5, 0.0};
    world.groups.outside = {0.5};
    world.groups.presence(0, 1) = 0.5;
    const double hills = 100 * 0.4 * 0.5;
    const double coast = 300 * 0.8 * 0.75;
    CHECK(measured(world)[observable("state_presence")] == Approx((hills + coast) / 400));
}

TEST_CASE("Error of a survey is its distance from what people think, district by district") {
    World world = small::world();
    world.residents.district_trust_mission = {0.5, 0.5};
    world.opinion.surveyed = {0.6, 0.3};
    CHECK(measured(world)[observable("survey_error")] == Approx(std::sqrt((0.01 + 0.04) / 2)));
    CHECK(measured(world)[observable("trust_mission_surveyed")] == Approx((100 * 0.6 + 300 * 0.3) / 400));
}

TEST_CASE("Remote management and escorts are means over teams of aid organisations") {
    World world = small::world();
    world.effort.teams_here(agency, 0) = 1.0;
    world.effort.teams_here(agency, 1) = 3.0;
    world.conduct.remote(agency, 0) = 0.8;
    world.conduct.escorted(agency, 1) = 0.4;
    const auto values = measured(world);
    CHECK(values[observable("remote_management")] == Approx(0.2));
    CHECK(values[observable("escorted")] == Approx(0.3));
}

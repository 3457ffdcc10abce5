#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

TEST_CASE("Relations go from coexistence to a plan that both mean") {
    World world = small::world();
    Forums& f = world.forums;
    const auto relation = [&] { return measured(world)[observable("relation_mission_aid")]; };
    CHECK(relation() == 0);
    for (const std::size_t o : {force, ngo}) f.seat(0, o) = f.attendance(0, o) = 1;
    const double contact = relation();  // a planning room in which nothing is meant counts as joint analysis
    CHECK(contact > 0);
    for (const std::size_t o : {force, ngo}) f.private_commitment(0, o) = 0.8;
    CHECK(relation() == Approx(1.5 * contact));
    f.depth = {ForumDepth::information};
    CHECK(relation() == Approx(0.5 * contact));
}

TEST_CASE("Missed depth is the step to what a member wants, less where goals are clear") {
    World world = small::world();
    Forums& f = world.forums;
    f.depth = {ForumDepth::information};
    world.organisations.desired_depth.assign(n_organisations, ForumDepth::direction);
    f.seat(0, force) = f.attendance(0, force) = 1;
    CHECK(measured(world)[observable("frustration")] == Approx(1));
    f.terms[0].goals_upfront = 0.4;
    CHECK(measured(world)[observable("frustration")] == Approx(0.6));
}

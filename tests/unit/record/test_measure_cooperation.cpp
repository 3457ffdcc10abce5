#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

namespace {

/// Agency (2 teams) and NGO (1 team) in a room that wants relief in the hills; the agency is there, the NGO on the
/// coast.
World with_plan() {
    World world = small::world();
    Forums& f = world.forums;
    for (const std::size_t o : {agency, ngo}) {
        f.seat(0, o) = f.attendance(0, o) = 1;
        f.role[0](o, place(0, Activity::relief)) = 1;
    }
    f.plan[0](0, place(0, Activity::relief)) = 1;
    f.stated.values = {0.9, 0.6, 0, 0, 0, 0};
    f.private_commitment.values = {0.8, 0.3, 0, 0, 0, 0};
    f.placed(agency, place(0, Activity::relief)) = 0.3f;  // the memory is not full yet
    f.placed(ngo, place(1, Activity::relief)) = 1;
    world.teams.district[2] = 1;
    return world;
}

}  // namespace

TEST_CASE("What is stated, meant and done is weighted by the teams of members") {
    const auto values = measured(with_plan());
    CHECK(values[observable("stated_agreement")] == Approx((2 * 0.9 + 0.6) / 3));
    CHECK(values[observable("private_commitment")] == Approx((2 * 0.8 + 0.3) / 3));
    CHECK(values[observable("enacted")] == Approx(2.0 / 3));
    CHECK(values[observable("false_coherence")] == Approx((2 * 0.1 + 0.3) / 3));
    CHECK(values[observable("shortfall")] == Approx(0.6 / 3));
    CHECK(values[observable("capability_gap")] == Approx(0.3 / 3));
}

TEST_CASE("Whose role is in two places and who is in one enacts a half") {
    World world = with_plan();
    world.forums.role[0](agency, place(0, Activity::relief)) = 0.5;
    world.forums.role[0](agency, place(1, Activity::relief)) = 0.5;
    CHECK(measured(world)[observable("enacted")] == Approx(2 * 0.5 / 3));
}

TEST_CASE("A room without a plan, or of one, has neither promise nor plan to follow") {
    World world = with_plan();
    world.forums.attendance(0, ngo) = 0;
    CHECK(std::isnan(measured(world)[observable("false_coherence")]));
    CHECK(std::isnan(measured(world)[observable("plan_following")]));
    Parameters p;
    p.on.without(Mechanism::planning);
    CHECK(std::isnan(measured(with_plan(), {}, p)[observable("stated_agreement")]));
}

TEST_CASE("Plan following is the overlap of pooled placements with the plan") {
    // Pooled: 2 × 0.3 in the hills and 1 on the coast.
    CHECK(measured(with_plan())[observable("plan_following")] == Approx(0.6 / 1.6));
}

TEST_CASE("A team is linked if its organisation states agreement and the plan asks for its cell") {
    // Seven external teams; the agency's two are in the hills, as the plan of three teams asks.
    World world = with_plan();
    CHECK(measured(world)[observable("linked_share")] == Approx(2.0 / 7));
    world.forums.stated(0, agency) = 0.4;
    CHECK(measured(world)[observable("linked_share")] == 0);
    world.forums.stated(0, agency) = 0.9;
    world.forums.wish(agency, place(0, Activity::relief)) = 0.5;  // half of it it would have done anyway
    CHECK(measured(world)[observable("linked_share_beyond_chance")] == Approx((2.0 / 7 - 1.0 / 7) / (1 - 1.0 / 7)));
}

TEST_CASE("Donors' programmes are counted once, however many teams they have") {
    World world = with_plan();
    CHECK(measured(world)[observable("linked_programmes_donors")] == 0);
    Forums& f = world.forums;
    f.seat(0, developers) = f.attendance(0, developers) = 1;
    f.stated(0, developers) = 0.7;
    f.plan[0](0, place(0, Activity::recovery)) = 1;
    CHECK(measured(world)[observable("linked_programmes_donors")] == Approx(0.5));  // the diplomats' is not
}

TEST_CASE("Beliefs err by the root of the mean square, weighted by mandate and people") {
    World world = small::world();
    for (std::size_t o = 0; o < n_organisations; ++o) world.organisations.present[o] = o == agency;
    world.beliefs.mean(agency, cell(Dimension::humanitarian, 0)) = 0.75f;  // 100,000 people, error 0.25
    world.beliefs.mean(agency, cell(Dimension::security, 1)) = 0.0f;       // not its business
    CHECK(measured(world)[observable("belief_rmse")] == Approx(std::sqrt(0.25 * 0.25 / 4)));
    CHECK(measured(world)[observable("belief_rmse_unwatched")] == Approx(std::sqrt(0.25 * 0.25 / 4)));
    world.effort.teams_here(ngo, 0) = 1;  // somebody is in the hills; what is not watched is the coast
    CHECK(measured(world)[observable("belief_rmse_unwatched")] == 0);
    world.effort.teams_here(ngo, 1) = 1;
    CHECK(std::isnan(measured(world)[observable("belief_rmse_unwatched")]));
}

TEST_CASE("Trust between the mission and aid has two directions") {
    World world = small::world();
    world.organisations.trust(force, agency) = 0.9;  // of three: agency, NGO, developers
    world.organisations.trust(ngo, force) = 0.2;
    const auto values = measured(world);
    CHECK(values[observable("trust_between_mission_to_aid")] == Approx((0.9 + 0.5 + 0.5) / 3));
    CHECK(values[observable("trust_between_aid_to_mission")] == Approx((0.5 + 0.2 + 0.5) / 3));
    world.organisations.present[force] = false;
    CHECK(std::isnan(measured(world)[observable("trust_between_aid_to_mission")]));
}

TEST_CASE("Overload weighs posts by their hats") {
    World world = small::world();
    Structure structure;
    structure.posts.resize(2);
    structure.posts[0].n_hats = 3;
    structure.posts[1].n_hats = 1;
    world.post_attention = {0.5, 1.0};
    CHECK(measured(world, structure)[observable("attention_overload")] == Approx(1.5 / 4));
    CHECK(measured(small::world())[observable("attention_overload")] == 0);
}

TEST_CASE("The plan of one state's own agencies is no strategy of the country") {
    World world = small::world();
    Forums& f = world.forums;
    for (const std::size_t o : {diplomats, developers}) {
        f.seat(0, o) = f.attendance(0, o) = 1;
        f.stated(0, o) = 1;
    }
    f.plan[0](0, place(0, Activity::recovery)) = 1;
    CHECK(measured(world)[observable("linked_programmes_donors")] == 0);
    CHECK(measured(world)[observable("linked_share")] == 0);
    f.seat(0, ngo) = f.attendance(0, ngo) = 1;  // somebody else sits there
    CHECK(measured(world)[observable("linked_programmes_donors")] == Approx(0.5));
}

TEST_CASE("What plans caused is counted apart from what was declared") {
    World world = with_plan();
    CHECK(measured(world)[observable("linked_share_causal")] == 0);
    world.teams.drawn_by_plan[2] = 1;  // the NGO's, which is where no plan wants it now
    const auto values = measured(world);
    CHECK(values[observable("linked_share_causal")] == Approx(1.0 / 7));
    CHECK(values[observable("linked_share")] == Approx(2.0 / 7));
}

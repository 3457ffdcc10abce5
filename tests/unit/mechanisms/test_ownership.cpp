// Oversight of projects, succession of posts, labour: whose country it is.

#include <catch2/catch.hpp>

#include "mechanisms/allocation.hpp"
#include "mechanisms/mission_economy.hpp"
#include "mechanisms/project_oversight.hpp"
#include "mechanisms/rotation.hpp"
#include "mechanisms/succession.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World agency() {
    World world = small_world({.organisations = 1});
    world.organisations.family[0] = Family::un_development;
    world.organisations.local_ownership[0] = 0.5;
    world.organisations.active_teams = {2.0};
    world.effort.teams_here(0, 0) = 2.0;
    return world;
}

}  // namespace

TEST_CASE("Approval sends projects through the state and makes them wait; relief needs none", "[oversight]") {
    World world = agency();
    ProjectOversight p;
    oversee(world, p, {});
    CHECK(share_through_state(world, 0, Activity::recovery) == 0.5);
    CHECK(weeks_of_approval(world, 0, Activity::recovery) == 0);
    p.share = 1.0;
    oversee(world, p, {});
    CHECK(share_through_state(world, 0, Activity::recovery) == Approx(0.5 + 0.5 * p.channel));
    CHECK(share_through_state(world, 0, Activity::relief) == 0.5);
    CHECK(weeks_of_approval(world, 0, Activity::recovery) == 8);
    CHECK(weeks_of_approval(world, 0, Activity::relief) == 0);
    world.organisations.family[0] = Family::provincial_government;
    CHECK_FALSE(needs_approval(world.organisations, 0, Activity::recovery));
    Switches on;
    on.without(Mechanism::project_oversight);
    oversee(world, p, on);
    CHECK(world.voices.overseen == 0.0);
}

TEST_CASE("A new project starts once it is approved", "[oversight]") {
    World world = agency();
    able_only(world, 0, {Activity::recovery});
    field_teams(world, {{.organisation = 0, .activity = Activity::relief, .n = 4}});
    believe(world, 0.5f);
    ProjectOversight p;
    p.share = 1.0;
    oversee(world, p, {});
    Allocation all;
    all.review_share = 1.0;
    allocate(world, loose_structure(1), all, CivilMilitary{}, Delivery{}, Observation{}, Coordination{}, {}, 0,
             Draws(1));
    for (const Week arrives : world.teams.arrives) CHECK(arrives == 8);
    able_only(world, 0, {Activity::relief});
    allocate(world, loose_structure(1), all, CivilMilitary{}, Delivery{}, Observation{}, Coordination{}, {}, 4,
             Draws(1));
    for (const Week arrives : world.teams.arrives) CHECK(arrives <= 4 + all.moving_weeks);  // relief waits for nobody
}

TEST_CASE("Nationals are trained into posts from the week that partnership begins, and the state grows by it",
          "[succession]") {
    Succession p;
    World early = agency();
    World late = agency();
    Succession from_start = p;
    from_start.partnership_week = 0;
    for (Week week = 0; week < 100; ++week) {
        train(early, from_start, {}, week);
        train(late, p, {}, week);
    }
    CHECK(late.voices.nationals[0] == 0.0);
    CHECK_FALSE(late.voices.engaged);
    CHECK(early.voices.nationals[0] > 0.1);
    CHECK(early.voices.nationals[0] < p.ceiling);
    CHECK(early.districts.state_capacity[0] > late.districts.state_capacity[0]);
    CHECK(early.districts.state_capacity[1] == late.districts.state_capacity[1]);  // no team there
    CHECK(time_beside_training(early, from_start, 0) == Approx(1.0 - 0.5 * p.training_time));
    CHECK(time_beside_training(late, p, 0) == 1.0);
    World off = agency();
    Switches on;
    on.without(Mechanism::succession);
    train(off, from_start, on, 5);
    CHECK(off.voices.nationals[0] == 0.0);
    CHECK(off.voices.engaged);
}

TEST_CASE("A mission that leaves hands over what nationals hold", "[succession]") {
    World world = agency();
    world.organisations.family[0] = Family::mission_civilian;
    world.organisations.active_teams = {0.0};
    world.missions[0].left_week = 50;
    world.voices.nationals[0] = 0.6;
    const Succession p;
    train(world, p, {}, 50);
    CHECK(world.districts.state_capacity[0] == Approx(0.5 + 0.5 * 0.6 * p.handover));
}

TEST_CASE("Where nationals hold posts, heads of team stay", "[succession]") {
    const auto ties_left = [](double nationals) {
        World world = small_world({.organisations = 1});
        field_teams(world, {{.organisation = 0, .n = 200}});
        world.organisations.turnover[0] = 0.5;
        world.voices.nationals[0] = nationals;
        world.voices.staying = 1.0;
        Rotation p;
        rotate(world, loose_structure(1), p, Observation{}, {}, 1, Draws(5));
        double ties = 0;
        for (const float tie : world.teams.ties) ties += tie;
        return ties;
    };
    CHECK(ties_left(1.0) > ties_left(0.0));
    CHECK(ties_left(1.0) == Approx(200.0));
}

TEST_CASE("Hired nationals earn, rents rise, and a code halves the drain at a price in quality and pay", "[economy]") {
    World world = agency();
    world.organisations.international_share[0] = 0.25;
    MissionEconomy p;
    pay_staff(world, p, {}, 0);
    CHECK(world.economy.hired[0] == Approx(2 * 12 * 0.75));
    CHECK(world.economy.foreigners[0] == Approx(2 * 12 * 0.25));
    const double hired = 18.0 / (18.0 + p.income_half);
    const double foreign = 6.0 / (6.0 + p.rents_half);
    CHECK(world.economy.welfare[0] == Approx(p.income * hired - p.rents * foreign));
    CHECK(world.economy.drain_kept == 1.0);
    CHECK(quality_kept(world, p, 0) == 1.0);
    CHECK(two_tier_share(world, p, 0) == Approx(18.0 / (18.0 + 0.5 * p.state_staff)));
    p.hiring_code = 1.0;
    pay_staff(world, p, {}, 0);
    CHECK(world.economy.drain_kept == Approx(1.0 - p.code_drain));
    CHECK(quality_kept(world, p, 0) == Approx(1.0 - p.code_quality));
    CHECK(world.economy.welfare[0] < p.income * hired - p.rents * foreign);
    Switches on;
    on.without(Mechanism::mission_economy);
    pay_staff(world, p, on, 0);
    CHECK(world.economy.welfare[0] == 0.0);
    CHECK(world.economy.drain_kept < 1.0);
}

TEST_CASE("Soldiers alone make rents rise and pay nobody", "[economy]") {
    World world = agency();
    world.organisations.military[0] = true;
    world.organisations.international_share[0] = 1.0;
    pay_staff(world, {}, {}, 0);
    CHECK(world.economy.welfare[0] < 0.0);
    CHECK(world.economy.hired[0] == 0.0);
}

// odd.md 7.11: promises arrive with a lag, are held and spent; nothing is spent that is not held; and how many teams
// money and deployment put to work.

#include <catch2/catch.hpp>
#include <cmath>

#include "core/maths.hpp"
#include "mechanisms/funding.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

struct Rules {
    Funding funding;
    Giving giving;
    Visibility visibility;
    Pools pools;

    Rules() {
        giving.spread = 0;
        giving.multi_year = 0;
        giving.visibility_weight = 0;
        pools.share.fill(0);
        funding.meeting_cost = 0;
        funding.reporting = 0;
        funding.start_up_weeks = 0;
    }
};

/// One NGO with teams that cost 100 USD a week altogether.
World one_ngo() {
    World world = small_world({.organisations = 1});
    world.money.accounts.appeals[0] = 1;
    world.money.accounts.weekly_cost[0] = 100;
    return world;
}

void week_of_money(World& world, const Rules& p, Week week, const Switches& on = {}) {
    fund(world, loose_structure(world.organisations.size()), p.funding, p.giving, p.visibility, p.pools, on, week,
         Draws(3));
}

}  // namespace

TEST_CASE("A share 1 − e^(−1/lag) of what is promised arrives in a week, and the reserve decides who is paid",
          "[funding]") {
    World world = one_ngo();
    Rules p;
    world.money.accounts.lag[0] = 10;
    world.money.accounts.promised[0] = 1000;
    week_of_money(world, p, 1);
    const double arrived = 1000 * (1 - std::exp(-0.1));
    CHECK(world.money.accounts.promised[0] == Approx(1000 - arrived));
    CHECK(world.money.accounts.held[0] == Approx(arrived));
    CHECK(world.organisations.funded_share[0] == Approx(arrived / (p.funding.reserve_weeks * 100)));
}

TEST_CASE("What is spent is what teams, reports and meetings cost, and never more than is held", "[funding]") {
    World world = one_ngo();
    Rules p;
    p.funding.overhead = 1.2;
    world.organisations.active_teams[0] = 4;
    world.organisations.team_cost[0] = 50;
    world.money.accounts.reporting[0] = 0.1;
    world.money.accounts.held[0] = 1000;
    week_of_money(world, p, 1);
    CHECK(world.organisations.spent[0] == Approx(4 * 50 * 1.2 * 1.1));
    CHECK(world.money.accounts.held[0] == Approx(1000 - 264));
    CHECK(world.money.accounts.meetings[0] == Approx(4 * 50 * 1.2 * 0.1));
    world.money.accounts.held[0] = 10;
    week_of_money(world, p, 2);
    CHECK(world.organisations.spent[0] == Approx(274));
    CHECK(world.money.accounts.held[0] == 0.0);
}

TEST_CASE("A new team costs its start-up once, and a member of a room pays for each meeting", "[funding]") {
    World world = small_world({.organisations = 1, .forums = 1});
    world.money.accounts.appeals[0] = 1;
    world.money.accounts.weekly_cost[0] = 1000;
    world.money.accounts.held[0] = 1e6;
    Rules p;
    p.funding.overhead = 1;
    p.funding.start_up_weeks = 3;
    p.funding.meeting_cost = 400;  // every fourth week
    world.organisations.team_cost[0] = 500;
    world.organisations.active_teams[0] = 1;
    week_of_money(world, p, 1);
    CHECK(world.organisations.spent[0] == Approx(500 + 3 * 500 + 100));
    week_of_money(world, p, 2);
    CHECK(world.organisations.spent[0] == Approx(500 + 3 * 500 + 100 + 600));
}

TEST_CASE("With funding off everybody is paid in full; who does not live on gifts is so always", "[funding]") {
    World world = small_world({.organisations = 2});
    world.money.accounts.appeals = {1, 0};
    world.money.accounts.weekly_cost = {100, 100};
    week_of_money(world, {}, 1);
    CHECK(world.organisations.funded_share[0] == 0.0);
    CHECK(world.organisations.funded_share[1] == 1.0);
    Switches on;
    on.without(Mechanism::funding);
    week_of_money(world, {}, 2, on);
    CHECK(world.organisations.funded_share[0] == 1.0);
    CHECK(!lives_on_gifts(Family::mission_force));
    CHECK(lives_on_gifts(Family::ngo_humanitarian));
}

TEST_CASE("In the long run what is promised is paid out, a longer lag only later", "[funding]") {
    const auto funded = [](double lag, int weeks) {
        World world = one_ngo();
        Rules p;
        p.giving.attention_floor = 1.0;  // attention stays
        p.giving.recovery_floor = 1.0;
        world.money.accounts.lag[0] = lag;
        double last_quarter = 0;
        for (Week week = 0; week < weeks; ++week) {
            // Teams at work follow the money, one USD a team-week.
            world.organisations.team_cost[0] = 1;
            world.organisations.active_teams[0] = world.organisations.funded_share[0] * 100 / p.funding.overhead;
            week_of_money(world, p, week);
            if (week >= weeks - 13) last_quarter += world.organisations.funded_share[0] / 13;
        }
        return last_quarter;
    };
    const Rules p;
    CHECK(funded(5, 300) == Approx(p.giving.base).epsilon(0.05));
    CHECK(funded(40, 600) == Approx(p.giving.base).epsilon(0.05));
    CHECK(funded(5, 26) > 1.5 * funded(40, 26));
}

TEST_CASE("The own state pays its ministries, and gifts outside the committee come on top, up to a reserve",
          "[funding]") {
    World world = one_ngo();
    Rules p;
    p.giving.direct = 0.2;
    world.money.donors.share.fill(0.0);
    world.money.accounts.own_revenue[0] = 0.5;
    week_of_money(world, p, 1);
    CHECK(world.money.accounts.held[0] == Approx(70));
    CHECK(world.money.accounts.budget[0] == Approx(70));
    for (Week week = 2; week < 30; ++week) week_of_money(world, p, week);
    CHECK(world.money.accounts.held[0] <= p.funding.reserve_weeks * 100 + 1e-9);
}

TEST_CASE("Every dollar given is promised, held, in a fund or spent", "[funding]") {
    World world = small_world({.organisations = 3, .forums = 1});
    world.money.accounts.appeals.assign(3, 1.0);
    world.money.accounts.weekly_cost = {100, 200, 300};
    world.money.funds.access.fill(1.0);
    world.money.funds.decides.fill(1.0);
    Rules p;
    p.pools.share.fill(0.05);
    p.giving.programme_costs = 3;
    p.giving.spread = 0.3;
    for (Week week = 0; week < 120; ++week) {
        for (std::size_t o = 0; o < 3; ++o) {
            world.organisations.team_cost[o] = 10;
            world.organisations.active_teams[o] = 5 * world.organisations.funded_share[o];
        }
        week_of_money(world, p, week);
        REQUIRE(std::fabs(unaccounted(world)) < 1e-12);
    }
    CHECK(world.money.accounts.programmes == Approx(3 * 13 * 10));  // ten rounds
    CHECK(world.money.funds.granted[index_of(CommonFund::humanitarian)] > 0);
}

TEST_CASE("As many teams work as are paid for and deployed, the last one in part", "[funding]") {
    World world = small_world({.organisations = 3});
    world.organisations.family = {Family::ngo_humanitarian, Family::mission_force, Family::ngo_humanitarian};
    field_teams(world, {{.organisation = 0, .n = 4}, {.organisation = 1, .n = 4}, {.organisation = 2, .n = 4}});
    world.organisations.funded_share = {0.6, 1.0, 1.0};
    world.missions[0].strength = 0.5;
    world.organisations.present[2] = false;
    deploy(world, {}, 7);
    CHECK(world.organisations.active_teams[0] == Approx(2.4));
    CHECK(world.organisations.active_teams[1] == Approx(2.0));
    CHECK(world.organisations.active_teams[2] == 0.0);
    CHECK(world.teams.presence[1] == 1.0f);
    CHECK(world.teams.presence[2] == Approx(0.4));
    CHECK(world.teams.presence[3] == 0.0f);
}

TEST_CASE("A team on its way is not present, but paid", "[funding]") {
    World world = small_world({.organisations = 1});
    field_teams(world, {{.organisation = 0, .n = 2}});
    world.teams.arrives[0] = 8;
    deploy(world, {}, 7);
    CHECK(world.teams.presence[0] == 0.0f);
    CHECK(world.teams.presence[1] == 1.0f);
    CHECK(world.organisations.active_teams[0] == Approx(2.0));
    deploy(world, {}, 8);
    CHECK(world.teams.presence[0] == 1.0f);
}

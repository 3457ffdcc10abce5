// odd.md 7.11: who is granted what out of common funds.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/pooled_funds.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr double reserve = 6;

/// Two NGOs, half paid for, and a fund with 1,000 USD that a room decides on.
World with_fund(CommonFund fund, double balance = 1000) {
    World world = small_world({.organisations = 2, .forums = 1});
    Accounts& accounts = world.money.accounts;
    accounts.appeals.assign(2, 1.0);
    accounts.weekly_cost.assign(2, 1000.0);
    accounts.held.assign(2, 3000.0);
    world.organisations.funded_share.assign(2, 0.5);
    PooledFunds& funds = world.money.funds;
    for (std::size_t o = 0; o < 2; ++o) funds.access(index_of(fund), o) = 1;
    funds.decides(index_of(fund), 0) = 1;
    funds.balance[index_of(fund)] = funds.paid_in[index_of(fund)] = balance;
    believe(world, 0.5f);
    return world;
}

}  // namespace

TEST_CASE("A fund pays out with its time of approval, keeps a fee, and all of it adds up", "[pooled_funds]") {
    World world = with_fund(CommonFund::humanitarian);
    const Pools p;
    grant(world, p, reserve, {}, 0);
    const PooledFunds& funds = world.money.funds;
    const double approved = 1000 * (1 - std::exp(-4.0 / 8.0));
    CHECK(funds.balance[0] == Approx(1000 - approved));
    CHECK(funds.fees[0] == Approx(approved * p.fee));
    CHECK(funds.granted[0] == Approx(approved * (1 - p.fee)));
    CHECK(world.money.accounts.drawn[0] + world.money.accounts.drawn[1] == Approx(funds.granted[0]));
    CHECK(world.money.accounts.held[0] == Approx(3000 + 0.5 * approved * (1 - p.fee)));
    CHECK(world.money.accounts.from_funds[0] > 0);
}

TEST_CASE("Whoever has no seat where it is decided gets nothing, but for a line of money of its own",
          "[pooled_funds]") {
    World world = with_fund(CommonFund::peacebuilding);
    world.forums.attendance(0, 1) = 0;
    World lined = world;
    lined.money.funds.line(index_of(CommonFund::peacebuilding), 1) = 1;
    grant(world, {}, reserve, {}, 0);
    grant(lined, {}, reserve, {}, 0);
    CHECK(world.money.accounts.drawn[0] > 0);
    CHECK(world.money.accounts.drawn[1] == 0.0);
    CHECK(lined.money.accounts.drawn[1] > 0);
}

TEST_CASE("With joint assessment grants follow believed need and the capacity to work on it, without it power",
          "[pooled_funds]") {
    World world = with_fund(CommonFund::humanitarian);
    world.organisations.power = {0.9, 0.1};
    for (std::size_t c = 0; c < 12; ++c) {
        world.beliefs.mean(0, c) = 0.9f;
        world.beliefs.mean(1, c) = 0.1f;
    }
    World by_power = world;
    World shut_out = world;
    for (std::size_t d = 0; d < 2; ++d) shut_out.association.access(1, d) = 0.05;
    Pools p;
    p.joint_assessment = 1;
    grant(world, p, reserve, {}, 0);
    CHECK(world.money.accounts.drawn[1] / world.money.accounts.drawn[0] == Approx(9.0));
    grant(shut_out, p, reserve, {}, 0);
    CHECK(shut_out.money.accounts.drawn[1] < world.money.accounts.drawn[1]);
    p.joint_assessment = 0;
    grant(by_power, p, reserve, {}, 0);
    CHECK(by_power.money.accounts.drawn[0] / by_power.money.accounts.drawn[1] == Approx(9.0));
}

TEST_CASE("An overloaded post that convenes the room pays late", "[pooled_funds]") {
    World world = with_fund(CommonFund::quick_impact);
    World tired = world;
    tired.forums.attention[0] = 0.4;
    grant(world, {}, reserve, {}, 0);
    grant(tired, {}, reserve, {}, 0);
    CHECK(tired.money.accounts.drawn[0] < world.money.accounts.drawn[0]);
    CHECK(world.money.funds.turned_down > tired.money.funds.turned_down);
}

TEST_CASE("The fast fund needs no seat and pays for places where soldiers do civilian work", "[pooled_funds]") {
    World world = with_fund(CommonFund::rapid_response);
    world.forums.attendance.fill(0);
    World quiet = world;
    world.effort.military_projects = {2.0, 0.0};
    grant(world, {}, reserve, {}, 0);
    grant(quiet, {}, reserve, {}, 0);
    CHECK(world.money.accounts.drawn[0] > 0);
    CHECK(world.money.accounts.beside[0] > 0);
    CHECK(quiet.money.accounts.drawn[0] == 0.0);
}

TEST_CASE("Nobody is granted more than its programme costs; with pooled funds off nothing is granted",
          "[pooled_funds]") {
    World world = with_fund(CommonFund::humanitarian, 1e9);
    World off = world;
    grant(world, {}, reserve, {}, 0);
    CHECK(world.money.accounts.held[0] == Approx(reserve * 1000));
    Switches on;
    on.without(Mechanism::pooled_funds);
    grant(off, {}, reserve, on, 0);
    CHECK(off.money.accounts.drawn[0] == 0.0);
}

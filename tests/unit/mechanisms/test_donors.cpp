// odd.md 7.11: attention, aims, plans and limits of those who give.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/donors.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Giving without_luck() {
    Giving p;
    p.base = 0.5;  // so that preferences stay below what is asked
    p.spread = 0;
    p.multi_year = 0;
    p.visibility_weight = 0;
    p.aligned = 0;
    p.earmarked = 0;
    return p;
}

/// NGOs whose teams cost 100 USD a week each, paid by one donor.
World ngos(std::size_t n) {
    World world = small_world({.organisations = n, .forums = 1});
    world.money.accounts.appeals.assign(n, 1.0);
    world.money.accounts.weekly_cost.assign(n, 100.0);
    return world;
}

void promise_once(World& world, const Giving& p, const Switches& on = {}, const Structure* structure = nullptr,
                  double fund_share = 0) {
    std::array<double, n_common_funds> shares{};
    shares[0] = fund_share;
    promise(world, structure != nullptr ? *structure : loose_structure(world.organisations.size()), p, shares, 0.4, 10,
            on, 0, Draws(3));
}

}  // namespace

TEST_CASE("A donor gives the base of what is asked at full attention, less as attention and its public turn away",
          "[donors]") {
    const Giving p = without_luck();
    World world = ngos(2);
    promise_once(world, p);
    CHECK(world.money.accounts.pledged[0] == Approx(p.base * 100 * 10));
    CHECK(world.money.donors.given[0] == Approx(2 * p.base * 100 * 10));
    World tired = ngos(2);
    tired.money.donors.attention[0] = tired.money.donors.staying[0] = 0.5;
    tired.money.donors.support[0] = 0.8;
    promise_once(tired, p);
    CHECK(tired.money.accounts.pledged[0] == Approx(0.5 * 0.8 * p.base * 100 * 10));
}

TEST_CASE("Attention above its floor halves in its half-life, sooner for a donor without patience", "[donors]") {
    Giving p = without_luck();
    p.attention_half_life = 20;
    World world = ngos(1);
    for (int week = 0; week < 20; ++week) follow_news(world, p, {});
    CHECK(world.money.donors.attention[0] == Approx(p.attention_floor + 0.5 * (1 - p.attention_floor)));
    CHECK(world.money.donors.staying[0] == Approx(p.recovery_floor + 0.5 * (1 - p.recovery_floor)));
    World impatient = ngos(1);
    impatient.money.donors.patience[0] = 0.25;
    for (int week = 0; week < 20; ++week) follow_news(impatient, p, {});
    CHECK(impatient.money.donors.attention[0] < world.money.donors.attention[0]);
}

TEST_CASE("News of deaths and flight wakes attention to relief more than to recovery; not without decay", "[donors]") {
    const Giving p = without_luck();
    World world = ngos(1);
    world.money.donors.attention[0] = world.money.donors.staying[0] = 0.9;
    World killed = world;
    killed.events.deaths(0, index_of(Violence::groups_against_civilians)) = 20;
    World fled = world;
    fled.residents.n_fled = 500;
    fled.households.people_per_household = 10;
    World same = killed;
    Switches on;
    on.without(Mechanism::attention_decay);
    follow_news(world, p, {});
    follow_news(killed, p, {});
    follow_news(fled, p, {});
    follow_news(same, p, on);
    const auto woken = [&](const World& other) {
        return other.money.donors.attention[0] - world.money.donors.attention[0];
    };
    CHECK(woken(killed) > 0);
    CHECK(woken(fled) > 0);
    CHECK(killed.money.donors.staying[0] - world.money.donors.staying[0] < woken(killed));
    CHECK(killed.money.donors.attention[0] <= p.attention_ceiling);
    CHECK(same.money.donors.attention[0] == 0.9);
}

TEST_CASE("Who is seen raises more, and what one raises more others raise less: the donor has no more to give",
          "[donors]") {
    Giving p = without_luck();
    p.visibility_weight = 0.5;
    World world = ngos(2);
    world.organisations.visibility_need.assign(2, 1.0);
    world.organisations.visibility = {1.0, 0.0};
    World rich = world;
    promise_once(world, p);
    const auto& pledged = world.money.accounts.pledged;
    CHECK(pledged[0] / pledged[1] == Approx(1.25 / 0.75));
    CHECK(world.money.donors.given[0] <= 2 * p.base * 100 * 10 + 1e-9);
    World seen = ngos(2);
    seen.organisations.visibility_need.assign(2, 1.0);
    seen.organisations.visibility.assign(2, 1.0);
    promise_once(seen, p);
    CHECK(seen.money.donors.given[0] == Approx(2 * p.base * 100 * 10));  // the limit binds
    Switches on;
    on.without(Mechanism::visibility);
    promise_once(rich, p, on);
    CHECK(rich.money.accounts.pledged[0] == rich.money.accounts.pledged[1]);
}

TEST_CASE("Credit shared with the mission raises less while it is there and armed, and no longer", "[donors]") {
    Giving p = without_luck();
    p.visibility_weight = 1;
    World world = ngos(2);
    world.organisations.visibility_need.assign(2, 1.0);
    world.organisations.visibility.assign(2, 0.5);
    Structure structure = loose_structure(2);
    structure.association(1, index_of(Camp::mission)) = 1.0;
    World gone = world;
    gone.missions[0].left_week = 3;
    World unarmed = world;
    unarmed.missions[0].armed = false;
    promise_once(world, p, {}, &structure);
    promise_once(gone, p, {}, &structure);
    promise_once(unarmed, p, {}, &structure);
    CHECK(world.money.accounts.pledged[1] == Approx(0.8 * world.money.accounts.pledged[0]));
    CHECK(gone.money.accounts.pledged[1] == gone.money.accounts.pledged[0]);
    CHECK(unarmed.money.accounts.pledged[1] == unarmed.money.accounts.pledged[0]);
}

TEST_CASE("Money goes to mandates like the donor's aims as far as it is earmarked, and ties its payee to them",
          "[donors]") {
    Giving p = without_luck();
    p.earmarked = 0.5;
    World world = ngos(2);
    mandate_only(world, 0, Dimension::development);
    mandate_only(world, 1, Dimension::humanitarian);
    world.organisations.independence = {0.0, 0.5};
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        world.money.donors.aim(0, k) = k == index_of(Dimension::development) ? 0.8 : 0.0;
    }
    world.money.donors.aim(0, index_of(Dimension::humanitarian)) = 0.2;
    World off = world;
    promise_once(world, p);
    // Matches 0.8 and 0.2, of which the mean is 0.5: factors 1.3 and 0.7.
    CHECK(world.money.accounts.pledged[0] / world.money.accounts.pledged[1] == Approx(1.3 / 0.7));
    set_aims(world, p, 0, {});
    CHECK(world.money.accounts.tied[0] == Approx(0.5));
    CHECK(world.money.accounts.tied[1] == Approx(0.25));
    CHECK(world.money.accounts.steer(0, index_of(Dimension::development)) == Approx(0.5 * 0.8));
    Switches on;
    on.without(Mechanism::earmarks);
    promise_once(off, p, on);
    set_aims(off, p, 0, on);
    CHECK(off.money.accounts.pledged[0] == off.money.accounts.pledged[1]);
    CHECK(off.money.accounts.tied[0] == 0.0);
}

TEST_CASE("Home interest weighs in aid as far as ministries act as one government", "[donors]") {
    const Giving p;
    World world = ngos(1);
    world.money.donors.home_interest[0] = 0.6;
    set_aims(world, p, 0, {});
    const double apart = world.money.accounts.interest[0];
    world.money.donors.cabinet[0] = 1.0;
    set_aims(world, p, 0, {});
    CHECK(apart == Approx(p.interest_apart * world.money.accounts.interest[0]));
    CHECK(world.money.accounts.interest[0] == Approx(world.money.accounts.tied[0] * 0.6));
}

TEST_CASE("Aligned money goes to those who state that they follow a plan, unless the donor keeps outside", "[donors]") {
    Giving p = without_luck();
    p.aligned = 0.5;
    World world = ngos(2);
    world.forums.stated(0, 0) = 0.9;
    World outside = world;
    outside.money.donors.engagement[0] = 0;
    promise_once(world, p);
    CHECK(world.money.accounts.pledged[0] / world.money.accounts.pledged[1] == Approx(1.5 / 0.5));
    promise_once(outside, p);
    CHECK(outside.money.accounts.pledged[0] == outside.money.accounts.pledged[1]);
    set_aims(world, p, 0, {});
    set_aims(outside, p, 0, {});
    CHECK(world.money.accounts.planned[0] == Approx(0.5));
    CHECK(outside.money.accounts.planned[0] == 0.0);
}

TEST_CASE("Each further donor costs a report; joint procedures save it", "[donors]") {
    Giving p = without_luck();
    p.other_donors = 5;
    p.harmonised = 0;
    World world = ngos(1);
    set_aims(world, p, 0.01, {});
    CHECK(world.money.accounts.reporting[0] == Approx(0.04));
    p.harmonised = 0.75;
    set_aims(world, p, 0.01, {});
    CHECK(world.money.accounts.reporting[0] == Approx(0.01));
}

TEST_CASE("Programmes and common funds are paid out of the same money", "[donors]") {
    Giving p = without_luck();
    p.programme_costs = 20;
    World world = ngos(2);
    world.money.funds.access(0, 0) = 1;
    promise_once(world, p, {}, nullptr, 0.1);
    const double all = 2 * p.base * 100 * 10;
    CHECK(world.money.donors.given[0] == Approx(all));
    CHECK(world.money.accounts.programmes == Approx(200));
    CHECK(world.money.funds.balance[0] == Approx(0.1 * all));
    CHECK(world.money.accounts.pledged[0] == Approx((0.9 * all - 200) / 2));
}

TEST_CASE("The Peacebuilding Commission turns donors to those who are funded least", "[donors]") {
    Giving p = without_luck();
    World world = ngos(2);
    world.organisations.funded_share = {0.8, 0.2};
    World watched = world;
    promise_once(world, p);
    CHECK(world.money.accounts.pledged[0] == world.money.accounts.pledged[1]);
    p.commission = 1;
    promise_once(watched, p);
    CHECK(watched.money.accounts.pledged[1] / watched.money.accounts.pledged[0] == Approx(1.3 / 0.7));
}

TEST_CASE("Promises for years repeat the last one", "[donors]") {
    Giving p = without_luck();
    p.multi_year = 0.75;
    World world = ngos(1);
    world.money.accounts.last_promise(0, 0) = 400;
    promise_once(world, p);
    CHECK(world.money.accounts.pledged[0] == Approx(0.25 * p.base * 1000 + 0.75 * 400));
}

TEST_CASE("A state without capacity or with corruption cannot take budget support whole", "[donors]") {
    const Giving p = without_luck();
    World world = ngos(1);
    world.organisations.family[0] = Family::government_ministry;
    const auto supported = [&](double capacity, double corruption, bool limited = true) {
        World state = world;
        state.districts.state_capacity.assign(2, capacity);
        state.government.corruption = {corruption};
        Switches on;
        if (!limited) on.without(Mechanism::public_finance);
        promise_once(state, p, on);
        return state.money.accounts.pledged[0] / 1000;
    };
    CHECK(supported(0, 0) == Approx(p.public_finance));
    CHECK(supported(1, 0) == Approx(1.0));
    CHECK(supported(1, 0.5) == Approx(p.public_finance + (1 - p.public_finance) * 0.5));
    CHECK(supported(0, 1, false) == Approx(1.0));
}

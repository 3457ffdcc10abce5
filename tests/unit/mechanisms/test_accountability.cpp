// To whom an organisation answers sets what counts as success for it, what it chooses and what it reports.

#include <catch2/catch.hpp>

#include "mechanisms/accountability.hpp"
#include "mechanisms/allocation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Switches without(Mechanism mechanism) {
    Switches on;
    on.without(mechanism);
    return on;
}

/// One organisation that answers to one audience only.
World answering_to(Audience audience, const Incentives& p = {}, const Switches& on = {}) {
    World world = small_world({.districts = 2, .organisations = 1});
    world.inner.answers_to.fill(0.0);
    world.inner.answers_to(0, index_of(audience)) = 1.0;
    set_success(world, p, on);
    return world;
}

double success(const World& world, Success measure) {
    return world.inner.success(0, index_of(measure));
}

/// Share of an organisation's 40 teams in the second district and in the second activity after two years.
struct Placed {
    double there = 0;
    double second = 0;
};

Placed settle(World world, Activity first, Activity second) {
    able_only(world, 0, {first, second});
    field_teams(world, {{.organisation = 0, .activity = first, .n = 40}});
    believe(world, 0.5f);
    Allocation p;
    p.own_crowding = 0.0;  // so that each team chooses by itself
    for (Week week = 0; week < 104; ++week) {
        allocate(world, loose_structure(1), p, CivilMilitary{}, Delivery{}, Observation{}, Coordination{}, Switches{},
                 week, Draws(3));
    }
    Placed placed;
    for (std::size_t team = 0; team < 40; ++team) {
        placed.there += world.teams.district[team] == 1 ? 1.0 / 40 : 0.0;
        placed.second += world.teams.activity[team] == second ? 1.0 / 40 : 0.0;
    }
    return placed;
}

}  // namespace

TEST_CASE("Each audience counts its own success; weights sum to 1", "[accountability]") {
    for (std::size_t b = 0; b < n_audiences; ++b) {
        const World world = answering_to(static_cast<Audience>(b));
        double sum = 0;
        for (std::size_t m = 0; m < n_successes; ++m) sum += world.inner.success(0, m);
        CHECK(sum == Approx(1.0));
    }
    CHECK(success(answering_to(Audience::contracts), Success::outputs) == 1.0);
    CHECK(success(answering_to(Audience::beneficiaries), Success::welfare) >
          success(answering_to(Audience::donors), Success::welfare));
    CHECK(success(answering_to(Audience::home_public), Success::own_security) >
          success(answering_to(Audience::headquarters), Success::own_security));
}

TEST_CASE("Accountability for the broader peace moves success from outputs to the peace", "[accountability]") {
    Incentives p;
    p.broad = 0.5;
    const World narrow = answering_to(Audience::donors);
    const World broad = answering_to(Audience::donors, p);
    CHECK(success(broad, Success::outputs) == Approx(0.5 * success(narrow, Success::outputs)));
    CHECK(success(broad, Success::peace) > success(narrow, Success::peace) + 0.3);
    CHECK(broad.organisations.breadth[0] > narrow.organisations.breadth[0]);
    CHECK(broad.inner.visible_pull[0] < narrow.inner.visible_pull[0]);
}

TEST_CASE("Aims sum to 1, whatever the horizon and the breadth; near pay-offs gain where one looks less far",
          "[accountability]") {
    const auto security = [](double horizon) {
        World world = small_world({.organisations = 1});
        world.inner.horizon[0] = horizon;
        set_success(world, Incentives{}, {});
        double sum = 0;
        for (std::size_t k = 0; k < n_dimensions; ++k) sum += aim(world.organisations, 0, k);
        CHECK(sum == Approx(1.0));
        return aim(world.organisations, 0, index_of(Dimension::security)) /
               aim(world.organisations, 0, index_of(Dimension::development));
    };
    CHECK(security(26) > 1.5 * security(520));
    World world = small_world({.organisations = 1});
    world.inner.horizon[0] = 26;
    set_success(world, Incentives{}, without(Mechanism::time_preference));
    CHECK(world.organisations.emphasis(0, index_of(Dimension::development)) == 1.0);
}

TEST_CASE("Without accountability, mandate and principles alone decide and reports are true", "[accountability]") {
    const Switches off = without(Mechanism::accountability);
    World world = answering_to(Audience::contracts, {}, off);
    world.inner.sincerity[0] = 0;
    CHECK(world.organisations.breadth[0] == 0);
    CHECK(world.inner.visible_pull[0] == 1);
    CHECK(world.inner.home_pull[0] == 0);
    world.organisations.active_teams[0] = 1;
    world.effort.by_organisation(0, 0) = 0.3;
    report_results(world, Incentives{}, off, 0);
    CHECK(world.inner.reported_result[0] == world.inner.true_result[0]);
}

TEST_CASE("Outputs are over-reported, by those who seek credit; results that are full cannot be", "[accountability]") {
    const auto polish = [](Audience audience, double sincerity, double effect) {
        World world = answering_to(audience);
        world.inner.sincerity[0] = sincerity;
        world.organisations.active_teams[0] = 1;
        world.effort.by_organisation(0, 0) = effect;
        report_results(world, Incentives{}, {}, 0);
        return world.inner.reported_result[0] - world.inner.true_result[0];
    };
    CHECK(polish(Audience::contracts, 0, 0.3) == Approx(0.5 * 0.5));  // half of the distance, from a result of one half
    CHECK(polish(Audience::beneficiaries, 0, 0.3) < polish(Audience::donors, 0, 0.3));
    CHECK(polish(Audience::donors, 1, 0.3) == 0);
    CHECK(polish(Audience::contracts, 0, 0.6) == Approx(0.0));
}

TEST_CASE("Home interest draws work that is not relief to contested districts", "[accountability]") {
    const auto there = [](double interest, Activity activity) {
        World world = small_world({.districts = 2, .organisations = 1});
        world.inner.home_interest[0] = interest;
        set_success(world, Incentives{}, {});
        world.groups.outside[0] = 0.8;
        world.groups.presence(0, 1) = 0.8;
        return settle(std::move(world), activity, activity).there;
    };
    CHECK(there(1, Activity::recovery) > there(0, Activity::recovery) + 0.2);
    CHECK(there(1, Activity::relief) == there(0, Activity::relief));
}

TEST_CASE("Who answers to contracts does more of what is seen than who answers for the peace", "[accountability]") {
    const auto seen = [](Audience audience, double broad) {
        Incentives p;
        p.broad = broad;
        World world = answering_to(audience, p);
        world.organisations.visibility_need[0] = 1.0;
        mandate_only(world, 0, Dimension::development);
        set_success(world, p, {});
        return settle(std::move(world), Activity::local_capacity, Activity::quick_impact_project).second;
    };
    CHECK(seen(Audience::contracts, 0) > seen(Audience::contracts, 1));
}

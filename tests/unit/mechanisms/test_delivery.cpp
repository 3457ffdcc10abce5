// odd.md 7.6: what teams do, and what becomes of conditions and capacities.

#include <catch2/catch.hpp>
#include <vector>

#include "mechanisms/delivery.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Delivery defaults;

/// `n` teams of one able organisation at one activity in district 0, after one week of work.
World at_work(Activity activity, std::size_t n, double local_ownership = 0.0) {
    World world = small_world({.districts = 1, .organisations = 1});
    able_only(world, 0, {activity});
    world.organisations.local_ownership[0] = local_ownership;
    field_teams(world, {{.organisation = 0, .activity = activity, .n = n}});
    work(world, defaults, 5);
    return world;
}

/// How much a condition gains in a week beyond what it would have done without the effort.
double gain(World world, Dimension k, const Switches& on = {}, const Delivery& p = defaults) {
    World idle = world;
    idle.effort.total.fill(0.0);
    change_conditions(world, p, on);
    change_conditions(idle, p, on);
    return world.districts.condition(0, index_of(k)) - idle.districts.condition(0, index_of(k));
}

}  // namespace

TEST_CASE("What one district can absorb is limited: twice the effort gains less than twice", "[delivery]") {
    const double once = gain(at_work(Activity::relief, 2), Dimension::humanitarian);
    const double twice = gain(at_work(Activity::relief, 4), Dimension::humanitarian);
    const double flooded = gain(at_work(Activity::relief, 400), Dimension::humanitarian);
    CHECK(once > 0);
    CHECK(twice > once);
    CHECK(twice < 1.95 * once);
    CHECK(flooded < 20 * once);
}

TEST_CASE("Without the limit of absorption effort acts in proportion", "[delivery]") {
    Switches on;
    on.without(Mechanism::absorption);
    const double once = gain(at_work(Activity::relief, 2), Dimension::humanitarian, on);
    CHECK(gain(at_work(Activity::relief, 4), Dimension::humanitarian, on) == Approx(2 * once));
}

TEST_CASE("A district absorbs more with state capacity and less in violence", "[delivery]") {
    World world = small_world({.districts = 3});
    world.districts.state_capacity = {0.1, 0.9, 0.9};
    world.districts.violence = {0.0, 0.0, 0.9};
    change_conditions(world, defaults, {});
    CHECK(world.districts.absorption[1] > world.districts.absorption[0]);
    CHECK(world.districts.absorption[2] < world.districts.absorption[1]);
}

TEST_CASE("Without security, politics, law, rights and development gain less; relief and security gain the same",
          "[delivery]") {
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        const auto gained = [&](double security) {
            World world = small_world({.districts = 1, .organisations = 1});
            world.districts.condition(0, index_of(Dimension::security)) = security;
            if (k == index_of(Dimension::security)) world.districts.condition(0, k) = 0.5;
            world.effort.total(0, k) = 1.0;
            return gain(world, static_cast<Dimension>(k));
        };
        const bool open = k == index_of(Dimension::security) || k == index_of(Dimension::humanitarian);
        INFO(Names<Dimension>::words[k]);
        if (open) {
            CHECK(gained(0.05) == Approx(gained(0.9)));
        } else {
            CHECK(gained(0.05) < gained(0.9));
        }
        CHECK(security_gate(k, 1.0, 0.0, defaults) == 1.0);
    }
}

TEST_CASE("The same work through a weak state does less at once and builds the state; beside it, the other way round",
          "[delivery]") {
    World beside = at_work(Activity::recovery, 4, 0.0);
    World through = at_work(Activity::recovery, 4, 1.0);
    for (World* world : {&beside, &through}) world->districts.state_capacity[0] = 0.2;
    CHECK(through.effort.total(0, index_of(Dimension::development)) <
          beside.effort.total(0, index_of(Dimension::development)));
    const std::size_t development = index_of(Dimension::development);
    change_conditions(beside, defaults, {});
    change_conditions(through, defaults, {});
    CHECK(beside.districts.condition(0, development) > through.districts.condition(0, development));
    for (int week = 1; week < 52; ++week) {
        change_conditions(beside, defaults, {});
        change_conditions(through, defaults, {});
    }
    CHECK(beside.districts.state_capacity[0] < through.districts.state_capacity[0]);
    CHECK(beside.districts.community_capacity[0] < through.districts.community_capacity[0]);
}

TEST_CASE("Soldiers work beside the state without being counted as its rivals for staff", "[delivery]") {
    World world = small_world({.districts = 1, .organisations = 1});
    world.organisations.civilian[0] = false;
    world.organisations.military[0] = true;
    world.organisations.local_ownership[0] = 1.0;
    able_only(world, 0, {Activity::quick_impact_project});
    field_teams(world, {{.organisation = 0, .activity = Activity::quick_impact_project, .n = 2}});
    work(world, defaults, 5);
    CHECK(world.effort.through_state[0] == 0.0);
    CHECK(world.effort.beside_state[0] == 0.0);
    CHECK(world.effort.military_projects[0] == Approx(2.0));
}

TEST_CASE("Corruption takes a share of what goes through the state and nothing of what goes beside it", "[delivery]") {
    const auto done = [](double corruption, double through) {
        World world = at_work(Activity::recovery, 4, through);
        world.government.corruption[0] = corruption;
        work(world, defaults, 5);
        return world.effort.total(0, index_of(Dimension::development));
    };
    CHECK(done(0.9, 1.0) < done(0.0, 1.0));
    CHECK(done(0.9, 0.0) == done(0.0, 0.0));
}

TEST_CASE("Effort falls with time spent in meetings, with access lost and without local ties", "[delivery]") {
    const auto done = [](double meetings, double access, float ties) {
        World world = at_work(Activity::relief, 1);
        world.organisations.coordination_share[0] = meetings;
        world.association.access(0, 0) = access;
        world.teams.ties[0] = ties;
        work(world, defaults, 5);
        return world.effort.relief[0];
    };
    const double whole = done(0.0, 1.0, 1.0f);
    CHECK(whole == Approx(1.0));
    CHECK(done(0.25, 1.0, 1.0f) == Approx(0.75 * whole));
    CHECK(done(0.0, 0.4, 1.0f) == Approx(0.4 * whole));
    CHECK(done(0.0, 1.0, 0.0f) == Approx(defaults.ties_floor * whole));
}

TEST_CASE("Teams that are on their way or not paid for do nothing", "[delivery]") {
    World world = at_work(Activity::relief, 2);
    world.teams.arrives[0] = 6;
    world.teams.presence[1] = 0.0f;
    work(world, defaults, 5);
    CHECK(world.effort.relief[0] == 0.0);
    CHECK(world.effort.teams_here(0, 0) == 0.0);
    work(world, defaults, 6);
    CHECK(world.effort.relief[0] == Approx(1.0));
}

TEST_CASE("Effort of a week counts once in total and once by organisation", "[delivery]") {
    World world = small_world({.districts = 3, .organisations = 3});
    std::vector<TeamsAt> fielded;
    for (std::size_t o = 0; o < 3; ++o) {
        able_only(world, o, {Activity::relief, Activity::patrol, Activity::offensive_operation, Activity::justice});
        fielded.push_back({.organisation = o, .district = o, .activity = Activity::relief, .n = o + 1});
        fielded.push_back({.organisation = o, .district = (o + 1) % 3, .activity = Activity::justice, .n = 2});
        fielded.push_back({.organisation = o, .district = 2, .activity = Activity::offensive_operation});
    }
    field_teams(world, fielded);
    for (int again = 0; again < 2; ++again) work(world, defaults, 5);  // a week does not add to the one before
    for (std::size_t d = 0; d < 3; ++d) {
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            double sum = 0;
            for (std::size_t o = 0; o < 3; ++o) sum += world.effort.by_organisation(o, k * 3 + d);
            CHECK(sum == Approx(world.effort.total(d, k)));
            CHECK(std::abs(world.effort.signed_sum(d, k)) <= world.effort.absolute_sum(d, k) + 1e-12);
        }
    }
    CHECK(world.effort.signed_sum(2, index_of(Dimension::human_rights)) <
          world.effort.absolute_sum(2, index_of(Dimension::human_rights)));  // operations undo what justice does
}

TEST_CASE("Violence wears conditions and capacities down", "[delivery]") {
    World calm = small_world({.districts = 1});
    World violent = calm;
    violent.districts.violence[0] = 0.8;
    change_conditions(calm, defaults, {});
    change_conditions(violent, defaults, {});
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        CHECK(violent.districts.condition(0, k) < calm.districts.condition(0, k));
    }
    CHECK(violent.districts.state_capacity[0] < calm.districts.state_capacity[0]);
    CHECK(violent.districts.community_capacity[0] < calm.districts.community_capacity[0]);
}

TEST_CASE("What was built decays faster where the state has no capacity to keep it up", "[delivery]") {
    World orphaned = small_world({.districts = 1});
    orphaned.districts.condition.fill(0.9);
    orphaned.districts.state_capacity[0] = 0.0;
    World kept = orphaned;
    kept.districts.state_capacity[0] = 0.9;
    change_conditions(orphaned, defaults, {});
    change_conditions(kept, defaults, {});
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        CHECK(orphaned.districts.condition(0, k) < kept.districts.condition(0, k));
    }
}

TEST_CASE("Communities keep things up where the state does not", "[delivery]") {
    World world = small_world({.districts = 2});
    world.districts.state_capacity = {0.0, 0.0};
    world.districts.community_capacity = {0.0, 0.9};
    change_conditions(world, defaults, {});
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        CHECK(world.districts.condition(1, k) > world.districts.condition(0, k));
    }
}

TEST_CASE("International employers drain the state unless brain drain is off", "[delivery]") {
    const auto capacity = [](double beside, bool drains) {
        World world = small_world({.districts = 1});
        world.effort.beside_state[0] = beside;
        Switches on;
        if (!drains) on.without(Mechanism::brain_drain);
        change_conditions(world, defaults, on);
        return world.districts.state_capacity[0];
    };
    CHECK(capacity(5.0, true) < capacity(0.0, true));
    CHECK(capacity(5.0, false) == capacity(0.0, false));
}

TEST_CASE("The displaced strain the humanitarian condition of the place that takes them in, and no other condition",
          "[delivery]") {
    World world = small_world({.districts = 2});
    world.residents.district_households = {100, 100};
    world.residents.displaced_here = {0, 40};
    change_conditions(world, defaults, {});
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        if (k == index_of(Dimension::humanitarian)) {
            CHECK(world.districts.condition(1, k) < world.districts.condition(0, k));
        } else {
            CHECK(world.districts.condition(1, k) == world.districts.condition(0, k));
        }
    }
}

TEST_CASE("Whatever is done, conditions and capacities stay in [0, 1]", "[delivery]") {
    World world = small_world({.districts = 2});
    Switches on;
    on.without(Mechanism::absorption);
    for (std::size_t k = 0; k < n_dimensions; ++k) world.effort.total(0, k) = 1e6;
    world.districts.violence[1] = 1.0;
    world.residents.district_households = {100, 100};
    world.residents.displaced_here = {100, 100};
    for (int week = 0; week < 500; ++week) change_conditions(world, defaults, on);
    for (const double q : world.districts.condition.values) CHECK((q >= 0.0 && q <= 1.0));
    for (std::size_t d = 0; d < 2; ++d) {
        CHECK((world.districts.state_capacity[d] >= 0.0 && world.districts.state_capacity[d] <= 1.0));
        CHECK((world.districts.community_capacity[d] >= 0.0 && world.districts.community_capacity[d] <= 1.0));
    }
}

TEST_CASE("State authority spreads from neighbours in quiet, not in violence nor where armed groups keep it out",
          "[delivery]") {
    const auto spread = [](double violence, double held, bool is_on = true) {
        World world = small_world();
        world.districts.state_capacity = {0.8, 0.2};
        world.districts.violence = {0.0, violence};
        world.groups.outside[0] = 1.0;
        world.groups.presence(0, 1) = held;
        World alone = world;
        Switches on;
        on.without(Mechanism::state_extension);
        change_conditions(alone, defaults, on);
        change_conditions(world, defaults, is_on ? Switches{} : on);
        return world.districts.state_capacity[1] - alone.districts.state_capacity[1];
    };
    CHECK(spread(0.0, 0.0) == Approx(defaults.extension * 0.6));
    CHECK(spread(0.5, 0.0) == Approx(defaults.extension * 0.3));
    CHECK(spread(0.0, 0.75) == Approx(defaults.extension * 0.15));
    CHECK(spread(0.0, 0.0, false) == 0.0);
}

TEST_CASE("Soldiers who serve people crowd out the growth of the state and of communities, unless that is off",
          "[delivery]") {
    World world = at_work(Activity::governance_support, 3, 1.0);
    World crowded = world;
    crowded.effort.military_projects[0] = 2.0;
    World off = crowded;
    Switches on;
    on.without(Mechanism::crowding_out);
    change_conditions(world, defaults, {});
    change_conditions(crowded, defaults, {});
    change_conditions(off, defaults, on);
    CHECK(crowded.districts.state_capacity[0] < world.districts.state_capacity[0]);
    CHECK(crowded.districts.community_capacity[0] < world.districts.community_capacity[0]);
    CHECK(off.districts.state_capacity[0] == world.districts.state_capacity[0]);
}

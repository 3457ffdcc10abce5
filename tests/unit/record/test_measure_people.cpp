#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

TEST_CASE("Deaths are summed over districts by who kills whom") {
    World world = small::world();
    world.events.deaths(0, index_of(Violence::battle)) = 3;
    world.events.deaths(1, index_of(Violence::battle)) = 4;
    world.events.deaths(0, index_of(Violence::groups_against_civilians)) = 5;
    world.events.deaths(1, index_of(Violence::government_against_civilians)) = 6;
    world.events.deaths(1, index_of(Violence::attack_on_mission)) = 2;
    const auto values = measured(world);
    CHECK(values[observable("battle_deaths")] == 7);
    CHECK(values[observable("civilian_deaths_groups")] == 5);
    CHECK(values[observable("civilian_deaths_government")] == 6);
    CHECK(values[observable("mission_deaths")] == 2);
}

TEST_CASE("People are households times the people that each stands for") {
    const auto values = measured(small::world());
    CHECK(values[observable("displaced")] == 40000);
    CHECK(values[observable("fled")] == 3000);
    CHECK(values[observable("returned")] == 4000);
    CHECK(values[observable("people_in_need")] == 150000);
    CHECK(values[observable("people_reached")] == 60000);
    CHECK(values[observable("coverage")] == Approx(0.4));
}

TEST_CASE("Coverage is missing where nobody is in need") {
    World world = small::world();
    world.residents.in_need = {0, 0};
    world.residents.reached = {0, 0};
    CHECK(std::isnan(measured(world)[observable("coverage")]));
}

TEST_CASE("Means of people weigh by where they live and of which group, and the worst-off group stands beside") {
    World world = small::world();
    // 80 and 20 households in the hills, 300 of the second group on the coast; nobody of the first group there.
    world.residents.welfare = {0.2, 0.4, 0.9, 0.8};
    world.residents.legitimacy = {0.7, 0.5, 0.0, 0.5};
    world.residents.fear = {0.5, 0.0, 0.9, 0.0};
    world.residents.grievance = {1.0, 0.0, 0.0, 0.0};
    world.residents.welfare_gini = 0.3;
    const auto values = measured(world);
    CHECK(values[observable("welfare")] == Approx((80 * 0.2 + 20 * 0.4 + 300 * 0.8) / 400));
    CHECK(values[observable("welfare_worst_group")] == Approx(0.2));
    CHECK(values[observable("legitimacy")] == Approx((80 * 0.7 + 320 * 0.5) / 400));
    CHECK(values[observable("legitimacy_worst_group")] == Approx(0.5));
    CHECK(values[observable("safety")] == Approx(1 - 80 * 0.5 / 400));
    CHECK(values[observable("grievance")] == Approx(0.2));
    CHECK(values[observable("welfare_gini")] == 0.3);
    CHECK(values[observable("trust_mission")] == Approx(0.5));
    CHECK(values[observable("acceptance_aid")] == Approx(0.5));
}

TEST_CASE("Conditions and capacities count where people live") {
    World world = small::world();
    for (std::size_t k = 0; k < n_dimensions; ++k) world.districts.condition(0, k) = 0.1 * static_cast<double>(k);
    const auto values = measured(world);
    CHECK(values[observable("condition_political")] == Approx((100 * 0.0 + 300 * 0.5) / 400));
    CHECK(values[observable("condition_security")] == Approx((100 * 0.1 + 300 * 0.5) / 400));
    CHECK(values[observable("condition_rule_of_law")] == Approx((100 * 0.2 + 300 * 0.5) / 400));
    CHECK(values[observable("condition_human_rights")] == Approx((100 * 0.3 + 300 * 0.5) / 400));
    CHECK(values[observable("condition_humanitarian")] == Approx((100 * 0.4 + 300 * 0.5) / 400));
    CHECK(values[observable("condition_development")] == Approx((100 * 0.5 + 300 * 0.5) / 400));
    CHECK(values[observable("state_capacity")] == Approx((0.2 + 3 * 0.4) / 4));
    CHECK(values[observable("community_capacity")] == Approx((0.6 + 3 * 0.2) / 4));
    CHECK(values[observable("violence")] == Approx(0.1));
}

TEST_CASE("Armed groups weigh by their fighters, and one without any still has a stance") {
    World world = small::world();
    world.groups.id.push_back(entity_id("south"));
    world.groups.commitment = {0.8, 0.2};
    world.groups.outside = {0.0, 0.5};
    world.groups.fighters_total = {0, 999};
    world.groups.fighters = Grid<double>(2, 2);
    world.groups.presence = Grid<double>(2, 2);
    world.groups.host = Grid<double>(2, n_camps);
    for (auto* column :
         {&world.groups.sides_with_government, &world.groups.children, &world.groups.children_released}) {
        column->resize(2);
    }
    world.groups.active.assign(2, 1);
    world.groups.merged.assign(2, 0);
    world.groups.parent = {0, 1};
    for (auto* column : {&world.groups.predation, &world.groups.recent_losses, &world.groups.included}) {
        column->resize(2);
    }
    world.residents.demobilised(0, 0) = 2;
    Parameters p;
    p.mobilisation.fighters_per_person = 0.01;
    p.mobilisation.registered_per_fighter = 2.7;
    const auto values = measured(world, {}, p);
    CHECK(values[observable("fighters")] == 999);
    CHECK(values[observable("commitment")] == Approx((0.8 + 1000 * 0.2) / 1001));
    CHECK(values[observable("outside_accord")] == Approx(500.0 / 1001));
    CHECK(values[observable("demobilised")] == Approx(2 * 1000 * 0.01 * 2.7));
}

TEST_CASE("A mission that is not deployed has no strength") {
    World world = small::world();
    world.missions[0].strength = 0.7;
    CHECK(measured(world)[observable("mission_strength")] == 0);
    world.missions[0].deployed = true;
    CHECK(measured(world)[observable("mission_strength")] == 0.7);
}

TEST_CASE("The welfare of the displaced is theirs alone") {
    World world = small::world();
    CHECK(std::isnan(measured(world)[observable("welfare_displaced")]));
    world.households.origin = {0, 0, 1, 1};
    world.households.demobilised = {0, 0, 0, 0};
    world.households.residence = {0, 1, 1, 0};
    world.households.welfare = {0.9f, 0.25f, 0.9f, 0.75f};
    CHECK(measured(world)[observable("welfare_displaced")] == Approx(0.5));
}

// odd.md 7.10: the host government.

#include <catch2/catch.hpp>

#include "mechanisms/governing.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Governing defaults;

World governed(double predation, double obstruction) {
    World world = small_world();
    world.government.predation[0] = predation;
    world.government.obstruction[0] = world.government.obstruction_start[0] = obstruction;
    return world;
}

double abuse(World world, const Switches& on = {}) {
    govern(world, defaults, on);
    return world.government.abuse[0];
}

}  // namespace

TEST_CASE("Predation and obstruction are two axes: each can be had without the other, and keeps its own course",
          "[government]") {
    World cooperative_predator = governed(0.9, 0.0);
    World hostile_servant = governed(0.0, 0.9);
    World both = governed(0.9, 0.9);
    for (World* world : {&cooperative_predator, &hostile_servant, &both}) {
        for (int week = 0; week < 100; ++week) govern(*world, defaults, {});
    }
    CHECK(cooperative_predator.government.obstruction[0] == 0.0);
    CHECK(hostile_servant.government.obstruction[0] == Approx(0.9));
    CHECK(hostile_servant.government.predation[0] == 0.0);
    CHECK(cooperative_predator.government.predation[0] == both.government.predation[0]);
    CHECK(cooperative_predator.government.abuse[0] == both.government.abuse[0]);
    CHECK(cooperative_predator.government.abuse[0] > 3 * hostile_servant.government.abuse[0]);
}

TEST_CASE("Capacity amplifies the abuse of a predator, unless that is off", "[government]") {
    World weak = governed(0.8, 0.0);
    weak.districts.state_capacity.assign(2, 0.1);
    World strong = governed(0.8, 0.0);
    strong.districts.state_capacity.assign(2, 0.9);
    CHECK(abuse(strong) > abuse(weak));
    Switches on;
    on.without(Mechanism::state_amplifies_abuse);
    CHECK(abuse(strong, on) == abuse(weak, on));
}

TEST_CASE("Fighting adds to abuse and pressure of reports prevents some of it", "[government]") {
    World world = governed(0.5, 0.0);
    World fighting = world;
    fighting.districts.violence.assign(2, 0.7);
    World watched = world;
    watched.government.pressure[0] = 0.8;
    CHECK(abuse(fighting) > abuse(world));
    CHECK(abuse(watched) < abuse(world));
    CHECK(abuse(watched) > 0);
}

TEST_CASE("A predator that is pressed retaliates with obstruction; one that serves its people does not",
          "[government]") {
    const auto obstruction = [](double predation) {
        World world = governed(predation, 0.1);
        world.government.pressure[0] = 0.8;
        for (int week = 0; week < 100; ++week) govern(world, defaults, {});
        return world.government.obstruction[0];
    };
    CHECK(obstruction(0.9) > 0.15);
    CHECK(obstruction(0.0) == Approx(0.1));
}

TEST_CASE("Rule of law and rights reform a predator and wear corruption down", "[government]") {
    const auto later = [](double law) {
        World world = governed(0.6, 0.0);
        world.government.corruption[0] = 0.6;
        for (std::size_t d = 0; d < 2; ++d) {
            world.districts.condition(d, index_of(Dimension::rule_of_law)) = law;
            world.districts.condition(d, index_of(Dimension::human_rights)) = law;
        }
        Switches on;
        on.without(Mechanism::impunity);
        for (int week = 0; week < 200; ++week) govern(world, defaults, on);
        return std::array{world.government.predation[0], world.government.corruption[0]};
    };
    CHECK(later(0.9)[0] < later(0.1)[0]);
    CHECK(later(0.9)[1] < later(0.1)[1]);
    CHECK(later(0.0)[0] == Approx(0.6));
}

TEST_CASE("Where a capable, corrupt state meets no pressure, predation rises; pressure or impunity off keep it down",
          "[government]") {
    const auto later = [](double capacity, double pressure, const Switches& on = {}) {
        World world = governed(0.4, 0.0);
        world.government.corruption[0] = 0.8;
        world.government.pressure[0] = pressure;
        world.districts.state_capacity.assign(2, capacity);
        for (std::size_t d = 0; d < 2; ++d) {
            for (std::size_t k = 0; k < n_dimensions; ++k) world.districts.condition(d, k) = 0.1;
        }
        for (int week = 0; week < 100; ++week) govern(world, defaults, on);
        return world.government.predation[0];
    };
    CHECK(later(0.9, 0.0) > 0.4);
    CHECK(later(0.9, 0.9) < later(0.9, 0.0));
    CHECK(later(0.1, 0.0) < later(0.9, 0.0));
    Switches on;
    on.without(Mechanism::impunity);
    CHECK(later(0.9, 0.0, on) < 0.4);
    CHECK(governed(0.0, 0.0).government.predation[0] == 0.0);
}

TEST_CASE("A predator keeps the accord less", "[government]") {
    World predator = governed(0.9, 0.0);
    World servant = governed(0.0, 0.0);
    for (World* world : {&predator, &servant}) {
        for (int week = 0; week < 1000; ++week) govern(*world, defaults, {});
    }
    CHECK(servant.government.honours[0] == Approx(1.0));
    CHECK(predator.government.honours[0] < 0.9);
}

TEST_CASE("Revenue follows welfare and falls with violence", "[government]") {
    const auto revenue = [](double welfare, double violence) {
        World world = governed(0.3, 0.0);
        world.residents.district_welfare.assign(2, welfare);
        world.districts.violence.assign(2, violence);
        for (int week = 0; week < 500; ++week) govern(world, defaults, {});
        return world.government.revenue[0];
    };
    CHECK(revenue(0.8, 0.0) > revenue(0.3, 0.0));
    CHECK(revenue(0.8, 0.6) < revenue(0.8, 0.0));
    CHECK(revenue(0.8, 0.0) == Approx(defaults.revenue_base + 0.8 * defaults.revenue_welfare).epsilon(1e-3));
}

TEST_CASE("Legitimacy of a government is the mean trust of its people", "[government]") {
    World world = governed(0.3, 0.0);
    world.districts.people = {100000, 300000};
    world.residents.district_legitimacy = {0.2, 0.6};
    govern(world, defaults, {});
    CHECK(world.government.legitimacy[0] == Approx(0.5));
}

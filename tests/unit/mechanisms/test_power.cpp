// odd.md 7.4: power is a relation of two, made of purse, protection, lines of reporting and permits.

#include <catch2/catch.hpp>

#include "mechanisms/power.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World three() {
    World world = small_world({.organisations = 3});
    believe(world, 0.4f);
    world.organisations.independence = {0.5, 0.0, 0.0};
    return world;
}

}  // namespace

TEST_CASE("Who has neither purse, protection, line nor permits over another has no power over it", "[power]") {
    World world = three();
    world.organisations.power = {0.1, 1.0, 1.0};  // might is no power
    weigh_power(world, loose_structure(3), {}, {}, 0);
    for (const double power : world.power.over.values) CHECK(power == 0.0);
}

TEST_CASE("Power joins its sources as if each left something free", "[power]") {
    World world = three();
    Structure structure = loose_structure(3);
    structure.funding(0, 1) = 0.4;
    structure.authority(0, 1) = 0.5;
    weigh_power(world, structure, {}, {}, 0);
    CHECK(world.power.over(1, 0) == Approx(1.0 - (1.0 - 0.4) * (1.0 - 0.8 * 0.5)));
    CHECK(world.power.over(0, 1) == 0.0);  // a payee has none over its payer
}

TEST_CASE("Soldiers have power over who depends on them, in proportion to believed insecurity", "[power]") {
    World world = three();
    world.organisations.military[1] = true;
    Structure structure = loose_structure(3);
    structure.authority(1, 2) = 1.0;  // soldiers report to 2
    weigh_power(world, structure, {}, {}, 0);
    CHECK(world.power.over(1, 0) == Approx(0.3 * 0.5 * 0.6).epsilon(1e-5));
    CHECK(world.power.over(2, 0) == Approx(0.3 * 0.5 * 0.6).epsilon(1e-5));
    believe(world, 1.0f);
    weigh_power(world, structure, {}, {}, 4);
    CHECK(world.power.over(1, 0) == Approx(0.0).margin(1e-6));
}

TEST_CASE("The host government has power over all who need its permits, provinces less, and not over each other",
          "[power]") {
    World world = three();
    world.organisations.family = {Family::ngo_humanitarian, Family::government_ministry, Family::provincial_government};
    weigh_power(world, loose_structure(3), {}, {}, 0);
    CHECK(world.power.over(1, 0) == Approx(0.5));
    CHECK(world.power.over(2, 0) == Approx(0.2));
    CHECK(world.power.over(1, 2) == 0.0);
}

TEST_CASE("With power off nobody has any", "[power]") {
    World world = three();
    Structure structure = loose_structure(3);
    structure.funding(0, 1) = 1.0;
    Switches on;
    on.without(Mechanism::power);
    weigh_power(world, structure, {}, on, 0);
    for (const double power : world.power.over.values) CHECK(power == 0.0);
}

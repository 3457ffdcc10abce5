// Between organisations and inside them: visions, cultures, motives, internal consensus.

#include <catch2/catch.hpp>

#include "mechanisms/information.hpp"
#include "mechanisms/partnership.hpp"
#include "mechanisms/rotation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Switches without(Mechanism mechanism) {
    Switches on;
    on.without(mechanism);
    return on;
}

World with_beliefs() {
    World world = small_world({.districts = 2, .organisations = 2});
    believe(world, 0.5f);
    return world;
}

void see(World& world, std::size_t o, Dimension dimension, float condition) {
    for (std::size_t d = 0; d < 2; ++d) world.beliefs.mean(o, world.beliefs.cell(d, index_of(dimension))) = condition;
}

}  // namespace

TEST_CASE("Two who aim at the same and believe the same see one problem; unlike mandates or beliefs part them",
          "[partnership]") {
    World world = with_beliefs();
    compare_visions(world, {}, {}, 0);
    CHECK(world.inner.distance(0, 1) == Approx(0.0).margin(1e-12));
    see(world, 0, Dimension::security, 0.0f);
    compare_visions(world, {}, {}, 0);
    // Needs of 1 and five times 1/2 against six times 1/2: 2/7 of the one picture against 1/6 of the other.
    CHECK(world.inner.distance(0, 1) == Approx(2.0 / 7.0 - 1.0 / 6.0));
    mandate_only(world, 0, Dimension::security);
    mandate_only(world, 1, Dimension::development);
    compare_visions(world, {}, {}, 0);
    CHECK(world.inner.distance(0, 1) == Approx(1.0));
}

TEST_CASE("Headquarters lag behind what the field sees, less where reports are quick, and promises suffer",
          "[partnership]") {
    const auto lag = [](double reports, double autonomy, const Switches& on = {}) {
        World world = with_beliefs();
        world.organisations.autonomy.assign(2, autonomy);
        Partnership p;
        p.field_reports = reports;
        compare_visions(world, p, on, 0);
        see(world, 0, Dimension::security, 0.0f);
        for (Week week = 4; week <= 24; week += 4) compare_visions(world, p, on, week);
        return std::pair(world.inner.field_distance[0], world.inner.follows[0]);
    };
    CHECK(lag(0.0, 0.0).first == Approx(2.0 / 7.0 - 1.0 / 6.0));
    CHECK(lag(0.1, 0.0).first < 0.2 * lag(0.0, 0.0).first);
    CHECK(lag(0.0, 0.0).second == Approx(1.0 - lag(0.0, 0.0).first));
    CHECK(lag(0.0, 1.0).second == 1.0);
    CHECK(lag(0.0, 0.0, without(Mechanism::vision)).second == 1.0);
}

TEST_CASE("Divided organisations keep fewer promises, unless internal consensus is off", "[partnership]") {
    World world = with_beliefs();
    world.inner.unity[0] = 0.6;
    world.inner.problem_at_home = Grid<double>(2, n_dimensions, 1.0 / 6.0);
    compare_visions(world, {}, {}, 0);
    CHECK(world.inner.follows[0] == Approx(0.6));
    compare_visions(world, {}, without(Mechanism::internal_consensus), 0);
    CHECK(world.inner.follows[0] == Approx(1.0));
}

TEST_CASE("Contact builds less trust in one who seeks credit, and between those who see other problems",
          "[partnership]") {
    const auto trust = [](double sincerity, Dimension mandate, const Switches& on = {}) {
        World world = with_beliefs();
        world.inner.sincerity[1] = sincerity;
        mandate_only(world, 0, Dimension::security);
        mandate_only(world, 1, mandate);
        compare_visions(world, {}, on, 0);
        Structure structure = loose_structure(2);
        structure.information(0, 1) = 1.0;
        for (Week week = 0; week < 104; ++week) rotate(world, structure, {}, {}, on, week, Draws(6));
        return world.organisations.trust(0, 1);
    };
    const double best = trust(1, Dimension::security);
    CHECK(trust(0, Dimension::security) < best - 0.02);
    CHECK(trust(1, Dimension::development) < best - 0.02);
    CHECK(trust(0, Dimension::security, without(Mechanism::motives)) == best);
    CHECK(trust(1, Dimension::development, without(Mechanism::vision)) == best);
}

TEST_CASE("Foreign cultures let less through until people have learnt to work together", "[partnership]") {
    const auto strength = [](double other_culture, double interoperability, const Switches& on = {}) {
        World world = with_beliefs();
        world.inner.culture = {0.0, other_culture};
        world.inner.interoperability.fill(interoperability);
        compare_visions(world, {}, on, 0);
        Structure structure = loose_structure(2);
        structure.information(0, 1) = 1.0;
        inform(world.beliefs, world.organisations, world.association, world.forums, structure, {}, CivilMilitary{}, {},
               on);
        return world.beliefs.strength(0, 1);
    };
    CHECK(strength(1.0, 0.0) == Approx(0.7 * strength(0.0, 0.0)));
    CHECK(strength(1.0, 0.5) == Approx(0.85 * strength(0.0, 0.0)));
    CHECK(strength(1.0, 1.0) == Approx(strength(0.0, 0.0)));
    CHECK(strength(1.0, 0.0, without(Mechanism::culture)) == strength(0.0, 0.0, without(Mechanism::culture)));
}

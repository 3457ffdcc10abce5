// odd.md 7.8: violence between identity groups that live side by side.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/communal.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Many like districts in which two groups live half and half, aggrieved, without much law.
World divided(std::size_t n_districts = 200, std::int64_t first = 100, std::int64_t second = 100) {
    World world = small_world({.districts = n_districts, .organisations = 1, .groups = 2, .identities = 2});
    world.households.people_per_household = 100000.0 / static_cast<double>(first + second);
    world.districts.condition.fill(0.2);
    for (std::size_t d = 0; d < n_districts; ++d) {
        world.residents.households[world.residents.row(d, 0)] = first;
        world.residents.households[world.residents.row(d, 1)] = second;
        world.residents.district_households[d] = static_cast<double>(first + second);
    }
    for (double& felt : world.residents.grievance) felt = 0.7;
    return world;
}

struct Toll {
    long clashes = 0, deaths = 0, first = 0, second = 0;
};

Toll toll(World world, const Communal& p = {}, const Switches& on = {}, int weeks = 40) {
    Toll sum;
    for (Week week = 0; week < weeks; ++week) {
        clash(world, p, ViolenceRates{}, on, week, Draws(3));
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            sum.clashes += world.events.count(d, index_of(Violence::communal));
            sum.deaths += world.events.deaths(d, index_of(Violence::communal));
            sum.first += world.communities.killed(d, 0);
            sum.second += world.communities.killed(d, 1);
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("Expected clashes are the rate times contact, anger and lawlessness", "[communal]") {
    // Contact of two halves is 1, anger (0.7 − 0.3)/(1 − 0.3), and law and security are 0.2 each.
    Communal p;
    const double expected = 200 * 40 * p.rate * (0.4 / 0.7) * 0.8 * 0.8;
    const Toll seen = toll(divided(), p);
    CHECK(std::fabs(static_cast<double>(seen.clashes) - expected) < 4 * std::sqrt(expected));
    CHECK(seen.deaths == seen.first + seen.second);
    CHECK(seen.deaths > seen.clashes);
}

TEST_CASE("Who lives apart, bears no grievance or lives under law does not clash", "[communal]") {
    CHECK(toll(divided(200, 200, 0)).clashes == 0);
    World content = divided();
    for (double& felt : content.residents.grievance) felt = 0.25;
    CHECK(toll(content).clashes == 0);
    World lawful = divided();
    for (std::size_t d = 0; d < 200; ++d) lawful.districts.condition(d, index_of(Dimension::rule_of_law)) = 1.0;
    CHECK(toll(lawful).clashes == 0);
}

TEST_CASE("Patrols and reformed police keep clashes down; armed groups and old wounds fan them", "[communal]") {
    const long plain = toll(divided()).clashes;
    World patrolled = divided();
    patrolled.effort.patrol.assign(200, 2.0);
    CHECK(toll(patrolled).clashes < plain);
    World policed = divided();
    policed.security_sector.policing[0] = 0.8;
    CHECK(toll(policed).clashes < plain);
    World armed = divided();
    armed.groups.presence.fill(0.4);
    CHECK(toll(armed).clashes > plain);
    World wounded = divided();
    wounded.communities.wounds.fill(0.5);
    CHECK(toll(wounded).clashes > plain);
}

TEST_CASE("The smaller side is killed more, the living place of a clash only, and nobody with the mechanism off",
          "[communal]") {
    const Toll uneven = toll(divided(200, 150, 50));
    CHECK(uneven.second > uneven.first);
    Switches off;
    off.without(Mechanism::communal);
    CHECK(toll(divided(), {}, off).clashes == 0);
}

TEST_CASE("Wounds are the share of a group's people that were harmed; they heal, and grudge follows them",
          "[communal]") {
    World world = divided(1);
    Communal p;
    world.communities.killed(0, 1) = 10;
    heal(world, p, 30.0);
    CHECK(world.communities.wounds(0, 1) == Approx(300.0 / 50000.0));
    CHECK(world.communities.grudge(0, 1) == Approx(p.grudge * 300.0 / 50000.0));
    CHECK(world.communities.wounds(0, 0) == 0.0);
    world.communities.killed(0, 1) = 0;
    for (int week = 0; week < 69; ++week) heal(world, p, 30.0);
    CHECK(world.communities.wounds(0, 1) == Approx(0.5 * 300.0 / 50000.0).epsilon(0.01));
}

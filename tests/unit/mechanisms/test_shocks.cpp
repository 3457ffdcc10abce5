// odd.md 7.1: drought and epidemics.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/shocks.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t humanitarian = index_of(Dimension::humanitarian);

}  // namespace

TEST_CASE("Where and how hard a drought strikes does not depend on what anybody did", "[shocks]") {
    Shocks p;
    p.weekly_probability = 0.1;
    World one = small_world({.districts = 30});
    World other = small_world({.districts = 30, .organisations = 7, .groups = 3});
    other.districts.condition.fill(0.9);
    other.districts.violence.assign(30, 0.7);
    for (Week week = 0; week < 50; ++week) {
        strike(one.districts, p, {}, week, Draws(4));
        strike(other.districts, p, {}, week, Draws(4));
        REQUIRE(one.districts.shock == other.districts.shock);
    }
}

TEST_CASE("Districts are struck as often as the probability says", "[shocks]") {
    Shocks p;
    p.weekly_probability = 0.05;
    p.persistence = 0.0;
    World world = small_world({.districts = 200});
    double struck = 0;
    for (Week week = 0; week < 100; ++week) {
        strike(world.districts, p, {}, week, Draws(4));
        for (const double shock : world.districts.shock) struck += shock > 0;
    }
    const double n = 200 * 100;
    CHECK(std::fabs(struck - 0.05 * n) < 4 * std::sqrt(n * 0.05 * 0.95));  // fails by chance once in 16,000 worlds
}

TEST_CASE("A shock takes humanitarian conditions, less of development, and nothing else", "[shocks]") {
    Shocks p;
    p.weekly_probability = 1.0;
    World world = small_world({.districts = 50});
    strike(world.districts, p, {}, 3, Draws(4));
    for (std::size_t d = 0; d < 50; ++d) {
        const double lost = 0.5 - world.districts.condition(d, humanitarian);
        CHECK(lost > 0);
        CHECK(lost <= 0.5 * p.severity);
        CHECK(0.5 - world.districts.condition(d, index_of(Dimension::development)) ==
              Approx(p.development_share * lost));
        CHECK(world.districts.condition(d, index_of(Dimension::security)) == 0.5);
        CHECK(world.districts.condition(d, index_of(Dimension::political)) == 0.5);
    }
}

TEST_CASE("The mark of a shock fades, and with shocks off none is added", "[shocks]") {
    Shocks p;
    p.weekly_probability = 1.0;
    Switches on;
    on.without(Mechanism::shocks);
    World world = small_world({.districts = 1});
    world.districts.shock[0] = 0.4;
    strike(world.districts, p, on, 3, Draws(4));
    CHECK(world.districts.shock[0] == Approx(0.4 * p.persistence));
    CHECK(world.districts.condition(0, humanitarian) == 0.5);
}

// odd.md 7.9: flight, refuge and return.

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "tests/helpers/peopled_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::int64_t displaced(const Peopled& all) {
    std::int64_t n = 0;
    for (std::size_t i = 0; i < all.world.households.size(); ++i) {
        n += all.world.households.residence[i] != all.world.households.origin[i];
    }
    return n;
}

/// Violence in district 0 of three.
Peopled violent(double violence, double flight = 0.2) {
    Peopled all = peopled({.districts = 3, .organisations = 1}, 3000);
    all.world.districts.violence[0] = violence;
    all.displacement.flight = flight;
    return all;
}

}  // namespace

TEST_CASE("Nobody flees from a quiet district or when displacement is off", "[displacement]") {
    Peopled quiet = violent(0.0);
    quiet.displacement.base_flight = 0.05;
    Peopled off = violent(0.9);
    off.on.without(Mechanism::displacement);
    for (Week week = 1; week < 20; ++week) {
        quiet.week(week);
        off.week(week);
    }
    CHECK(displaced(quiet) == 0);
    CHECK(displaced(off) == 0);
}

TEST_CASE("Flight rises with violence and with fear", "[displacement]") {
    const auto fled = [](double violence, float fear) {
        Peopled all = violent(violence);
        all.world.households.fear.assign(all.world.households.size(), fear);
        all.living.fear_pace = 0;
        all.week(1);
        return all.world.residents.n_fled;
    };
    CHECK(fled(0.3, 0.8f) > 0);
    CHECK(fled(0.9, 0.8f) > fled(0.3, 0.8f));
    CHECK(fled(0.9, 0.8f) > fled(0.9, 0.4f));
}

TEST_CASE("As many flee as the probabilities of the households say", "[displacement]") {
    Peopled all = violent(0.8);
    all.living.fear_pace = 0;
    all.world.households.fear.assign(all.world.households.size(), 0.6f);
    all.week(1);
    const double p = all.displacement.base_flight + 0.2 * 0.8 * 0.6 * 0.6;
    CHECK(std::fabs(static_cast<double>(all.world.residents.fled[0]) - 3000 * p) < 4 * std::sqrt(3000 * p * (1 - p)));
    CHECK(all.world.residents.fled[1] == 0);
}

TEST_CASE("People go to refuges that are near and quiet", "[displacement]") {
    Peopled all = peopled({.districts = 4, .organisations = 1}, 4000);
    all.displacement.flight = 0.5;
    all.displacement.quiet = 0.3;
    all.world.districts.violence = {0.9, 0.0, 0.0, 0.0};
    all.displacement.return_rate = 0;
    all.week(1);
    all.week(2);
    const auto from_first = [&](std::size_t d) {
        std::size_t n = 0;
        for (std::size_t i = 0; i < 4000; ++i) n += all.world.households.residence[i] == d;
        return n;
    };
    CHECK(from_first(1) > from_first(2));
    CHECK(from_first(2) > from_first(3));
    CHECK(from_first(3) > 0);
    Peopled unsafe = peopled({.districts = 4, .organisations = 1}, 4000);
    unsafe.displacement = all.displacement;
    unsafe.world.districts.violence = {0.9, 0.29, 0.0, 0.0};
    unsafe.week(1);
    std::size_t next_door = 0;
    for (std::size_t i = 0; i < 4000; ++i) next_door += unsafe.world.households.residence[i] == 1;
    CHECK(next_door < from_first(1));
}

TEST_CASE("Who has just moved stays for some weeks", "[displacement]") {
    Peopled all = violent(0.9, 0.9);
    all.displacement.return_rate = 0.5;
    for (Week week = 1; week < 40; ++week) {
        const auto before = all.world.households;
        all.week(week);
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before.weeks_away[i] < weeks_settled) REQUIRE(all.world.households.residence[i] == before.residence[i]);
        }
    }
}

TEST_CASE("The displaced return once home is quiet, sooner where it is safe and provided for", "[displacement]") {
    const auto still_away = [](double security, double relief, double violence) {
        Peopled all = violent(violence);
        all.displacement.quiet = 0.5;
        all.displacement.return_rate = 0.05;
        for (std::size_t i = 0; i < 1000; ++i) {
            all.world.households.residence[i] = 1;
            all.world.households.weeks_away[i] = 50;
        }
        all.world.districts.condition(0, index_of(Dimension::security)) = security;
        all.world.districts.condition(0, index_of(Dimension::humanitarian)) = relief;
        for (Week week = 1; week <= 10; ++week) all.week(week);
        return displaced(all);
    };
    CHECK(still_away(0.8, 0.8, 0.0) < 1000);
    CHECK(still_away(0.8, 0.8, 0.0) < still_away(0.1, 0.8, 0.0));
    CHECK(still_away(0.8, 0.8, 0.0) < still_away(0.8, 0.1, 0.0));
    CHECK(still_away(0.8, 0.8, 0.4) > still_away(0.8, 0.8, 0.0));
    CHECK(return_probability(1.0, 1.0, 1.0, Displacement{.return_violence = 1.5}) == 0.0);
}

TEST_CASE("Households are conserved: whoever leaves one district arrives in another", "[displacement]") {
    Peopled all = violent(0.8);
    for (Week week = 1; week < 60; ++week) {
        const std::int64_t before = displaced(all);
        all.world.districts.violence[static_cast<std::size_t>(week) % 3] = 0.6;
        all.week(week);
        const auto& here = all.world.residents.households;
        CHECK(std::accumulate(here.begin(), here.end(), std::int64_t{0}) == 9000);
        // Of those who flee, some were displaced already and some flee to their own home.
        CHECK(displaced(all) - before <= all.world.residents.n_fled - all.world.residents.n_returned);
    }
    CHECK(displaced(all) > 100);
}

TEST_CASE("Even to a home that is safe and provided for nobody returns faster than the displaced of Katanga did",
          "[displacement]") {
    // 230,000 were 24,000 eight months later: −log(24/230)/8 = 0.28 a month.
    const double weeks = 8.0 * 52.0 / 12.0;
    const double left = std::pow(1.0 - return_probability(0.0, 1.0, 1.0, Displacement{}), weeks);
    CHECK(left > 24.0 / 230.0);
    CHECK(left < 0.5);
    CHECK(return_probability(0.0, 1.0, 1.0, Displacement{}) > return_probability(0.0, 0.5, 1.0, Displacement{}));
}

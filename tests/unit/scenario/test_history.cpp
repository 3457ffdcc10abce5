// Trust on the first day, from what organisations remember of one another.

#include <catch2/catch.hpp>

#include "scenario/history.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Two who do relief, two who train police, one of soldiers.
Organisations five() {
    World world = small_world({.organisations = 5});
    for (const std::size_t o : {0, 1}) mandate_only(world, o, Dimension::humanitarian);
    for (const std::size_t o : {2, 3, 4}) mandate_only(world, o, Dimension::security);
    world.organisations.military[4] = true;
    return world.organisations;
}

double mean_of(const Grid<double>& trust) {
    double sum = 0;
    for (std::size_t a = 0; a < trust.n_rows; ++a) {
        for (std::size_t b = 0; b < trust.n_rows; ++b) sum += a == b ? 0.0 : trust(a, b);
    }
    return sum / static_cast<double>(trust.n_rows * (trust.n_rows - 1));
}

}  // namespace

TEST_CASE("Those who have worked together well trust each other more; the mean over pairs is what is asked for",
          "[history]") {
    const Grid<double> trust = trust_at_start(five(), {}, 0.4);
    CHECK(mean_of(trust) == Approx(0.4));
    CHECK(trust(0, 1) > trust(0, 2));  // health and education
    CHECK(trust(2, 3) < trust(0, 2));  // the security sector
    CHECK(trust(0, 4) < trust(0, 2));  // soldiers and civilians
    CHECK(trust(0, 1) == trust(1, 0));
}

TEST_CASE("Without a weight of history all trust alike, and trust never leaves its bounds", "[history]") {
    History none;
    none.weight = 0;
    for (const double trust : trust_at_start(five(), none, 0.35).values) CHECK(trust == Approx(0.35));
    History all;
    all.weight = 1;
    for (const double trust : trust_at_start(five(), all, 0.9).values) {
        CHECK(trust >= least_trust);
        CHECK(trust <= most_trust);
    }
}

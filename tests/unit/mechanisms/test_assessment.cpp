// The needs assessment before the start: who assesses, and to whom they answer.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/assessment.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World assessed(const Assessment& p, const Switches& on = {}) {
    World world = small_world({.districts = 200, .organisations = 3});
    for (std::size_t o = 0; o < 3; ++o) mandate_only(world, o, static_cast<Dimension>(o));
    assess_needs(world, p, on, Draws(5));
    return world;
}

/// Mean error of an organisation in a dimension over districts, which truly stand at one half.
double bias(const World& world, std::size_t o, Dimension dimension) {
    double sum = 0;
    for (std::size_t d = 0; d < 200; ++d) {
        sum += static_cast<double>(world.beliefs.own_mean(o, world.beliefs.cell(d, index_of(dimension)))) - 0.5;
    }
    return sum / 200;
}

double rmse(const World& world) {
    double sum = 0;
    for (const float mean : world.beliefs.own_mean.values) sum += (mean - 0.5) * (mean - 0.5);
    return std::sqrt(sum / static_cast<double>(world.beliefs.own_mean.values.size()));
}

Assessment with(double breadth, double accountability, double noise = 0.05) {
    Assessment p;
    p.breadth = breadth;
    p.accountability = accountability;
    p.noise = noise;
    return p;
}

}  // namespace

TEST_CASE("Who assesses alone and answers to nobody overstates the need of its own field only", "[assessment]") {
    const World world = assessed(with(0, 0));
    CHECK(bias(world, 1, Dimension::security) == Approx(-0.25).margin(0.02));
    CHECK(bias(world, 1, Dimension::development) == Approx(0.0).margin(0.02));
}

TEST_CASE("Accountable assessors, or a broad assessment, err less; both take the pleading out", "[assessment]") {
    CHECK(bias(assessed(with(0, 1)), 1, Dimension::security) == Approx(0.0).margin(0.02));
    CHECK(bias(assessed(with(1, 0)), 1, Dimension::security) == Approx(-0.25 / 6).margin(0.02));
    CHECK(rmse(assessed(with(0.9, 0.8))) < 0.5 * rmse(assessed(with(0, 0))));
}

TEST_CASE("Who assesses together errs together", "[assessment]") {
    const auto apart = [](double breadth) {
        const World world = assessed(with(breadth, 1, 0.1));
        double sum = 0;
        for (std::size_t c = 0; c < world.beliefs.own_mean.n_columns; ++c) {
            sum += std::fabs(world.beliefs.own_mean(0, c) - world.beliefs.own_mean(1, c));
        }
        return sum;
    };
    CHECK(apart(1.0) == 0);
    CHECK(apart(0.5) < 0.6 * apart(0.0));
}

TEST_CASE("Without an assessment nothing is known, and no time is spent", "[assessment]") {
    Switches off;
    off.without(Mechanism::needs_assessment);
    const World world = assessed(with(1, 1), off);
    for (const float precision : world.beliefs.own_precision.values) CHECK(precision == 0.0f);
    CHECK(assessing(with(1, 1), off, 0) == 0);
    CHECK(assessing(with(1, 1), {}, 0) > 0);
    CHECK(assessing(with(1, 1), {}, 13) == 0);
}

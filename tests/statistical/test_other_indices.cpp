// Elementary effects, main effects, rank correlations and luck against models whose answers are known.

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "analysis/elementary_effects.hpp"
#include "analysis/luck.hpp"
#include "analysis/main_effects.hpp"
#include "analysis/rank_correlation.hpp"
#include "core/draws.hpp"
#include "design/factorial.hpp"
#include "design/latin_hypercube.hpp"
#include "design/morris.hpp"

using namespace entente;

namespace {

using Function = std::function<double(const double*)>;

PointValues values_on(const std::vector<double>& points, std::size_t n_axes, const Function& function,
                      std::size_t n_worlds = 1, double luck = 0) {
    const Draws draws(77);
    PointValues values{points.size() / n_axes, n_worlds, {}};
    for (std::size_t point = 0; point < values.n_points; ++point) {
        for (std::size_t world = 0; world < n_worlds; ++world) {
            const double own =
                luck * draws.normal(static_cast<EntityId>(point), static_cast<Week>(world), Purpose::terrain);
            values.values.push_back(function(points.data() + point * n_axes) + own);
        }
    }
    return values;
}

}  // namespace

TEST_CASE("elementary effects of a linear model are its coefficients, without spread") {
    const auto points = morris(20, 3, 4, 1);
    const PointValues values = values_on(points, 3, [](const double* x) { return 7 + 2 * x[0] - 0.5 * x[1]; });
    const auto effects = elementary_effects(blocks_of(values, 4), points);
    CHECK(effects[0].mean.value == Approx(2));
    CHECK(effects[0].mean_absolute.value == Approx(2));
    CHECK(effects[0].spread == Approx(0).margin(1e-12));
    CHECK(effects[1].mean.value == Approx(-0.5));
    CHECK(effects[1].mean_absolute.value == Approx(0.5));
    CHECK(effects[2].does_nothing);
    CHECK_FALSE(effects[1].does_nothing);
    CHECK(effects[2].mean_absolute.high == 0);
}

TEST_CASE("curvature and interaction show as the spread that their formula gives") {
    // On four levels a step of 2/3 changes x² by 2x + 2/3 per unit from 0 or 1/3, that is 2/3 or 4/3; and x₂·x₃ by the
    // level of the other axis, one of 0, 1/3, 2/3, 1 with variance 5/36.
    const auto points = morris(4000, 3, 4, 5);
    const PointValues values = values_on(points, 3, [](const double* x) { return x[0] * x[0] + x[1] * x[2]; });
    const auto effects = elementary_effects(blocks_of(values, 4), points, {.n_resamples = 20, .seed = 1});
    CHECK(effects[0].mean.value == Approx(1).margin(4 * (1.0 / 3) / std::sqrt(4000.0)));
    CHECK(effects[0].spread == Approx(1.0 / 3).epsilon(0.01));
    CHECK(effects[1].mean.value == Approx(0.5).margin(4 * std::sqrt(5.0 / 36 / 4000)));
    CHECK(effects[1].spread == Approx(std::sqrt(5.0 / 36)).epsilon(0.04));
}

TEST_CASE("effects along an axis with a logarithmic scale are per its range of logarithms") {
    const auto unit = morris(30, 2, 4, 2);
    std::vector<double> coordinates(unit);
    for (std::size_t i = 0; i < unit.size(); i += 2) coordinates[i] = 0.001 * std::pow(1000, unit[i]);
    for (std::size_t i = 1; i < unit.size(); i += 2) coordinates[i] = 10 + 20 * unit[i];
    const std::vector<double> lows{0.001, 10};
    const std::vector<double> highs{1, 30};
    const auto positions = positions_of(coordinates, lows, highs, 3);
    for (std::size_t i = 0; i < unit.size(); ++i) CHECK(positions[i] == Approx(unit[i]).margin(1e-9));
}

TEST_CASE("luck makes effects of an axis that does nothing, which worlds tell from effects without a mean") {
    const auto points = morris(200, 3, 4, 6);
    // The first axis rises or falls with the second, so that its mean effect is 0; the third does nothing.
    const auto function = [](const double* x) { return 2 * x[0] * (x[1] - 0.5); };
    const PointValues values = values_on(points, 3, function, 4, 0.2);
    const auto effects = elementary_effects(blocks_of(values, 4), points);
    CHECK_FALSE(effects[0].mean.excludes_zero());
    CHECK(effects[0].square_without_luck.low > 0);
    CHECK(effects[2].mean_absolute.low > 0);
    CHECK(effects[2].square_without_luck.low < 0);
}

TEST_CASE("main effects of a linear model in a fraction are its coefficients, whatever points are missing") {
    const auto points = factorial(fraction(7, 4));
    const auto model = [](const double* x) { return 3 + 2 * x[0] - x[3] + 0.25 * x[6]; };
    PointValues values = values_on(points, 7, model, 2);
    values.values[5] = std::nan("");
    values.values[8] = std::nan("");
    const auto effects = main_effects(values, points, 7);
    for (std::size_t axis = 0; axis < 7; ++axis) {
        const double truth = axis == 0 ? 2 : axis == 3 ? -1 : axis == 6 ? 0.25 : 0;
        CHECK(effects[axis].estimate.value == Approx(truth).margin(1e-12));
        CHECK(effects[axis].n == 2);
        CHECK(effects[axis].does_nothing == (truth == 0));
    }
}

TEST_CASE("t intervals of main effects over worlds and from the residual hold the truth as often as they say") {
    const auto points = factorial(fraction(6, 4));
    int held_by_worlds = 0;
    int held_by_residual = 0;
    for (int sample = 0; sample < 100; ++sample) {
        const Draws draws(static_cast<std::uint64_t>(1000 + sample));
        PointValues values{points.size() / 6, 5, {}};
        PointValues one{values.n_points, 1, {}};
        for (std::size_t point = 0; point < values.n_points; ++point) {
            for (std::size_t world = 0; world < 5; ++world) {
                const double luck =
                    draws.normal(static_cast<EntityId>(point), static_cast<Week>(world), Purpose::terrain);
                values.values.push_back(10 + 0.7 * points[point * 6] + luck);
                if (world == 0) one.values.push_back(values.values.back());
            }
        }
        const auto by_worlds = main_effects(values, points, 6);
        const auto by_residual = main_effects(one, points, 6);
        CHECK(by_worlds[0].basis == Basis::worlds);
        CHECK(by_residual[0].basis == Basis::residual);
        const auto holds = [](const Estimate& found, double truth) {
            return found.low <= truth && truth <= found.high;
        };
        for (std::size_t axis = 0; axis < 6; ++axis) {
            held_by_worlds += holds(by_worlds[axis].estimate, axis == 0 ? 0.7 : 0);
            held_by_residual += holds(by_residual[axis].estimate, axis == 0 ? 0.7 : 0);
        }
    }
    // 570 of 600 expected, with a standard deviation of 5.3 for independent ones; five of them either way.
    CHECK(std::abs(held_by_worlds - 570) < 27);
    CHECK(std::abs(held_by_residual - 570) < 27);
}

TEST_CASE("rank correlations find what rises, what falls and what does nothing, however bent the outcome is") {
    const auto points = latin_hypercube(300, 3, 8);
    const auto bent = [](const double* x) { return std::exp(5 * x[0] - 3 * x[1]); };
    const RankCorrelations found = rank_correlations(means_of(values_on(points, 3, bent)), points, 3);
    CHECK(found.n_points == 300);
    CHECK(found.axes[0].low > 0.9);
    CHECK(found.axes[1].high < -0.8);
    CHECK_FALSE(found.axes[2].excludes_zero());
}

TEST_CASE("shares of luck are those of the variances that made the values") {
    constexpr std::size_t n_points = 400;
    constexpr std::size_t n_worlds = 60;
    const Draws draws(5);
    PointValues values{n_points, n_worlds, {}};
    for (std::size_t point = 0; point < n_points; ++point) {
        for (std::size_t world = 0; world < n_worlds; ++world) {
            const auto who = static_cast<EntityId>(point);
            const auto when = static_cast<Week>(world);
            values.values.push_back(2 * draws.normal(who, -1, Purpose::terrain) +
                                    1 * draws.normal(EntityId{0}, when, Purpose::town) +
                                    0.5 * draws.normal(who, when, Purpose::settlement));
        }
    }
    const LuckShares luck = luck_shares(values);
    // Variances 4, 1 and 0.25. The worlds' variance has a relative standard error of sqrt(2/59) = 0.18.
    CHECK(luck.of_runs == Approx(1.25 / 5.25).margin(0.15));
    CHECK(luck.of_means == Approx(0.25 / (0.25 + 60 * 4)).epsilon(0.3));
    CHECK(luck.n_points == n_points);
}

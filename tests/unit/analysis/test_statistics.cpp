// Small statistics on numbers worked by hand.

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/main_effects.hpp"
#include "analysis/point_values.hpp"
#include "analysis/rank_correlation.hpp"

using namespace entente;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("a resample draws as many as there are, and other resamples others") {
    const auto first = times_drawn(1000, 0, {});
    double sum = 0;
    int n_left_out = 0;
    for (const double times : first) {
        sum += times;
        n_left_out += times == 0;
    }
    CHECK(sum == 1000);
    CHECK(std::abs(n_left_out - 1000 / std::exp(1.0)) < 50);  // each is left out with probability 1/e; 5 sd are 48
    CHECK(first != times_drawn(1000, 1, {}));
    CHECK(first != times_drawn(1000, 0, {.n_resamples = 1000, .seed = 2}));
    CHECK(first == times_drawn(1000, 0, {}));
}

TEST_CASE("a percentile interval leaves 2.5 % on either side") {
    std::vector<double> resampled;
    for (int i = 1000; i >= 0; --i) resampled.push_back(i);
    const Estimate estimate = percentile_interval(480, resampled);
    CHECK(estimate.value == 480);
    CHECK(estimate.low == Approx(25));
    CHECK(estimate.high == Approx(975));
    CHECK(std::isnan(percentile_interval(1, {none, none, 1}).low));
    CHECK(percentile_interval(1, {none, 1, 3}).low == Approx(1.05));
}

TEST_CASE("equal values share the mean of their ranks, with or without weights") {
    const std::vector<double> values{3, 1, 3, 2};
    CHECK(ranks_of(values) == std::vector<double>{3.5, 1, 3.5, 2});
    // 1, 1, 3, 3, 3, 2: the two ones share 1.5, the two comes third, the threes share 5.
    const std::vector<double> times{2, 2, 1, 1};
    CHECK(ranks_of(values, times) == std::vector<double>{5, 1.5, 5, 3});
}

TEST_CASE("the partial rank correlation of two axes is that of the textbook formula") {
    // Ranks: x 1..6, z 2 1 4 3 6 5, y 1 3 2 5 4 6. Spearman's r from squared differences of ranks, 1 - 6·sum/210:
    // r_xz = 1 - 36/210, r_xy = 1 - 6·4/210, r_zy = 1 - 6·(1+4+4+4+4+1)/210.
    const std::vector<double> coordinates{1, 2, 2, 1, 3, 4, 4, 3, 5, 6, 6, 5};
    const std::vector<double> outcomes{10, 30, 20, 50, 40, 60};
    const double xz = 1 - 36.0 / 210;
    const double xy = 1 - 24.0 / 210;
    const double zy = 1 - 6.0 * 18 / 210;
    const RankCorrelations found = rank_correlations(outcomes, coordinates, 2, {.n_resamples = 50, .seed = 1});
    CHECK(found.axes[0].value == Approx((xy - xz * zy) / std::sqrt((1 - xz * xz) * (1 - zy * zy))));
    CHECK(found.axes[1].value == Approx((zy - xz * xy) / std::sqrt((1 - xz * xz) * (1 - xy * xy))));
}

TEST_CASE("an axis without variation is undefined by itself, twins undefine all") {
    std::vector<double> constant_second;
    std::vector<double> twins;
    std::vector<double> outcomes;
    for (int i = 0; i < 12; ++i) {
        constant_second.insert(constant_second.end(), {i * 1.0, 4.0});
        twins.insert(twins.end(), {i * 1.0, i * 2.0});
        outcomes.push_back(i * i % 7);
    }
    const auto one = rank_correlations(outcomes, constant_second, 2);
    CHECK(std::isfinite(one.axes[0].value));
    CHECK(std::isnan(one.axes[1].value));
    const auto both = rank_correlations(outcomes, twins, 2);
    CHECK(std::isnan(both.axes[0].value));
    CHECK(std::isnan(both.axes[1].value));
}

TEST_CASE("an axis that explains all has a partial rank correlation of one, and the other of none") {
    std::vector<double> coordinates;
    std::vector<double> outcomes;
    for (int i = 0; i < 12; ++i) {
        coordinates.insert(coordinates.end(), {i * 1.0, i * 5 % 12 * 1.0});
        outcomes.push_back(-i * i * 1.0);
    }
    const auto found = rank_correlations(outcomes, coordinates, 2, {.n_resamples = 50, .seed = 1});
    CHECK(found.axes[0].value == Approx(-1));
    CHECK(found.axes[0].high == Approx(-1));
    CHECK(found.axes[1].value == Approx(0).margin(1e-4));
}

TEST_CASE("a block's values are means over the worlds in which all of it is there") {
    PointValues values{4, 3, {1, 2, none, 10, 20, 30, none, 1, 1, 5, none, 5}};
    const auto blocks = blocks_of(values, 2);
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].means == std::vector<double>{1.5, 15});
    CHECK(blocks[0].luck_of_difference(1, 0) == Approx(81.0 / 4));  // differences 9 and 18: variance 40.5, halved
    CHECK(blocks[1].number == 1);
    CHECK(blocks[1].means == std::vector<double>{1, 5});
    CHECK(std::isnan(blocks[1].luck_of_difference(1, 0)));
    CHECK(means_of(values) == std::vector<double>{1.5, 20, 1, 5});
    CHECK_THROWS_AS(blocks_of(values, 3), std::invalid_argument);
}

TEST_CASE("a main effect over worlds has Student's interval around the mean of the worlds' contrasts") {
    // Two points, low and high; contrasts 1, 2, 3 in three worlds: mean 2, standard error 1/sqrt(3), t(2) = 4.302653.
    const PointValues values{2, 3, {0, 0, 0, 1, 2, 3}};
    const auto effects = main_effects(values, std::vector<double>{0.0, 1.0}, 1);
    CHECK(effects[0].estimate.value == Approx(2));
    CHECK(effects[0].estimate.low == Approx(2 - 4.302653 / std::sqrt(3.0)));
    CHECK(effects[0].estimate.high == Approx(2 + 4.302653 / std::sqrt(3.0)));
    CHECK(effects[0].p_value == Approx(0.074180).epsilon(1e-4));  // t = 3.4641 with two degrees of freedom
}

TEST_CASE("effects that are the same in every world but for rounding have no spread to infer from") {
    const double odd = 1e6 + 0.1;
    const PointValues values{2, 3, {odd, odd / 3, odd / 7, odd + 0.7, odd / 3 + 0.7, odd / 7 + 0.7}};
    const auto effects = main_effects(values, std::vector<double>{0.0, 1.0}, 1);
    CHECK(effects[0].estimate.value == Approx(0.7));
    CHECK(effects[0].estimate.low == effects[0].estimate.high);
    CHECK(effects[0].p_value == Approx(0.25));  // three signs alike
    const auto from_base = effects_from_base(values, std::vector<double>{0.0, 1.0}, 1);
    CHECK(from_base[0].p_value == Approx(0.25));
}

TEST_CASE("from the residual, a main effect has the interval of the two-sample t test") {
    // Low 1, 3; high 4, 8. Pooled variance (2 + 8)/2 = 5 on two degrees of freedom; standard error sqrt(5).
    const PointValues values{4, 1, {1, 3, 4, 8}};
    const auto effects = main_effects(values, std::vector<double>{0, 0, 1, 1}, 1);
    CHECK(effects[0].estimate.value == Approx(4));
    CHECK(effects[0].estimate.high == Approx(4 + 4.302653 * std::sqrt(5.0)));
    CHECK(effects[0].basis == Basis::residual);
}

TEST_CASE("a world whose points cannot tell the axes apart is dropped") {
    const PointValues values{4, 3, {0, 0, 0, 1, 1, none, 2, 2, 2, 3, 3, none}};
    const std::vector<double> coordinates{0, 0, 0, 1, 1, 0, 1, 1};
    const auto effects = main_effects(values, coordinates, 2);
    CHECK(effects[0].n == 2);
    CHECK(effects[0].n_dropped == 1);
    CHECK(effects[0].estimate.value == Approx(2));
}

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/mean_interval.hpp"
#include "example.hpp"

using namespace entente;

TEST_CASE("the bootstrap interval of skewed values leans as scipy's does") {
    // scipy 1.10: stats.bootstrap((x,), np.mean, n_resamples=200_000, method="BCa") gives 1.533 to 5.717 (seed
    // 1), 5.708 (seed 2). Ends of 2,000 resamples have a standard error of 0.04 below and 0.16 above (60 seeds of
    // scipy): three of it.
    const std::vector<double> values{0.1, 0.3, 0.4, 0.8, 1.1, 1.2, 1.9, 2.5, 3.1, 4.8, 7.0, 12.0};
    const Estimate found = bca_interval(values);
    CHECK(found.value == Approx(2.9333).epsilon(1e-4));
    CHECK(found.low == Approx(1.533).margin(0.12));
    CHECK(found.high == Approx(5.71).margin(0.5));
}

TEST_CASE("the bootstrap gives the same interval each time, and scales and shifts with the values") {
    const std::vector<double> values{0.1, 0.3, 0.4, 0.8, 1.1, 1.2, 1.9, 2.5};
    std::vector<double> moved;
    for (const double value : values) moved.push_back(100 + 8 * value);
    const Estimate one = bca_interval(values);
    CHECK(bca_interval(values).low == one.low);
    CHECK(bca_interval(moved).low == Approx(100 + 8 * one.low));
    CHECK(bca_interval(moved).high == Approx(100 + 8 * one.high));
}

TEST_CASE("95 of 100 bootstrap intervals hold the mean of twenty skewed differences, or nearly so") {
    // Squared normals have mean 1. The interval is known to fall short a little with 20 skewed values: at least 90 %.
    // 300 repetitions at a true 0.92: fewer than 260 with probability < 0.001.
    test::Luck luck(21);
    int n_held = 0;
    for (int repetition = 0; repetition < 300; ++repetition) {
        std::vector<double> values;
        for (int i = 0; i < 40; ++i) {
            const double normal = luck.normal();
            values.push_back(normal * normal);
        }
        const Estimate found = bca_interval(values, {500, 1});
        n_held += found.low <= 1 && 1 <= found.high;
    }
    INFO(n_held);
    CHECK(n_held >= 260);
}

TEST_CASE("without spread or with two values there is no bootstrap interval") {
    CHECK(std::isnan(bca_interval(std::vector<double>{1, 1, 1, 1}).low));
    CHECK(bca_interval(std::vector<double>{1, 1, 1, 1}).value == 1);
    CHECK(std::isnan(bca_interval(std::vector<double>{1, 2}).low));
    CHECK(std::isnan(bca_interval({}).value));
    CHECK(bca_interval(std::vector<double>{1, std::nan(""), 3, 5}).value == 3);
}

TEST_CASE("superiority counts ties half and has Wilson's interval") {
    // statsmodels 0.13: proportion_confint(7, 10, method="wilson") = 0.39677815, 0.89220873.
    std::vector<double> a(10, 1.0);
    const std::vector<double> b{0, 0, 0, 0, 0, 0, 1, 1, 2, 2};
    const Estimate found = superiority(a, b, true);
    CHECK(found.value == Approx(0.7));
    CHECK(found.low == Approx(0.39677815));
    CHECK(found.high == Approx(0.89220873));
    CHECK(superiority(a, b, false).value == Approx(0.3));
    a[0] = std::nan("");
    CHECK(superiority(a, b, true).value == Approx(6.0 / 9));
    CHECK(std::isnan(superiority({}, {}, true).value));
}

#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>
#include <limits>
#include <thread>
#include <vector>

#include "analysis/paired.hpp"
#include "example.hpp"

using namespace entente;

namespace {
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("a paired difference is the t interval that scipy gives") {
    // python3 -c "import numpy as np, scipy.stats as st
    // a=np.array([.52,.47,.61,.44,.58,.50]); b=np.array([.50,.49,.55,.40,.57,.46]); d=a-b; se=d.std(ddof=1)/6**.5
    // print(d.mean(), se, st.t.interval(.95,5,d.mean(),se), st.ttest_rel(a,b).pvalue)"
    const std::vector<double> a{0.52, 0.47, 0.61, 0.44, 0.58, 0.50};
    const std::vector<double> b{0.50, 0.49, 0.55, 0.40, 0.57, 0.46};
    const PairedDifference pair = paired_difference(a, b);
    CHECK(pair.n == 6);
    CHECK(pair.dropped == 0);
    CHECK(pair.mean_a == Approx(0.52));
    CHECK(pair.mean_b == Approx(0.495));
    CHECK(pair.difference == Approx(0.024999999999999984));
    CHECK(pair.standard_error == Approx(0.011474609652039));
    CHECK(pair.low == Approx(-0.004496423153775644));
    CHECK(pair.high == Approx(0.05449642315377561));
    CHECK(pair.p_value == Approx(0.0812437269864934));
    CHECK(pair.share_higher == Approx(5.0 / 6));
    CHECK(pair.share_lower == Approx(1.0 / 6));
    CHECK(pair.minimum_detectable == Approx(3.513902730255413 * 0.011474609652039));
    CHECK_FALSE(pair.exactly_zero);
}

TEST_CASE("three differences 1, 2, 3 give a mean of 2 and a standard error of 1 / sqrt 3") {
    const PairedDifference pair = paired_difference(std::vector{11.0, 12.0, 13.0}, std::vector{10.0, 10.0, 10.0});
    CHECK(pair.difference == Approx(2));
    CHECK(pair.standard_error == Approx(1 / std::sqrt(3.0)));
    CHECK(pair.high - pair.low == Approx(2 * 4.302652729911275 / std::sqrt(3.0)));
}

TEST_CASE("a world without a value on either side is dropped and counted") {
    const PairedDifference pair = paired_difference(std::vector{1.0, undefined, 3.0, undefined, 5.0},
                                                    std::vector{0.0, 0.0, undefined, undefined, 2.0});
    CHECK(pair.n == 2);
    CHECK(pair.dropped == 3);
    CHECK(pair.mean_a == Approx(3));
    CHECK(pair.mean_b == Approx(1));
    CHECK(pair.difference == Approx(2));
}

TEST_CASE("one world has a difference and no interval; none has nothing") {
    const PairedDifference one = paired_difference(std::vector{3.0}, std::vector{1.0});
    CHECK(one.n == 1);
    CHECK(one.difference == Approx(2));
    CHECK(std::isnan(one.low));
    CHECK(std::isnan(one.p_value));
    CHECK(std::isnan(one.minimum_detectable));
    const PairedDifference none = paired_difference(std::vector{undefined}, std::vector{1.0});
    CHECK(none.n == 0);
    CHECK(none.dropped == 1);
    CHECK(std::isnan(none.difference));
    CHECK_FALSE(none.exactly_zero);
}

TEST_CASE("equal in every world is exactly zero, not a finding") {
    const std::vector<double> values{0.1, 0.2, 0.7};
    const PairedDifference pair = paired_difference(values, values);
    CHECK(pair.exactly_zero);
    CHECK(pair.constant);
    CHECK(pair.low == 0);
    CHECK(pair.high == 0);
    CHECK(pair.p_value == 1);
}

TEST_CASE("differences that cancel to a mean of zero are not exactly zero") {
    const PairedDifference pair = paired_difference(std::vector{1.0, -1.0}, std::vector{0.0, 0.0});
    CHECK(pair.difference == 0);
    CHECK_FALSE(pair.exactly_zero);
    CHECK_FALSE(pair.constant);
}

TEST_CASE("the same difference in every world leaves only its sign to count, through the rounding of the subtraction") {
    // 0.3 - 0.2 and 0.8 - 0.7 differ in the last bits.
    const PairedDifference pair = paired_difference(std::vector{0.3, 0.8, 1.1, 0.5}, std::vector{0.2, 0.7, 1.0, 0.4});
    CHECK(pair.constant);
    CHECK(pair.standard_error == 0);
    CHECK(pair.p_value == Approx(0.125));  // sign test: 2 * 0.5^4
}

TEST_CASE("a difference that is small beside the worlds' own differences is not lost") {
    const PairedDifference pair = paired_difference(std::vector{1e9 + 1, 2e9 + 2, 3e9 + 3}, std::vector{1e9, 2e9, 3e9});
    CHECK(pair.difference == Approx(2));
    CHECK(pair.standard_error == Approx(1 / std::sqrt(3.0)));
}

TEST_CASE("the detectable shift is that of the non-central t with power 80 %") {
    // python3 -c "import scipy.stats as st, scipy.optimize as so
    // for n in (2,3,6,20,100): c=st.t.ppf(.975,n-1); print(n, c, so.brentq(lambda s:
    //     st.nct.sf(c,n-1,s)+st.nct.cdf(-c,n-1,s)-.8, 1e-3, 60, xtol=1e-12))"
    CHECK(detectable_in_standard_errors(2) == Approx(16.334008870249807).epsilon(1e-6));
    CHECK(detectable_in_standard_errors(3) == Approx(5.6534892663956615).epsilon(1e-6));
    CHECK(detectable_in_standard_errors(6) == Approx(3.513902730255413).epsilon(1e-6));
    CHECK(detectable_in_standard_errors(20) == Approx(2.953584869819073).epsilon(1e-6));
    CHECK(detectable_in_standard_errors(100) == Approx(2.829126327735678).epsilon(1e-6));
    CHECK(std::isnan(detectable_in_standard_errors(1)));
    CHECK(interval_in_standard_errors(20) == Approx(2.093024054408263));
    // Beyond 10,000 pairs the normal limit is used; the two meet.
    CHECK(detectable_in_standard_errors(10'001) == Approx(detectable_in_standard_errors(10'000)).epsilon(1e-4));
}

TEST_CASE("the detectable shift of so many pairs is searched for once, and is the same for whoever asks") {
    constexpr std::size_t n = 4'321;  // that nobody else asks for
    const std::clock_t begin = std::clock();
    const double first = detectable_in_standard_errors(n);
    const std::clock_t searched = std::clock();
    for (int i = 0; i < 1000; ++i) CHECK(detectable_in_standard_errors(n) == first);
    CHECK(std::clock() - searched < 100 * (searched - begin));

    std::vector<std::vector<double>> of_threads(4);
    std::vector<std::thread> threads;
    for (auto& values : of_threads) {
        threads.emplace_back([&values] {
            for (std::size_t pairs = 2; pairs < 200; ++pairs) values.push_back(detectable_in_standard_errors(pairs));
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& values : of_threads) CHECK(values == of_threads.front());
}

TEST_CASE("a better share counts worlds in the direction that is better") {
    const PairedDifference pair = paired_difference(std::vector{1.0, 2.0, 3.0, 0.0}, std::vector{0.0, 0.0, 3.0, 1.0});
    CHECK(share_better(pair, Better::higher) == Approx(0.5));
    CHECK(share_better(pair, Better::lower) == Approx(0.25));
    CHECK(std::isnan(share_better(pair, Better::undecided)));
}

TEST_CASE("columns of unequal length are refused") {
    CHECK_THROWS_AS(paired_difference(std::vector{1.0}, std::vector{1.0, 2.0}), std::invalid_argument);
}

TEST_CASE("95 of 100 intervals hold the true difference, and 80 of 100 studies see the detectable one") {
    // Rates over 4,000 studies are binomial: standard errors 0.0034 (of 0.95) and 0.0063 (of 0.80). At 4 standard
    // errors a right program fails once in 16,000 seeds each; this seed passes.
    constexpr int n_studies = 4000;
    constexpr std::size_t n_worlds = 8;
    constexpr double spread = 0.3;
    const double detectable = detectable_in_standard_errors(n_worlds) * spread / std::sqrt(double{n_worlds});
    test::Luck luck(7);
    int n_holding = 0;
    int n_seen = 0;
    for (int study = 0; study < n_studies; ++study) {
        std::vector<double> a, b;
        for (std::size_t world = 0; world < n_worlds; ++world) {
            b.push_back(10 * luck.normal());  // worlds differ thirty times more than structures
            a.push_back(b.back() + detectable + spread * luck.normal());
        }
        const PairedDifference pair = paired_difference(a, b);
        n_holding += pair.low <= detectable && detectable <= pair.high;
        n_seen += pair.low > 0 || pair.high < 0;
    }
    const auto standard_error = [](double rate) { return std::sqrt(rate * (1 - rate) / n_studies); };
    CHECK(std::abs(static_cast<double>(n_holding) / n_studies - 0.95) < 4 * standard_error(0.95));
    CHECK(std::abs(static_cast<double>(n_seen) / n_studies - 0.80) < 4 * standard_error(0.80));
}

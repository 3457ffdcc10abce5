#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/survival.hpp"
#include "example.hpp"

using namespace entente;

namespace {

// Weeks of remission of 42 leukaemia patients (Freireich et al. 1963, Blood 21:699-716), 21 with 6-mercaptopurine and
// 21 with placebo; tests/python/test_statistics.py holds what statsmodels makes of them.
const std::vector<double> treated_weeks{6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
const std::vector<double> treated_observed{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
const std::vector<double> placebo_weeks{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

}  // namespace

TEST_CASE("the curve of a textbook's patients is that of the textbook") {
    const Clocks clocks = sorted_clocks(treated_weeks, treated_observed);
    CHECK(clocks.n_events() == 9);
    const std::vector<SurvivalStep> steps = kaplan_meier(clocks);
    const std::vector<double> weeks{6, 7, 10, 13, 16, 22, 23};
    // Products by hand: 18/21, ·16/17, ·14/15, ·11/12, ·10/11, ·6/7, ·5/6.
    const std::vector<double> shares{0.857143, 0.806723, 0.752941, 0.690196, 0.627451, 0.537815, 0.448179};
    REQUIRE(steps.size() == weeks.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        CHECK(steps[i].week == weeks[i]);
        CHECK(steps[i].share == Approx(shares[i]).epsilon(1e-6));
    }
    // Greenwood at week 6: 3 / (21·18) = 1/126; log(-log) band by hand: 0.857143^exp(±1.959964 / (√126 · 0.154151)).
    const double width = 1.959963985 / (std::sqrt(126.0) * std::log(21.0 / 18.0));
    CHECK(steps[0].low == Approx(std::pow(18.0 / 21.0, std::exp(width))));
    CHECK(steps[0].high == Approx(std::pow(18.0 / 21.0, std::exp(-width))));
    CHECK(share_without_event(clocks, 9).value == Approx(0.806723).epsilon(1e-6));
    CHECK(share_without_event(clocks, 5.9).value == 1);
    CHECK(std::isnan(share_without_event(clocks, 35.1).value));
}

TEST_CASE("the log-rank test of the textbook's patients has its chi-square") {
    std::vector<double> weeks = treated_weeks;
    std::vector<double> observed = treated_observed;
    std::vector<bool> in_first(21, true);
    weeks.insert(weeks.end(), placebo_weeks.begin(), placebo_weeks.end());
    observed.insert(observed.end(), 21, 1.0);
    in_first.insert(in_first.end(), 21, false);
    const LogRank test = log_rank(weeks, observed, in_first, std::vector<std::size_t>(42, 0));
    CHECK(test.observed == 9);
    CHECK(test.expected == Approx(19.2505).epsilon(1e-4));
    CHECK(test.chi_square == Approx(16.79294).epsilon(1e-5));
}

TEST_CASE("in strata of two the log-rank test counts in whose run the event came first") {
    // Three pairs: the first group's event comes first twice, the other's once; chi-square (2 - 1)² / 3.
    const std::vector<double> weeks{3, 5, 4, 9, 8, 2};
    const std::vector<double> observed{1, 1, 1, 0, 0, 1};
    const std::vector<bool> in_first{true, false, true, false, true, false};
    const LogRank test = log_rank(weeks, observed, in_first, std::vector<std::size_t>{0, 0, 1, 1, 2, 2});
    CHECK(test.chi_square == Approx(1.0 / 3));
    // A pair whose earlier clock is an end says nothing.
    const LogRank silent =
        log_rank(std::vector<double>{3, 5}, std::vector<double>{0, 1}, {true, false}, std::vector<std::size_t>{0, 0});
    CHECK(std::isnan(silent.chi_square));
}

TEST_CASE("the restricted mean is the area under the curve, and without ends it is the mean of the shortened times") {
    const std::vector<double> weeks{2, 4, 4, 10};
    CHECK(restricted_mean(sorted_clocks(weeks, std::vector<double>(4, 1.0)), 8) == Approx((2 + 4 + 4 + 8) / 4.0));
    // With the run of week 2 ended, not failed: 1 until 4, then 1 - 2/3 until 8.
    const Clocks ended = sorted_clocks(weeks, std::vector<double>{0, 1, 1, 1});
    CHECK(restricted_mean(ended, 8) == Approx(4 + 4.0 / 3));
    // A run that counts twice is two runs.
    const std::vector<double> twice{2, 4, 4, 4, 10};
    CHECK(restricted_mean(ended, 8, std::vector<double>{1, 2, 1, 1}) ==
          Approx(restricted_mean(sorted_clocks(twice, std::vector<double>{0, 1, 1, 1, 1}), 8)));
    CHECK(std::isnan(restricted_mean(ended, 8, std::vector<double>{0, 0, 0, 0})));
}

TEST_CASE("runs whose clock never began are left out, and an empty set says nothing") {
    const Clocks clocks = sorted_clocks(std::vector<double>{5, std::nan(""), 3}, std::vector<double>{1, 1, 0});
    CHECK(clocks.weeks == std::vector<double>{3, 5});
    CHECK(std::isnan(share_without_event(sorted_clocks({}, {}), 1).value));
    CHECK(std::isnan(restricted_mean(sorted_clocks({}, {}), 1)));
    CHECK_THROWS_AS(sorted_clocks(std::vector<double>{1}, {}), std::invalid_argument);
}

TEST_CASE("the plain log-rank test finds a difference that is not there once in twenty") {
    // 1000 repetitions: more than 74 with probability < 0.0005 (binomial, 0.05).
    test::Luck luck(77);
    int n_found = 0;
    for (int repetition = 0; repetition < 1000; ++repetition) {
        std::vector<double> weeks, observed;
        std::vector<bool> in_first;
        for (int run = 0; run < 60; ++run) {
            const double event = -40 * std::log(luck.uniform());
            const double end = 20 + 80 * luck.uniform();
            weeks.push_back(std::ceil(std::fmin(event, end)));
            observed.push_back(event <= end ? 1 : 0);
            in_first.push_back(run % 2 == 0);
        }
        n_found += log_rank(weeks, observed, in_first, std::vector<std::size_t>(60, 0)).p_value <= 0.05;
    }
    CHECK(n_found <= 74);
    CHECK(n_found >= 28);
}

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/rates.hpp"
#include "example.hpp"

using namespace entente;

TEST_CASE("a rate is all events over all exposure, wider where events come in clusters") {
    // Rate 20/40 = 0.5, expected 5 each: chi-square (25 + 9 + 1 + 9) / 5 = 8.8, dispersion 8.8 / 3; t(3) = 3.182446.
    const std::vector<double> events{10, 2, 6, 2};
    const std::vector<double> exposure{10, 10, 10, 10};
    const Rate rate = rate_of(events, exposure);
    CHECK(rate.rate.value == 0.5);
    CHECK(rate.dispersion == Approx(8.8 / 3));
    CHECK(rate.rate.high == Approx(0.5 * std::exp(3.182446305 * std::sqrt(8.8 / 3 / 20))));
    CHECK(rate.rate.low == Approx(0.5 * std::exp(-3.182446305 * std::sqrt(8.8 / 3 / 20))));
}

TEST_CASE("counts that scatter less than Poisson's are not made narrower for it") {
    const Rate rate = rate_of(std::vector<double>{5, 5, 5, 5}, std::vector<double>{10, 10, 10, 10});
    CHECK(rate.dispersion == 0);
    CHECK(rate.rate.high == Approx(0.5 * std::exp(3.182446305 / std::sqrt(20.0))));
}

TEST_CASE("no events, no exposure and one world have no interval") {
    CHECK(rate_of(std::vector<double>{0, 0}, std::vector<double>{1, 1}).rate.value == 0);
    CHECK(std::isnan(rate_of(std::vector<double>{0, 0}, std::vector<double>{1, 1}).rate.low));
    CHECK(std::isnan(rate_of(std::vector<double>{1}, std::vector<double>{0}).rate.value));
    CHECK(std::isnan(rate_of(std::vector<double>{1}, std::vector<double>{4}).rate.low));
    CHECK(std::isnan(
        rate_ratio(std::vector<double>{0}, std::vector<double>{1}, std::vector<double>{1}, std::vector<double>{1})
            .value));
    CHECK_THROWS_AS(rate_of(std::vector<double>{1}, {}), std::invalid_argument);
}

TEST_CASE("a ratio that is the same in every world is sure, however much worlds differ") {
    const std::vector<double> events{2, 20, 8};
    const std::vector<double> doubled{4, 40, 16};
    const std::vector<double> exposure{1, 5, 3};
    const Estimate ratio = rate_ratio(doubled, exposure, events, exposure);
    CHECK(ratio.value == Approx(2));
    CHECK(ratio.low == Approx(2));
    CHECK(ratio.high == Approx(2));
}

TEST_CASE("95 of 100 intervals hold the true ratio of clustered counts in the same worlds") {
    // Rates vary between worlds by a shared lognormal factor and an own one; 400 repetitions, fewer than 362 with
    // probability 0.0002 at a true 95 %.
    test::Luck luck(5);
    int n_held = 0;
    for (int repetition = 0; repetition < 400; ++repetition) {
        std::vector<double> a, b, exposure;
        for (int world = 0; world < 40; ++world) {
            const double shared = std::exp(0.6 * luck.normal() - 0.18);
            exposure.push_back(50 + 50 * luck.uniform());
            for (auto* side : {&a, &b}) {
                const double factor = side == &a ? 1.5 : 1.0;
                const double mean = 0.1 * exposure.back() * factor * shared * std::exp(0.4 * luck.normal() - 0.08);
                double n = 0;
                for (double left = -std::log(luck.uniform()); left < mean; left -= std::log(luck.uniform())) ++n;
                side->push_back(n);
            }
        }
        const Estimate ratio = rate_ratio(a, exposure, b, exposure);
        n_held += ratio.low <= 1.5 && 1.5 <= ratio.high;
    }
    INFO(n_held);
    CHECK(n_held >= 362);
}

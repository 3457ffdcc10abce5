#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <set>
#include <vector>

#include "core/draws.hpp"

using namespace entente;

namespace {

constexpr Draws draws{20031013};
constexpr int n_draws = 200'000;

/// Half the width of the interval around the truth that an estimate leaves once in a million seeds, for one of
/// `n_comparisons` estimates (Bonferroni).
double tolerance(double standard_error, int n_comparisons) {
    return standard_error * -normal_quantile(1e-6 / (2.0 * n_comparisons));
}

struct Moments {
    double mean;
    double variance;
};

Moments moments(const std::function<double(EntityId)>& draw) {
    double sum = 0;
    double squares = 0;
    for (std::uint32_t i = 0; i < n_draws; ++i) {
        const double value = draw(EntityId{i});
        sum += value;
        squares += value * value;
    }
    const double mean = sum / n_draws;
    return {mean, squares / n_draws - mean * mean};
}

/// `kurtosis` is the fourth central moment over the squared variance.
void check_moments(const Moments& found, const Moments& truth, double kurtosis, int n_comparisons) {
    CHECK(std::abs(found.mean - truth.mean) < tolerance(std::sqrt(truth.variance / n_draws), n_comparisons));
    CHECK(std::abs(found.variance - truth.variance) <
          tolerance(truth.variance * std::sqrt((kurtosis - 1) / n_draws), n_comparisons));
}

}  // namespace

TEST_CASE("A draw depends on seed, who, when, why and which, and on nothing else") {
    const EntityId who{7};
    const double here = draws.uniform(who, 3, Purpose::shock, 2);
    CHECK(here == draws.uniform(who, 3, Purpose::shock, 2));
    CHECK(here == draws.uniforms(who, 3, Purpose::shock)[2]);
    CHECK(draws.uniform(who, 3, Purpose::shock, 6) == draws.uniforms(who, 3, Purpose::shock, 1)[2]);
    CHECK(here != Draws{1}.uniform(who, 3, Purpose::shock, 2));
    CHECK(here != draws.uniform(EntityId{8}, 3, Purpose::shock, 2));
    CHECK(here != draws.uniform(who, 4, Purpose::shock, 2));
    CHECK(here != draws.uniform(who, 3, Purpose::stance, 2));
    CHECK(here != draws.uniform(who, 3, Purpose::shock, 1));
}

TEST_CASE("The seed's upper half is part of the key") {
    CHECK(Draws{1}.key() == PhiloxKey{1, 0});
    CHECK(Draws{std::uint64_t{5} << 32 | 1}.key() == PhiloxKey{1, 5});
}

TEST_CASE("A uniform is strictly between 0 and 1") {
    CHECK(Draws::unit(0) > 0.0);
    CHECK(Draws::unit(0xffffffffu) < 1.0);
}

TEST_CASE("Uniforms, normals and Gumbels have their mean and variance") {
    // Three distributions, two moments each; the false alarm of the whole case is one seed in a million.
    constexpr int n_comparisons = 6;
    const double pi = std::acos(-1.0);
    check_moments(moments([](EntityId i) { return draws.uniform(i, 0, Purpose::stance); }), {0.5, 1.0 / 12}, 1.8,
                  n_comparisons);
    check_moments(moments([](EntityId i) { return draws.normal(i, 0, Purpose::stance); }), {0.0, 1.0}, 3.0,
                  n_comparisons);
    check_moments(moments([](EntityId i) { return draws.gumbel(i, 0, Purpose::stance); }),
                  {0.57721566490153286, pi * pi / 6}, 5.4, n_comparisons);
}

TEST_CASE("A lognormal is e to the normal of the same name") {
    const double normal = draws.normal(EntityId{3}, 1, Purpose::funding, 5);
    const double value = draws.lognormal(0.5, 2.0, EntityId{3}, 1, Purpose::funding, 5);
    CHECK(std::log(value) == Approx(0.5 + 2.0 * normal).epsilon(1e-12));
    CHECK(draws.lognormal(0.0, 0.0, EntityId{3}, 1, Purpose::funding) == 1.0);
}

TEST_CASE("Counts of events have the mean and the variance of their rate") {
    const std::vector<double> rates = {0.003, 0.1, 1.0, 3.7, 40.0, 300.0, 2000.0};
    const int n_comparisons = 2 * static_cast<int>(rates.size());
    for (const double rate : rates) {
        INFO("rate " << rate);
        const Moments found = moments(
            [&](EntityId i) { return static_cast<double>(draws.poisson(rate, i, 0, Purpose::violence_count)); });
        check_moments(found, {rate, rate}, 3.0 + 1.0 / rate, n_comparisons);
    }
}

TEST_CASE("A count is where the Poisson distribution function first reaches the uniform") {
    for (const double rate : {0.2, 2.0, 17.0, 120.0, 499.0}) {
        for (std::uint32_t i = 0; i < 200; ++i) {
            const double u = draws.uniform(EntityId{i}, 1, Purpose::victims);
            long double below = 0;  // the distribution function one event earlier
            const int count = poisson_quantile(rate, u);
            for (int k = 0; k < count; ++k)
                below += std::exp(k * std::log(static_cast<long double>(rate)) - rate - std::lgamma(k + 1.0L));
            const long double at =
                below + std::exp(count * std::log(static_cast<long double>(rate)) - rate - std::lgamma(count + 1.0L));
            CHECK(below <= u + 1e-12L);
            CHECK(at >= u - 1e-12L);
        }
    }
}

TEST_CASE("Above 500 expected events the count is that of the exact distribution function within one event") {
    for (const double u : {1e-9, 1e-4, 0.1, 0.5, 0.9, 0.9999, 1 - 1e-9}) {
        for (const double rate : {600.0, 700.0}) {
            double term = std::exp(-rate);
            double cumulative = term;
            int exact = 0;
            while (cumulative < u) cumulative += term *= rate / ++exact;
            CHECK(std::abs(poisson_quantile(rate, u) - exact) <= 1);
        }
    }
}

TEST_CASE("For a given draw a higher rate never gives fewer events") {
    for (std::uint32_t i = 0; i < 300; ++i) {
        int last = 0;
        for (double rate = 1e-3; rate < 2000; rate *= 1.003) {
            const int count = draws.poisson(rate, EntityId{i}, 0, Purpose::violence_count);
            if (count < last) FAIL("draw " << i << " at rate " << rate);
            last = count;
        }
        last = 0;
        for (double rate = 499.9; rate < 510; rate += 0.05) {  // where the approximation takes over
            const int count = draws.poisson(rate, EntityId{i}, 0, Purpose::violence_count);
            if (count < last) FAIL("draw " << i << " at rate " << rate);
            last = count;
        }
    }
}

TEST_CASE("Nothing happens at rate 0") {
    for (std::uint32_t i = 0; i < 100; ++i) CHECK(draws.poisson(0.0, EntityId{i}, 0, Purpose::shock) == 0);
    CHECK(poisson_quantile(0.0, 0.999999) == 0);
}

TEST_CASE("The uniforms of a batch of households are the upper bits of the words of their own draws") {
    const PhiloxKey key = Draws{99}.key();
    for (const std::size_t n : {0u, 1u, 7u, 8u, 9u, 16u, 1003u}) {
        for (const std::uint32_t first : {0u, 5u, 0xfffffff0u}) {
            std::vector<float> u0(n + 1, -1.0f);
            std::vector<float> u1(u0);
            std::vector<float> u2(u0);
            std::vector<float> u3(u0);
            household_uniforms(key, first, n, 31, Purpose::household_week, u0.data(), u1.data(), u2.data(), u3.data());
            bool same = true;
            for (std::size_t i = 0; i < n; ++i) {
                const EntityId who{first + static_cast<std::uint32_t>(i)};
                const auto words = Draws{99}.uniforms(who, 31, Purpose::household_week);
                const float found[] = {u0[i], u1[i], u2[i], u3[i]};
                for (int lane = 0; lane < 4; ++lane) {
                    const double upper = std::floor(words[lane] * 0x1p23);
                    same = same && found[lane] == static_cast<float>((upper + 0.5) * 0x1p-23);
                    same = same && found[lane] > 0.0f && found[lane] < 1.0f;
                }
            }
            CHECK(same);
            CHECK((u0[n] == -1.0f && u1[n] == -1.0f && u2[n] == -1.0f && u3[n] == -1.0f));
        }
    }
}

TEST_CASE("Derived seeds differ between tags and between parents") {
    std::set<std::uint64_t> seeds;
    for (std::uint64_t parent = 0; parent < 100; ++parent) {
        for (std::uint64_t tag = 0; tag < 100; ++tag) seeds.insert(derive_seed(parent, tag));
    }
    CHECK(seeds.size() == 100 * 100);
    CHECK(Luck{1}.world.key() != Luck{1}.households.key());
}

TEST_CASE("Derived seeds are part of published results and never change") {
    CHECK(derive_seed(0, 0) == 0xa706dd2f4d197e6fu);
    CHECK(derive_seed(1, 2) == 0xbcd9dbb49673066bu);
}

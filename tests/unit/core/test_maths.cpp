#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <vector>

#include "core/draws.hpp"
#include "core/maths.hpp"
#include "core/wide.hpp"

using namespace entente;

namespace {

constexpr int n_arguments = 100'000;

double argument(int i, double low, double high) {
    return low + (high - low) * Draws{20}.uniform(EntityId{static_cast<std::uint32_t>(i)}, 0, Purpose::terrain);
}

/// FNV-1a over the bytes of each value.
template <class Value>
std::uint64_t checksum(const std::function<Value(int)>& value_at) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (int i = 0; i < n_arguments; ++i) {
        unsigned char bytes[sizeof(Value)];
        const Value value = value_at(i);
        std::memcpy(bytes, &value, sizeof value);
        for (const unsigned char byte : bytes) hash = (hash ^ byte) * 0x100000001b3u;
    }
    return hash;
}

long double relative_error(double value, long double truth) {
    return truth == 0.0L ? std::abs(static_cast<long double>(value)) : std::abs((value - truth) / truth);
}

ENTENTE_WIDE void exp_fast_in_wide_vectors(std::size_t n, const float* x, float* values) {
    for (std::size_t i = 0; i < n; ++i) values[i] = exp_fast(x[i]);
}

}  // namespace

TEST_CASE("The tables are the doubles nearest to the truth") {
    for (std::size_t i = 0; i < 128; ++i) {
        CHECK(relative_error(maths_tables::power_of_two[i], std::exp2(static_cast<long double>(i) / 128)) <=
              0x1.01p-53L);
        const long double c =
            i < 80 ? 0.6875L + static_cast<long double>(i) / 256 : 1 + static_cast<long double>(i - 80) / 128;
        CHECK(relative_error(maths_tables::centre[i].reciprocal, 1 / c) <= 0x1.01p-53L);
        CHECK(relative_error(maths_tables::centre[i].log, std::log(c)) <= 0x1.01p-53L);
    }
}

TEST_CASE("exp has a relative error below 4e-16 up to 708, and 0 or infinity beyond") {
    long double worst = 0;
    for (int i = 0; i < n_arguments; ++i) {
        for (const double width : {708.0, 20.0, 1.0, 1e-6}) {
            const double x = argument(i, -width, width);
            worst = std::max(worst, relative_error(entente::exp(x), std::exp(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 4e-16L);
    CHECK(entente::exp(0.0) == 1.0);
    CHECK(entente::exp(-708.1) == 0.0);
    CHECK(entente::exp(-INFINITY) == 0.0);
    CHECK(entente::exp(708.1) == INFINITY);
    CHECK(entente::exp(INFINITY) == INFINITY);
    CHECK(std::isnan(entente::exp(NAN)));
}

TEST_CASE("log has a relative error below 5e-16 over all positive doubles and near 1") {
    long double worst = 0;
    for (int i = 0; i < n_arguments; ++i) {
        const double far = std::ldexp(argument(i, 1.0, 2.0), static_cast<int>(argument(i + n_arguments, -1074, 1024)));
        worst = std::max(worst, relative_error(entente::log(far), std::log(static_cast<long double>(far))));
        const double near = 1.0 + std::ldexp(argument(i, -0.5, 0.5), -(i % 52));
        worst = std::max(worst, relative_error(entente::log(near), std::log(static_cast<long double>(near))));
    }
    CHECK(worst < 5e-16L);
    CHECK(entente::log(1.0) == 0.0);
    CHECK(entente::log(0.0) == -INFINITY);
    CHECK(entente::log(-0.0) == -INFINITY);
    CHECK(std::isnan(entente::log(-1.0)));
    CHECK(std::isnan(entente::log(-INFINITY)));
    CHECK(std::isnan(entente::log(NAN)));
    CHECK(entente::log(INFINITY) == INFINITY);
}

TEST_CASE("exp_fast has a relative error below 2e-7 and stays finite and positive beyond its range") {
    double worst = 0;
    for (int i = 0; i < 10 * n_arguments; ++i) {
        const auto x = static_cast<float>(argument(i, -87.3, 88.3) * (i % 2 == 0 ? 1.0 : 0.02));
        const double truth = std::exp(static_cast<double>(x));
        worst = std::max(worst, std::abs(static_cast<double>(exp_fast(x)) / truth - 1.0));
    }
    CHECK(worst < 2e-7);
    CHECK(exp_fast(0.0f) == 1.0f);
    for (const float x : {89.0f, 1e30f, INFINITY, NAN}) CHECK((exp_fast(x) > 2e38f && std::isfinite(exp_fast(x))));
    for (const float x : {-88.0f, -1e30f, -INFINITY}) CHECK((exp_fast(x) > 0.0f && exp_fast(x) < 1.3e-38f));
}

TEST_CASE("exp, log, logistic and the normal quantile rise with their argument") {
    double last_exp = 0;
    double last_log = -INFINITY;
    double last_logistic = 0;
    double last_quantile = -INFINITY;
    for (int i = 1; i < n_arguments; ++i) {
        const double share = static_cast<double>(i) / n_arguments;
        const double x = -40 + 80 * share;
        const bool rises = entente::exp(x) > last_exp && entente::log(share) > last_log &&
                           logistic(x) >= last_logistic && normal_quantile(share) > last_quantile;
        if (!rises) FAIL("at " << share);
        last_exp = entente::exp(x);
        last_log = entente::log(share);
        last_logistic = logistic(x);
        last_quantile = normal_quantile(share);
    }
}

TEST_CASE("Where the pieces of exp and log meet, no step down exceeds one unit in the last place") {
    for (int k = -2000; k < 2000; ++k) {
        double x = (k + 0.5) * 0x1.62e42fefa39efp-8;  // where exp turns to the next entry of its table
        for (int i = 0; i < 20; ++i) x = std::nextafter(x, -INFINITY);
        for (int i = 0; i < 40; ++i, x = std::nextafter(x, INFINITY)) {
            if (entente::exp(std::nextafter(x, INFINITY)) < entente::exp(x) * (1 - 0x1p-52)) FAIL("exp at " << x);
        }
    }
    for (int i = 0; i < 256; ++i) {
        const double x = 0.5 + (i + 0.5) / 256;
        if (entente::log(std::nextafter(x, 0.0)) > entente::log(std::nextafter(x, 2.0)) + 0x1p-53) FAIL("log at " << x);
    }
}

TEST_CASE("pow is exact at exponents 0 and 1 and keeps its stated error elsewhere") {
    long double worst = 0;
    for (int i = 0; i < n_arguments; ++i) {
        const double base = entente::exp(argument(i, -30, 30));
        const double exponent = argument(i + n_arguments, -10, 10);
        const long double truth = std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
        const long double allowed = 4e-16L * (2 + std::abs(exponent * std::log(static_cast<long double>(base))));
        worst = std::max(worst, relative_error(entente::pow(base, exponent), truth) / allowed);
    }
    CHECK(worst < 1.0L);
    CHECK(entente::pow(0.37, 1.0) == 0.37);
    CHECK(entente::pow(0.37, 0.0) == 1.0);
    CHECK(entente::pow(0.0, 0.0) == 1.0);
    CHECK(entente::pow(0.0, 0.5) == 0.0);
    CHECK(entente::pow(0.0, -0.5) == INFINITY);
    CHECK(entente::pow(1.0, 1e300) == 1.0);
}

TEST_CASE("The normal quantile inverts the distribution function to a relative 1e-15") {
    const auto error = [](double p) {
        // One step of Newton in long double, from the side where the distribution function keeps its digits.
        const double x = normal_quantile(p);
        const long double z = std::abs(x) / std::sqrt(2.0L);
        const long double density = std::exp(-z * z) / std::sqrt(2 * std::acos(-1.0L));
        const long double excess = std::abs(p - 0.5) < 0.4
                                       ? std::erf(z) / 2 - std::abs(p - 0.5L)
                                       : std::min<long double>(p, 1 - static_cast<long double>(p)) - std::erfc(z) / 2;
        return x == 0.0 ? 0.0L : std::abs(excess / density / x);
    };
    long double worst = 0;
    for (int i = 0; i < n_arguments; ++i) {
        worst = std::max(worst, error(argument(i, 0.0, 1.0)));
        worst = std::max(worst, error(entente::exp(argument(i, -700.0, -0.7))));
        worst = std::max(worst, error(0.5 + argument(i, -1e-6, 1e-6)));
    }
    CHECK(worst < 1e-15L);
    CHECK(normal_quantile(0.5) == 0.0);
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normal_quantile(0.0) == -INFINITY);
    CHECK(normal_quantile(1.0) == INFINITY);
    CHECK(std::isnan(normal_quantile(1.5)));
}

TEST_CASE("The bits are the same from every compiler") {
    CHECK(checksum<double>([](int i) { return entente::exp(argument(i, -50, 50)); }) == 0xd1dba6586ad9464fu);
    CHECK(checksum<double>([](int i) { return entente::log(argument(i, 0, 100)); }) == 0xd956febef12d19d8u);
    CHECK(checksum<double>([](int i) { return entente::pow(argument(i, 0, 100), argument(i, -3, 3)); }) ==
          0xd61d2d2cb6b1ed67u);
    CHECK(checksum<double>([](int i) { return normal_quantile(argument(i, 0, 1)); }) == 0x1f66cc822f3cc249u);
    std::vector<float> arguments(n_arguments);
    for (int i = 0; i < n_arguments; ++i) arguments[i] = static_cast<float>(argument(i, -90, 90));
    std::vector<float> values(n_arguments);
    exp_fast_in_wide_vectors(n_arguments, arguments.data(), values.data());
    const bool same = std::equal(values.begin(), values.end(), arguments.begin(),
                                 [](float value, float x) { return value == exp_fast(x); });
    CHECK(same);
    CHECK(checksum<float>([&](int i) { return values[i]; }) == 0x7d8567d71b92938du);
}

TEST_CASE("saturate and share_of start at 0, rise, and stay below their limits") {
    CHECK(saturate(0.0, 3.0) == 0.0);
    CHECK(saturate(1e-9, 3.0) == Approx(1e-9));
    CHECK(saturate(1e9, 3.0) == 3.0);
    CHECK(share_of(0.0, 2.0) == 0.0);
    CHECK(share_of(2.0, 2.0) == 0.5);
    CHECK(logistic(0.0) == 0.5);
    CHECK(logistic(-1e4) == 0.0);
    CHECK(logistic(1e4) == 1.0);
}

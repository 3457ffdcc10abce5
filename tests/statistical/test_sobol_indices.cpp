// Indices against functions whose indices are known in closed form, on the program's own samples.

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "analysis/sobol_indices.hpp"
#include "core/draws.hpp"
#include "design/saltelli.hpp"

using namespace entente;

namespace {

constexpr double pi = 3.14159265358979323846;

using Function = std::function<double(const double*)>;

/// Values of a function on a sample, the same in every world but for what `luck` adds to them.
PointValues values_on(const std::vector<double>& points, std::size_t n_axes, const Function& function,
                      std::size_t n_worlds = 1, const std::function<double(std::size_t, std::size_t)>& luck = nullptr) {
    PointValues values{points.size() / n_axes, n_worlds, {}};
    for (std::size_t point = 0; point < values.n_points; ++point) {
        for (std::size_t world = 0; world < n_worlds; ++world) {
            values.values.push_back(function(points.data() + point * n_axes) + (luck ? luck(point, world) : 0));
        }
    }
    return values;
}

SobolIndices indices_on(std::size_t n_blocks, std::size_t n_axes, std::uint64_t seed, const Function& function) {
    const PointValues values = values_on(saltelli(n_blocks, n_axes, seed), n_axes, function);
    return sobol_indices(blocks_of(values, n_axes + 2));
}

/// Ishigami & Homma 1990 with a = 7, b = 0.1 on [−π, π]³.
double ishigami(const double* unit) {
    const auto x = [&](int i) { return pi * (2 * unit[i] - 1); };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Its variances, from the integrals.
struct OfIshigami {
    double variance = 49.0 / 8 + 0.1 * std::pow(pi, 4) / 5 + 0.01 * std::pow(pi, 8) / 18 + 0.5;
    double of_first = std::pow(1 + 0.1 * std::pow(pi, 4) / 5, 2) / 2;
    double of_second = 49.0 / 8;
    double of_both = 8 * 0.01 * std::pow(pi, 8) / 225;
    std::array<double, 3> first{of_first / variance, of_second / variance, 0};
    std::array<double, 3> total{(of_first + of_both) / variance, of_second / variance, of_both / variance};
};

}  // namespace

TEST_CASE("first-order and total indices of the Ishigami function are those of its integrals") {
    const OfIshigami known;
    const SobolIndices found = indices_on(8192, 3, 1, ishigami);
    CHECK(found.variance == Approx(known.variance).epsilon(0.01));
    for (std::size_t axis = 0; axis < 3; ++axis) {
        CHECK(found.axes[axis].first.value == Approx(known.first[axis]).margin(0.01));
        CHECK(found.axes[axis].total.value == Approx(known.total[axis]).margin(0.01));
    }
    // The third acts only together with the first: by itself it cannot be told from zero.
    CHECK_FALSE(found.axes[2].first.low > 0);
    CHECK(found.axes[2].total.low > 0.15);
}

TEST_CASE("indices of Sobol's G function are those of its closed form") {
    constexpr std::array<double, 6> a{0, 0.5, 3, 9, 99, 99};
    const auto g = [&](const double* x) {
        double product = 1;
        for (std::size_t i = 0; i < a.size(); ++i) product *= (std::abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
        return product;
    };
    std::array<double, 6> parts{};
    double all = 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
        parts[i] = 1 / (3 * (1 + a[i]) * (1 + a[i]));
        all *= 1 + parts[i];
    }
    const double variance = all - 1;
    const SobolIndices found = indices_on(8192, 6, 2, g);
    CHECK(found.variance == Approx(variance).epsilon(0.02));
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(found.axes[i].first.value == Approx(parts[i] / variance).margin(0.01));
        CHECK(found.axes[i].total.value == Approx(parts[i] * all / (1 + parts[i]) / variance).margin(0.01));
    }
}

TEST_CASE("an axis that is not used has indices of exactly zero") {
    const SobolIndices found = indices_on(64, 2, 3, [](const double* x) { return 5 + x[0]; });
    CHECK(found.axes[1].does_nothing);
    CHECK(found.axes[1].first.value == 0);
    CHECK(found.axes[1].total.value == 0);
    CHECK_FALSE(found.axes[0].does_nothing);
    CHECK(found.axes[0].total.value == Approx(1).margin(0.1));
}

TEST_CASE("intervals hold the true index at least as often as they say, and not because they are wide") {
    const OfIshigami known;
    int held = 0;
    double width = 0;
    for (std::uint64_t seed = 100; seed < 140; ++seed) {
        const SobolIndices found = indices_on(256, 3, seed, ishigami);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const auto holds = [](const Estimate& estimate, double truth) {
                return estimate.low <= truth && truth <= estimate.high;
            };
            held += holds(found.axes[axis].first, known.first[axis]);
            held += holds(found.axes[axis].total, known.total[axis]);
            width += found.axes[axis].total.high - found.axes[axis].total.low;
        }
    }
    // Of 240 at 95 %, were they independent, fewer than 214 would be seen once in 10,000.
    CHECK(held >= 214);
    CHECK(width / 120 < 0.3);
}

TEST_CASE("a block with a missing value is dropped whole: n falls, what is estimated stays") {
    const OfIshigami known;
    constexpr std::size_t n_blocks = 1024;
    double sum = 0;
    double squares = 0;
    constexpr int n_samples = 30;
    for (int sample = 0; sample < n_samples; ++sample) {
        const auto seed = static_cast<std::uint64_t>(sample);
        PointValues values = values_on(saltelli(n_blocks, 3, seed), 3, ishigami);
        const Draws draws(seed);
        std::size_t n_whole = n_blocks;
        for (std::size_t block = 0; block < n_blocks; ++block) {
            const auto who = static_cast<EntityId>(block);
            if (draws.uniform(who, 0, Purpose::terrain) > 0.25) continue;
            const auto member = static_cast<std::size_t>(5 * draws.uniform(who, 1, Purpose::terrain));
            values.values[block * 5 + member] = std::nan("");
            --n_whole;
        }
        const SobolIndices found = sobol_indices(blocks_of(values, 5), {.n_resamples = 10, .seed = 1});
        REQUIRE(found.n_blocks == n_whole);
        REQUIRE(n_whole < 800);
        sum += found.axes[0].total.value;
        squares += found.axes[0].total.value * found.axes[0].total.value;
    }
    const double mean = sum / n_samples;
    const double error = std::sqrt((squares / n_samples - mean * mean) / (n_samples - 1));
    CHECK(std::abs(mean - known.total[0]) < 4 * error);
}

TEST_CASE("luck raises total indices; what worlds show of it is taken out again") {
    // The second axis does nothing but draw new luck: each value of it has luck of its own.
    constexpr std::size_t n_blocks = 1024;
    const auto points = saltelli(n_blocks, 2, 4);
    const Draws draws(9);
    const auto luck = [&](std::size_t point, std::size_t world) {
        const auto own = static_cast<EntityId>(points[2 * point + 1] * 4e9);
        return 0.3 * draws.normal(own, static_cast<Week>(world), Purpose::terrain);
    };
    const auto line = [](const double* x) { return x[0]; };
    const SobolIndices found = sobol_indices(blocks_of(values_on(points, 2, line, 4, luck), 4));
    // 0.3²/4 of luck in a mean of four worlds, beside a variance of 1/12.
    const double share = 0.0225 / (0.0225 + 1.0 / 12);
    CHECK(found.axes[1].total.value == Approx(share).margin(0.03));
    CHECK(found.axes[1].total.low > 0);
    CHECK(found.axes[1].total_without_luck.low < 0);
    CHECK(found.axes[1].total_without_luck.high > 0);
    CHECK(found.axes[0].total_without_luck.low > 0.5);
    const SobolIndices in_one_world = sobol_indices(blocks_of(values_on(points, 2, line, 1, luck), 4));
    CHECK(std::isnan(in_one_world.axes[0].total_without_luck.value));
}

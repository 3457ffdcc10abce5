#include <catch2/catch.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "core/draws.hpp"
#include "core/ordered_sum.hpp"
#include "core/parallel.hpp"

using namespace entente;

namespace {

/// The definition, written as a recursion: split at the largest power of two chunks that leaves something to the right.
double by_definition(std::span<const double> values) {
    if (values.size() <= 256) {
        std::array<double, 8> lanes{};
        for (std::size_t i = 0; i < values.size(); ++i) lanes[i % 8] += values[i];
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
    const std::size_t left = 256 * std::bit_floor((values.size() - 1) / 256);
    return by_definition(values.first(left)) + by_definition(values.subspan(left));
}

std::vector<double> column(std::size_t n, Purpose purpose) {
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i) {
        values[i] = Draws{11}.lognormal(0, 8, EntityId{static_cast<std::uint32_t>(i)}, 0, purpose);
    }
    return values;
}

constexpr std::array<std::size_t, 14> lengths = {0,    1,    7,     8,     255,   256,   257,
                                                 1000, 5000, 16384, 16385, 40000, 98304, 200001};

}  // namespace

TEST_CASE("A sum has the bytes of its definition with any number of threads") {
    for (const std::size_t n : lengths) {
        const std::vector<double> values = column(n, Purpose::funding);
        const double expected = by_definition(values);
        for (const int n_threads : {1, 2, 7, 64}) {
            double found = 0;
            with_threads(n_threads, [&] { found = ordered_sum(values); });
            CHECK(std::bit_cast<std::uint64_t>(found) == std::bit_cast<std::uint64_t>(expected));
        }
    }
}

TEST_CASE("A weighted sum is the sum of the products") {
    for (const std::size_t n : lengths) {
        const std::vector<double> values = column(n, Purpose::funding);
        const std::vector<double> weights = column(n, Purpose::exit);
        std::vector<double> products(n);
        for (std::size_t i = 0; i < n; ++i) products[i] = values[i] * weights[i];
        CHECK(ordered_sum(values, weights) == ordered_sum(products));
    }
}

TEST_CASE("Floats are summed as doubles") {
    std::vector<float> values(30000, 0.1f);
    std::vector<float> weights(30000, 3.0f);
    CHECK(ordered_sum(values) == Approx(30000 * static_cast<double>(0.1f)).epsilon(1e-14));
    CHECK(ordered_sum(values, weights) == Approx(90000 * static_cast<double>(0.1f)).epsilon(1e-14));
}

TEST_CASE("Pairwise sums lose less than one part in 1e14 of two hundred thousand positive numbers") {
    const std::vector<double> values = column(200001, Purpose::funding);
    long double truth = 0;
    for (const double value : values) truth += value;
    CHECK(std::abs(static_cast<double>(ordered_sum(values) / truth) - 1.0) < 1e-14);
}

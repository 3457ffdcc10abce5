#include <algorithm>
#include <catch2/catch.hpp>

#include "design/factorial.hpp"

using namespace entente;

namespace {

/// Number of fewest axes whose columns, as signs, multiply to one sign in all runs; k + 1 where none do.
int resolution_of(const std::vector<double>& points, std::size_t k) {
    const std::size_t n = points.size() / k;
    int fewest = static_cast<int>(k) + 1;
    for (std::size_t chosen = 1; chosen < std::size_t{1} << k; ++chosen) {
        int n_chosen = 0;
        long sum = 0;
        for (std::size_t run = 0; run < n; ++run) {
            int sign = 1;
            n_chosen = 0;
            for (std::size_t axis = 0; axis < k; ++axis) {
                if ((chosen >> axis & 1) == 0) continue;
                ++n_chosen;
                if (points[run * k + axis] == 0) sign = -sign;
            }
            sum += sign;
        }
        if (sum != 0) fewest = std::min(fewest, n_chosen);
    }
    return fewest;
}

/// Whether no sum of one to `most` of the words is 0.
bool are_independent(const std::vector<std::uint32_t>& words, int most, std::size_t from = 0, std::uint32_t sum = 0) {
    if (most == 0) return true;
    for (std::size_t i = from; i < words.size(); ++i) {
        if ((sum ^ words[i]) == 0 || !are_independent(words, most - 1, i + 1, sum ^ words[i])) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a fraction has at least the resolution asked for, by all products of its columns") {
    for (const int resolution : {3, 4, 5}) {
        for (std::size_t k = 1; k <= 9; ++k) {
            const auto points = factorial(fraction(k, resolution));
            INFO(k << " axes at resolution " << resolution);
            CHECK(resolution_of(points, k) >= std::min(resolution, static_cast<int>(k) + 1));
        }
    }
}

TEST_CASE("fractions are as small as the textbooks' (Box, Hunter & Hunter 2005, table 6.22)") {
    const auto n_runs = [](std::size_t k, int resolution) { return fraction(k, resolution).n_runs(); };
    CHECK(n_runs(3, 3) == 4);
    CHECK(n_runs(7, 3) == 8);
    CHECK(n_runs(11, 3) == 16);
    CHECK(n_runs(4, 4) == 8);
    CHECK(n_runs(8, 4) == 16);
    CHECK(n_runs(11, 4) == 32);
    CHECK(n_runs(5, 5) == 16);
    CHECK(n_runs(6, 5) == 32);
    CHECK(n_runs(8, 5) == 64);
    CHECK(n_runs(11, 5) == 128);
    CHECK(n_runs(3, 4) == 8);  // no fraction: all combinations
}

TEST_CASE("76 levers take 128 runs at resolution III, 256 at IV, and four independent columns at V") {
    CHECK(fraction(76, 3).n_runs() == 128);
    const Fraction iv = fraction(76, 4);
    CHECK(iv.n_runs() == 256);
    CHECK(are_independent(iv.words, 3));
    const Fraction v = fraction(76, 5);
    CHECK(v.n_runs() == 16384);
    CHECK(are_independent(v.words, 4));
    CHECK_FALSE(are_independent(iv.words, 4));
}

TEST_CASE("fractions of resolution V from the greedy code, from the code of cubes and from its extension are V") {
    for (const std::size_t k : {17u, 21u, 31u, 40u, 63u, 70u, 120u}) {
        const Fraction found = fraction(k, 5);
        INFO(k << " axes in " << found.n_runs() << " runs");
        CHECK(found.words.size() == k);
        CHECK(are_independent(found.words, 4));
        CHECK(std::all_of(found.words.begin(), found.words.end(),
                          [&](std::uint32_t word) { return word >> found.n_bits == 0; }));
    }
}

TEST_CASE("every axis of a fraction is low as often as high, every two show all four combinations equally often") {
    for (const int resolution : {3, 4, 5}) {
        constexpr std::size_t k = 12;
        const auto points = factorial(fraction(k, resolution));
        const std::size_t n = points.size() / k;
        for (std::size_t one = 0; one < k; ++one) {
            CHECK(points[one] == 0);
            for (std::size_t other = 0; other < one; ++other) {
                std::array<std::size_t, 4> seen{};
                for (std::size_t run = 0; run < n; ++run) {
                    ++seen[static_cast<std::size_t>(2 * points[run * k + one] + points[run * k + other])];
                }
                CHECK(seen == std::array<std::size_t, 4>{n / 4, n / 4, n / 4, n / 4});
            }
        }
    }
}

TEST_CASE("all combinations are each there once") {
    const Fraction all = fraction(3, 0);
    CHECK(all.n_runs() == 8);
    CHECK(factorial(all) ==
          std::vector<double>{0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1});
}

TEST_CASE("what would take more than 2^20 runs, or has no known resolution, is refused") {
    CHECK(fraction(20, 0).n_runs() == 1u << 20);
    CHECK_THROWS_AS(fraction(21, 0), std::invalid_argument);
    CHECK_THROWS_AS(fraction(5000, 5), std::invalid_argument);
    CHECK_THROWS_AS(fraction(4, 2), std::invalid_argument);
    CHECK_THROWS_AS(fraction(4, 6), std::invalid_argument);
}

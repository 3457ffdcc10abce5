#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/draws.hpp"
#include "design/sobol_sequence.hpp"

using namespace entente;

namespace {

/// Whether every box of 2^-a by 2^-(m - a) along two axes holds one of 2^m points.
bool is_net(const std::vector<double>& points, std::size_t n_axes, std::size_t first, std::size_t second, int m) {
    for (int a = 0; a <= m; ++a) {
        std::vector<int> held(std::size_t{1} << m, 0);
        for (std::size_t point = 0; point < points.size() / n_axes; ++point) {
            const auto row = static_cast<std::size_t>(std::ldexp(points[point * n_axes + first], a));
            const auto column = static_cast<std::size_t>(std::ldexp(points[point * n_axes + second], m - a));
            ++held[(row << (m - a)) + column];
        }
        if (std::any_of(held.begin(), held.end(), [](int count) { return count != 1; })) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("without a shift the sequence starts with the published points") {
    // Joe & Kuo's direction numbers in Gray-code order, as scipy.stats.qmc.Sobol(3, scramble=False) gives them too.
    const std::vector<std::uint64_t> none(3, 0);
    CHECK(sobol_sequence(8, none) == std::vector<double>{0,     0,     0,      //
                                                         0.5,   0.5,   0.5,    //
                                                         0.75,  0.25,  0.25,   //
                                                         0.25,  0.75,  0.75,   //
                                                         0.375, 0.375, 0.625,  //
                                                         0.875, 0.875, 0.125,  //
                                                         0.625, 0.125, 0.875,  //
                                                         0.125, 0.625, 0.375});
}

TEST_CASE("shifted or not, the first 2^m points hold one in each of 2^m intervals of every axis") {
    constexpr std::size_t n_axes = 160;
    constexpr std::size_t n = 256;
    for (const auto& points :
         {sobol_sequence(n, n_axes, 5), sobol_sequence(n, std::vector<std::uint64_t>(n_axes, 0))}) {
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            std::vector<int> held(n, 0);
            for (std::size_t point = 0; point < n; ++point) {
                ++held[static_cast<std::size_t>(points[point * n_axes + axis] * n)];
            }
            CHECK(std::all_of(held.begin(), held.end(), [](int count) { return count == 1; }));
        }
    }
}

TEST_CASE("the first two axes are a (0, m, 2)-net, and a shift keeps it") {
    CHECK(is_net(sobol_sequence(1024, 4, 5), 4, 0, 1, 10));
    CHECK(is_net(sobol_sequence(64, 2, 99), 2, 0, 1, 6));
    CHECK_FALSE(is_net(sobol_sequence(1024, 4, 5), 4, 2, 3, 10));  // no sequence is one along every pair of four axes
}

TEST_CASE("shifts differ between axes and seeds, and no point is at the corner") {
    const auto points = sobol_sequence(1, 3, 1);
    CHECK(points[0] != points[1]);
    CHECK(points != sobol_sequence(1, 3, 2));
    CHECK(points == sobol_sequence(1, 3, 1));
    CHECK(*std::min_element(points.begin(), points.end()) > 0);
}

TEST_CASE("over shifts, the mean of a smooth function is far more exact than over as many draws") {
    constexpr std::size_t n_axes = 5;
    constexpr std::size_t n = 512;
    const auto squared_error = [&](auto coordinate) {
        double mean = 0;
        for (std::size_t point = 0; point < n; ++point) {
            double value = 1;
            for (std::size_t axis = 0; axis < n_axes; ++axis) {
                value *= 1 + 0.5 * (coordinate(point, axis) - 0.5);
            }
            mean += value / n;
        }
        return (mean - 1) * (mean - 1);  // each factor has mean 1
    };
    double of_sobol = 0;
    double of_draws = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto points = sobol_sequence(n, n_axes, seed);
        const Draws draws(seed);
        of_sobol += squared_error([&](std::size_t point, std::size_t axis) { return points[point * n_axes + axis]; });
        of_draws += squared_error([&](std::size_t point, std::size_t axis) {
            return draws.uniform(static_cast<EntityId>(point), static_cast<Week>(axis), Purpose::terrain);
        });
    }
    CHECK(of_sobol < of_draws / 100);
}

TEST_CASE("more axes than there are direction numbers for are refused") {
    CHECK_NOTHROW(sobol_sequence(1, most_sobol_axes, 1));
    CHECK_THROWS_AS(sobol_sequence(1, most_sobol_axes + 1, 1), std::invalid_argument);
}

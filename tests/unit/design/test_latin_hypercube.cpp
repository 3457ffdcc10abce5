#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "design/latin_hypercube.hpp"

using namespace entente;

TEST_CASE("each layer of each axis of a Latin hypercube holds exactly one point") {
    for (const std::size_t n : {1u, 2u, 7u, 100u, 1000u}) {
        constexpr std::size_t n_axes = 5;
        const auto points = latin_hypercube(n, n_axes, 1);
        REQUIRE(points.size() == n * n_axes);
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            std::vector<int> held(n, 0);
            for (std::size_t point = 0; point < n; ++point) {
                const double x = points[point * n_axes + axis];
                REQUIRE((x >= 0.0 && x < 1.0));
                ++held[static_cast<std::size_t>(std::floor(x * static_cast<double>(n)))];
            }
            CHECK(std::all_of(held.begin(), held.end(), [](int count) { return count == 1; }));
        }
    }
}

TEST_CASE("a Latin hypercube is decided by its seed, and its axes are not ordered alike") {
    const auto points = latin_hypercube(200, 3, 7);
    CHECK(points == latin_hypercube(200, 3, 7));
    CHECK(points != latin_hypercube(200, 3, 8));
    // Under independence the correlation of 200 ranks has a standard error of 1/sqrt(199); four of them happen to one
    // sample in 16,000.
    double products = 0;
    for (std::size_t point = 0; point < 200; ++point) {
        products += (points[point * 3] - 0.5) * (points[point * 3 + 1] - 0.5);
    }
    CHECK(std::abs(products / 200 * 12) < 4 / std::sqrt(199.0));
}

TEST_CASE("places within the layers of a Latin hypercube are uniform") {
    constexpr std::size_t n = 10000;
    const auto points = latin_hypercube(n, 1, 3);
    double sum = 0;
    for (const double x : points) {
        sum += x * n - std::floor(x * n);
    }
    CHECK(std::abs(sum / n - 0.5) < 4 / std::sqrt(12.0 * n));
}

TEST_CASE("a Latin hypercube of more points than draws can tell apart is refused") {
    CHECK_THROWS_AS(latin_hypercube((1u << 20) + 1, 1, 1), std::invalid_argument);
    CHECK(latin_hypercube(0, 3, 1).empty());
}

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "design/morris.hpp"

using namespace entente;

TEST_CASE("each step of a trajectory moves one axis by the step, and each axis is moved once") {
    for (const std::size_t p : {2u, 4u, 6u}) {
        constexpr std::size_t k = 6;
        const auto points = morris(50, k, p, 3);
        REQUIRE(points.size() == 50 * (k + 1) * k);
        for (std::size_t trajectory = 0; trajectory < 50; ++trajectory) {
            std::vector<int> moves(k, 0);
            for (std::size_t step = 0; step < k; ++step) {
                const double* before = points.data() + (trajectory * (k + 1) + step) * k;
                for (std::size_t axis = 0; axis < k; ++axis) {
                    REQUIRE((before[axis] >= 0 && before[axis] <= 1 && before[k + axis] >= 0 && before[k + axis] <= 1));
                    if (before[axis] == before[k + axis]) continue;
                    ++moves[axis];
                    CHECK(std::abs(before[k + axis] - before[axis]) == Approx(morris_step(p)).epsilon(1e-12));
                }
            }
            CHECK(moves == std::vector<int>(k, 1));
        }
    }
}

TEST_CASE("Morris's step is p/(2(p - 1))") {
    CHECK(morris_step(4) == Approx(2.0 / 3.0));
    CHECK(morris_step(2) == 1.0);
    CHECK(morris_step(8) == Approx(4.0 / 7.0));
}

TEST_CASE("every level is equally likely at the start and at the end, and both directions and all orders occur") {
    constexpr std::size_t n = 4000;
    constexpr std::size_t k = 2;
    const auto points = morris(n, k, 4, 9);
    std::map<double, int> at_start;
    std::map<double, int> at_end;
    int first_axis_first = 0;
    for (std::size_t trajectory = 0; trajectory < n; ++trajectory) {
        const double* start = points.data() + trajectory * (k + 1) * k;
        ++at_start[start[0]];
        ++at_end[start[2 * k]];
        first_axis_first += start[0] != start[k] ? 1 : 0;
    }
    REQUIRE(at_start.size() == 4);
    // 1000 expected with a standard deviation of sqrt(4000/4·3/4) = 27.4; five of them.
    for (const auto& counts : {at_start, at_end}) {
        for (const auto& [level, count] : counts) {
            CHECK(std::abs(count - 1000) < 137);
        }
    }
    CHECK(std::abs(first_axis_first - 2000) < 158);  // five standard deviations of sqrt(4000/4)
}

TEST_CASE("trajectories are decided by their seed, and an earlier one does not depend on how many follow") {
    const auto few = morris(3, 5, 4, 1);
    auto many = morris(30, 5, 4, 1);
    many.resize(few.size());
    CHECK(few == many);
    CHECK(few != morris(3, 5, 4, 2));
}

TEST_CASE("Morris's design needs an even number of levels") {
    for (const std::size_t p : {0u, 1u, 3u, 5u}) {
        CHECK_THROWS_AS(morris(1, 2, p, 1), std::invalid_argument);
    }
}

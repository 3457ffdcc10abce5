#include <catch2/catch.hpp>

#include "design/saltelli.hpp"
#include "design/sobol_sequence.hpp"

using namespace entente;

TEST_CASE("a block is A, B, and A with one coordinate after the other taken from B") {
    constexpr std::size_t k = 4;
    constexpr std::size_t n = 32;
    const auto points = saltelli(n, k, 11);
    const auto halves = sobol_sequence(n, 2 * k, 11);
    REQUIRE(points.size() == n * (k + 2) * k);
    for (std::size_t block = 0; block < n; ++block) {
        const auto at = [&](std::size_t member, std::size_t axis) {
            return points[(block * (k + 2) + member) * k + axis];
        };
        for (std::size_t axis = 0; axis < k; ++axis) {
            CHECK(at(0, axis) == halves[block * 2 * k + axis]);
            CHECK(at(1, axis) == halves[block * 2 * k + k + axis]);
            CHECK(at(0, axis) != at(1, axis));
            for (std::size_t swapped = 0; swapped < k; ++swapped) {
                CHECK(at(2 + swapped, axis) == at(axis == swapped ? 1 : 0, axis));
            }
        }
    }
}

TEST_CASE("Saltelli's sample has a power of two blocks") {
    CHECK_THROWS_AS(saltelli(0, 2, 1), std::invalid_argument);
    CHECK_THROWS_AS(saltelli(48, 2, 1), std::invalid_argument);
    CHECK(saltelli(1, 2, 1).size() == 8);
}

#include <catch2/catch.hpp>
#include <cmath>

#include "core/gumbel.hpp"

using namespace entente;

TEST_CASE("A Gumbel variable is the inverse of its distribution function exp(-exp(-x))") {
    for (const double uniform : {1e-9, 0.01, 0.3, 0.5, 0.9, 0.999999}) {
        CHECK(std::exp(-std::exp(-gumbel(uniform))) == Approx(uniform));
    }
}

TEST_CASE("The bound on a Gumbel variable is never below it, nor above that of the next sixty-fourth") {
    constexpr double step = 1.0 / 64;
    for (int i = 0; i < 64; ++i) {
        const double begin = i * step;
        const double end = begin + step;
        for (const double uniform :
             {std::nextafter(begin, 1.0), begin + 0.3 * step, begin + 0.9 * step, std::nextafter(end, 0.0)}) {
            CAPTURE(uniform);
            CHECK(gumbel_at_most(uniform) >= gumbel(uniform));
            if (end < 1.0) CHECK(gumbel_at_most(uniform) <= gumbel(end) + 1e-6);
        }
    }
}

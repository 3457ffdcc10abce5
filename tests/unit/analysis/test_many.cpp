#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "analysis/many.hpp"

using namespace entente;

TEST_CASE("Holm rejects step by step, as statsmodels does") {
    // python3 -c "from statsmodels.stats.multitest import multipletests as m;
    // print(m([.01,.04,.03,.005],.05,'holm')[0])"
    CHECK(holm(std::vector{0.01, 0.04, 0.03, 0.005}, 0.05) == std::vector<bool>{true, false, false, true});
}

TEST_CASE("a later small step does not survive a failed earlier one") {
    // Sorted 0.02, 0.03: 0.02 <= 0.05 / 2 survives, 0.03 <= 0.05 survives. With 0.03 first: 0.03 > 0.025, all fall.
    CHECK(holm(std::vector{0.03, 0.02}, 0.05) == std::vector<bool>{true, true});
    CHECK(holm(std::vector{0.03, 0.04}, 0.05) == std::vector<bool>{false, false});
}

TEST_CASE("comparisons that could not be made do not make the others stricter") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(holm(std::vector{0.04, nan, nan}, 0.05) == std::vector<bool>{true, false, false});
    CHECK(holm(std::vector<double>{}, 0.05).empty());
}

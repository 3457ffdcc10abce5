#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/regime.hpp"
#include "analysis/regret.hpp"
#include "example.hpp"

using namespace entente;

namespace {

const double nan_value = std::nan("");

/// Two situations in two worlds, three structures.
Situations example() {
    Situations situations;
    situations.situations = {0, 0, 1, 1};
    situations.worlds = {0, 1, 0, 1};
    situations.values = {{5, 7, 1, 3}, {4, 4, 4, 4}, {5, 3, 3, 3}};
    return situations;
}

}  // namespace

TEST_CASE("regret is what a structure loses against the best mean of each situation") {
    // Means 6, 4, 4 in situation 0 and 2, 4, 3 in situation 1: regrets 0 2 2 and 2 0 1.
    const Regrets found = regrets(example());
    CHECK(found.n_situations == 2);
    CHECK(found.n_worlds == 2);
    CHECK(found.structures[0].mean.value == Approx(1));
    CHECK(found.structures[1].mean.value == Approx(1));
    CHECK(found.structures[2].mean.value == Approx(1.5));
    CHECK(found.structures[0].most == Approx(2));
    CHECK(found.structures[0].worst_situation == 1);
    CHECK(found.structures[1].most == Approx(2));
    CHECK(found.structures[1].worst_situation == 0);
}

TEST_CASE("ties for the best are shared, and shares of all structures add to one") {
    // Best by cell: 0 and 2 tie at 5; 0; 1; 1.
    const Regrets found = regrets(example());
    CHECK(found.structures[0].share_best.value == Approx((0.5 + 1) / 4));
    CHECK(found.structures[1].share_best.value == Approx(0.5));
    CHECK(found.structures[2].share_best.value == Approx(0.125));
}

TEST_CASE("good enough is the first structure's median, or what the reader says") {
    // Median of 5 7 1 3 is 4.
    const Regrets found = regrets(example());
    CHECK(found.threshold == 4);
    CHECK(found.structures[0].share_satisfied.value == 0.5);
    CHECK(found.structures[1].share_satisfied.value == 1);
    CHECK(found.structures[2].share_satisfied.value == 0.25);
    CHECK(regrets(example(), 5).structures[1].share_satisfied.value == 0);
}

TEST_CASE("where lower is better, the smallest value has no regret and satisfies") {
    Situations situations = example();
    situations.higher_is_better = false;
    const Regrets found = regrets(situations);
    CHECK(found.structures[0].most == Approx(2));
    CHECK(found.structures[0].worst_situation == 0);
    CHECK(found.threshold == 4);
    CHECK(found.structures[0].share_satisfied.value == 0.5);  // 1 and 3
}

TEST_CASE("cells in which a structure has no value are left out for all") {
    Situations situations = example();
    situations.values[2] = {nan_value, 3, 3, 3};
    const Regrets found = regrets(situations);
    CHECK(found.n_cells == 3);
    CHECK(found.structures[0].share_best.value == Approx(1.0 / 3));
    situations.values[2] = {nan_value, nan_value, nan_value, nan_value};
    CHECK(std::isnan(regrets(situations).structures[0].mean.value));
}

TEST_CASE("a place is decided where the best is surely better than each of the others") {
    const std::vector<double> low{1.0, 2.0, 3.0, 4.0};
    const std::vector<double> high{2.0, 3.1, 4.0, 5.1};
    const std::vector<double> hardly{1.9, 3.3, 3.9, 5.0};
    const Regime clear = regime_of({low, high}, true);
    CHECK(clear.best == 1);
    CHECK(clear.is_decided);
    CHECK(clear.margin.value == Approx(1.05));
    const Regime close = regime_of({low, high, hardly}, true);
    CHECK(close.best == 1);
    CHECK(close.second == 2);
    CHECK_FALSE(close.is_decided);
    CHECK(close.minimum_detectable > 0);
    CHECK(close.not_told == std::vector<std::size_t>{2});
    CHECK(close.means[1] == Approx(3.55));
    CHECK(regime_of({low, high}, false).best == 0);
    CHECK(regime_of({low, high}, false).means[0] == Approx(2.5));
}

TEST_CASE("equal structures, one world and gaps decide nothing") {
    const std::vector<double> values{1.0, 2.0, 4.0};
    const Regime equal = regime_of({values, values}, true);
    CHECK(equal.are_equal);
    CHECK_FALSE(equal.is_decided);
    CHECK_FALSE(regime_of({{1.0}, {2.0}}, true).is_decided);
    CHECK(regime_of({{1.0, nan_value, 3.0}, {2.0, 3.0, 4.5}}, true).n_worlds == 2);
    CHECK(regime_of({{nan_value}, {1.0}}, true).n_worlds == 0);
}

TEST_CASE("where structures do not differ, a place of the map is decided once in twenty") {
    // 2000 places of two structures: more than 134 decided with probability < 0.001 (binomial, 0.05).
    test::Luck luck(9);
    int n_decided = 0;
    for (int place = 0; place < 2000; ++place) {
        std::vector<std::vector<double>> values(2);
        for (int world = 0; world < 10; ++world) {
            const double fate = luck.normal();
            for (auto& column : values) column.push_back(fate + 0.1 * luck.normal());
        }
        n_decided += regime_of(values, true).is_decided;
    }
    CHECK(n_decided <= 134);
}

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/mediation.hpp"
#include "analysis/scenario_discovery.hpp"
#include "example.hpp"

using namespace entente;

TEST_CASE("the corner in which it happens is found, with its limits, and the idle axis is left alone") {
    test::Luck luck(8);
    std::vector<double> coordinates;
    std::vector<bool> happens;
    for (int point = 0; point < 400; ++point) {
        const double x = luck.uniform();
        const double y = 10 * luck.uniform();
        const double idle = luck.uniform();
        coordinates.insert(coordinates.end(), {x, y, idle});
        const bool is_in_corner = x > 0.6 && y < 4;
        happens.push_back(is_in_corner ? luck.uniform() < 0.95 : luck.uniform() < 0.03);
    }
    const Discovery found = discover(coordinates, 3, happens);
    CHECK(found.n_points == 400);
    REQUIRE(found.box.restrictions.size() == 2);
    for (const Restriction& one : found.box.restrictions) {
        CHECK(one.p_value < 0.001);
        if (one.axis == 0) {
            CHECK(one.low == Approx(0.6).margin(0.06));
            CHECK(std::isnan(one.high));
        } else {
            CHECK(one.axis == 1);
            CHECK(one.high == Approx(4).margin(0.6));
            CHECK(std::isnan(one.low));
        }
    }
    CHECK(found.box.coverage > 0.7);
    CHECK(found.box.density > 0.85);
}

TEST_CASE("the box's own numbers are counts that can be made again") {
    test::Luck luck(9);
    std::vector<double> coordinates;
    std::vector<bool> happens;
    for (int point = 0; point < 100; ++point) {
        coordinates.push_back(luck.uniform());
        happens.push_back(coordinates.back() > 0.5);
    }
    const Discovery found = discover(coordinates, 1, happens);
    REQUIRE(found.box.restrictions.size() == 1);
    double inside = 0;
    double both = 0;
    double all = 0;
    for (std::size_t point = 0; point < 100; ++point) {
        const bool is_inside = coordinates[point] >= found.box.restrictions[0].low;
        inside += is_inside;
        both += is_inside && happens[point];
        all += happens[point];
    }
    CHECK(found.box.density == Approx(both / inside));
    CHECK(found.box.coverage == Approx(both / all));
    CHECK(found.box.density == 1);
    CHECK(found.box.coverage > 0.9);
}

TEST_CASE("what happens everywhere, nowhere, or among few points has no box") {
    const std::vector<double> coordinates{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    CHECK(discover(coordinates, 1, std::vector<bool>(21, true)).box.restrictions.empty());
    CHECK(discover(coordinates, 1, std::vector<bool>(21, false)).box.restrictions.empty());
    CHECK(discover({1, 2}, 1, {true, false}).box.restrictions.empty());
    CHECK_THROWS_AS(discover({1, 2}, 1, {true}), std::invalid_argument);
}

TEST_CASE("axes of two levels are peeled at a level, not within it") {
    std::vector<double> coordinates;
    std::vector<bool> happens;
    for (int point = 0; point < 64; ++point) {
        coordinates.insert(coordinates.end(), {static_cast<double>(point % 2), static_cast<double>(point / 2 % 2)});
        happens.push_back(point % 2 == 1 && point % 16 != 1);
    }
    const Discovery found = discover(coordinates, 2, happens);
    REQUIRE(found.box.restrictions.size() == 1);
    CHECK(found.box.restrictions[0].axis == 0);
    CHECK(found.box.restrictions[0].low == 1);
    CHECK(found.box.coverage == 1);
}

TEST_CASE("what a process carries is its slope across worlds times its mean difference") {
    // Outcome difference = 2 · process difference + 1, mean process difference 3: 6 of 7 are carried.
    const std::vector<double> process_b{1, 5, 2, 8, 3, 4};
    const std::vector<double> gaps{1, 2, 3, 4, 5, 3};
    std::vector<double> process_a, outcome_a;
    const std::vector<double> outcome_b{4, 1, 7, 2, 9, 3};
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        process_a.push_back(process_b[i] + gaps[i]);
        outcome_a.push_back(outcome_b[i] + 2 * gaps[i] + 1);
    }
    const Mediation found = mediation(outcome_a, outcome_b, process_a, process_b);
    CHECK(found.n == 6);
    CHECK(found.slope == Approx(2));
    CHECK(found.carried.value == Approx(6));
    CHECK(found.share.value == Approx(6.0 / 7));
    CHECK(found.slope_in_spreads == Approx(1));
}

TEST_CASE("a process that has nothing to do with the outcome carries nothing, but once in twenty") {
    // 200 repetitions; more than 24 with probability < 0.0001 (binomial, 0.05), percentile intervals fall short a
    // little.
    test::Luck luck(13);
    int n_found = 0;
    for (int repetition = 0; repetition < 200; ++repetition) {
        std::vector<double> columns[4];
        for (int world = 0; world < 30; ++world) {
            columns[0].push_back(1 + luck.normal());
            columns[1].push_back(luck.normal());
            columns[2].push_back(2 + luck.normal());
            columns[3].push_back(luck.normal());
        }
        n_found += mediation(columns[0], columns[1], columns[2], columns[3], {400, 1}).carried.excludes_zero();
    }
    INFO(n_found);
    CHECK(n_found <= 24);
}

TEST_CASE("a process that differs alike in all worlds, and four worlds, say nothing") {
    const std::vector<double> outcome{1, 2, 3, 4, 6};
    const std::vector<double> zero(5, 0.0);
    CHECK(std::isnan(mediation(outcome, zero, std::vector<double>(5, 0.5), zero).carried.value));
    const std::vector<double> four{1, 2, 3, 4};
    CHECK(std::isnan(mediation(four, four, four, std::vector<double>(4, 0.0)).carried.value));
}

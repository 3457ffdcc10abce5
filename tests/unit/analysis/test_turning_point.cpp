#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/turning_point.hpp"
#include "example.hpp"

using namespace entente;

namespace {

struct Made {
    std::size_t n_points = 60;
    std::size_t n_worlds = 12;
    double world_luck = 0.05;
    double point_luck = 0.1;  // what other parameters do, the same in every world
    double noise = 0.1;
    bool is_drawn = true;
};

/// Values spread evenly over the range; the difference is `shape(value)` with luck on top.
template <class Shape>
DifferencesOverParameter made(test::Luck& luck, const Made& how, double min, double max, Shape shape) {
    DifferencesOverParameter data;
    data.points_are_drawn = how.is_drawn;
    data.min = min;
    data.max = max;
    std::vector<double> of_world;
    for (std::size_t world = 0; world < how.n_worlds; ++world) of_world.push_back(how.world_luck * luck.normal());
    for (std::size_t point = 0; point < how.n_points; ++point) {
        const double value = min + (max - min) * (static_cast<double>(point) + 0.5) / static_cast<double>(how.n_points);
        const double of_point = how.point_luck * luck.normal();
        for (std::size_t world = 0; world < how.n_worlds; ++world) {
            data.values.push_back(value);
            data.differences.push_back(shape(value) + of_world[world] + of_point + how.noise * luck.normal());
            data.worlds.push_back(world);
            data.points.push_back(point);
        }
    }
    return data;
}

/// Eight worlds at four values, the difference jumping between the second and the third.
DifferencesOverParameter jumping(test::Luck& luck, double below, double above) {
    DifferencesOverParameter data;
    for (std::size_t world = 0; world < 8; ++world) {
        std::size_t point = 0;
        for (const double value : {0.0, 0.1, 0.2, 0.4}) {
            data.values.push_back(value);
            data.differences.push_back((value < 1.0 / 6 ? below : above) + 0.05 * luck.normal());
            data.worlds.push_back(world);
            data.points.push_back(point++);
        }
    }
    return data;
}

}  // namespace

TEST_CASE("without luck the turning point of a straight line is exact") {
    test::Luck luck(1);
    const Made still{.n_points = 9, .n_worlds = 3, .world_luck = 0, .point_luck = 0, .noise = 0};
    const TurningPoint found = turning_point(made(luck, still, 0, 3, [](double value) { return 0.2 * (1.1 - value); }));
    CHECK(found.verdict == Turning::turns);
    REQUIRE(found.crossings.size() == 1);
    CHECK(found.crossings[0].at == Approx(1.1));
    CHECK(found.crossings[0].falls);
    CHECK(found.at_min.value == Approx(0.22));
    CHECK(found.at_max.value == Approx(-0.38));
}

TEST_CASE("a parabola that dips below zero turns twice") {
    test::Luck luck(2);
    const TurningPoint found = turning_point(
        made(luck, {.noise = 0.02}, 0, 1, [](double value) { return 4 * (value - 0.25) * (value - 0.75); }));
    CHECK(found.degree == 2);
    CHECK(found.verdict == Turning::turns);
    REQUIRE(found.crossings.size() == 2);
    CHECK(found.crossings[0].at == Approx(0.25).margin(0.05));
    CHECK(found.crossings[1].at == Approx(0.75).margin(0.05));
    CHECK(found.crossings[0].falls);
    CHECK_FALSE(found.crossings[1].falls);
}

TEST_CASE("values drawn on a logarithm are fitted over the logarithm") {
    test::Luck luck(3);
    DifferencesOverParameter data =
        made(luck, {}, std::log(0.1), std::log(10.0), [](double logarithm) { return logarithm - std::log(2.0); });
    for (double& value : data.values) value = std::exp(value);
    data.min = 0.1;
    data.max = 10;
    const TurningPoint found = turning_point(data);
    CHECK(found.is_logarithmic);
    REQUIRE(found.crossings.size() == 1);
    CHECK(found.crossings[0].at == Approx(2).epsilon(0.1));
    CHECK(found.crossings[0].low < 2);
    CHECK(found.crossings[0].high > 2);
}

TEST_CASE("a sign that is sure over the whole range holds, and one that is not is undecided") {
    test::Luck luck(4);
    CHECK(turning_point(made(luck, {}, 0, 1, [](double value) { return 0.6 - 0.1 * value; })).verdict ==
          Turning::holds);
    CHECK(turning_point(made(luck, {.world_luck = 0, .point_luck = 0, .noise = 10}, 0, 1, [](double) {
              return 0.5;
          })).verdict != Turning::turns);
}

TEST_CASE("nothing is said of the sign of differences that are zero, of one value or of one world") {
    test::Luck luck(5);
    const Made still{.world_luck = 0, .point_luck = 0, .noise = 0};
    CHECK(turning_point(made(luck, still, 0, 1, [](double) { return 0.0; })).verdict == Turning::undecided);
    Made one_world;
    one_world.n_worlds = 1;
    CHECK(turning_point(made(luck, one_world, 0, 1, [](double value) { return value; })).verdict == Turning::too_few);
    Made one_point;
    one_point.n_points = 1;
    CHECK(turning_point(made(luck, one_point, 0, 1, [](double value) { return value; })).verdict == Turning::too_few);
    CHECK(turning_point({}).verdict == Turning::too_few);
}

TEST_CASE("where the same points run in every world, the interval is Student's over the worlds' own lines") {
    // Three points, three worlds: the mean of the worlds' intercepts at 0, (0.1 + 0.3 + 0.5) / 3 = 0.3, standard error
    // 0.2 / sqrt(3), t(2) = 4.302653.
    DifferencesOverParameter data;
    for (const std::size_t world : {0, 1, 2}) {
        for (const std::size_t point : {0, 1, 2}) {
            data.values.push_back(static_cast<double>(point));
            data.differences.push_back(0.1 + 0.2 * static_cast<double>(world) - 0.5 * static_cast<double>(point));
            data.worlds.push_back(world);
            data.points.push_back(point);
        }
    }
    const TurningPoint found = turning_point(data);
    CHECK(found.at_min.value == Approx(0.3));
    CHECK(found.at_min.high - found.at_min.value == Approx(4.302652729 * 0.2 / std::sqrt(3.0)));
    CHECK(found.crossings.at(0).at == Approx(0.6));
}

TEST_CASE("entries without a value are left out") {
    test::Luck luck(6);
    DifferencesOverParameter data = made(luck, {}, 0, 1, [](double value) { return value - 0.5; });
    const TurningPoint whole = turning_point(data);
    for (const double hole : {std::nan(""), HUGE_VAL}) {
        data.values.push_back(0.5);
        data.differences.push_back(hole);
        data.worlds.push_back(0);
        data.points.push_back(0);
    }
    CHECK(turning_point(data).crossings.at(0).at == whole.crossings.at(0).at);
    CHECK(turning_point(data).n == whole.n);
    data.worlds.pop_back();
    CHECK_THROWS_AS(turning_point(data), std::invalid_argument);
}

TEST_CASE("95 of 100 intervals hold the true turning point, with few worlds and with many") {
    // 400 repetitions: a true 95 % gives fewer than 366 with probability 0.001 (binomial). Conservative is allowed.
    for (const std::size_t n_worlds : {4, 20}) {
        for (const bool is_drawn : {true, false}) {
            test::Luck luck(100 + n_worlds + (is_drawn ? 1 : 0));
            Made how{.n_points = 40, .n_worlds = n_worlds, .is_drawn = is_drawn};
            if (!is_drawn) how.point_luck = 0;  // those points are the ones that are asked about
            std::size_t n_held = 0;
            for (int repetition = 0; repetition < 400; ++repetition) {
                const TurningPoint found =
                    turning_point(made(luck, how, 0, 1, [](double value) { return 0.31 - value; }));
                n_held += std::any_of(found.crossings.begin(), found.crossings.end(),
                                      [](const Crossing& one) { return one.low <= 0.31 && 0.31 <= one.high; });
            }
            INFO(n_worlds << " worlds, drawn " << is_drawn << ": " << n_held << " of 400");
            CHECK(n_held >= 366);
        }
    }
}

TEST_CASE("a difference that jumps is judged at the values that were run, and the jump lies between the two nearest") {
    test::Luck luck(7);
    const DifferencesOverParameter data = jumping(luck, 0.5, -0.3);
    const TurningPoint found = turning_point(data);
    CHECK(found.is_by_level());
    CHECK(found.verdict == Turning::turns);
    REQUIRE(found.crossings.size() == 1);
    CHECK(found.crossings[0].low == Approx(0.1));
    CHECK(found.crossings[0].high == Approx(0.2));
    double at_least = 0;
    for (std::size_t i = 0; i < data.values.size(); i += 4) at_least += data.differences[i] / 8;
    CHECK(found.at_min.value == Approx(at_least));
}

TEST_CASE("a jump that ends at no difference is not taken for a turning sign") {
    // Below the jump there is none: a curve through the levels would cross zero on its way. Two values without a
    // difference, each above zero by luck and sure of it in 2.5 %: 10 of 200 repetitions; more than 20 with probability
    // 0.002 (binomial).
    test::Luck luck(8);
    int n_turns = 0;
    for (int repetition = 0; repetition < 200; ++repetition) {
        n_turns += turning_point(jumping(luck, 0.0, -0.5)).verdict == Turning::turns;
    }
    CHECK(n_turns <= 20);
}

TEST_CASE("a jump within drawn values lies in the interval of the turning point") {
    // 200 repetitions: a true 95 % gives fewer than 180 with probability 0.003 (binomial).
    int n_held = 0;
    test::Luck luck(9);
    for (int repetition = 0; repetition < 200; ++repetition) {
        const TurningPoint found = turning_point(
            made(luck, {.n_points = 48, .n_worlds = 8}, 0, 1, [](double value) { return value < 0.35 ? 0.5 : -0.5; }));
        n_held += found.crossings.size() == 1 && found.crossings[0].low <= 0.35 && found.crossings[0].high >= 0.35;
    }
    CHECK(n_held >= 180);
}

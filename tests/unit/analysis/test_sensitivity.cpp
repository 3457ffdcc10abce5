#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/sensitivity.hpp"
#include "swept.hpp"

using namespace entente;
using test::axis_from;
using test::corners;
using test::swept;

namespace {

const std::vector<std::string> two{"loose", "tight"};
const std::vector<VariedParameter> three_axes{axis_from("world.hostility", 0, 1), axis_from("world.density", 0, 1),
                                              axis_from("association.pull", 0, 1)};
const SampleShape factorial_of_three{Sampling::factorial, 3, 8, 0};

/// Hostility costs coverage, more so for `tight`; density costs a little; pull does nothing. Worlds differ by luck that
/// is shared, and by luck of each run.
double coverage(std::size_t structure, const std::vector<double>& at, std::int64_t world) {
    const auto luck = [](double seed) { return std::sin(seed * 12.9898) * 0.5; };
    const double of_world = 5 * luck(static_cast<double>(world) + 1);
    const double of_run = 0.02 * luck(100 * at[0] + 10 * at[1] + static_cast<double>(7 * world));
    return 3 + of_world + of_run - 0.5 * at[0] - 0.1 * at[1] - (structure == 1 ? 0.4 * at[0] - 0.2 : 0);
}

const SensitivityTable& table_of(const Sensitivity& found, const std::string& structure, bool is_difference) {
    for (const SensitivityTable& table : found.tables) {
        if (table.structure == structure && table.against.empty() != is_difference) return table;
    }
    throw std::logic_error("no such table");
}

std::string message_of(const ComparisonInput& input, const std::string& baseline, const std::string& outcome) {
    try {
        sensitivity(input, baseline, {outcome});
    } catch (const ComparisonError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("main effects are told for each structure, and for the difference that decides which is ahead") {
    const ComparisonInput input = swept(factorial_of_three, three_axes, corners(3), two, 6, coverage);
    const Sensitivity found = sensitivity(input, "loose", {"coverage_mean"});
    CHECK(found.kind == SensitivityKind::main_effects);
    CHECK(found.tables.size() == 3);
    CHECK(found.n_worlds == 6);
    const SensitivityTable& loose = table_of(found, "loose", false);
    CHECK(loose.rows[0].axis == 0);
    CHECK(loose.rows[0].effect.value == Approx(-0.5).margin(0.02));
    CHECK(loose.rows[0].is_told);
    CHECK(loose.rows[0].n == 6);
    CHECK(loose.rows[1].axis == 1);
    CHECK(loose.rows[2].does_nothing);
    CHECK_FALSE(loose.rows[2].is_told);
    // Luck that is shared by structures cancels in the difference: +0.2 where there is no hostility, -0.2 where there
    // is.
    const SensitivityTable& difference = table_of(found, "tight", true);
    CHECK(difference.against == "loose");
    CHECK(difference.rows[0].effect.value == Approx(-0.4));
    CHECK(difference.share_above == Approx(0.5));
    CHECK(difference.share_below == Approx(0.5));
    CHECK(std::isnan(loose.share_above));
}

TEST_CASE("most of the variance of single runs is the luck of worlds, and little of that between means") {
    const ComparisonInput input = swept(factorial_of_three, three_axes, corners(3), two, 6, coverage);
    const Sensitivity found = sensitivity(input, "loose", {"coverage_mean"});
    const LuckShares& luck = table_of(found, "loose", false).luck;
    CHECK(luck.of_runs > 0.7);
    CHECK(luck.of_means < 0.01);
}

TEST_CASE("in one world main effects rest on the residual, and without degrees of freedom there is no interval") {
    const ComparisonInput one = swept(factorial_of_three, three_axes, corners(3), {"loose"}, 1, coverage);
    const SensitivityTable table = sensitivity(one, "loose", {"coverage_mean"}).tables.front();
    CHECK(table.basis == Basis::residual);
    CHECK(table.rows[0].effect.high < 0);
    CHECK(std::isnan(table.luck.of_runs));

    const std::vector<std::vector<double>> half{{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {1, 1, 1}};
    const ComparisonInput saturated = swept({Sampling::factorial, 3, 4, 3}, three_axes, half, {"loose"}, 1, coverage);
    const SensitivityTable full = sensitivity(saturated, "loose", {"coverage_mean"}).tables.front();
    CHECK(full.basis == Basis::none);
    CHECK(full.rows[0].effect.value == Approx(-0.5).margin(0.05));
    CHECK(std::isnan(full.rows[0].effect.low));
    CHECK_FALSE(full.rows[0].is_told);
}

TEST_CASE("a failed run is left out of the world it failed in, not of the others") {
    ComparisonInput input = swept(factorial_of_three, three_axes, corners(3), two, 3, coverage);
    input.statuses[4] = RunStatus::failed;
    input.columns[0][4] = std::nan("");
    const Sensitivity found = sensitivity(input, "loose", {"coverage_mean"});
    CHECK(found.n_failed == 1);
    CHECK(table_of(found, "loose", false).rows[0].n == 3);  // seven points still tell three axes apart
    CHECK(table_of(found, "loose", false).rows[0].effect.value == Approx(-0.5).margin(0.02));
    CHECK(table_of(found, "loose", false).n_dropped == 0);
}

TEST_CASE("one at a time, each other value is set against the base point in the same worlds") {
    const std::vector<std::vector<double>> points{{0.5, 0.5, 0}, {0, 0.5, 0}, {1, 0.5, 0}, {0.5, 1, 0}, {0.5, 0.5, 1}};
    const ComparisonInput input = swept({Sampling::one_at_a_time, 3, 5, 0}, three_axes, points, {"loose"}, 4, coverage);
    const SensitivityTable table = sensitivity(input, "loose", {"coverage_mean"}).tables.front();
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].axis == 0);
    CHECK(table.rows[0].at == 0);
    CHECK(table.rows[0].effect.value == Approx(0.25).margin(0.02));
    CHECK(table.rows[1].at == 1);
    CHECK(table.rows[1].effect.value == Approx(-0.25).margin(0.02));
    CHECK(table.rows[3].does_nothing);
    CHECK(table.basis == Basis::worlds);
}

TEST_CASE("of a grid the ends of each axis are compared where all other axes agree") {
    std::vector<std::vector<double>> points;
    for (const double hostility : {0.0, 0.4, 1.0}) {
        for (const double density : {0.0, 1.0}) points.push_back({hostility, density, 0});
    }
    const auto formula = [](std::size_t, const std::vector<double>& at, std::int64_t world) {
        return static_cast<double>(world) + at[0] * (1 + at[1]);  // +1 at low density, +2 at high
    };
    const ComparisonInput input = swept({Sampling::grid, 3, 6, 0}, three_axes, points, {"loose"}, 3, formula);
    const SensitivityTable table = sensitivity(input, "loose", {"coverage_mean"}).tables.front();
    CHECK(table.rows[0].axis == 0);
    CHECK(table.rows[0].effect.value == Approx(1.5));
    CHECK(table.rows[1].axis == 1);
    CHECK(table.rows[1].effect.value == Approx((0 + 0.4 + 1) / 3));
    CHECK(std::isnan(table.rows[2].effect.value));  // one value only

    const ComparisonInput one = swept({Sampling::grid, 3, 6, 0}, three_axes, points, {"loose"}, 1, formula);
    const SensitivityTable in_one = sensitivity(one, "loose", {"coverage_mean"}).tables.front();
    CHECK(in_one.basis == Basis::points);
    CHECK(in_one.rows[0].n == 2);
}

TEST_CASE("a list without pairs of points says so") {
    const std::vector<std::vector<double>> points{{0, 0, 0}, {1, 1, 1}};
    const ComparisonInput input = swept({Sampling::list, 3, 2, 0}, three_axes, points, {"loose"}, 3, coverage);
    CHECK(sensitivity(input, "loose", {"coverage_mean"}).tables.front().nothing_to_say ==
          "no two points can be set against each other");
}

TEST_CASE("an outcome that does not vary, and too few points, leave nothing to say") {
    std::vector<std::vector<double>> points;
    test::Luck luck(3);
    for (int i = 0; i < 40; ++i) {
        const double first = luck.uniform();
        const double second = luck.uniform();
        points.push_back({first, second, luck.uniform()});
    }
    const SampleShape shape{Sampling::latin_hypercube, 3, 40, 0};
    const auto flat = [](std::size_t, const std::vector<double>&, std::int64_t) { return 0.1; };
    const auto table = [](const ComparisonInput& input) {
        return sensitivity(input, "loose", {"coverage_mean"}).tables.front();
    };
    CHECK(table(swept(shape, three_axes, points, {"loose"}, 2, flat)).nothing_to_say.starts_with("it is the same"));
    const SensitivityTable steep = table(swept(shape, three_axes, points, {"loose"}, 2, coverage));
    CHECK(steep.rows[0].axis == 0);
    CHECK(steep.rows[0].effect.high < -0.8);
    CHECK(steep.rows[0].n == 40);
    points.resize(5);
    CHECK(
        table(swept({Sampling::latin_hypercube, 3, 5, 0}, three_axes, points, {"loose"}, 2, coverage)).nothing_to_say ==
        "5 points are too few for 3 axes");
}

TEST_CASE("blocks count only where they are whole, and Saltelli's lean on A and B for their mean") {
    // One axis: blocks of three points, A, B, and A with the axis from B.
    const std::vector<VariedParameter> one_axis{axis_from("world.hostility", 0, 1)};
    std::vector<std::vector<double>> points;
    for (int block = 0; block < 16; ++block) {
        const double a = (block + 0.5) / 16;
        const double b = std::fmod(a + 0.37, 1.0);
        points.insert(points.end(), {{a}, {b}, {b}});
    }
    const auto line = [](std::size_t, const std::vector<double>& at, std::int64_t) { return at[0]; };
    ComparisonInput input = swept({Sampling::saltelli, 1, points.size(), 0}, one_axis, points, {"loose"}, 2, line);
    input.columns[0][5] = std::nan("");   // block 1 lacks a value in world 0
    input.columns[0][10] = std::nan("");  // block 3 in both
    input.columns[0][48 + 10] = std::nan("");
    const SensitivityTable table = sensitivity(input, "loose", {"coverage_mean"}).tables.front();
    CHECK(table.n_used == 15);
    CHECK(table.n_dropped == 1);
    CHECK(table.rows[0].n == 15);
    CHECK(table.rows[0].is_told);
}

TEST_CASE("what cannot be analysed is refused in a sentence, with the nearest name") {
    ComparisonInput input = swept(factorial_of_three, three_axes, corners(3), two, 2, coverage);
    CHECK(message_of(input, "loose", "coverage_men").find("did you mean coverage_mean?") != std::string::npos);
    CHECK(message_of(input, "lose", "coverage_mean").find("did you mean loose?") != std::string::npos);
    input.labels[3].parameter_set = 99;
    CHECK(message_of(input, "loose", "coverage_mean").find("a point that the sweep does not have") !=
          std::string::npos);
    input.sample = {};
    CHECK(message_of(input, "loose", "coverage_mean").find("read from a sweep") != std::string::npos);
}

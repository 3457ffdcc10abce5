#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/render_sensitivity.hpp"
#include "analysis/sensitivity_sentences.hpp"
#include "analysis/text.hpp"
#include "swept.hpp"

using namespace entente;
using test::axis_from;
using test::corners;
using test::swept;

namespace {

const std::vector<VariedParameter> axes{axis_from("world.hostility", 0.2, 0.9), axis_from("world.density", 1, 2)};

/// Corners of two axes in their own units.
std::vector<std::vector<double>> points() {
    std::vector<std::vector<double>> found = corners(2);
    for (auto& point : found) point = {0.2 + 0.7 * point[0], 1 + point[1]};
    return found;
}

/// Hostility costs half, the same in all worlds but for a little luck; `tight` gains where it is low.
double coverage(std::size_t structure, const std::vector<double>& at, std::int64_t world) {
    const double luck = 0.001 * std::sin(3.0 * static_cast<double>(world) + 7 * at[0] + 11 * at[1]);
    return 2 - at[0] + (structure == 1 ? 0.5 - at[0] : 0) + luck + 0.01 * static_cast<double>(world);
}

Sensitivity example(std::int64_t n_worlds) {
    return sensitivity(swept({Sampling::factorial, 2, 4, 0}, axes, points(), {"loose", "tight"}, n_worlds, coverage),
                       "loose", {"coverage_mean"});
}

const SensitivityTable& difference_of(const Sensitivity& found) {
    return found.tables.back();
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the leading axis is told in a sentence with its interval and its rank") {
    const Sensitivity found = example(8);
    const std::string sentence = leading_sentence(found, difference_of(found));
    CHECK(sentence.starts_with("Depends most on world.hostility: -0.70"));
    CHECK(holds(sentence, " to "));
    CHECK(holds(sentence, "from its low value to its high one."));
    CHECK(holds(sentence, "No other axis can be told from zero."));
}

TEST_CASE("for a difference it is said at how many points which structure is ahead") {
    const Sensitivity found = example(4);
    const auto notes = table_notes(found, difference_of(found));
    const auto has = [&](const std::string& part) {
        return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) { return holds(note, part); });
    };
    CHECK(has("tight is above loose at 50 % of the points and below it at 50 %."));
    CHECK(has("Luck: "));
}

TEST_CASE("where nothing is told from zero the sentence says that there is no finding") {
    test::Luck draws(3);
    const auto luck = [&draws](std::size_t, const std::vector<double>&, std::int64_t) { return draws.normal(); };
    const Sensitivity found = sensitivity(swept({Sampling::factorial, 2, 4, 0}, axes, points(), {"loose"}, 5, luck),
                                          "loose", {"coverage_mean"});
    CHECK(leading_sentence(found, found.tables[0]) == "No finding: no axis can be told from zero.");
    CHECK_FALSE(has_finding(found, found.tables[0]));
    const auto flat = [](std::size_t, const std::vector<double>&, std::int64_t world) {
        return static_cast<double>(world);
    };
    const Sensitivity idle = sensitivity(swept({Sampling::factorial, 2, 4, 0}, axes, points(), {"loose"}, 5, flat),
                                         "loose", {"coverage_mean"});
    CHECK(leading_sentence(idle, idle.tables[0]) == "No axis changes it at all, at any point in any world.");
}

TEST_CASE("no line of a table is wider than 80 columns, and caveats close it") {
    Sensitivity found = example(3);
    found.axes[0].key = "theories_of_change.a_parameter_with_a_name_that_is_far_too_long_for_a_column_of_a_table";
    found.tables[0].rows[0].effect = {-1234567.891, -9876543.21, 1234567.89};
    const std::string text = render(std::vector{found}, Format::table, 8);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(columns_of(line) <= 80);
    }
    CHECK(holds(text, "WHAT THIS DOES NOT SAY"));
    CHECK(holds(text, found.caveats[0]));
    CHECK(holds(text, "tight - loose"));
}

TEST_CASE("only the axes asked for are shown; what is left out is named") {
    const Sensitivity found = example(3);
    const std::string text = render(std::vector{found}, Format::table, 1);
    CHECK(holds(text, "Not shown, nor told from zero: world.density, 1 to 2."));
}

TEST_CASE("one world, resolution III and words in a list are said before the numbers") {
    Sensitivity found = example(1);
    found.sample.resolution = 3;
    const std::string text = render(std::vector{found}, Format::table, 8);
    CHECK(holds(text, "One world only"));
    CHECK(holds(text, "Resolution III"));
    CHECK(holds(text, "what the main effects leave unexplained"));
}

TEST_CASE("json and csv hold every axis of every table with all digits") {
    const Sensitivity found = example(4);
    const auto json = nlohmann::json::parse(render(std::vector{found}, Format::json, 1));
    const auto& tables = json["analyses"][0]["tables"];
    REQUIRE(tables.size() == 3);
    CHECK(tables[0]["axes"].size() == 2);
    CHECK(tables[2]["minus"] == "loose");
    CHECK(tables[2]["axes"][0]["high_minus_low"]["value"].get<double>() == difference_of(found).rows[0].effect.value);
    CHECK(json["caveats"].size() == 1);
    CHECK(json["analyses"][0]["axes"][1]["max"] == 2);

    std::istringstream lines(render(std::vector{found}, Format::csv, 1));
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#")) rows.push_back(line);
    }
    REQUIRE(rows.size() == 1 + 6);
    for (const std::string& row : rows) {
        CHECK(std::count(row.begin(), row.end(), ',') == std::count(rows[0].begin(), rows[0].end(), ','));
    }
}

TEST_CASE("markdown has a table for each structure and difference") {
    const std::string text = render(std::vector{example(4)}, Format::markdown, 8);
    CHECK(text.starts_with("# What matters in: A made-up country"));
    CHECK(holds(text, "### tight - loose"));
    CHECK(holds(text, "| \\* | world.hostility, 0.2 to 0.9 | -0.70"));
    CHECK(holds(text, "## What this does not say"));
}

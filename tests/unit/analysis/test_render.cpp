#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/render.hpp"
#include "analysis/text.hpp"
#include "example.hpp"

using namespace entente;

namespace {

std::vector<Comparison> example() {
    return {compare(test::nine_structures(20), "two_feet_out")};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool has_line_with(const std::string& text, const std::string& first, const std::string& second) {
    for (const std::string& line : lines_of(text)) {
        if (line.find(first) != std::string::npos && line.find(second) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("no line of the table is wider than 80 characters, whatever the numbers and names") {
    std::vector<Comparison> comparisons = example();
    ComparisonInput extreme = test::nine_structures(120);
    for (std::vector<double>& column : extreme.columns.held()) {
        for (double& value : column) value *= 1.234567e14;
    }
    for (RunLabel& label : extreme.labels) {
        if (label.integration_model == "side_by_side") label.integration_model = std::string(90, 'x');
    }
    extreme.outcomes[0].long_name = std::string(100, 'y');
    comparisons.push_back(compare(extreme, "two_feet_out"));
    comparisons.back().stratum = "world.hostility = 0.33, government.predation = 0.5, population.households = 20,000";
    for (const std::string& line : lines_of(render(comparisons, Format::table))) {
        INFO(line);
        CHECK(columns_of(line) <= table_width);
        CHECK((line.empty() || line.back() != ' '));
    }
}

TEST_CASE("the table says unit, direction, interval, finding and in how many worlds") {
    const std::string table = render(example(), Format::table);
    CHECK(table.find("HIGHER IS BETTER") != std::string::npos);
    CHECK(table.find("Money spent by all external actors, in million USD  [spending_total]") != std::string::npos);
    CHECK(has_line_with(table, "two_feet_out", "reference"));
    CHECK(has_line_with(table, "whole_of_government", "20/20"));
    CHECK(has_line_with(table, "form_follows_function", "worse *"));
}

TEST_CASE("every format carries the caveats and the sentence that nothing is ranked") {
    for (const Format format : {Format::table, Format::markdown, Format::csv, Format::json}) {
        const std::string text = render(example(), format);
        INFO(name_of(format));
        CHECK(text.find("does not predict a country") != std::string::npos);
        CHECK(text.find("No structure and no country is ranked") != std::string::npos);
        CHECK(text.back() == '\n');
    }
}

TEST_CASE("people are told how many contrasts there were, what luck would find, and that causes need ablation") {
    for (const Format format : {Format::table, Format::markdown}) {
        std::string text = render(example(), format);
        for (char& letter : text) letter = letter == '\n' ? ' ' : letter;
        CHECK(text.find("56 outcome contrasts were tested at 5 %") != std::string::npos);
        CHECK(text.find("about 2.8") != std::string::npos);
        CHECK(text.find("--without NAME") != std::string::npos);
        CHECK(text.find("would have been seen 4 times in 5") != std::string::npos);
    }
}

TEST_CASE("csv has a field for every head in every line, and reads back to the same number") {
    const std::vector<Comparison> comparisons = example();
    std::vector<std::string> rows;
    for (const std::string& line : lines_of(render(comparisons, Format::csv))) {
        if (!line.starts_with("#")) rows.push_back(line);
    }
    const Section& section = comparisons[0].sections[0];
    REQUIRE(rows.size() == 1 + section.contrasts.size());
    const auto fields = [](const std::string& row) {
        std::vector<std::string> found(1);
        bool is_quoted = false;
        for (const char letter : row) {
            if (letter == '"') is_quoted = !is_quoted;
            if (letter == ',' && !is_quoted) {
                found.emplace_back();
            } else {
                found.back() += letter;
            }
        }
        return found;
    };
    const std::vector<std::string> heads = fields(rows[0]);
    for (const std::string& row : rows) CHECK(fields(row).size() == heads.size());
    const auto difference =
        static_cast<std::size_t>(std::find(heads.begin(), heads.end(), "difference") - heads.begin());
    CHECK(std::stod(fields(rows[1])[difference]) == section.contrasts[0].pair.difference);
}

TEST_CASE("json is json, with null where a number is undefined") {
    ComparisonInput input = test::with_outcomes({{"coverage_mean", "1", "coverage", Better::higher, Role::outcome}});
    test::add_run(input, test::label_of("loose", 1), {0.5});
    test::add_run(input, test::label_of("tight", 1), {std::numeric_limits<double>::quiet_NaN()});
    const auto json = nlohmann::json::parse(render(std::vector{compare(input, "loose")}, Format::json));
    const auto& contrast = json["comparisons"][0]["sections"][0]["contrasts"][0];
    CHECK(contrast["difference"].is_null());
    CHECK(contrast["n_worlds"] == 0);
    CHECK(contrast["n_dropped"] == 1);
    CHECK(contrast["finding"] == "too few");
    CHECK(json["comparisons"][0]["sections"][0]["reference_means"]["coverage_mean"] == 0.5);
}

TEST_CASE("all formats know the same outcomes") {
    const std::vector<Comparison> comparisons = example();
    for (const Format format : {Format::table, Format::markdown, Format::csv, Format::json}) {
        const std::string text = render(comparisons, format);
        for (const Outcome& outcome : comparisons[0].outcomes) {
            if (outcome.role == Role::outcome) CHECK(text.find(outcome.name) != std::string::npos);
        }
    }
}

TEST_CASE("a process measure that is asked for is told in full, with its direction") {
    const Comparison comparison = compare(test::nine_structures(20), "two_feet_out", {"duplication", "coverage_mean"});
    CHECK(comparison.n_asked == 2);
    CHECK(comparison.outcomes.size() == 4);  // association and coordination accompany
    const std::string table = render(std::vector{comparison}, Format::table);
    CHECK(table.find("Share of effort lost to duplication  [duplication_mean]") != std::string::npos);
    CHECK(table.find("[association_mean]") == std::string::npos);
}

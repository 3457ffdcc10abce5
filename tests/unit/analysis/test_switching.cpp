#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "analysis/render.hpp"
#include "analysis/switching_sentences.hpp"
#include "example.hpp"

using namespace entente;

namespace {

/// A sweep in which `tight` leads in coverage below closing = 1.2 and trails above it; patience does nothing.
ComparisonInput a_sweep(Sampling kind, std::size_t n_points = 40, std::int64_t n_worlds = 8) {
    ComparisonInput input = test::with_outcomes({{"coverage_mean", "1", "coverage", Better::higher, Role::outcome},
                                                 {"deaths_total", "deaths", "deaths", Better::lower, Role::outcome},
                                                 {"trust_mean", "1", "trust", Better::undecided, Role::outcome},
                                                 {"meetings_mean", "1", "meetings", Better::undecided, Role::process}});
    input.varied.resize(2);
    input.varied[0].key = "association.closing";
    input.varied[0].min = 0;
    input.varied[0].max = 3;
    input.varied[1].key = "world.patience";
    input.varied[1].min = 0;
    input.varied[1].max = 1;
    input.sample = {kind, 2, n_points, 0};
    test::Luck luck(11);
    for (std::size_t point = 0; point < n_points; ++point) {
        const double closing = 3 * luck.uniform();
        const double patience = luck.uniform();
        for (std::int64_t world = 0; world < n_worlds; ++world) {
            const double fate = luck.normal();
            for (const char* model : {"loose", "tight"}) {
                const double lead = model == std::string("tight") ? 0.05 * (1.2 - closing) : 0;
                RunLabel label = test::label_of(model, world, "preset", {closing, patience});
                label.parameter_set = static_cast<std::int64_t>(point);
                test::add_run(
                    input, label,
                    {0.5 + 0.1 * fate + lead + 0.01 * luck.normal(), 100 + 10 * fate - 100 * lead + luck.normal(),
                     lead + 0.01 * luck.normal(), luck.normal()});
            }
        }
    }
    return input;
}

const Contrast& contrast_in(const Comparison& comparison, const std::string& outcome) {
    for (const Contrast& contrast : comparison.sections.at(0).contrasts) {
        if (comparison.outcomes[contrast.outcome].name == outcome) return contrast;
    }
    throw std::out_of_range(outcome);
}

}  // namespace

TEST_CASE("the parameter that turns the sign is found, with its value, and the one that does nothing is not") {
    const Comparison comparison = compare(a_sweep(Sampling::latin_hypercube), "loose");
    const Contrast& contrast = contrast_in(comparison, "coverage_mean");
    REQUIRE(contrast.switching.size() == 2);
    CHECK(contrast.switching[0].turning.verdict == Turning::turns);
    const Crossing& crossing = contrast.switching[0].turning.crossings.at(0);
    CHECK(crossing.at == Approx(1.2).margin(0.1));
    CHECK(crossing.low < 1.2);
    CHECK(crossing.high > 1.2);
    CHECK(contrast.switching[1].turning.verdict != Turning::turns);
}

TEST_CASE("who leads below the value is said after the outcome's direction") {
    const Comparison comparison = compare(a_sweep(Sampling::latin_hypercube), "loose");
    const Section& section = comparison.sections.at(0);
    // The mean closing is 1.5, so that tight trails on average: worse in both.
    for (const char* outcome : {"coverage_mean", "deaths_total"}) {
        const Contrast& contrast = contrast_in(comparison, outcome);
        CHECK(contrast.verdict == Verdict::worse);
        const std::vector<std::string> sentences = turning_sentences(comparison, section, contrast);
        REQUIRE(sentences.size() == 1);
        CHECK(sentences[0].starts_with("tight trails loose in " + std::string(outcome) +
                                       " only while association.closing is above 1."));
    }
    const std::vector<std::string> trust =
        turning_sentences(comparison, section, contrast_in(comparison, "trust_mean"));
    REQUIRE(trust.size() == 1);
    CHECK(trust[0].starts_with("trust_mean is higher under tight than under loose while association.closing is below"));
    const Comparison reversed = compare(a_sweep(Sampling::latin_hypercube), "tight");
    const std::vector<std::string> lead =
        turning_sentences(reversed, reversed.sections.at(0), contrast_in(reversed, "coverage_mean"));
    REQUIRE(lead.size() == 1);
    CHECK(
        lead[0].starts_with("loose keeps its lead over tight in coverage_mean while association.closing is above 1."));
}

TEST_CASE("the table, the document and the data say where a sign turns") {
    const std::vector<Comparison> comparisons{compare(a_sweep(Sampling::sobol), "loose")};
    std::string table = render(comparisons, Format::table, false);
    for (std::size_t at = table.find("\n    "); at != std::string::npos; at = table.find("\n    ")) {
        table.replace(at, 5, " ");  // lines broken within a sentence
    }
    CHECK(table.find("tight trails loose in coverage_mean only while") != std::string::npos);
    CHECK(render(comparisons, Format::markdown).find("only while association.closing is above 1.") !=
          std::string::npos);
    CHECK(render(comparisons, Format::json).find("\"turns_at\"") != std::string::npos);
}

TEST_CASE("a design that moves one axis at a time holds the others at their base") {
    // At the base (1.5, 0.5) tight trails by 0.2; patience adds up to 1 only where closing is at its base.
    ComparisonInput input = test::with_outcomes({{"coverage_mean", "1", "coverage", Better::higher, Role::outcome}});
    input.varied.resize(2);
    input.sample = {Sampling::one_at_a_time, 2, 5, 0};
    const std::vector<std::vector<double>> points{{1.5, 0.5}, {0, 0.5}, {3, 0.5}, {1.5, 0}, {1.5, 1}};
    const std::vector<double> leads{-0.2, -0.2, -0.2, -0.7, 0.3};
    for (std::size_t point = 0; point < points.size(); ++point) {
        for (std::int64_t world = 0; world < 3; ++world) {
            const double luck = 0.01 * static_cast<double>(world);
            RunLabel label = test::label_of("loose", world, "preset", points[point]);
            label.parameter_set = static_cast<std::int64_t>(point);
            test::add_run(input, label, {0.5 - luck});
            label.integration_model = label.placement = "tight";
            test::add_run(input, label, {0.5 + leads[point] + luck});
        }
    }
    const Comparison comparison = compare(input, "loose");
    const auto& switching = comparison.sections.at(0).contrasts.at(0).switching;
    REQUIRE(switching.size() == 2);
    CHECK(switching[0].turning.verdict == Turning::holds);
    CHECK(switching[0].turning.n == 9);
    CHECK(switching[1].turning.verdict == Turning::turns);
    // The line through -0.7, -0.2, 0.3 at 0, 0.5, 1, raised by the worlds' mean luck of 0.02.
    CHECK(switching[1].turning.crossings.at(0).at == Approx(0.68));
}

TEST_CASE("a file without a sweep has no switching values") {
    CHECK(compare(test::nine_structures(5), "two_feet_out").sections.at(0).contrasts.at(0).switching.empty());
}

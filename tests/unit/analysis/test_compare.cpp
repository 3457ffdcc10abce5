#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "analysis/compare.hpp"
#include "analysis/sentences.hpp"
#include "example.hpp"

using namespace entente;
using test::add_run;
using test::label_of;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

const Outcome coverage{"coverage_mean", "1", "coverage", Better::higher, Role::outcome};
const Outcome incidents{"aid_incidents_total", "incidents", "incidents", Better::lower, Role::outcome};
const Outcome spending{"spending_total", "USD", "money spent", Better::undecided, Role::outcome};
const Outcome association{"association_mean", "1", "association with the mission", Better::undecided, Role::process};
const Outcome duplication{"duplication_mean", "1", "duplication", Better::lower, Role::process};

const Contrast& contrast_of(const Section& section, const std::string& structure, std::size_t outcome) {
    for (const Contrast& contrast : section.contrasts) {
        if (section.arms[contrast.arm].name == structure && contrast.outcome == outcome) return contrast;
    }
    throw std::logic_error("no such contrast");
}

const Section& section_of_kind(const Comparison& comparison, ContrastKind kind) {
    for (const Section& section : comparison.sections) {
        if (section.kind == kind) return section;
    }
    throw std::logic_error("no such section");
}

}  // namespace

TEST_CASE("structures are paired by world, whatever the order of the runs") {
    ComparisonInput input = test::with_outcomes({coverage});
    add_run(input, label_of("tight", 2), {0.9});
    add_run(input, label_of("loose", 1), {0.1});
    add_run(input, label_of("loose", 2), {0.6});
    add_run(input, label_of("tight", 1), {0.2});
    const Comparison comparison = compare(input, "loose");
    REQUIRE(comparison.sections.size() == 1);
    const Section& section = comparison.sections.front();
    CHECK(section.kind == ContrastKind::preset);
    CHECK(section.arms.front().name == "loose");
    const Contrast& tight = contrast_of(section, "tight", 0);
    CHECK(tight.pair.n == 2);
    CHECK(tight.pair.difference == Approx(0.2));  // (0.1 + 0.3) / 2
    CHECK(tight.share_better == 1);
    CHECK(section.reference_means.front() == Approx(0.35));
}

TEST_CASE("better and worse follow the outcome's direction; where it is undecided a finding is higher or lower") {
    ComparisonInput input = test::with_outcomes({coverage, incidents, spending});
    test::Luck luck(3);
    for (int world = 0; world < 10; ++world) {
        add_run(input, label_of("loose", world), {0.5, 20, 100});
        const double noise = 0.01 * luck.normal();
        add_run(input, label_of("tight", world), {0.6 + noise, 30 + noise, 90 + noise});
    }
    const Comparison comparison = compare(input, "loose");
    const Section& section = comparison.sections.front();
    CHECK(contrast_of(section, "tight", 0).verdict == Verdict::better);
    CHECK(contrast_of(section, "tight", 1).verdict == Verdict::worse);
    CHECK(contrast_of(section, "tight", 2).verdict == Verdict::lower);
    CHECK(contrast_of(section, "tight", 1).share_better == 0);
    CHECK(std::isnan(contrast_of(section, "tight", 2).share_better));
}

TEST_CASE("equal values are exactly equal, one world is too few, noise is no finding") {
    ComparisonInput input = test::with_outcomes({coverage, incidents, spending});
    for (int world = 0; world < 4; ++world) {
        add_run(input, label_of("loose", world), {0.5, 10, 1});
        add_run(input, label_of("tight", world), {0.5, world % 2 == 0 ? 12.0 : 9.0, world == 0 ? 2 : undefined});
    }
    const Comparison comparison = compare(input, "loose");
    const Section& section = comparison.sections.front();
    CHECK(contrast_of(section, "tight", 0).verdict == Verdict::exactly_equal);
    CHECK(contrast_of(section, "tight", 1).verdict == Verdict::no_finding);
    CHECK(contrast_of(section, "tight", 2).verdict == Verdict::too_few);
    const Multiplicity& many = comparison.multiplicity[index_of(Role::outcome)];
    CHECK(many.n_tested == 1);
    CHECK(many.n_exactly_equal == 1);
    CHECK(many.n_too_few == 1);
    CHECK(many.n_found == 0);
    CHECK(many.expected_by_luck == Approx(0.05));
}

TEST_CASE("one more incident in each of four worlds is too few for a finding, in six it is one") {
    for (const int n_worlds : {4, 6}) {
        ComparisonInput input = test::with_outcomes({incidents});
        for (int world = 0; world < n_worlds; ++world) {
            add_run(input, label_of("loose", world), {10.0 + world});
            add_run(input, label_of("tight", world), {11.0 + world});
        }
        const Comparison comparison = compare(input, "loose");
        CHECK(comparison.sections[0].contrasts[0].verdict == (n_worlds == 4 ? Verdict::too_few : Verdict::worse));
    }
}

TEST_CASE("failed runs are not counted as zero; their worlds are dropped and said") {
    ComparisonInput input = test::with_outcomes({coverage});
    for (int world = 0; world < 3; ++world) {
        add_run(input, label_of("loose", world), {0.5});
        add_run(input, label_of("tight", world), {0.6 + 0.01 * world},
                world == 0 ? RunStatus::failed : RunStatus::finished);
    }
    input.n_missing = 2;
    const Comparison comparison = compare(input, "loose");
    CHECK(comparison.sections[0].contrasts[0].pair.n == 2);
    CHECK(comparison.sections[0].contrasts[0].pair.dropped == 1);
    CHECK(comparison.n_failed == 1);
    CHECK(comparison.n_missing == 2);
    const std::vector<std::string> notes = coverage_notes(comparison);
    CHECK(notes.at(1) == "1 run failed and 2 never finished; they are not counted.");
    CHECK(notes.at(2) == "Worlds that lack a value on one side of a contrast are left out of it: up to 1 world.");
}

TEST_CASE("points of a sweep are paired within a world and averaged, so that n counts worlds") {
    ComparisonInput input = test::with_outcomes({coverage});
    input.varied = {{"world.hostility", "1", "share outside", false, 0, 1, {}}};
    // World 1: differences 0.1 and 0.3, mean 0.2. World 2: 0.4, and a point that lacks its partner.
    add_run(input, label_of("loose", 1, "preset", {0.0}), {0.5});
    add_run(input, label_of("tight", 1, "preset", {0.0}), {0.6});
    add_run(input, label_of("loose", 1, "preset", {1.0}), {0.2});
    add_run(input, label_of("tight", 1, "preset", {1.0}), {0.5});
    add_run(input, label_of("loose", 2, "preset", {0.0}), {0.5});
    add_run(input, label_of("tight", 2, "preset", {0.0}), {0.9});
    add_run(input, label_of("loose", 2, "preset", {1.0}), {0.1});
    const Comparison comparison = compare(input, "loose");
    const Contrast& tight = comparison.sections[0].contrasts[0];
    CHECK(tight.pair.n == 2);
    CHECK(tight.pair.difference == Approx(0.3));
    CHECK(tight.incomplete_cells == 1);
    CHECK(comparison.averaged_over == std::vector<std::string>{"world.hostility"});

    const std::vector<Stratum> strata = split_by(input, {"hostility"});
    REQUIRE(strata.size() == 2);
    CHECK(strata[0].name == "world.hostility = 0");
    CHECK(strata[1].name == "world.hostility = 1");
    CHECK(compare(strata[0].input, "loose").sections[0].contrasts[0].pair.difference == Approx(0.25));
    CHECK(compare(strata[0].input, "loose").averaged_over.empty());
    CHECK(split_by(input, {}).size() == 1);
    CHECK_THROWS_WITH(split_by(input, {"hostilty"}), Catch::Contains("did you mean"));
}

TEST_CASE("pure placement contrasts come before presets, with the process held") {
    ComparisonInput input = test::with_outcomes({coverage});
    for (int world = 0; world < 3; ++world) {
        for (const std::string process : {"preset", "none", "planning"}) {
            const double depth = process == "planning" ? 0.2 : 0;
            const double luck = 0.01 * world;
            add_run(input, label_of("two_feet_in", world, process), {0.4 + depth + 2 * luck});
            add_run(input, label_of("two_feet_out", world, process), {0.5 + depth + luck});
        }
    }
    const Comparison comparison = compare(input, "two_feet_out");
    REQUIRE(comparison.sections.size() == 5);
    CHECK(comparison.sections[0].kind == ContrastKind::placement);
    CHECK(comparison.sections[0].held == "none");
    CHECK(comparison.sections[1].kind == ContrastKind::placement);
    CHECK(comparison.sections[1].held == "planning");
    CHECK(comparison.sections[2].kind == ContrastKind::process);
    CHECK(comparison.sections[4].kind == ContrastKind::preset);
    CHECK(contrast_of(comparison.sections[1], "two_feet_in", 0).pair.difference == Approx(-0.09));
    const Section& process = section_of_kind(comparison, ContrastKind::process);
    CHECK(process.held == "two_feet_in");
    CHECK(process.arms.front().name == "none");
    CHECK(contrast_of(process, "planning", 0).pair.difference == Approx(0.2));
    CHECK(section_title(comparison.sections[1]) == "Placement alone, process held at planning, against two_feet_out");
}

TEST_CASE("a file of presets has no placement contrasts") {
    const Comparison comparison = compare(test::nine_structures(4), "two_feet_out");
    CHECK(comparison.sections.size() == 1);
    CHECK(comparison.sections[0].kind == ContrastKind::preset);
    CHECK(comparison.sections[0].arms.size() == 9);
}

TEST_CASE("process measures that differ most in standard errors are told first, those that do not differ never") {
    ComparisonInput input = test::with_outcomes({coverage, association, duplication});
    test::Luck luck(5);
    for (int world = 0; world < 12; ++world) {
        add_run(input, label_of("loose", world), {0.5, 0.1, 0.2});
        add_run(input, label_of("tight", world),
                {0.5 + 0.1 * luck.normal(), 0.3 + 0.01 * luck.normal(), 0.25 + 0.01 * luck.normal()});
        add_run(input, label_of("same", world), {0.5, 0.1, 0.2});
    }
    const Comparison comparison = compare(input, "loose");
    const Section& section = comparison.sections.front();
    REQUIRE(section.explanations.size() == 2);
    REQUIRE(section.explanations[0].contrasts.size() == 2);
    CHECK(section.contrasts[section.explanations[0].contrasts[0]].outcome == 1);
    const std::string why = why_sentence(comparison, section, section.explanations[0]);
    INFO(why);
    CHECK(why.starts_with("tight: association with the mission +0."));
    CHECK(why.find("duplication +0.0") != std::string::npos);
    CHECK(why_sentence(comparison, section, section.explanations[1]) ==
          "same: no process measure was found to differ.");
    CHECK(why_warning().find("--without") != std::string::npos);
}

TEST_CASE("where no difference is found, the smallest that could have been seen is said") {
    ComparisonInput input = test::with_outcomes({incidents});
    for (int world = 0; world < 4; ++world) {
        add_run(input, label_of("loose", world), {10});
        add_run(input, label_of("tight", world), {world % 2 == 0 ? 12.0 : 8.0});
    }
    const Comparison comparison = compare(input, "loose");
    // Differences 2, -2, 2, -2: standard error sqrt(16 / 3) / 2 = 1.1547; detectable shift of 4 pairs 4.2627
    // (scipy.stats.nct).
    CHECK(comparison.sections[0].contrasts[0].pair.minimum_detectable == Approx(4.2559 * 1.1547).epsilon(1e-3));
    CHECK(no_finding_sentence(comparison, comparison.sections[0], 0) ==
          "Incidents: no difference found for tight (a true one of 5 incidents would have been seen 4 times in 5).");
}

TEST_CASE("if no structure matters, one contrast in twenty is found, and Holm lets hardly any file through") {
    // 400 files of 10 contrasts each. The number found is not binomial across a file (a shared baseline), so its
    // standard error is taken over files; Holm's bound is one file in twenty, binomial standard error 0.011. Four
    // standard errors.
    constexpr int n_files = 400;
    std::vector<double> found;
    int n_files_with_a_survivor = 0;
    test::Luck luck(11);
    for (int file = 0; file < n_files; ++file) {
        ComparisonInput input = test::with_outcomes({coverage, incidents});
        for (int world = 0; world < 10; ++world) {
            for (const char* model : {"a", "b", "c", "d", "e", "f"}) {
                add_run(input, label_of(model, world), {luck.normal(), luck.normal()});
            }
        }
        const Multiplicity many = compare(input, "a").multiplicity[index_of(Role::outcome)];
        REQUIRE(many.n_tested == 10);
        found.push_back(static_cast<double>(many.n_found));
        n_files_with_a_survivor += many.n_surviving_holm > 0;
    }
    const std::vector<double> expected(n_files, 0.5);
    const PairedDifference excess = paired_difference(found, expected);
    CHECK(std::abs(excess.difference) < 4 * excess.standard_error);
    CHECK(static_cast<double>(n_files_with_a_survivor) / n_files < 0.05 + 4 * 0.011);
}

TEST_CASE("an observable's name stands for its summaries; an unknown name is refused with the nearest") {
    const ComparisonInput input = test::nine_structures(3);
    const Comparison comparison = compare(input, "two_feet_out", {"relapse", "coverage_mean"});
    CHECK(comparison.outcomes[0].name == "relapse_week");
    CHECK(comparison.outcomes[1].name == "relapse_observed");
    CHECK(comparison.outcomes[2].name == "coverage_mean");
    CHECK(comparison.outcomes[3].role == Role::process);  // process measures always accompany
    CHECK(comparison.censored[0]);
    CHECK_FALSE(comparison.censored[1]);
    CHECK_THROWS_WITH(compare(input, "two_feet_out", {"coverge_mean"}),
                      "there is no outcome coverge_mean in this file; did you mean coverage_mean?");
    CHECK_THROWS_WITH(compare(input, "two_feet_ut"),
                      "there is no structure two_feet_ut in this file; did you mean two_feet_out?");
}

TEST_CASE("a file of one structure, or of none, is refused in a sentence") {
    ComparisonInput input = test::with_outcomes({coverage});
    CHECK_THROWS_AS(compare(input, "loose"), ComparisonError);
    add_run(input, label_of("loose", 1), {0.5});
    CHECK_THROWS_WITH(compare(input, "loose"), "this file holds loose only; a comparison needs two structures");
}

TEST_CASE("the baseline is the first structure of the file unless the reader names one") {
    CHECK(default_baseline(test::nine_structures(1)) == test::nine_structures(1).labels.front().integration_model);
    ComparisonInput input = test::with_outcomes({coverage});
    add_run(input, label_of("stovepipes", 1), {0.5});
    CHECK(default_baseline(input) == "stovepipes");
}

TEST_CASE("headlines are what acts before deaths and relapse, in the model's order") {
    const std::vector<std::string> headlines = headline_outcomes(test::nine_structures(1));
    CHECK(headlines.front() == "coverage_mean");
    CHECK(std::find(headlines.begin(), headlines.end(), "association_mean") == headlines.end());
}

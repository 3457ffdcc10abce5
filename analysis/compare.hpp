#pragma once
// Structures compared in the same worlds: what differs, how sure that is, what accompanies it, what could not be seen.
// Structures are never ranked: each outcome stands by itself, and weights between outcomes belong to the reader.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/comparison_input.hpp"
#include "analysis/mean_interval.hpp"
#include "analysis/paired.hpp"
#include "analysis/pairing.hpp"
#include "analysis/panel.hpp"
#include "analysis/switching.hpp"
#include "core/names.hpp"

namespace entente {

/// What is held equal and what differs between the two sides of a contrast.
enum class ContrastKind : std::uint8_t {
    placement,  // same process intensity, different place of the actors
    process,    // same placement, different process intensity
    preset      // structures as their authors propose them: both differ
};

template <>
struct Names<ContrastKind> {
    static constexpr std::array<std::string_view, 3> words{"placement", "process", "preset"};
};

/// What may be said of one difference. `higher` and `lower` are findings where better is undecided.
enum class Verdict : std::uint8_t { better, worse, higher, lower, no_finding, exactly_equal, too_few };

template <>
struct Names<Verdict> {
    static constexpr std::array<std::string_view, 7> words{"better",     "worse",         "higher", "lower",
                                                           "no finding", "exactly equal", "too few"};
};

/// One outcome under one structure against the reference of its section.
struct Contrast {
    std::size_t outcome = 0;           // index into Comparison::outcomes
    std::size_t arm = 0;               // index into Section::arms; never 0, which is the reference
    PairedDifference pair;             // structure minus reference
    std::size_t incomplete_cells = 0;  // design points of counted worlds that lack a value on one side
    double share_better = PairedDifference::undefined;
    Estimate bootstrap;    // the difference with a bootstrap interval (BCa), of outcomes asked for
    Estimate superiority;  // probability of doing better in a world, ties half; NaN where better is undecided
    Verdict verdict = Verdict::too_few;
    bool survives_holm = false;
    std::vector<SwitchingValue> switching;  // of the outcomes asked for, by parameter that varies
};

/// Process measures that differ most between a structure and its reference: what accompanies the outcomes.
struct Explanation {
    std::size_t arm = 0;
    std::vector<std::size_t> contrasts;  // indices into Section::contrasts, by |difference| / standard error
};

/// Contrasts against one reference.
struct Section {
    ContrastKind kind = ContrastKind::preset;
    std::string held;                     // process or placement that all arms share; empty for presets
    std::vector<Arm> arms;                // the reference first, then in the order of the file
    std::vector<double> reference_means;  // (outcome) over the worlds of the reference
    std::vector<Contrast> contrasts;      // by outcome, then by arm
    std::vector<Explanation> explanations;
};

/// How many contrasts of one role were made, and what luck alone would have found among them.
struct Multiplicity {
    std::size_t n_tested = 0;  // with enough worlds and not exactly equal
    std::size_t n_exactly_equal = 0;
    std::size_t n_too_few = 0;
    std::size_t n_found = 0;
    std::size_t n_surviving_holm = 0;
    double expected_by_luck = 0;  // findings among n_tested if no structure made any difference
};

struct Comparison {
    std::string title;
    std::string stratum;  // where: `world.hostility = 0.33`; empty when the whole file is compared
    std::string baseline;
    std::vector<std::string> caveats;
    std::vector<Alteration> alterations;
    std::vector<VariedParameter> varied;
    std::vector<std::string> averaged_over;    // keys that vary within a world
    std::size_t n_asked = 0;                   // the first so many outcomes were asked for and are told in full
    std::vector<Outcome> outcomes;             // those asked for, then all other process measures, which accompany
    std::vector<std::size_t> columns;          // (outcome) where the input holds it
    std::vector<bool> censored;                // (outcome) a clock that stops at the end of the run if nothing happened
    std::vector<Section> sections;             // placement, then process, then presets
    std::array<Multiplicity, 2> multiplicity;  // by Role
    std::size_t n_worlds = 0;
    std::size_t n_runs = 0;
    std::size_t n_failed = 0;
    std::size_t n_missing = 0;
    std::vector<Panel> panels;  // what was asked for beside, see `add_views`
};

/// The structure that others are compared with when the reader names none: the first of the file.
std::string default_baseline(const ComparisonInput& input);

/// Outcomes that act before deaths and relapse do come first, then deaths and relapse: those of them that the input has
/// (all outcomes when it has none).
std::vector<std::string> headline_outcomes(const ComparisonInput& input);

/// Compares every structure with `baseline` in each outcome of `outcome_names` (an empty list: every outcome), in the
/// same worlds. A name may be that of an observable: `coverage` stands for coverage_mean, coverage_final …
/// Runs of a world that differ in swept parameters are paired point by point, then averaged within the world, so that n
/// counts independent worlds. Throws ComparisonError.
Comparison compare(const ComparisonInput& input, const std::string& baseline,
                   const std::vector<std::string>& outcome_names = {});

}  // namespace entente

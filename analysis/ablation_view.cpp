#include <cmath>

#include "analysis/ablation.hpp"
#include "analysis/numbers.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

/// `-0.0141 (-0.0150 to -0.0133) with association and -0.0006 (-0.0010 to -0.0002) without it: …`
std::string in_words(const Ablation& one) {
    const std::string both = shown_estimate(estimate_of(one.with), true) + " with " + one.mechanism + " and " +
                             shown_estimate(estimate_of(one.without), true) + " without it: ";
    if (one.through.n < 2) return both + "in one world, from which nothing follows.";
    if (one.through.exactly_zero || one.through.equal_but_for_rounding) return both + "nothing passes through it.";
    if (estimate_of(one.through).excludes_zero()) {
        const bool is_against =
            estimate_of(one.without).excludes_zero() && one.through.difference * one.without.difference < 0;
        return both + shown_estimate(estimate_of(one.through), true) + " passes through it" +
               (is_against ? ", against the rest." : ".");
    }
    const double least = one.through.minimum_detectable;
    return both + "nothing was found to pass through it (" + number(least, decimals_for(least, least)) +
           " would have been seen 4 times in 5).";
}

}  // namespace

Panel ablation_panel(const ViewInput& view) {
    const Comparison& comparison = view.comparison;
    Panel panel = panel_of(View::ablation, "Through which mechanisms a difference passes");
    panel.columns = {{"outcome", {"outcome"}, true},
                     {"structure", {"structure"}, true},
                     {"mechanism", {"mechanism"}, true},
                     {"with it", {"with", "with_low", "with_high"}},
                     {"without it", {"without", "without_low", "without_high"}},
                     {"through it", {"through", "through_low", "through_high"}},
                     {"worlds", {"n_worlds"}, false, true}};
    constexpr std::size_t most_outcomes = 3;
    for (const Section& section : comparison.sections) {
        for (const std::size_t outcome : outcomes_to_tell(view, most_outcomes, false)) {
            const auto values = values_of_arms(view, section, comparison.columns[outcome]);
            for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
                const std::string structure = section.arms[arm].name + section_mark(comparison, section);
                for (const Ablation& one : ablations(view.input, view.design, values[arm], values[0])) {
                    panel.rows.push_back({text_cell(comparison.outcomes[outcome].name), text_cell(structure),
                                          text_cell(one.mechanism), estimate_cell(estimate_of(one.with), true),
                                          estimate_cell(estimate_of(one.without), true),
                                          estimate_cell(estimate_of(one.through), true), count_cell(one.through.n)});
                    panel.findings.push_back(structure + ", " + comparison.outcomes[outcome].name + ": " +
                                             in_words(one));
                }
            }
        }
    }
    panel.rows_are_for_programs = true;
    if (panel.rows.empty()) {
        panel.findings = {
            "No mechanism is on in one run of this file and off in another that is equal in all else. A sweep with the "
            "axis mechanisms.association = [true, false], or any other of entente list mechanisms, makes such a file."};
        return panel;
    }
    panel.notes = {
        "The difference between structures in the same worlds, with a mechanism and without it. What is lost without "
        "it passes through it: this is cause, in this model, not association. Two mechanisms off together may show "
        "more "
        "or less than the sum of both, and what is left passes through others."};
    return panel;
}

}  // namespace entente

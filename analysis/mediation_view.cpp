#include <algorithm>
#include <cmath>

#include "analysis/mediation.hpp"
#include "analysis/numbers.hpp"
#include "analysis/sentences.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

struct Candidate {
    std::size_t outcome;  // index into Comparison::outcomes, of the process measure
    Mediation mediation;
};

/// By more than three spreads, so that no world is near one without the difference: `mediation` tells nothing of it.
bool differs_alike(const PairedDifference& pair) {
    return std::abs(pair.difference) > far_from_none * pair.standard_error * std::sqrt(static_cast<double>(pair.n));
}

bool is_sure(const Candidate& candidate) {
    return candidate.mediation.carried.excludes_zero();
}

}  // namespace

Panel mediation_panel(const ViewInput& view) {
    constexpr std::size_t most_told = 5;
    constexpr std::size_t most_candidates = 12;
    const Comparison& comparison = view.comparison;
    Panel panel = panel_of(View::mediation, "Which process measures go along with a difference");
    panel.columns = {{"outcome", {"outcome"}, true},
                     {"structure", {"structure"}, true},
                     {"process measure", {"process_measure"}, true},
                     {"goes along", {"carried", "carried_low", "carried_high"}},
                     {"share", {"share", "share_low", "share_high"}, false, true},
                     {"slope", {"standardised_slope"}},
                     {"worlds", {"n_worlds"}, false, true}};
    for (const Section& section : comparison.sections) {
        const RunsByCell reference = runs_of(section.arms[0], view.input, view.design);
        for (const std::size_t outcome : outcomes_to_tell(view, 1, false)) {
            const auto values = values_of_arms(view, section, comparison.columns[outcome]);
            for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
                const RunsByCell runs = runs_of(section.arms[arm], view.input, view.design);
                const AlignedByWorld of_outcome = align(runs, reference, values[arm], values[0], view.design);
                // Measures that differ most in standard errors, which can carry something at all.
                std::vector<const Contrast*> differing;
                std::size_t n_alike = 0;
                for (const Contrast& contrast : section.contrasts) {
                    const Outcome& measure = comparison.outcomes[contrast.outcome];
                    if (contrast.arm == arm && measure.role == Role::process && contrast.outcome != outcome &&
                        contrast.pair.p_value <= 1 - confidence && !contrast.pair.constant) {
                        if (differs_alike(contrast.pair))
                            ++n_alike;
                        else
                            differing.push_back(&contrast);
                    }
                }
                std::stable_sort(differing.begin(), differing.end(), [](const Contrast* a, const Contrast* b) {
                    return a->pair.p_value < b->pair.p_value;
                });
                if (differing.size() > most_candidates) differing.resize(most_candidates);
                std::vector<Candidate> candidates;
                for (const Contrast* contrast : differing) {
                    const std::size_t column = comparison.columns[contrast->outcome];
                    const AlignedByWorld process = align(runs, reference, values_by_cell(runs, view.input, column),
                                                         values_by_cell(reference, view.input, column), view.design);
                    candidates.push_back(
                        {contrast->outcome, mediation(of_outcome.a, of_outcome.b, process.a, process.b)});
                }
                std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
                    if (is_sure(a) != is_sure(b)) return is_sure(a);
                    return std::abs(a.mediation.carried.value) > std::abs(b.mediation.carried.value);
                });
                std::string told;
                std::size_t n_told = 0;
                for (const Candidate& one : candidates) {
                    panel.rows.push_back({text_cell(comparison.outcomes[outcome].name),
                                          text_cell(section.arms[arm].name + section_mark(comparison, section)),
                                          text_cell(comparison.outcomes[one.outcome].name),
                                          estimate_cell(one.mediation.carried, true),
                                          estimate_cell(one.mediation.share),
                                          number_cell(one.mediation.slope_in_spreads, 2), count_cell(one.mediation.n)});
                    if (!is_sure(one) || n_told == most_told) continue;
                    told += (n_told == 0 ? " " : ", ") + comparison.outcomes[one.outcome].name + " " +
                            shown_estimate(one.mediation.carried, true);
                    ++n_told;
                }
                const std::string head = section.arms[arm].name + section_mark(comparison, section) + ", " +
                                         comparison.outcomes[outcome].name + ": ";
                const bool is_small = of_outcome.a.size() < 5;
                const std::string alike = n_alike == 0 || is_small
                                              ? ""
                                              : " Of " + std::to_string(n_alike) +
                                                    " that differ most nothing can be told: they differ " +
                                                    "nearly alike in all worlds.";
                panel.findings.push_back((n_told > 0 ? head + "what goes along with process measures:" + told + "."
                                                     : head + "no process measure was found to carry the difference" +
                                                           (is_small ? " (fewer than five worlds)." : ".")) +
                                         alike);
            }
        }
    }
    panel.notes = {
        "Across worlds, where the process differs more, the outcome differs more: what goes along is that slope times "
        "the mean difference of the process, each measure by itself, so that parts overlap and do not add up. This is "
        "association in the model's worlds, not cause: a measure may follow the outcome, and what differs alike in all "
        "worlds cannot be seen by it at all.",
        "--show ablation, of a sweep that switches mechanisms, asks for cause."};
    return panel;
}

}  // namespace entente

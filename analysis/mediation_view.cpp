#include "analysis/mediators.hpp"
#include "analysis/sentences.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

Panel mediation_panel(const ViewInput& view) {
    constexpr std::size_t most_told = 5;
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
        for (const std::size_t outcome : outcomes_to_tell(view, 1, false)) {
            for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
                std::size_t n_worlds = 0;
                for (const Contrast& contrast : section.contrasts) {
                    if (contrast.arm == arm && contrast.outcome == outcome) n_worlds = contrast.pair.n;
                }
                std::string told;
                std::size_t n_told = 0;
                const Mediators found = mediators(view, section, arm, outcome);
                for (const Mediator& one : found.measures) {
                    panel.rows.push_back({text_cell(comparison.outcomes[outcome].name),
                                          text_cell(section.arms[arm].name + section_mark(comparison, section)),
                                          text_cell(comparison.outcomes[one.outcome].name),
                                          estimate_cell(one.mediation.carried, true),
                                          estimate_cell(one.mediation.share),
                                          number_cell(one.mediation.slope_in_spreads, 2), count_cell(one.mediation.n)});
                    if (!one.is_sure() || n_told == most_told) continue;
                    told += (n_told == 0 ? " " : ", ") + comparison.outcomes[one.outcome].name + " " +
                            shown_estimate(one.mediation.carried, true);
                    ++n_told;
                }
                const std::string head = section.arms[arm].name + section_mark(comparison, section) + ", " +
                                         comparison.outcomes[outcome].name + ": ";
                const bool is_small = n_worlds < 5;
                const std::string alike =
                    found.n_alike == 0 || is_small
                        ? ""
                        : " Of " + std::to_string(found.n_alike) +
                              " more that differ nothing can be told: they differ nearly alike in all worlds.";
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

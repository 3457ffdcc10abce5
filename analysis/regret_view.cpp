#include <cmath>
#include <map>
#include <utility>

#include "analysis/numbers.hpp"
#include "analysis/regret.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

/// What tells a situation from others: `scenario`, and what varies.
std::string name_of_situation(const ViewInput& view, const RunLabel& label) {
    std::string name = label.scenario;
    for (std::size_t i = 0; i < view.input.varied.size(); ++i) {
        name += ", " + view.input.varied[i].key + " = " + plain_number(label.varied[i]);
    }
    return name;
}

/// `81 %` for people, with its interval for programs.
PanelCell share_cell(const Estimate& share) {
    PanelCell cell = estimate_cell(share);
    if (std::isfinite(share.value)) cell.shown = number(100 * share.value, 0) + " %";
    return cell;
}

}  // namespace

Panel regret_panel(const ViewInput& view) {
    constexpr std::size_t most_outcomes = 8;
    Panel panel = panel_of(View::regret, "Choosing before the situation is known");
    panel.columns = {{"outcome", {"outcome"}, true},
                     {"structure", {"structure"}, true},
                     {"mean regret", {"mean_regret", "mean_regret_low", "mean_regret_high"}},
                     {"largest", {"largest_regret"}},
                     {"share best", {"share_best", "share_best_low", "share_best_high"}},
                     {"good enough", {"share_satisfied", "share_satisfied_low", "share_satisfied_high"}},
                     {"threshold", {"threshold"}, false, true}};
    std::map<std::pair<std::string, std::vector<double>>, std::size_t> numbers;
    Situations situations;
    std::vector<const RunLabel*> labels;
    for (const RunLabel* label : view.labels) {
        const auto [known, is_new] = numbers.emplace(std::pair{label->scenario, label->varied}, numbers.size());
        if (is_new) labels.push_back(label);
        situations.situations.push_back(known->second);
    }
    situations.worlds = view.design.world_of_cell;
    for (const Section& section : view.comparison.sections) {
        for (const std::size_t outcome : outcomes_to_tell(view, most_outcomes, true)) {
            const Outcome& told = view.comparison.outcomes[outcome];
            situations.values = values_of_arms(view, section, view.comparison.columns[outcome]);
            situations.higher_is_better = told.better == Better::higher;
            const Regrets found = regrets(situations);
            std::size_t least = 0;
            for (std::size_t arm = 0; arm < section.arms.size(); ++arm) {
                const Regret& regret = found.structures[arm];
                if (regret.most < found.structures[least].most) least = arm;
                const int decimals = decimals_for(regret.most, regret.most);
                panel.rows.push_back({text_cell(told.name),
                                      text_cell(section.arms[arm].name + section_mark(view.comparison, section)),
                                      estimate_cell(regret.mean), number_cell(regret.most, decimals),
                                      share_cell(regret.share_best), share_cell(regret.share_satisfied),
                                      number_cell(found.threshold, decimals_for(0, found.threshold))});
            }
            if (found.n_cells == 0) continue;
            const Regret& chosen = found.structures[least];
            const std::string where = found.n_situations > 1 && chosen.most > 0
                                          ? ", where " + name_of_situation(view, *labels[chosen.worst_situation])
                                          : "";
            const int decimals = decimals_for(chosen.most, chosen.most);
            panel.findings.push_back(told.name + section_mark(view.comparison, section) + ": " +
                                     section.arms[least].name + " has the smallest largest regret, " +
                                     number(chosen.most, decimals) + where + "; it is best in " +
                                     shown_estimate(chosen.share_best) + " of worlds, over " +
                                     count_of_things(found.n_situations, "situation", "situations") + ".");
        }
    }
    if (panel.rows.empty()) panel.findings = {"No outcome with a direction was asked for: nothing to regret."};
    panel.notes = {
        "Regret: what a structure loses in a situation (a scenario at a point of the sweep, mean over worlds) against "
        "the best structure of that situation, in the unit of the outcome. Good enough: as good as the median of the "
        "first structure. Intervals from resampled worlds. With few worlds the best of several is partly the "
        "luckiest, so that regrets are too large, most of all the largest; a sweep's points are not likely or "
        "unlikely, they are what its author chose."};
    return panel;
}

}  // namespace entente

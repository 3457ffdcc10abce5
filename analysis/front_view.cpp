#include "analysis/front.hpp"

#include <cmath>

#include "analysis/numbers.hpp"
#include "analysis/text.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

/// (world) means over cells in which every structure has a value.
std::vector<std::vector<double>> world_means(const ViewInput& view, const std::vector<std::vector<double>>& values,
                                             double sign) {
    std::vector<std::vector<double>> means(values.size(), std::vector<double>(view.design.n_worlds, 0));
    std::vector<double> counts(view.design.n_worlds, 0);
    for (std::size_t cell = 0; cell < view.design.world_of_cell.size(); ++cell) {
        bool is_whole = true;
        for (const auto& of_arm : values) is_whole = is_whole && std::isfinite(of_arm[cell]);
        const std::size_t world = view.design.world_of_cell[cell];
        counts[world] += is_whole;
        for (std::size_t arm = 0; is_whole && arm < values.size(); ++arm) means[arm][world] += sign * values[arm][cell];
    }
    for (auto& of_arm : means) {
        for (std::size_t world = 0; world < counts.size(); ++world) of_arm[world] /= counts[world];
    }
    return means;
}

}  // namespace

Panel front_panel(const ViewInput& view) {
    constexpr std::size_t most_outcomes = 4;
    Panel panel = panel_of(View::front, "Trade-offs between outcomes");
    panel.columns = {{"structure", {"structure"}, true},
                     {"on the front", {"is_on_front"}, true},
                     {"in resamples", {"share_on_front"}},
                     {"beaten by", {"beaten_by"}, true}};
    const std::vector<std::size_t> outcomes = outcomes_to_tell(view, most_outcomes, true);
    if (outcomes.size() < 2) {
        panel.findings = {"Trade-offs need two outcomes with a direction: name them with --outcome."};
        return panel;
    }
    std::vector<std::string> names;
    for (const std::size_t outcome : outcomes) names.push_back(view.comparison.outcomes[outcome].name);
    for (const Section& section : view.comparison.sections) {
        std::vector<std::vector<std::vector<double>>> goodness(section.arms.size());
        for (const std::size_t outcome : outcomes) {
            const double sign = view.comparison.outcomes[outcome].better == Better::higher ? 1 : -1;
            const auto values = values_of_arms(view, section, view.comparison.columns[outcome]);
            const auto means = world_means(view, values, sign);
            for (std::size_t arm = 0; arm < goodness.size(); ++arm) goodness[arm].push_back(means[arm]);
        }
        const std::vector<FrontMember> members = front(goodness);
        std::vector<std::string> on_front;
        for (std::size_t arm = 0; arm < members.size(); ++arm) {
            std::vector<std::string> beaten_by;
            for (const std::size_t other : members[arm].beaten_by) beaten_by.push_back(section.arms[other].name);
            if (members[arm].is_on_front) {
                on_front.push_back(section.arms[arm].name + " (" + number(100 * members[arm].share_on_front, 0) +
                                   " % of resamples)");
            }
            panel.rows.push_back({text_cell(section.arms[arm].name + section_mark(view.comparison, section)),
                                  text_cell(members[arm].is_on_front ? "yes" : "no"),
                                  number_cell(members[arm].share_on_front, 2), text_cell(joined(beaten_by))});
        }
        if (members.empty()) continue;
        panel.findings.push_back("Over " + joined(names) + section_mark(view.comparison, section) +
                                 ", no other structure is at least as good in all: " + joined(on_front) + ".");
    }
    panel.notes = {
        "By the means over worlds; outcomes are not added up. With more outcomes more structures are on the front, and "
        "with enough of them all are, which says nothing. A share near one half: the means are too close to tell."};
    return panel;
}

}  // namespace entente

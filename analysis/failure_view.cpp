#include <cmath>
#include <map>
#include <utility>

#include "analysis/numbers.hpp"
#include "analysis/scenario_discovery.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

/// (point of the sweep) coordinates, and whether a structure does worse there, in the mean over worlds.
struct Points {
    std::vector<std::size_t> axes;  // indices into ComparisonInput::varied, those that vary
    std::vector<double> coordinates;
    std::vector<bool> is_worse;
};

Points points_of(const ViewInput& view, const std::vector<double>& a, const std::vector<double>& b, Better better) {
    Points points;
    for (std::size_t i = 0; i < view.input.varied.size(); ++i) {
        bool varies = false;
        for (const RunLabel* label : view.labels) varies = varies || label->varied[i] != view.labels[0]->varied[i];
        if (varies && view.input.varied[i].words.size() < 3) points.axes.push_back(i);
    }
    std::map<std::pair<std::string, std::vector<double>>, std::pair<double, double>> sums;
    for (std::size_t cell = 0; cell < view.labels.size(); ++cell) {
        const double difference = a[cell] - b[cell];
        if (!std::isfinite(difference)) continue;
        auto& [sum, n] = sums[{view.labels[cell]->scenario, view.labels[cell]->varied}];
        sum += difference;
        ++n;
    }
    for (const auto& [point, sum] : sums) {
        for (const std::size_t axis : points.axes) points.coordinates.push_back(point.second[axis]);
        const double difference = sum.first / sum.second;
        points.is_worse.push_back(better == Better::higher ? difference < 0 : difference > 0);
    }
    return points;
}

std::string told(const Restriction& restriction, const std::string& key) {
    if (std::isnan(restriction.low)) return key + " at most " + plain_number(restriction.high);
    if (std::isnan(restriction.high)) return key + " at least " + plain_number(restriction.low);
    return key + " from " + plain_number(restriction.low) + " to " + plain_number(restriction.high);
}

std::string percent(double share) {
    return number(100 * share, 0) + " %";
}

}  // namespace

Panel failure_panel(const ViewInput& view) {
    Panel panel = panel_of(View::failure, "Where a structure does worse than " + view.comparison.baseline);
    panel.columns = {{"outcome", {"outcome"}, true},
                     {"structure", {"structure"}, true},
                     {"parameter", {"parameter"}, true},
                     {"from", {"low"}},
                     {"to", {"high"}},
                     {"quasi-p", {"quasi_p"}},
                     {"coverage", {"coverage"}, false, true},
                     {"density", {"density"}, false, true},
                     {"base", {"base_density"}, false, true},
                     {"points", {"n_points"}, false, true}};
    for (const Section& section : view.comparison.sections) {
        for (const std::size_t outcome : outcomes_to_tell(view, 1, true)) {
            const Outcome& compared = view.comparison.outcomes[outcome];
            const auto values = values_of_arms(view, section, view.comparison.columns[outcome]);
            for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
                const Points points = points_of(view, values[arm], values[0], compared.better);
                if (points.axes.empty()) continue;
                const Discovery found = discover(points.coordinates, points.axes.size(), points.is_worse);
                const std::string name = section.arms[arm].name + section_mark(view.comparison, section);
                const std::string who = name + " does worse than " + section.arms[0].name + " in " + compared.name;
                std::string sentence = who + " at " + percent(found.base_density) + " of " +
                                       count_of_things(found.n_points, "point", "points");
                if (found.box.restrictions.empty()) {
                    panel.findings.push_back(sentence +
                                             "; no part of the space was found where it does so clearly "
                                             "more often.");
                    continue;
                }
                sentence += ", at " + percent(found.box.density) + " where ";
                for (std::size_t i = 0; i < found.box.restrictions.size(); ++i) {
                    const Restriction& one = found.box.restrictions[i];
                    const std::string& key = view.input.varied[points.axes[one.axis]].key;
                    sentence += (i == 0 ? "" : " and ") + told(one, key);
                    constexpr int p_decimals = 3;
                    panel.rows.push_back({text_cell(compared.name), text_cell(name), text_cell(key),
                                          number_cell(one.low, decimals_for(0, one.low)),
                                          number_cell(one.high, decimals_for(0, one.high)),
                                          number_cell(one.p_value, p_decimals), number_cell(found.box.coverage, 2),
                                          number_cell(found.box.density, 2), number_cell(found.base_density, 2),
                                          count_cell(found.n_points)});
                }
                panel.findings.push_back(sentence + "; " + percent(found.box.coverage) +
                                         " of all points where it does lie there.");
            }
        }
    }
    if (panel.rows.empty() && panel.findings.empty()) {
        panel.findings = {
            "No parameter with numbers varies in this file, or no outcome has a direction: there is no "
            "space to look through."};
    }
    panel.notes = {
        "Patient rule induction (PRIM) over the points of the sweep; worse by the mean over worlds at a point, however "
        "little. The limits were chosen to look good on these points: believe a box when another sweep, with another "
        "seed, finds it again. Points of a Saltelli design repeat coordinates, so that quasi-p is too small there."};
    return panel;
}

}  // namespace entente

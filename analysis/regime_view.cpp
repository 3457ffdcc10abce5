#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/numbers.hpp"
#include "analysis/regime_map.hpp"
#include "analysis/text.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

std::string last_part(const std::string& key) {
    return key.substr(key.rfind('.') + 1);
}

std::string verdict_of(const Regime& regime) {
    if (regime.n_worlds < 2) return "too few";
    if (regime.are_equal) return "equal";
    return regime.is_decided ? "decided" : "undecided";
}

/// The second key upwards, the first to the right; each place with the number of its best structure.
std::string picture_of(const ComparisonInput& input, const Section& section, const std::vector<RegimeAxis>& axes,
                       const std::map<std::pair<std::size_t, std::size_t>, std::string>& marks) {
    constexpr std::size_t column = 8;
    constexpr std::size_t margin = 4;
    std::string text(margin, ' ');
    for (std::size_t arm = 0; arm < section.arms.size(); ++arm) {
        text += std::to_string(arm + 1) + " " + section.arms[arm].name + "   ";
    }
    text = wrapped(text + ". undecided   = equal", 80, margin, margin);
    text += std::string(margin, ' ') + input.varied[axes[1].varied].key + "\n";
    for (std::size_t y = axes[1].n_places(); y-- > 0;) {
        std::string line = std::string(margin, ' ') + aligned_right(plain_number(axes[1].middle_of(y)), column);
        for (std::size_t x = 0; x < axes[0].n_places(); ++x) {
            const auto mark = marks.find({y, x});
            line += aligned_right(mark == marks.end() ? "" : mark->second, column);
        }
        text += without_trailing_spaces(line) + "\n";
    }
    std::string line(margin + column, ' ');
    for (std::size_t x = 0; x < axes[0].n_places(); ++x) {
        line += aligned_right(plain_number(axes[0].middle_of(x)), column);
    }
    return text + line + "\n" + std::string(margin + column, ' ') + "  " + input.varied[axes[0].varied].key + "\n";
}

}  // namespace

Panel regime_panel(const ViewInput& view, const std::vector<std::string>& over) {
    Panel panel = panel_of(View::regimes, "Where which structure does best");
    const std::vector<RegimeAxis> axes = regime_axes(view.input, over);
    if (axes.size() < 2) {
        panel.findings = {"A map needs two keys that vary in this file."};
        return panel;
    }
    const std::string& x_key = view.input.varied[axes[0].varied].key;
    const std::string& y_key = view.input.varied[axes[1].varied].key;
    panel.columns = {{"outcome", {"outcome"}, true},
                     {last_part(x_key), {"x"}},
                     {last_part(y_key), {"y"}},
                     {"best", {"best"}, true},
                     {"verdict", {"verdict"}, true},
                     {"margin", {"margin", "margin_low", "margin_high"}},
                     {"next", {"second"}, true, true},
                     {"would have seen", {"minimum_detectable_margin"}, false, true},
                     {"worlds", {"n_worlds"}, false, true}};
    for (const Section& section : view.comparison.sections) {
        for (const std::size_t outcome : outcomes_to_tell(view, 1, true)) {
            const Outcome& told = view.comparison.outcomes[outcome];
            const std::vector<RegimePlace> places =
                regime_map(view, section, view.comparison.columns[outcome], told.better == Better::higher, axes);
            std::vector<std::size_t> n_decided(section.arms.size(), 0);
            std::size_t n_undecided = 0;
            double least_seen = 0;
            std::map<std::pair<std::size_t, std::size_t>, std::string> marks;
            for (const RegimePlace& place : places) {
                const Regime& regime = place.regime;
                const bool is_decided = regime.is_decided && !regime.are_equal;
                if (is_decided) {
                    ++n_decided[regime.best];
                } else {
                    ++n_undecided;
                    least_seen = std::fmax(least_seen, regime.minimum_detectable);
                }
                marks[{place.y, place.x}] = is_decided ? std::to_string(regime.best + 1) : regime.are_equal ? "=" : ".";
                const double smallest = regime.minimum_detectable;
                panel.rows.push_back({text_cell(told.name + section_mark(view.comparison, section)),
                                      {plain_number(axes[0].middle_of(place.x)), {axes[0].middle_of(place.x)}},
                                      {plain_number(axes[1].middle_of(place.y)), {axes[1].middle_of(place.y)}},
                                      text_cell(section.arms[regime.best].name),
                                      text_cell(verdict_of(regime)),
                                      estimate_cell(regime.margin, true),
                                      text_cell(section.arms[regime.second].name),
                                      number_cell(smallest, decimals_for(smallest, smallest)),
                                      count_cell(regime.n_worlds)});
            }
            std::string sentence = told.name + section_mark(view.comparison, section) + ": of " +
                                   count_of_things(places.size(), "place", "places") + " over " + x_key + " and " +
                                   y_key;
            for (std::size_t arm = 0; arm < section.arms.size(); ++arm) {
                if (n_decided[arm] == 0) continue;
                sentence += ", " + section.arms[arm].name + " is surely best in " +
                            number(static_cast<double>(n_decided[arm]), 0);
            }
            if (n_undecided > 0) {
                sentence += ", " + number(static_cast<double>(n_undecided), 0) + " are undecided";
                if (least_seen > 0) {
                    sentence += " (a margin of " + number(least_seen, decimals_for(least_seen, least_seen)) +
                                " would have been seen 4 times in 5 in each)";
                }
            }
            panel.findings.push_back(sentence + ".");
            panel.pictures.push_back(picture_of(view.input, section, axes, marks));
        }
    }
    panel.notes = {
        "Best by the mean over worlds; decided where it is better than each other structure at 5 % in the same worlds. "
        "Keys with many values are cut into thirds of their range, and other keys that are no switch averaged. Among "
        "many places some "
        "are decided by luck: believe regions, not single places."};
    const page::Messages messages;
    for (const page::Message& remark : regime_remarks(view, regime_cells(view, axes))) {
        panel.notes.insert(panel.notes.begin(), messages.words(remark, page::Language::en));
    }
    return panel;
}

}  // namespace entente

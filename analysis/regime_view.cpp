#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/numbers.hpp"
#include "analysis/regime.hpp"
#include "analysis/text.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

/// One key cut into places: its values where they are few, else thirds of its range.
struct MapAxis {
    std::string key;
    std::size_t varied = 0;      // index into ComparisonInput::varied
    std::vector<double> values;  // of the places; empty where it is cut
    double min = 0;
    double max = 0;
    static constexpr std::size_t n_cuts = 3;

    std::size_t n_places() const { return values.empty() ? n_cuts : values.size(); }
    std::size_t place_of(double value) const {
        if (!values.empty()) {
            return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
        }
        const auto cut = static_cast<std::size_t>((value - min) / (max - min) * n_cuts);
        return std::min(cut, n_cuts - 1);
    }
    double middle_of(std::size_t place) const {
        if (!values.empty()) return values[place];
        return min + (max - min) * (static_cast<double>(place) + 0.5) / n_cuts;
    }
};

MapAxis axis_of(const ComparisonInput& input, std::size_t varied) {
    constexpr std::size_t most_values = 6;
    MapAxis axis;
    axis.key = input.varied[varied].key;
    axis.varied = varied;
    for (const RunLabel& label : input.labels) axis.values.push_back(label.varied[varied]);
    std::sort(axis.values.begin(), axis.values.end());
    axis.values.erase(std::unique(axis.values.begin(), axis.values.end()), axis.values.end());
    axis.min = axis.values.front();
    axis.max = axis.values.back();
    if (axis.values.size() > most_values) axis.values.clear();
    return axis;
}

std::vector<MapAxis> axes_for(const ComparisonInput& input, const std::vector<std::string>& over) {
    std::vector<MapAxis> axes;
    std::vector<std::string> known;
    for (const VariedParameter& parameter : input.varied) known.push_back(parameter.key);
    for (const std::string& key : over) {
        std::vector<std::size_t> matches;
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i] == key || known[i].ends_with("." + key)) matches.push_back(i);
            if (known[i] == key) matches.assign(1, i);
            if (known[i] == key) break;
        }
        if (matches.size() != 1) refuse("varied key", key, known);
        axes.push_back(axis_of(input, matches.front()));
    }
    for (std::size_t i = 0; over.empty() && i < input.varied.size() && axes.size() < 2; ++i) {
        MapAxis axis = axis_of(input, i);
        if (axis.min < axis.max) axes.push_back(std::move(axis));
    }
    return axes;
}

/// (structure)(world) means over the cells of one place of the map in which every structure has a value.
std::vector<std::vector<double>> by_world(const ViewInput& view, const std::vector<std::vector<double>>& values,
                                          const std::vector<std::size_t>& cells) {
    std::vector<std::vector<double>> sums(values.size(), std::vector<double>(view.design.n_worlds, 0));
    std::vector<double> counts(view.design.n_worlds, 0);
    for (const std::size_t cell : cells) {
        if (std::any_of(values.begin(), values.end(), [&](const auto& one) { return !std::isfinite(one[cell]); }))
            continue;
        const std::size_t world = view.design.world_of_cell[cell];
        ++counts[world];
        for (std::size_t arm = 0; arm < values.size(); ++arm) sums[arm][world] += values[arm][cell];
    }
    for (auto& of_arm : sums) {
        for (std::size_t world = 0; world < counts.size(); ++world) of_arm[world] /= counts[world];
    }
    return sums;
}

std::string last_part(const std::string& key) {
    return key.substr(key.rfind('.') + 1);
}

std::string verdict_of(const Regime& regime) {
    if (regime.n_worlds < 2) return "too few";
    if (regime.are_equal) return "equal";
    return regime.is_decided ? "decided" : "undecided";
}

/// The second key upwards, the first to the right; each place with the number of its best structure.
std::string picture_of(const Section& section, const std::vector<MapAxis>& axes,
                       const std::map<std::pair<std::size_t, std::size_t>, std::string>& marks) {
    constexpr std::size_t column = 8;
    constexpr std::size_t margin = 4;
    std::string text(margin, ' ');
    for (std::size_t arm = 0; arm < section.arms.size(); ++arm) {
        text += std::to_string(arm + 1) + " " + section.arms[arm].name + "   ";
    }
    text = wrapped(text + ". undecided   = equal", 80, margin, margin);
    text += std::string(margin, ' ') + axes[1].key + "\n";
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
    return text + line + "\n" + std::string(margin + column, ' ') + "  " + axes[0].key + "\n";
}

}  // namespace

Panel regime_panel(const ViewInput& view, const std::vector<std::string>& over) {
    Panel panel = panel_of(View::regimes, "Where which structure does best");
    const std::vector<MapAxis> axes = axes_for(view.input, over);
    if (axes.size() < 2) {
        panel.findings = {"A map needs two keys that vary in this file."};
        return panel;
    }
    panel.columns = {
        {"outcome", {"outcome"}, true},       {last_part(axes[0].key), {"x"}},
        {last_part(axes[1].key), {"y"}},      {"best", {"best"}, true},
        {"verdict", {"verdict"}, true},       {"margin", {"margin", "margin_low", "margin_high"}},
        {"next", {"second"}, true, true},     {"would have seen", {"minimum_detectable_margin"}, false, true},
        {"worlds", {"n_worlds"}, false, true}};
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> places;  // (y, x) -> cells
    for (std::size_t cell = 0; cell < view.labels.size(); ++cell) {
        const std::vector<double>& values = view.labels[cell]->varied;
        places[{axes[1].place_of(values[axes[1].varied]), axes[0].place_of(values[axes[0].varied])}].push_back(cell);
    }
    for (const Section& section : view.comparison.sections) {
        for (const std::size_t outcome : outcomes_to_tell(view, 1, true)) {
            const Outcome& told = view.comparison.outcomes[outcome];
            const auto values = values_of_arms(view, section, view.comparison.columns[outcome]);
            std::vector<std::size_t> n_decided(section.arms.size(), 0);
            std::size_t n_undecided = 0;
            double least_seen = 0;
            std::map<std::pair<std::size_t, std::size_t>, std::string> marks;
            for (const auto& [place, cells] : places) {
                const Regime regime = regime_of(by_world(view, values, cells), told.better == Better::higher);
                const bool is_decided = regime.is_decided && !regime.are_equal;
                if (is_decided) {
                    ++n_decided[regime.best];
                } else {
                    ++n_undecided;
                    least_seen = std::fmax(least_seen, regime.minimum_detectable);
                }
                marks[place] = is_decided ? std::to_string(regime.best + 1) : regime.are_equal ? "=" : ".";
                const double smallest = regime.minimum_detectable;
                panel.rows.push_back(
                    {text_cell(told.name + section_mark(view.comparison, section)),
                     {plain_number(axes[0].middle_of(place.second)), {axes[0].middle_of(place.second)}},
                     {plain_number(axes[1].middle_of(place.first)), {axes[1].middle_of(place.first)}},
                     text_cell(section.arms[regime.best].name),
                     text_cell(verdict_of(regime)),
                     estimate_cell(regime.margin, true),
                     text_cell(section.arms[regime.second].name),
                     number_cell(smallest, decimals_for(smallest, smallest)),
                     count_cell(regime.n_worlds)});
            }
            std::string sentence = told.name + section_mark(view.comparison, section) + ": of " +
                                   count_of_things(places.size(), "place", "places") + " over " + axes[0].key +
                                   " and " + axes[1].key;
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
            panel.pictures.push_back(picture_of(section, axes, marks));
        }
    }
    panel.notes = {
        "Best by the mean over worlds; decided where it is better than each other structure at 5 % in the same worlds. "
        "Keys with many values are cut into thirds of their range, and other keys averaged. Among many places some "
        "are decided by luck: believe regions, not single places."};
    return panel;
}

}  // namespace entente

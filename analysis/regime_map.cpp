#include "analysis/regime_map.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace entente {

namespace {

RegimeAxis axis_of(const ComparisonInput& input, std::size_t varied) {
    constexpr std::size_t most_values = 6;
    RegimeAxis axis;
    axis.varied = varied;
    for (const RunLabel& label : input.labels) {
        if (std::isfinite(label.varied[varied])) axis.values.push_back(label.varied[varied]);
    }
    std::sort(axis.values.begin(), axis.values.end());
    axis.values.erase(std::unique(axis.values.begin(), axis.values.end()), axis.values.end());
    if (axis.values.empty()) axis.values.push_back(0);  // no run has the key: one place, into which nothing falls
    axis.min = axis.values.front();
    axis.max = axis.values.back();
    if (axis.values.size() > most_values) axis.values.clear();
    return axis;
}

/// (structure)(world) means over the cells of one place in which every structure has a value.
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

/// Value of a mechanism (1: on) or lever where nothing varies; nothing of another parameter.
std::optional<double> value_in_scenario(const ComparisonInput& input, const RunLabel& label, std::size_t varied) {
    const VariedParameter& parameter = input.varied[varied];
    const bool is_mechanism = parameter.key.starts_with("mechanisms.");
    if (!is_mechanism && !parameter.is_lever) return std::nullopt;
    const std::string key = parameter.is_lever ? "levers." + parameter.key : parameter.key;
    for (const std::string& stored : {label.scenario + "/" + key, key}) {
        if (const auto found = input.switched.find(stored); found != input.switched.end()) return found->second;
    }
    return is_mechanism ? 1.0 : 0.0;
}

}  // namespace

std::size_t RegimeAxis::place_of(double value) const {
    if (!is_cut()) {
        return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
    }
    const auto band = static_cast<std::size_t>((value - min) / (max - min) * n_bands);
    return std::min(band, n_bands - 1);
}

double RegimeAxis::middle_of(std::size_t place) const {
    return is_cut() ? (edge_of(place) + edge_of(place + 1)) / 2 : values[place];
}

double RegimeAxis::edge_of(std::size_t place) const {
    return min + (max - min) * static_cast<double>(place) / n_bands;
}

std::vector<RegimeAxis> regime_axes(const ComparisonInput& input, const std::vector<std::string>& over) {
    std::vector<RegimeAxis> axes;
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
        RegimeAxis axis = axis_of(input, i);
        if (axis.min < axis.max) axes.push_back(std::move(axis));
    }
    return axes;
}

RegimeCells regime_cells(const ViewInput& view, const std::vector<RegimeAxis>& axes) {
    const std::size_t n_cells = view.labels.size();
    RegimeCells cells{std::vector<bool>(n_cells, true), {}, 0, false};
    for (std::size_t varied = 0; varied < view.input.varied.size(); ++varied) {
        const bool is_key =
            std::any_of(axes.begin(), axes.end(), [&](const auto& axis) { return axis.varied == varied; });
        if (is_key || n_cells == 0 || !value_in_scenario(view.input, *view.labels.front(), varied)) continue;
        const auto value_in = [&](std::size_t cell) { return view.labels[cell]->varied[varied]; };
        bool varies = false;  // what is switched alike everywhere is no mixture
        for (std::size_t cell = 1; cell < n_cells; ++cell) varies = varies || value_in(cell) != value_in(0);
        if (!varies) continue;
        cells.switches.push_back(varied);
        for (std::size_t cell = 0; cell < n_cells; ++cell) {
            if (value_in(cell) != value_in_scenario(view.input, *view.labels[cell], varied))
                cells.are_used[cell] = false;
        }
    }
    cells.n_used = static_cast<std::size_t>(std::count(cells.are_used.begin(), cells.are_used.end(), true));
    cells.are_pooled = cells.n_used == 0 && n_cells > 0;
    if (cells.are_pooled) cells.are_used.assign(n_cells, true);
    return cells;
}

std::vector<page::Message> regime_remarks(const ViewInput& view, const RegimeCells& cells) {
    if (cells.switches.empty()) return {};
    constexpr std::size_t most_named = 6;
    page::Message list = page::Message::array();
    for (std::size_t i = 0; i < std::min(cells.switches.size(), most_named); ++i) {
        const VariedParameter& parameter = view.input.varied[cells.switches[i]];
        list.push_back(page::literal(parameter.is_lever ? "levers." + parameter.key : parameter.key));
    }
    if (cells.switches.size() > most_named) {
        list.push_back(page::count_words("altered.more", cells.switches.size() - most_named));
    }
    if (cells.are_pooled) return {page::say("regimes.pooled", {{"list", list}})};
    return {
        page::say("regimes.as_scenario",
                  {{"list", list}, {"used", page::figure(cells.n_used)}, {"all", page::figure(view.labels.size())}})};
}

std::vector<RegimePlace> regime_map(const ViewInput& view, const Section& section, std::size_t column,
                                    bool higher_is_better, const std::vector<RegimeAxis>& axes) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> cells_of;  // (y, x)
    const RegimeCells chosen = regime_cells(view, axes);
    for (std::size_t cell = 0; cell < view.labels.size(); ++cell) {
        if (!chosen.are_used[cell]) continue;
        const std::vector<double>& varied = view.labels[cell]->varied;
        if (!std::all_of(axes.begin(), axes.end(),
                         [&](const auto& axis) { return std::isfinite(varied[axis.varied]); }))
            continue;
        const std::size_t y = axes.size() > 1 ? axes[1].place_of(varied[axes[1].varied]) : 0;
        cells_of[{y, axes[0].place_of(varied[axes[0].varied])}].push_back(cell);
    }
    const auto values = values_of_arms(view, section, column);
    std::vector<RegimePlace> places;
    for (const auto& [place, cells] : cells_of) {
        places.push_back({place.second, place.first, regime_of(by_world(view, values, cells), higher_is_better)});
    }
    return places;
}

}  // namespace entente

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_values = 8;  // of an axis with a cell each; beyond, it is cut into bands
constexpr std::size_t n_bands = 4;

/// One axis of the map: a value or a band a place.
struct MapAxis {
    std::size_t varied = 0;  // index into ComparisonInput::varied
    bool is_cut = false;
    std::vector<double> values;  // values, or the edges of bands

    std::size_t size() const { return is_cut ? values.size() - 1 : values.size(); }

    std::size_t place_of(double value) const {
        if (!is_cut) {
            return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
        }
        const auto above = std::upper_bound(values.begin() + 1, values.end() - 1, value);
        return static_cast<std::size_t>(above - values.begin()) - 1;
    }
};

std::vector<MapAxis> axes_of(const ComparisonInput& input) {
    std::vector<MapAxis> axes;
    for (std::size_t i = 0; i < input.varied.size() && axes.size() < 2; ++i) {
        std::set<double> values;
        for (const RunLabel& label : input.labels) {
            if (std::isfinite(label.varied[i])) values.insert(label.varied[i]);
        }
        if (values.size() < 2) continue;
        MapAxis axis{i, values.size() > most_values, {values.begin(), values.end()}};
        if (axis.is_cut) {
            const double low = *values.begin();
            const double step = (*values.rbegin() - low) / n_bands;
            axis.values.clear();
            for (std::size_t edge = 0; edge <= n_bands; ++edge)
                axis.values.push_back(low + step * static_cast<double>(edge));
        }
        axes.push_back(std::move(axis));
    }
    return axes;
}

Message name_of_place(const ComparisonInput& input, const MapAxis& axis, std::size_t place) {
    if (axis.is_cut) {
        return say("regimes.band", {{"low", rough(axis.values[place])}, {"high", rough(axis.values[place + 1])}});
    }
    const std::vector<std::string>& words = input.varied[axis.varied].words;
    const double value = axis.values[place];
    if (!words.empty() && value >= 0 && value < static_cast<double>(words.size())) {
        return literal(words[static_cast<std::size_t>(value)]);
    }
    return rough(value);
}

/// (cell of the design) place on the map.
std::vector<std::size_t> places_of(const PagePart& part, const std::vector<MapAxis>& axes) {
    std::vector<std::size_t> places(part.design.world_of_cell.size(), 0);
    for (std::size_t run = 0; run < part.input.labels.size(); ++run) {
        const std::vector<double>& varied = part.input.labels[run].varied;
        const std::size_t x = axes[0].place_of(varied[axes[0].varied]);
        const std::size_t y = axes.size() > 1 ? axes[1].place_of(varied[axes[1].varied]) : 0;
        places[part.design.cell_of_run[run]] = y * axes[0].size() + x;
    }
    return places;
}

/// What can be said of one place in one outcome.
struct PlaceVerdict {
    std::vector<double> means;                      // (arm)
    std::size_t best = 0;                           // arm
    std::vector<std::size_t> undecided;             // arms that cannot be told from the best; empty: decided
    PairedDifference lead;                          // best less the next best
    double smallest = PairedDifference::undefined;  // lead that would have been seen
    bool has_runs = false;
};

PlaceVerdict judge(const PagePart& part, const std::vector<std::size_t>& arms,
                   const std::vector<std::vector<double>>& values, const std::vector<std::size_t>& places,
                   std::size_t place, Better better) {
    // Only where every structure has a value, so that means and differences are of the same worlds.
    std::vector<std::vector<double>> here = values;
    for (std::size_t cell = 0; cell < places.size(); ++cell) {
        const bool is_complete = std::all_of(
            values.begin(), values.end(), [&](const std::vector<double>& column) { return !std::isnan(column[cell]); });
        if (places[cell] == place && is_complete) continue;
        for (std::vector<double>& column : here) column[cell] = PairedDifference::undefined;
    }
    const auto pair = [&](std::size_t a, std::size_t b) {
        const AlignedByWorld aligned = align(part.runs[arms[a]], part.runs[arms[b]], here[a], here[b], part.design);
        return paired_difference(aligned.a, aligned.b);
    };
    PlaceVerdict verdict;
    const double sign = better == Better::lower ? -1 : 1;
    std::vector<std::size_t> order;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        verdict.means.push_back(pair(arm, arm).mean_a);
        if (!std::isnan(verdict.means.back())) order.push_back(arm);
    }
    if (order.empty()) return verdict;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sign * verdict.means[a] > sign * verdict.means[b]; });
    verdict.has_runs = true;
    verdict.best = order.front();
    for (std::size_t i = 1; i < order.size(); ++i) {
        const PairedDifference lead = pair(verdict.best, order[i]);
        if (i == 1) verdict.lead = lead;
        const bool is_found = lead.n >= 2 && lead.p_value <= 1 - confidence && sign * lead.difference > 0;
        if (is_found) continue;
        verdict.undecided.push_back(order[i]);
        if (!(lead.minimum_detectable <= verdict.smallest)) verdict.smallest = lead.minimum_detectable;
    }
    return verdict;
}

Message words_of(const PlaceVerdict& verdict, const std::vector<Arm>& arms) {
    if (!verdict.has_runs) return "regimes.nothing";
    if (verdict.undecided.empty()) return name_of_arm(arms[verdict.best]);
    Message list = Message::array({name_of_arm(arms[verdict.best])});
    for (const std::size_t arm : verdict.undecided) list.push_back(name_of_arm(arms[arm]));
    return say("regimes.undecided_between", {{"list", list}});
}

Json data_of(const PlaceVerdict& verdict) {
    Json means = Json::array();
    for (const double mean : verdict.means) means.push_back(exact_or_null(mean));
    return {{"means", means},
            {"best", verdict.has_runs ? Json(verdict.best) : Json(nullptr)},
            {"undecided", verdict.undecided},
            {"n", verdict.lead.n},
            {"lead", exact_or_null(verdict.lead.difference)},
            {"low", exact_or_null(verdict.lead.low)},
            {"high", exact_or_null(verdict.lead.high)},
            {"smallest", exact_or_null(verdict.smallest)}};
}

void add_section(const PageSource& source, const PagePart& part, const Section& section,
                 const std::vector<MapAxis>& axes, Json& data, std::string& tables) {
    const std::vector<std::size_t> places = places_of(part, axes);
    const std::size_t n_places = axes[0].size() * (axes.size() > 1 ? axes[1].size() : 1);
    std::vector<std::size_t> arms;
    Json one{{"title", title_of(section)}, {"arms", Json::array()}, {"outcomes", Json::array()}};
    for (const Arm& arm : section.arms) {
        arms.push_back(arm_in_part(part, arm));
        one["arms"].push_back({{"key", name_of_arm(arm)}, {"model", arm.integration_model}});
    }
    for (const std::string& name : part.headlines) {
        const std::size_t column = *column_of(part.input, name);
        const Outcome& outcome = part.input.outcomes[column];
        if (outcome.better == Better::undecided) continue;
        std::vector<std::vector<double>> values;
        for (const std::size_t arm : arms) values.push_back(values_by_cell(part.runs[arm], part.input, column));
        Json cells = Json::array();
        std::vector<std::vector<Message>> rows;
        for (std::size_t place = 0; place < n_places; ++place) {
            const PlaceVerdict verdict = judge(part, arms, values, places, place, outcome.better);
            const std::size_t x = place % axes[0].size();
            const std::size_t y = place / axes[0].size();
            Json cell = data_of(verdict);
            cell["x"] = x;
            cell["y"] = y;
            cells.push_back(std::move(cell));
            Message where = Message::array();
            where.push_back(say("is", {{"key", literal(part.input.varied[axes[0].varied].key)},
                                       {"value", name_of_place(part.input, axes[0], x)}}));
            if (axes.size() > 1)
                where.push_back(say("is", {{"key", literal(part.input.varied[axes[1].varied].key)},
                                           {"value", name_of_place(part.input, axes[1], y)}}));
            rows.push_back({where, words_of(verdict, section.arms),
                            interval(verdict.lead.difference, verdict.lead.low, verdict.lead.high),
                            rough(verdict.smallest), figure(verdict.lead.n)});
        }
        one["outcomes"].push_back({{"name", name},
                                   {"key", name_of_outcome(name)},
                                   {"unit", name_of_unit(outcome.unit)},
                                   {"better", name_of(outcome.better)},
                                   {"cells", cells}});
        tables +=
            source.markup.table(say("regimes.caption", {{"outcome", name_of_outcome(name)}}),
                                {"head.cell", "head.best", "regimes.lead_of", "regimes.smallest", "head.worlds"}, rows);
    }
    data["sections"].push_back(std::move(one));
}

}  // namespace

PagePanel regimes_panel(const PageSource& source) {
    PagePanel panel{"regimes", {}, {}};
    for (const PagePart& part : source.parts) {
        panel.markup.emplace_back();
        panel.data.emplace_back(nullptr);
        const std::vector<MapAxis> axes = axes_of(part.input);
        if (axes.empty() || !part.comparison) continue;
        Json data{{"axes", Json::array()}, {"sections", Json::array()}};
        for (const MapAxis& axis : axes) {
            const VariedParameter& varied = part.input.varied[axis.varied];
            Json places = Json::array();
            for (std::size_t place = 0; place < axis.size(); ++place)
                places.push_back(name_of_place(part.input, axis, place));
            data["axes"].push_back({{"key", varied.key}, {"meaning", varied.meaning}, {"places", places}});
        }
        for (const Section& section : part.comparison->sections) {
            add_section(source, part, section, axes, data, panel.markup.back());
        }
        panel.data.back() = std::move(data);
    }
    return panel;
}

}  // namespace entente::page

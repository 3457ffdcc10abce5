#include <cmath>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"
#include "analysis/regime_map.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

Message name_of_place(const ComparisonInput& input, const RegimeAxis& axis, std::size_t place) {
    if (axis.is_cut()) {
        return say("regimes.band", {{"low", rough(axis.edge_of(place))}, {"high", rough(axis.edge_of(place + 1))}});
    }
    return value_of(input.varied[axis.varied], axis.values[place]);
}

bool is_decided(const Regime& regime) {
    return regime.is_decided && !regime.are_equal;
}

Message words_of(const Regime& regime, const std::vector<Arm>& arms) {
    if (regime.n_worlds == 0) return "regimes.nothing";
    if (regime.are_equal) return "regimes.equal";
    if (is_decided(regime)) return name_of_arm(arms[regime.best]);
    Message list = Message::array({name_of_arm(arms[regime.best])});
    for (const std::size_t arm : regime.not_told) list.push_back(name_of_arm(arms[arm]));
    return say("regimes.undecided_between", {{"list", list}});
}

Json data_of(const RegimePlace& place) {
    const Regime& regime = place.regime;
    Json means = Json::array();
    for (const double mean : regime.means) means.push_back(compact(mean));
    return {{"x", place.x},
            {"y", place.y},
            {"means", means},
            {"best", regime.n_worlds > 0 ? Json(regime.best) : Json(nullptr)},
            {"undecided", regime.not_told},
            {"equal", regime.are_equal},
            {"n", regime.n_worlds},
            {"lead", number_or_null(regime.margin.value)},
            {"low", number_or_null(regime.margin.low)},
            {"high", number_or_null(regime.margin.high)},
            {"smallest", number_or_null(regime.minimum_detectable)}};
}

/// The map with the places at which nothing was run.
std::vector<RegimePlace> with_empty_places(const std::vector<RegimePlace>& places,
                                           const std::vector<RegimeAxis>& axes) {
    std::vector<RegimePlace> all;
    std::size_t at = 0;
    for (std::size_t y = 0; y < (axes.size() > 1 ? axes[1].n_places() : 1); ++y) {
        for (std::size_t x = 0; x < axes[0].n_places(); ++x) {
            const bool is_here = at < places.size() && places[at].x == x && places[at].y == y;
            all.push_back(is_here ? places[at++] : RegimePlace{x, y, {}});
        }
    }
    return all;
}

/// In how many places which structure is surely best.
Message counted(const Section& section, const std::vector<RegimePlace>& places) {
    std::vector<std::size_t> n_best(section.arms.size(), 0);
    std::size_t n_undecided = 0;
    std::size_t n_equal = 0;
    for (const RegimePlace& place : places) {
        if (place.regime.n_worlds == 0) continue;
        if (is_decided(place.regime)) {
            ++n_best[place.regime.best];
        } else {
            ++(place.regime.are_equal ? n_equal : n_undecided);
        }
    }
    Message list = Message::array();
    for (std::size_t arm = 0; arm < n_best.size(); ++arm) {
        if (n_best[arm] > 0)
            list.push_back(say("named", {{"name", name_of_arm(section.arms[arm])}, {"n", figure(n_best[arm])}}));
    }
    if (n_undecided > 0)
        list.push_back(say("named", {{"name", Message("regimes.undecided")}, {"n", figure(n_undecided)}}));
    if (n_equal > 0) list.push_back(say("named", {{"name", Message("regimes.equal")}, {"n", figure(n_equal)}}));
    return list;
}

void add_section(const PageSource& source, const PagePart& part, const Section& section,
                 const std::vector<RegimeAxis>& axes, Json& data, std::string& markup) {
    const ViewInput view = part.view();
    Json one{{"title", title_of(section)}, {"arms", Json::array()}, {"outcomes", Json::array()}};
    for (const Arm& arm : section.arms)
        one["arms"].push_back({{"key", name_of_arm(arm)}, {"model", arm.integration_model}});
    std::string tables;
    std::vector<std::vector<Message>> counts;
    for (std::size_t i = 0; i < part.comparison->n_asked; ++i) {
        const Outcome& outcome = part.comparison->outcomes[i];
        if (outcome.better == Better::undecided) continue;
        const std::vector<RegimePlace> places = with_empty_places(
            regime_map(view, section, part.comparison->columns[i], outcome.better == Better::higher, axes), axes);
        Json cells = Json::array();
        std::vector<std::vector<Message>> rows;
        for (const RegimePlace& place : places) {
            const Regime& regime = place.regime;
            cells.push_back(data_of(place));
            std::vector<Message> row{name_of_place(part.input, axes[0], place.x)};
            if (axes.size() > 1) row.push_back(name_of_place(part.input, axes[1], place.y));
            row.insert(row.end(), {words_of(regime, section.arms),
                                   interval(regime.margin.value, regime.margin.low, regime.margin.high),
                                   rough(regime.minimum_detectable), figure(regime.n_worlds)});
            rows.push_back(std::move(row));
        }
        counts.push_back({name_of_outcome(outcome.name), counted(section, places)});
        one["outcomes"].push_back({{"name", outcome.name},
                                   {"key", name_of_outcome(outcome.name)},
                                   {"unit", name_of_unit(outcome.unit)},
                                   {"better", name_of(outcome.better)},
                                   {"cells", cells}});
        std::vector<Message> heads;
        for (const RegimeAxis& axis : axes) heads.push_back(literal(part.input.varied[axis.varied].key));
        heads.insert(heads.end(), {"head.best", "regimes.lead_of", "regimes.smallest", "head.worlds"});
        tables +=
            source.markup.table(say("regimes.caption", {{"outcome", name_of_outcome(outcome.name)}}), heads, rows);
    }
    if (one["outcomes"].empty()) return;
    data["sections"].push_back(std::move(one));
    markup += source.markup.table("regimes.counts", {"head.outcome", "head.n_places"}, counts) + tables;
}

}  // namespace

PagePanel regimes_panel(const PageSource& source) {
    PagePanel panel{"regimes", {}, {}};
    for (const PagePart& part : source.parts) {
        panel.markup.emplace_back();
        panel.data.emplace_back(nullptr);
        panel.remarks.emplace_back();
        const std::vector<RegimeAxis> axes = regime_axes(part.input, {});
        if (axes.empty() || !part.comparison) continue;
        Json data{{"axes", Json::array()}, {"sections", Json::array()}};
        for (const RegimeAxis& axis : axes) {
            const VariedParameter& varied = part.input.varied[axis.varied];
            Json places = Json::array();
            for (std::size_t place = 0; place < axis.n_places(); ++place)
                places.push_back(name_of_place(part.input, axis, place));
            data["axes"].push_back({{"key", varied.key}, {"meaning", varied.meaning}, {"places", places}});
        }
        for (const Section& section : part.comparison->sections) {
            add_section(source, part, section, axes, data, panel.markup.back());
        }
        if (data["sections"].empty()) continue;
        panel.data.back() = std::move(data);
        for (const Message& remark : regime_remarks(part.view(), regime_cells(part.view(), axes))) {
            panel.remarks.back() += source.markup.text("p", remark, "class=\"warning\"");
        }
    }
    return panel;
}

}  // namespace entente::page

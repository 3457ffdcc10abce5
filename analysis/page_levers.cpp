#include <algorithm>
#include <cmath>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"
#include "analysis/sensitivity.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_rows = 12;  // of one table and picture

/// Whose unit is the outcome's: differences and effects, but not shares of variance and correlations.
bool has_unit(SensitivityKind kind) {
    return kind != SensitivityKind::sobol_indices && kind != SensitivityKind::rank_correlations;
}

/// `association.closing`, of a design from one point with the value that it takes: `association.closing = 0.5`.
Message name_of_row(const Sensitivity& found, const AxisRow& row) {
    const VariedParameter& axis = found.axes[row.axis];
    if (std::isnan(row.at)) return literal(axis.key);
    return say("is", {{"key", literal(axis.key)}, {"value", value_of(axis, row.at)}});
}

Message verdict_of(const AxisRow& row) {
    if (row.does_nothing) return "levers.nothing";
    const Message found = row.is_told ? "control.found" : "control.not_found";
    return row.survives_holm ? say("starred", {{"text", found}}) : found;
}

Message shown(const Estimate& effect, SensitivityKind kind) {
    const bool has_sign = kind != SensitivityKind::sobol_indices && kind != SensitivityKind::elementary_effects;
    return has_sign ? signed_interval(effect.value, effect.low, effect.high)
                    : interval(effect.value, effect.low, effect.high);
}

Json data_of(const Sensitivity& found, const AxisRow& row) {
    const VariedParameter& axis = found.axes[row.axis];
    return {{"key", name_of_row(found, row)},
            {"meaning", axis.meaning},
            {"change", number_or_null(row.effect.value)},
            {"low", number_or_null(row.effect.low)},
            {"high", number_or_null(row.effect.high)},
            {"from", number_or_null(axis.min)},
            {"to", number_or_null(axis.max)},
            {"found", row.is_told},
            {"holm", row.survives_holm},
            {"words", shown(row.effect, found.kind)},
            {"n", row.n}};
}

void add_outcome(const PageSource& source, const Sensitivity& found, std::size_t outcome, Json& data,
                 std::string& tables) {
    std::vector<std::vector<Message>> rows;
    Json arms = Json::array();
    for (const SensitivityTable& table : found.tables) {
        if (table.outcome != outcome || !table.against.empty()) continue;
        Json own = Json::array();
        for (std::size_t i = 0; i < std::min(most_rows, table.rows.size()); ++i) {
            const AxisRow& row = table.rows[i];
            if (std::isnan(row.effect.value)) continue;
            own.push_back(data_of(found, row));
            const VariedParameter& axis = found.axes[row.axis];
            rows.push_back(
                {name_of_row(found, row), "structure." + table.structure,
                 say("regimes.band", {{"low", value_of(axis, axis.min)}, {"high", value_of(axis, axis.max)}}),
                 shown(row.effect, found.kind), verdict_of(row), figure(row.n)});
        }
        arms.push_back({{"arm", arms.size()}, {"rows", own}});
    }
    if (rows.empty()) return;
    const Outcome& told = found.outcomes[outcome];
    const std::string kind(name_of(found.kind));
    data["outcomes"].push_back({{"name", told.name},
                                {"key", name_of_outcome(told.name)},
                                {"unit", has_unit(found.kind) ? name_of_unit(told.unit) : literal("")},
                                {"better", name_of(told.better)},
                                {"arms", arms}});
    tables += source.markup.table(
        say("levers.caption", {{"outcome", name_of_outcome(told.name)}}),
        {"head.lever", "head.structure", "head.range", "levers.kind." + kind, "head.verdict", "levers.n." + kind},
        rows);
}

/// The statistics of `entente sensitivity`: which one depends on how the points of the sweep were chosen.
void add_part(const PageSource& source, const PagePart& part, Json& data, std::string& markup) {
    Sensitivity found;
    try {
        found = sensitivity(part.input, part.baseline, part.headlines);
    } catch (const ComparisonError& problem) {
        markup =
            source.markup.text("p", say("levers.failed", {{"reason", literal(problem.what())}}), "class=\"notice\"");
        return;
    }
    std::string tables;
    for (std::size_t i = 0; i < found.outcomes.size(); ++i) add_outcome(source, found, i, data, tables);
    if (tables.empty()) return;
    const std::string kind(name_of(found.kind));
    data["kind"] = kind;
    data["axis"] = "levers.kind." + kind;
    markup = source.markup.text("p", "levers.read." + kind) + tables;
}

}  // namespace

PagePanel levers_panel(const PageSource& source) {
    PagePanel panel{"levers", {}, {}};
    for (const PagePart& part : source.parts) {
        std::string markup;
        Json data{{"outcomes", Json::array()}};
        if (part.has_finished_runs() && part.input.sample.kind != Sampling::none) add_part(source, part, data, markup);
        panel.markup.push_back(markup);
        panel.data.push_back(data["outcomes"].empty() ? Json(nullptr) : std::move(data));
    }
    return panel;
}

}  // namespace entente::page

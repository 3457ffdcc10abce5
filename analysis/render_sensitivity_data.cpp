#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "analysis/data_text.hpp"
#include "analysis/json_number.hpp"
#include "analysis/render_sensitivity.hpp"
#include "analysis/sensitivity_sentences.hpp"

namespace entente {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Estimate& estimate) {
    return {{"value", number_or_null(estimate.value)},
            {"low", number_or_null(estimate.low)},
            {"high", number_or_null(estimate.high)}};
}

Json json_of(const Sensitivity& found, const AxisRow& row) {
    const Statistics statistics = statistics_of(found.kind);
    Json json{{"axis", found.axes[row.axis].key}, {"n", row.n}};
    if (found.kind == SensitivityKind::from_base) json["at"] = number_or_null(row.at);
    json[std::string(statistics.effect)] = json_of(row.effect);
    if (!statistics.other.empty()) json[std::string(statistics.other)] = json_of(row.other);
    if (found.kind == SensitivityKind::sobol_indices) json["total_index_without_luck"] = json_of(row.without_luck);
    if (found.kind == SensitivityKind::elementary_effects) {
        json["sigma"] = number_or_null(row.spread);
        json["mean_square_without_luck"] = json_of(row.without_luck);
    }
    if (!std::isnan(row.p_value)) json["p_value"] = row.p_value;
    json["told_from_zero"] = row.is_told;
    json["survives_holm"] = row.survives_holm;
    json["changes_nothing"] = row.does_nothing;
    return json;
}

Json json_of(const Sensitivity& found, const SensitivityTable& table) {
    Json json{{"outcome", found.outcomes[table.outcome].name},
              {"structure", table.structure},
              {"minus", table.against.empty() ? Json(nullptr) : Json(table.against)},
              {"sentence", leading_sentence(found, table)},
              {"mean", number_or_null(table.mean)},
              {"n_blocks_used", table.n_used},
              {"n_blocks_dropped", table.n_dropped},
              {"n_worlds", table.n_worlds},
              {"interval_from", name_of(table.basis)},
              {"share_of_points_above", number_or_null(table.share_above)},
              {"share_of_points_below", number_or_null(table.share_below)},
              {"luck_share_of_runs", number_or_null(table.luck.of_runs)},
              {"luck_share_of_means", number_or_null(table.luck.of_means)},
              {"notes", table_notes(found, table)}};
    json["axes"] = Json::array();
    for (const AxisRow& row : table.rows) json["axes"].push_back(json_of(found, row));
    return json;
}

Json json_of(const Sensitivity& found) {
    Json json{{"where", found.stratum},
              {"baseline", found.baseline},
              {"design", name_of(found.sample.kind)},
              {"statistic", name_of(found.kind)},
              {"n_axes", found.sample.n_axes},
              {"n_points", found.sample.n_points},
              {"n_blocks", found.sample.n_blocks()},
              {"resolution", found.sample.resolution},
              {"n_worlds", found.n_worlds},
              {"n_runs", found.n_runs},
              {"n_failed", found.n_failed},
              {"n_missing", found.n_missing},
              {"notes", sample_notes(found)},
              {"how_to_read", sensitivity_reading_notes(found)}};
    json["axes"] = Json::array();
    for (const VariedParameter& axis : found.axes) {
        json["axes"].push_back({{"key", axis.key},
                                {"unit", axis.unit},
                                {"meaning", axis.meaning},
                                {"is_lever", axis.is_lever},
                                {"min", number_or_null(axis.min)},
                                {"max", number_or_null(axis.max)},
                                {"words", axis.words}});
    }
    json["outcomes"] = Json::array();
    for (const Outcome& outcome : found.outcomes) {
        json["outcomes"].push_back({{"name", outcome.name},
                                    {"long_name", outcome.long_name},
                                    {"unit", outcome.unit},
                                    {"better", name_of(outcome.better)}});
    }
    json["tables"] = Json::array();
    for (const SensitivityTable& table : found.tables) json["tables"].push_back(json_of(found, table));
    return json;
}

std::string truth(bool value) {
    return value ? "true" : "false";
}

std::string csv_row(const Sensitivity& found, const SensitivityTable& table, const AxisRow& row) {
    const Statistics statistics = statistics_of(found.kind);
    const Outcome& outcome = found.outcomes[table.outcome];
    const VariedParameter& axis = found.axes[row.axis];
    const std::vector<std::string> fields{found.stratum,
                                          outcome.name,
                                          outcome.unit,
                                          table.structure,
                                          table.against,
                                          axis.key,
                                          exact_number(axis.min),
                                          exact_number(axis.max),
                                          exact_number(row.at),
                                          std::string(statistics.effect),
                                          exact_number(row.effect.value),
                                          exact_number(row.effect.low),
                                          exact_number(row.effect.high),
                                          std::string(statistics.other),
                                          exact_number(row.other.value),
                                          exact_number(row.other.low),
                                          exact_number(row.other.high),
                                          exact_number(row.spread),
                                          exact_number(row.p_value),
                                          std::to_string(row.n),
                                          truth(row.is_told),
                                          truth(row.survives_holm),
                                          truth(row.does_nothing),
                                          std::to_string(table.n_used),
                                          std::to_string(table.n_dropped),
                                          exact_number(table.luck.of_runs),
                                          exact_number(table.luck.of_means),
                                          exact_number(table.share_above),
                                          exact_number(table.share_below)};
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) line.append(i == 0 ? "" : ",").append(csv_field(fields[i]));
    return line + "\n";
}

/// Stars mark what survives a correction, and are part of names: μ*.
std::string row(const std::vector<std::string>& cells) {
    return markdown_row(cells, "|*");
}

std::string markdown_of(const Sensitivity& found, const SensitivityTable& table, std::size_t n_top) {
    const Statistics statistics = statistics_of(found.kind);
    std::string text = "### " + subject_of(table) + "\n\n" + leading_sentence(found, table) +
                       " Mean over points: " + show_mean(found, table) + ".\n\n";
    std::vector<std::string> heads{"", "axis", std::string(statistics.effect_head) + " (95 %)"};
    if (!statistics.other.empty()) heads.push_back(std::string(statistics.other_head) + " (95 %)");
    if (found.kind == SensitivityKind::elementary_effects) heads.emplace_back("spread");
    if (table.nothing_to_say.empty()) {
        text += row(heads) + "|---|---";
        for (std::size_t i = 2; i < heads.size(); ++i) text += "|---:";
        text += "|\n";
        for (std::size_t i = 0; i < std::min(n_top, table.rows.size()); ++i) {
            const ShownAxis shown = show(found, table, table.rows[i]);
            std::vector<std::string> cells{std::string(1, shown.mark), shown.axis, shown.effect};
            if (!statistics.other.empty()) cells.push_back(shown.other);
            if (found.kind == SensitivityKind::elementary_effects) cells.push_back(shown.spread);
            text += row(cells);
        }
        text += "\n";
    }
    std::vector<std::string> notes = unshown_sentences(found, table, n_top);
    for (const std::string& note : table_notes(found, table)) notes.push_back(note);
    return text + (notes.empty() ? "" : markdown_list(notes));
}

}  // namespace

std::string render_sensitivity_csv(std::span<const Sensitivity> analyses) {
    std::string text;
    if (!analyses.empty()) {
        text += csv_comment(analyses.front().title);
        for (const std::string& caveat : analyses.front().caveats) text += csv_comment(caveat);
        for (const std::string& note : sample_notes(analyses.front())) text += csv_comment(note);
        for (const std::string& note : sensitivity_reading_notes(analyses.front())) text += csv_comment(note);
    }
    text +=
        "where,outcome,unit,structure,minus,axis,axis_min,axis_max,at,statistic,value,low,high,other_statistic,other,"
        "other_low,other_high,sigma,p_value,n,told_from_zero,survives_holm,changes_nothing,n_blocks_used,"
        "n_blocks_dropped,luck_share_of_runs,luck_share_of_means,share_of_points_above,share_of_points_below\n";
    for (const Sensitivity& found : analyses) {
        for (const SensitivityTable& table : found.tables) {
            for (const AxisRow& axis : table.rows) text += csv_row(found, table, axis);
        }
    }
    return text;
}

std::string render_sensitivity_json(std::span<const Sensitivity> analyses) {
    Json json{{"title", analyses.empty() ? "" : analyses.front().title},
              {"caveats", analyses.empty() ? std::vector<std::string>{} : analyses.front().caveats},
              {"analyses", Json::array()}};
    for (const Sensitivity& found : analyses) json["analyses"].push_back(json_of(found));
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string render_sensitivity_markdown(std::span<const Sensitivity> analyses, std::size_t n_top) {
    std::string text;
    for (const Sensitivity& found : analyses) {
        text += "# What matters in: " + found.title;
        if (!found.stratum.empty()) text += ", where " + found.stratum;
        text += "\n\n" + markdown_list(sample_notes(found));
        for (std::size_t outcome = 0; outcome < found.outcomes.size(); ++outcome) {
            text += "## " + outcome_title(found.outcomes[outcome], scale_of(found, outcome)) + "\n\n`" +
                    found.outcomes[outcome].name + "`\n\n";
            for (const SensitivityTable& table : found.tables) {
                if (table.outcome == outcome) text += markdown_of(found, table, n_top);
            }
        }
    }
    if (!analyses.empty()) {
        text += "## How to read this\n\n" + markdown_list(sensitivity_reading_notes(analyses.front()));
        text += "## What this does not say\n\n" + markdown_list(analyses.front().caveats);
    }
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

std::string render(std::span<const Sensitivity> analyses, Format format, std::size_t n_top) {
    switch (format) {
        case Format::table:
            return render_sensitivity_table(analyses, n_top);
        case Format::json:
            return render_sensitivity_json(analyses);
        case Format::csv:
            return render_sensitivity_csv(analyses);
        case Format::markdown:
            return render_sensitivity_markdown(analyses, n_top);
    }
    return {};
}

}  // namespace entente

#include <nlohmann/json.hpp>
#include <vector>

#include "analysis/altered.hpp"
#include "analysis/data_text.hpp"
#include "analysis/json_number.hpp"
#include "analysis/render.hpp"
#include "analysis/sentences.hpp"
#include "analysis/switching_sentences.hpp"

namespace entente {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const SwitchingValue& one, const Comparison& comparison) {
    const TurningPoint& turning = one.turning;
    const auto of_estimate = [](const Estimate& estimate) {
        return Json{{"value", number_or_null(estimate.value)},
                    {"low", number_or_null(estimate.low)},
                    {"high", number_or_null(estimate.high)}};
    };
    Json json{{"parameter", comparison.varied[one.axis].key},
              {"sign", name_of(turning.verdict)},
              {"min", number_or_null(turning.min)},
              {"max", number_or_null(turning.max)},
              {"difference_at_min", of_estimate(turning.at_min)},
              {"difference_at_max", of_estimate(turning.at_max)},
              {"degree", turning.degree},
              {"is_logarithmic", turning.is_logarithmic},
              {"n_worlds", turning.n_worlds},
              {"n_points", turning.n_points},
              {"turns_at", Json::array()}};
    for (const Crossing& crossing : turning.crossings) {
        json["turns_at"].push_back({{"value", number_or_null(crossing.at)},
                                    {"low", number_or_null(crossing.low)},
                                    {"high", number_or_null(crossing.high)},
                                    {"reaches_min", crossing.is_open_below},
                                    {"reaches_max", crossing.is_open_above},
                                    {"above_zero_below", crossing.falls},
                                    {"is_sure", crossing.is_sure}});
    }
    return json;
}

Json json_of(const Panel& panel) {
    Json json{{"title", panel.title}, {"findings", panel.findings}, {"notes", panel.notes}, {"rows", Json::array()}};
    for (const auto& cells : panel.rows) {
        Json row = Json::object();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const PanelColumn& column = panel.columns[i];
            if (column.is_text) row[column.keys.front()] = cells[i].shown;
            for (std::size_t k = 0; k < cells[i].values.size(); ++k) {
                row[column.keys[k]] = number_or_null(cells[i].values[k]);
            }
        }
        json["rows"].push_back(std::move(row));
    }
    return json;
}

Json json_of(const Contrast& contrast, const Comparison& comparison, const Section& section) {
    const PairedDifference& pair = contrast.pair;
    Json json{{"outcome", comparison.outcomes[contrast.outcome].name},
              {"structure", section.arms[contrast.arm].name},
              {"n_worlds", pair.n},
              {"n_dropped", pair.dropped},
              {"incomplete_cells", contrast.incomplete_cells},
              {"mean", number_or_null(pair.mean_a)},
              {"mean_reference", number_or_null(pair.mean_b)},
              {"difference", number_or_null(pair.difference)},
              {"low", number_or_null(pair.low)},
              {"high", number_or_null(pair.high)},
              {"bootstrap_low", number_or_null(contrast.bootstrap.low)},
              {"bootstrap_high", number_or_null(contrast.bootstrap.high)},
              {"superiority", number_or_null(contrast.superiority.value)},
              {"superiority_low", number_or_null(contrast.superiority.low)},
              {"superiority_high", number_or_null(contrast.superiority.high)},
              {"p_value", number_or_null(pair.p_value)},
              {"share_better", number_or_null(contrast.share_better)},
              {"minimum_detectable_difference", number_or_null(pair.minimum_detectable)},
              {"exactly_zero", pair.exactly_zero},
              {"finding", name_of(contrast.verdict)},
              {"survives_holm", contrast.survives_holm}};
    if (!contrast.switching.empty()) {
        json["switching_values"] = Json::array();
        for (const SwitchingValue& one : contrast.switching) {
            json["switching_values"].push_back(json_of(one, comparison));
        }
        json["switching_sentences"] = turning_sentences(comparison, section, contrast);
    }
    return json;
}

Json json_of(const Section& section, const Comparison& comparison) {
    Json json{{"kind", name_of(section.kind)}, {"held", section.held}, {"title", section_title(section)}};
    json["reference"] = section.arms.front().name;
    json["structures"] = Json::array();
    for (const Arm& arm : section.arms) {
        json["structures"].push_back({{"name", arm.name},
                                      {"integration_model", arm.integration_model},
                                      {"placement", arm.placement},
                                      {"process", arm.process}});
    }
    json["reference_means"] = Json::object();
    for (std::size_t i = 0; i < comparison.outcomes.size(); ++i) {
        json["reference_means"][comparison.outcomes[i].name] = number_or_null(section.reference_means[i]);
    }
    json["contrasts"] = Json::array();
    for (const Contrast& contrast : section.contrasts)
        json["contrasts"].push_back(json_of(contrast, comparison, section));
    json["accompanying"] = Json::array();
    for (const Explanation& explanation : section.explanations) {
        Json measures = Json::array();
        for (const std::size_t index : explanation.contrasts) {
            measures.push_back(comparison.outcomes[section.contrasts[index].outcome].name);
        }
        json["accompanying"].push_back({{"structure", section.arms[explanation.arm].name},
                                        {"process_measures", measures},
                                        {"sentence", why_sentence(comparison, section, explanation)}});
    }
    json["no_finding"] = Json::array();
    for (std::size_t i = 0; i < comparison.n_asked; ++i) {
        const std::string sentence = no_finding_sentence(comparison, section, i);
        if (!sentence.empty())
            json["no_finding"].push_back({{"outcome", comparison.outcomes[i].name}, {"sentence", sentence}});
    }
    return json;
}

Json json_of(const Comparison& comparison) {
    Json json{{"stratum", comparison.stratum},
              {"baseline", comparison.baseline},
              {"n_worlds", comparison.n_worlds},
              {"n_runs", comparison.n_runs},
              {"n_failed", comparison.n_failed},
              {"n_missing", comparison.n_missing},
              {"averaged_over", comparison.averaged_over},
              {"alterations", Json::array()},
              {"notes", coverage_notes(comparison)}};
    for (const Alteration& one : comparison.alterations) {
        json["alterations"].push_back({{"key", one.key}, {"to", one.to}, {"from", one.from}, {"by", name_of(one.by)}});
    }
    json["outcomes"] = Json::array();
    for (std::size_t i = 0; i < comparison.outcomes.size(); ++i) {
        const Outcome& outcome = comparison.outcomes[i];
        json["outcomes"].push_back({{"name", outcome.name},
                                    {"long_name", outcome.long_name},
                                    {"unit", outcome.unit},
                                    {"better", name_of(outcome.better)},
                                    {"role", name_of(outcome.role)},
                                    {"censored", static_cast<bool>(comparison.censored[i])}});
    }
    json["sections"] = Json::array();
    for (const Section& section : comparison.sections) json["sections"].push_back(json_of(section, comparison));
    for (const Panel& panel : comparison.panels) json["views"][std::string(name_of(panel.view))] = json_of(panel);
    for (const Role role : {Role::outcome, Role::process}) {
        const Multiplicity& many = comparison.multiplicity[index_of(role)];
        json["many_comparisons"][std::string(name_of(role))] = {{"n_tested", many.n_tested},
                                                                {"n_found", many.n_found},
                                                                {"expected_by_luck", many.expected_by_luck},
                                                                {"n_surviving_holm", many.n_surviving_holm},
                                                                {"n_exactly_equal", many.n_exactly_equal},
                                                                {"n_too_few", many.n_too_few},
                                                                {"sentence", multiplicity_sentence(comparison, role)}};
    }
    return json;
}

}  // namespace

std::string render_csv(std::span<const Comparison> comparisons) {
    std::string text;
    if (!comparisons.empty()) {
        text += csv_comment(comparisons.front().title);
        const Comparison& first = comparisons.front();
        for (const std::string& note : altered_notes(first.alterations, first.varied, most_altered_at_heads)) {
            text += csv_comment(note);
        }
        for (const std::string& caveat : first.caveats) text += csv_comment(caveat);
    }
    for (const std::string& note : reading_notes()) text += csv_comment(note);
    bool is_first = true;
    for (const Comparison& comparison : comparisons) {
        for (const Panel& panel : comparison.panels) {
            for (const std::string& note : panel.notes) text += is_first ? csv_comment(note) : "";
            text += csv_of(panel, comparison.stratum, is_first);
            is_first = false;
        }
    }
    if (!is_first) return text;
    text +=
        "where,contrast,held,reference,structure,outcome,long_name,unit,better,role,n_worlds,n_dropped,mean,"
        "mean_reference,difference,low,high,p_value,share_better,minimum_detectable_difference,finding,survives_holm,"
        "bootstrap_low,bootstrap_high,"
        "superiority,superiority_low,superiority_high\n";
    for (const Comparison& comparison : comparisons) {
        for (const Section& section : comparison.sections) {
            for (const Contrast& contrast : section.contrasts) {
                const Outcome& outcome = comparison.outcomes[contrast.outcome];
                const PairedDifference& pair = contrast.pair;
                const std::vector<std::string> fields{comparison.stratum,
                                                      std::string(name_of(section.kind)),
                                                      section.held,
                                                      section.arms.front().name,
                                                      section.arms[contrast.arm].name,
                                                      outcome.name,
                                                      outcome.long_name,
                                                      outcome.unit,
                                                      std::string(name_of(outcome.better)),
                                                      std::string(name_of(outcome.role)),
                                                      std::to_string(pair.n),
                                                      std::to_string(pair.dropped),
                                                      exact_number(pair.mean_a),
                                                      exact_number(pair.mean_b),
                                                      exact_number(pair.difference),
                                                      exact_number(pair.low),
                                                      exact_number(pair.high),
                                                      exact_number(pair.p_value),
                                                      exact_number(contrast.share_better),
                                                      exact_number(pair.minimum_detectable),
                                                      std::string(name_of(contrast.verdict)),
                                                      contrast.survives_holm ? "true" : "false",
                                                      exact_number(contrast.bootstrap.low),
                                                      exact_number(contrast.bootstrap.high),
                                                      exact_number(contrast.superiority.value),
                                                      exact_number(contrast.superiority.low),
                                                      exact_number(contrast.superiority.high)};
                for (std::size_t i = 0; i < fields.size(); ++i)
                    text.append(i == 0 ? "" : ",").append(csv_field(fields[i]));
                text += "\n";
            }
        }
    }
    return text;
}

std::string render_json(std::span<const Comparison> comparisons) {
    Json json{{"title", comparisons.empty() ? "" : comparisons.front().title},
              {"caveats", comparisons.empty() ? std::vector<std::string>{} : comparisons.front().caveats},
              {"how_to_read", reading_notes()},
              {"accompanying_differences_are", why_warning()},
              {"comparisons", Json::array()}};
    for (const Comparison& comparison : comparisons) json["comparisons"].push_back(json_of(comparison));
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente

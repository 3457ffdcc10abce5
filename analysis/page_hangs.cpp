#include <algorithm>
#include <cmath>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_parameters = 12;  // parameters of one difference

double change_of(const SwitchingValue& value) {
    const double change = std::abs(value.turning.at_max.value - value.turning.at_min.value);
    return std::isnan(change) ? 0 : change;
}

/// Those that surely turn the sign first, then by how much the difference changes.
std::vector<SwitchingValue> ranked(std::vector<SwitchingValue> values) {
    std::stable_sort(values.begin(), values.end(), [](const SwitchingValue& one, const SwitchingValue& other) {
        const bool turns = one.turning.verdict == Turning::turns;
        const bool other_turns = other.turning.verdict == Turning::turns;
        if (turns != other_turns) return turns;
        return change_of(one) > change_of(other);
    });
    if (values.size() > most_parameters) values.resize(most_parameters);
    return values;
}

Json data_of(const Estimate& estimate) {
    return {
        {"value", number_or_null(estimate.value)}, {"low", compact(estimate.low)}, {"high", compact(estimate.high)}};
}

Json data_of(const SwitchingValue& value, const VariedParameter& varied) {
    Json crossings = Json::array();
    for (const Crossing& crossing : value.turning.crossings) {
        crossings.push_back({{"at", number_or_null(crossing.at)},
                             {"low", number_or_null(crossing.low)},
                             {"high", number_or_null(crossing.high)},
                             {"sure", crossing.is_sure}});
    }
    return {{"key", varied.key},
            {"meaning", varied.meaning},
            {"min", number_or_null(value.turning.min)},
            {"max", number_or_null(value.turning.max)},
            {"at_min", data_of(value.turning.at_min)},
            {"at_max", data_of(value.turning.at_max)},
            {"verdict", name_of(value.turning.verdict)},
            {"crossings", crossings},
            {"n_worlds", value.turning.n_worlds}};
}

Message end_of_range(const VariedParameter& varied, double value, const Estimate& estimate) {
    return say("hangs.of_value", {{"value", value_of(varied, value)},
                                  {"difference", signed_interval(estimate.value, estimate.low, estimate.high)}});
}

std::vector<Message> row_of(const SwitchingValue& value, const VariedParameter& varied, const Arm& arm) {
    Message turns = Message::array();
    for (const Crossing& crossing : value.turning.crossings) {
        const bool is_anywhere = crossing.is_open_below && crossing.is_open_above;
        if (is_anywhere || value.turning.is_two_level()) continue;  // no value to tell
        turns.push_back(interval(crossing.at, crossing.low, crossing.high));
    }
    return {literal(varied.key),
            name_of_arm(arm),
            end_of_range(varied, value.turning.min, value.turning.at_min),
            end_of_range(varied, value.turning.max, value.turning.at_max),
            "turning." + std::string(name_of(value.turning.verdict)),
            turns.empty() ? Message(literal("")) : turns};
}

/// Every difference of a headline outcome, with every parameter that varies.
void add_section(const PageSource& source, const PagePart& part, const Section& section, Json& data,
                 std::string& tables) {
    const Comparison& comparison = *part.comparison;
    Json one{{"title", title_of(section)}, {"arms", Json::array()}, {"outcomes", Json::array()}};
    for (const Arm& arm : section.arms)
        one["arms"].push_back({{"key", name_of_arm(arm)}, {"model", arm.integration_model}});
    for (std::size_t outcome = 0; outcome < comparison.n_asked; ++outcome) {
        Json arms = Json::array();
        std::vector<std::vector<Message>> rows;
        for (const Contrast& contrast : section.contrasts) {
            if (contrast.outcome != outcome || contrast.switching.empty()) continue;
            Json own = Json::array();
            for (const SwitchingValue& value : ranked(contrast.switching)) {
                own.push_back(data_of(value, comparison.varied[value.axis]));
                rows.push_back(row_of(value, comparison.varied[value.axis], section.arms[contrast.arm]));
            }
            arms.push_back({{"arm", contrast.arm}, {"rows", own}});
        }
        if (rows.empty()) continue;
        const Message name = name_of_outcome(comparison.outcomes[outcome].name);
        one["outcomes"].push_back({{"name", comparison.outcomes[outcome].name},
                                   {"key", name},
                                   {"unit", name_of_unit(comparison.outcomes[outcome].unit)},
                                   {"better", name_of(comparison.outcomes[outcome].better)},
                                   {"arms", arms}});
        tables += source.markup.table(
            say("hangs.caption", {{"outcome", name}, {"reference", name_of_arm(section.arms.front())}}),
            {"head.lever", "head.structure", "head.at_min", "head.at_max", "head.sign", "head.turning"}, rows);
    }
    if (!one["outcomes"].empty()) data["sections"].push_back(std::move(one));
}

}  // namespace

PagePanel hangs_panel(const PageSource& source) {
    PagePanel panel{"hangs", {}, {}};
    for (const PagePart& part : source.parts) {
        std::string tables;
        Json data{{"sections", Json::array()}};
        if (part.comparison) {
            for (const Section& section : part.comparison->sections) add_section(source, part, section, data, tables);
            if (tables.empty()) tables = source.markup.text("p", "hangs.nothing_varied", "class=\"notice\"");
        }
        panel.markup.push_back(tables);
        panel.data.push_back(data["sections"].empty() ? Json(nullptr) : std::move(data));
    }
    return panel;
}

}  // namespace entente::page

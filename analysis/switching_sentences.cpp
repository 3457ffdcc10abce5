#include "analysis/switching_sentences.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/numbers.hpp"
#include "analysis/sentences.hpp"
#include "analysis/text.hpp"

namespace entente {

namespace {

std::string value_of(const VariedParameter& parameter, double value) {
    if (!parameter.words.empty()) {
        const auto word = static_cast<std::size_t>(std::lround(value));
        if (word < parameter.words.size()) return parameter.words[word];
    }
    return plain_number(value);
}

/// `below 0.31 (0.22 to 0.40)`, or between two levels `at 0`.
std::string side(const Comparison& comparison, const SwitchingValue& one, const Crossing& crossing, bool is_below) {
    const VariedParameter& parameter = comparison.varied[one.axis];
    if (one.turning.is_two_level()) {
        const double level = is_below ? one.turning.min : one.turning.max;
        if (parameter.is_lever) return level == 0 ? "off" : "on";
        return "at " + value_of(parameter, level);
    }
    if (one.turning.is_by_level() && crossing.is_sure) {
        return is_below ? "at most " + plain_number(crossing.low) : "at least " + plain_number(crossing.high);
    }
    const double half_width = (crossing.high - crossing.low) / 2;
    const int decimals = decimals_for(half_width, crossing.at);
    std::string text = is_below ? "below " : "above ";
    text += number(crossing.at, decimals);
    if (crossing.is_open_below && crossing.is_open_above) return text + " (anywhere in its range)";
    if (crossing.is_open_below) return text + " (up to " + number(crossing.high, decimals) + ")";
    if (crossing.is_open_above) return text + " (" + number(crossing.low, decimals) + " or more)";
    return text + " (" + number(crossing.low, decimals) + " to " + number(crossing.high, decimals) + ")";
}

std::string turning_sentence(const Comparison& comparison, const Section& section, const Contrast& contrast,
                             const SwitchingValue& one, const Crossing& crossing) {
    const Outcome& outcome = comparison.outcomes[contrast.outcome];
    const std::string& arm = section.arms[contrast.arm].name;
    const std::string& reference = section.arms.front().name;
    const std::string& key = comparison.varied[one.axis].key;
    const auto elsewhere = [&](bool is_below) {
        return one.turning.is_by_level() ? " where it is " + side(comparison, one, crossing, is_below) : " otherwise";
    };
    if (outcome.better == Better::undecided) {
        return outcome.name + " is higher under " + arm + " than under " + reference + " while " + key + " is " +
               side(comparison, one, crossing, crossing.falls) + ", and lower" + elsewhere(!crossing.falls) + ".";
    }
    const bool leads_below = crossing.falls == (outcome.better == Better::higher);
    const std::string of = " " + reference + " in " + outcome.name;
    if (contrast.verdict == Verdict::better) {
        return arm + " keeps its lead over" + of + " while " + key + " is " +
               side(comparison, one, crossing, leads_below) + ".";
    }
    if (contrast.verdict == Verdict::worse) {
        return arm + " trails" + of + " only while " + key + " is " + side(comparison, one, crossing, !leads_below) +
               ".";
    }
    return arm + " leads" + of + " while " + key + " is " + side(comparison, one, crossing, leads_below) +
           ", and trails" + elsewhere(!leads_below) + ".";
}

/// The names of a few, or how many more there are.
std::string some_of(std::vector<std::string> keys) {
    constexpr std::size_t most_named = 3;
    const std::size_t n_more = keys.size() - std::min(keys.size(), most_named);
    if (n_more == 1) return joined(keys, " and ");
    keys.resize(keys.size() - n_more);
    if (n_more > 0) keys.push_back(count_of_things(n_more, "other parameter", "other parameters"));
    return joined(keys, " and ");
}

}  // namespace

std::vector<SureTurn> sure_turns(const Contrast& contrast) {
    std::vector<SureTurn> turns;
    for (const SwitchingValue& one : contrast.switching) {
        for (const Crossing& crossing : one.turning.crossings) {
            if (crossing.is_sure) turns.push_back({&one, &crossing});
        }
    }
    // How often the width of the uncertainty fits into the range.
    const auto sharpness = [](const SureTurn& turn) {
        return (turn.value->turning.max - turn.value->turning.min) / (turn.crossing->high - turn.crossing->low);
    };
    std::stable_sort(turns.begin(), turns.end(),
                     [&](const SureTurn& a, const SureTurn& b) { return sharpness(a) > sharpness(b); });
    return turns;
}

std::vector<std::string> turning_sentences(const Comparison& comparison, const Section& section,
                                           const Contrast& contrast) {
    std::vector<std::string> sentences;
    for (const SureTurn& turn : sure_turns(contrast)) {
        sentences.push_back(turning_sentence(comparison, section, contrast, *turn.value, *turn.crossing));
    }
    return sentences;
}

std::string other_parameters_sentence(const Comparison& comparison, const Section& section, const Contrast& contrast) {
    std::vector<std::string> turns, may_turn, holds, unsure;
    for (const SwitchingValue& one : contrast.switching) {
        const Turning verdict = one.turning.verdict;
        std::vector<std::string>& keys = verdict == Turning::turns      ? turns
                                         : verdict == Turning::may_turn ? may_turn
                                         : verdict == Turning::holds    ? holds
                                                                        : unsure;
        keys.push_back(comparison.varied[one.axis].key);
    }
    std::vector<std::string> parts;
    if (!may_turn.empty()) parts.push_back("may turn with " + some_of(may_turn));
    const bool is_worth_saying = turns.empty() && may_turn.empty() && contrast.switching.size() > 1;
    const std::string none = is_worth_saying ? "turns with no parameter within its range; it " : "";
    if (!holds.empty()) parts.push_back(none + "holds over the whole range of " + some_of(holds));
    if (!unsure.empty()) parts.push_back("is not sure over the range of " + some_of(unsure));
    if (parts.empty()) return {};
    return section.arms[contrast.arm].name + ", " + comparison.outcomes[contrast.outcome].name + ": the sign " +
           joined(parts, " and ") + ".";
}

Panel switching_panel(const Comparison& comparison) {
    Panel panel = panel_of(View::switching, "On what the sign of each difference hangs");
    panel.columns = {{"outcome", {"outcome"}, true},
                     {"structure", {"structure"}, true},
                     {"parameter", {"parameter"}, true},
                     {"at its least", {"at_min", "at_min_low", "at_min_high"}},
                     {"at its most", {"at_max", "at_max_low", "at_max_high"}},
                     {"sign", {"sign"}, true},
                     {"turns at", {"turns_at", "turns_at_low", "turns_at_high"}}};
    for (const Section& section : comparison.sections) {
        for (const Contrast& contrast : section.contrasts) {
            for (const std::string& sentence : turning_sentences(comparison, section, contrast)) {
                panel.findings.push_back(sentence);
            }
            const std::string others = other_parameters_sentence(comparison, section, contrast);
            if (!others.empty()) panel.findings.push_back(others);
            for (const SwitchingValue& one : contrast.switching) {
                const TurningPoint& turning = one.turning;
                Estimate at;
                if (!turning.crossings.empty()) {
                    const Crossing& crossing = turning.crossings.front();
                    at = {crossing.at, crossing.low, crossing.high};
                }
                panel.rows.push_back({text_cell(comparison.outcomes[contrast.outcome].name),
                                      text_cell(section.arms[contrast.arm].name),
                                      text_cell(comparison.varied[one.axis].key), estimate_cell(turning.at_min, true),
                                      estimate_cell(turning.at_max, true),
                                      text_cell(std::string(name_of(turning.verdict))), estimate_cell(at)});
            }
        }
    }
    panel.rows_are_for_programs = true;
    if (panel.rows.empty()) {
        panel.findings = {
            "No parameter with numbers varies in this file, or it has fewer than two worlds: nothing can "
            "be said of where a sign turns. entente sweep makes such files."};
    }
    panel.notes = {
        "Of a parabola or straight line through the paired differences over one parameter, the others averaged as the "
        "sweep chose them. A value in brackets is where the sign is not sure (95 %). Where the differences refute "
        "both, "
        "as when they jump, each value that was run is judged by itself, and at most and at least name the nearest two "
        "that are sure. A sign that turns only together with another parameter is not seen by this: look at --show "
        "regimes."};
    return panel;
}

}  // namespace entente

#include "analysis/page_words.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/numbers.hpp"
#include "analysis/page_part.hpp"
#include "analysis/switching_sentences.hpp"

namespace entente::page {

namespace {

Message interval_of(Message value, double low, double high, int decimals) {
    return say("interval", {{"d", std::move(value)}, {"low", figure(low, decimals)}, {"high", figure(high, decimals)}});
}

/// As many as the interval deserves, and up to two more where an end would else be rounded onto zero.
int decimals_between(double low, double high, double value) {
    constexpr int most_more = 2;
    constexpr double half = 0.5;  // of the last digit
    const int decimals = decimals_for((high - low) / 2, value);
    int more = 0;
    const auto vanishes = [&](double end) {
        return end != 0 && std::abs(end) * std::pow(10.0, decimals + more) < half;
    };
    while (more < most_more && (vanishes(low) || vanishes(high))) ++more;
    return decimals + more;
}

}  // namespace

Message unit_of(const Scale& scale, const std::string& unit) {
    const Message name = name_of_unit(unit);
    if (scale.word.empty()) return name;
    const std::string word = scale.word.substr(0, scale.word.find(' '));
    return unit == "1" ? Message("scale." + word) : say("scaled." + word, {{"unit", name}});
}

Message spaced(const Message& unit) {
    return unit == literal("") ? unit : say("spaced", {{"text", unit}});
}

Message title_of(const Outcome& outcome, const Scale& scale) {
    if (outcome.unit == "1" && scale.word.empty()) return name_of_outcome(outcome.name);
    return say("outcome_in", {{"outcome", name_of_outcome(outcome.name)}, {"unit", unit_of(scale, outcome.unit)}});
}

Message difference_of(const Section& section, const Contrast& contrast, const Scale& scale) {
    const PairedDifference& pair = contrast.pair;
    const int decimals = decimals_shown(section, contrast, scale);
    if (pair.n < 2) return count_words("too_few_worlds", pair.n);
    if (pair.exactly_zero) return "zero_in_every_world";
    const Message difference = signed_figure(pair.difference * scale.factor, decimals);
    if (pair.constant) return say("in_every_world", {{"d", difference}});
    return interval_of(difference, pair.low * scale.factor, pair.high * scale.factor, decimals);
}

Message mean_of(const Section& section, const Contrast& contrast, const Scale& scale, bool of_reference) {
    const double mean = of_reference ? contrast.pair.mean_b : contrast.pair.mean_a;
    if (std::isnan(mean)) return "not_available";
    return figure(mean * scale.factor, decimals_shown(section, contrast, scale));
}

Message better_in(const Contrast& contrast) {
    if (std::isnan(contrast.share_better)) return literal("");
    const double n = static_cast<double>(contrast.pair.n);
    return say("k_of_n", {{"k", figure(std::round(contrast.share_better * n), 0)}, {"n", figure(contrast.pair.n)}});
}

Message verdict_of(const Contrast& contrast) {
    const std::string key = "verdict." + std::string(name_of(contrast.verdict));
    return contrast.survives_holm ? say("starred", {{"text", Message(key)}}) : Message(key);
}

Message smallest_seen(const Contrast& contrast, const Scale& scale) {
    const double smallest = contrast.pair.minimum_detectable * scale.factor;
    if (std::isnan(smallest)) return "not_available";
    return figure(smallest, decimals_for(smallest, smallest));
}

std::vector<Message> turns_of(const Comparison& comparison, const Contrast& contrast) {
    std::vector<Message> turns;
    for (const SureTurn& turn : sure_turns(contrast)) {
        const Crossing& crossing = *turn.crossing;
        turns.push_back(say("hangs.turn", {{"key", literal(comparison.varied[turn.value->axis].key)},
                                           {"at", interval(crossing.at, crossing.low, crossing.high)}}));
    }
    return turns;
}

Message title_of(const Section& section) {
    const Message reference = name_of_arm(section.arms.front());
    const std::string kind(name_of(section.kind));
    const std::string held = section.kind == ContrastKind::placement ? "process." : "structure.";
    return say("section." + kind, {{"reference", reference}, {"held", Message(held + section.held)}});
}

Message value_of(const VariedParameter& varied, double value) {
    const bool is_word = value >= 0 && value < static_cast<double>(varied.words.size());
    if (is_word) return literal(varied.words[static_cast<std::size_t>(value)]);
    if (!std::isfinite(value)) return "not_available";
    return Message{{"n", plain_number(value)}};
}

bool is_finding(const Contrast& contrast) {
    return contrast.verdict == Verdict::better || contrast.verdict == Verdict::worse ||
           contrast.verdict == Verdict::higher || contrast.verdict == Verdict::lower;
}

bool is_rounding(const PairedDifference& pair) {
    constexpr double least = 1e-9;
    return std::abs(pair.difference) <= least * std::max(std::abs(pair.mean_a), std::abs(pair.mean_b));
}

Message rough(double value) {
    if (std::isnan(value)) return "not_available";
    return figure(value, decimals_for(0, value));
}

Message interval(double value, double low, double high) {
    if (std::isnan(value)) return "not_available";
    if (std::isnan(low)) return rough(value);
    const int decimals = decimals_between(low, high, value);
    return interval_of(figure(value, decimals), low, high, decimals);
}

Message signed_interval(double value, double low, double high) {
    if (std::isnan(value)) return "not_available";
    if (std::isnan(low)) return signed_figure(value, decimals_for(0, value));
    const int decimals = decimals_between(low, high, value);
    return interval_of(signed_figure(value, decimals), low, high, decimals);
}

Message interval_of(const PairedDifference& pair) {
    return signed_interval(pair.difference, pair.low, pair.high);
}

}  // namespace entente::page

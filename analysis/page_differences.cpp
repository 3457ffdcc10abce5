#include <algorithm>
#include <cmath>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_dots = 200;  // worlds drawn one by one

Json worlds_of(const PagePart& part, const Section& section, const Contrast& contrast, const std::string& outcome) {
    const AlignedByWorld aligned = align_arms(part, arm_in_part(part, section.arms[contrast.arm]),
                                              arm_in_part(part, section.arms[0]), *column_named(part.input, outcome));
    Json worlds = Json::array();
    for (std::size_t i = 0; i < aligned.a.size() && worlds.size() < most_dots; ++i) {
        const double difference = aligned.a[i] - aligned.b[i];
        if (std::isfinite(difference)) worlds.push_back(compact(difference));
    }
    return worlds;
}

Json data_of(const PagePart& part, const Section& section, const Contrast& contrast) {
    const Outcome& outcome = part.comparison->outcomes[contrast.outcome];
    const Scale scale = scale_of(section, contrast.outcome);
    const PairedDifference& pair = contrast.pair;
    return {{"outcome", contrast.outcome},
            {"arm", contrast.arm},
            {"n", pair.n},
            {"mean", number_or_null(pair.mean_a)},
            {"reference", number_or_null(pair.mean_b)},
            {"difference", number_or_null(pair.difference)},
            {"low", number_or_null(pair.low)},
            {"high", number_or_null(pair.high)},
            {"p", number_or_null(pair.p_value)},
            {"better", number_or_null(contrast.share_better)},
            {"smallest", number_or_null(pair.minimum_detectable)},
            {"verdict", name_of(contrast.verdict)},
            {"holm", contrast.survives_holm},
            {"words", difference_of(section, contrast, scale)},
            {"better_words", better_in(contrast)},
            {"verdict_words", verdict_of(contrast)},
            {"worlds", worlds_of(part, section, contrast, outcome.name)}};
}

Json data_of(const PagePart& part) {
    const Comparison& comparison = *part.comparison;
    Json data{{"outcomes", Json::array()}, {"sections", Json::array()}};
    for (std::size_t i = 0; i < comparison.n_asked; ++i) {
        const Outcome& outcome = comparison.outcomes[i];
        data["outcomes"].push_back({{"name", outcome.name},
                                    {"key", name_of_outcome(outcome.name)},
                                    {"unit", name_of_unit(outcome.unit)},
                                    {"better", name_of(outcome.better)},
                                    {"censored", static_cast<bool>(comparison.censored[i])}});
    }
    for (const Section& section : comparison.sections) {
        Json one{{"title", title_of(section)}, {"arms", Json::array()}, {"scales", Json::array()}};
        for (const Arm& arm : section.arms) {
            one["arms"].push_back({{"key", name_of_arm(arm)}, {"model", arm.integration_model}});
        }
        for (std::size_t i = 0; i < comparison.n_asked; ++i) {
            const Scale scale = scale_of(section, i);
            one["scales"].push_back({{"factor", scale.factor}, {"unit", unit_of(scale, comparison.outcomes[i].unit)}});
        }
        one["rows"] = Json::array();
        for (const Contrast& contrast : section.contrasts) {
            if (contrast.outcome < comparison.n_asked) one["rows"].push_back(data_of(part, section, contrast));
        }
        data["sections"].push_back(std::move(one));
    }
    return data;
}

std::string table_of(const Markup& markup, const Comparison& comparison, const Section& section) {
    std::vector<std::vector<Message>> rows;
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.outcome >= comparison.n_asked) continue;
        const Outcome& outcome = comparison.outcomes[contrast.outcome];
        const Scale scale = scale_of(section, contrast.outcome);
        rows.push_back({title_of(outcome, scale), name_of_arm(section.arms[contrast.arm]),
                        mean_of(section, contrast, scale, false), mean_of(section, contrast, scale, true),
                        difference_of(section, contrast, scale), better_in(contrast), verdict_of(contrast),
                        smallest_seen(contrast, scale), "direction." + std::string(name_of(outcome.better))});
    }
    return markup.table(title_of(section),
                        {"head.outcome", "head.structure", "head.mean", "head.reference", "head.difference",
                         "head.better_in", "head.verdict", "head.smallest", "head.direction"},
                        rows);
}

/// Where nothing can be compared: the means of what there is.
std::string levels_of(const Markup& markup, const PagePart& part) {
    std::vector<std::vector<Message>> rows;
    for (const std::string& name : part.headlines) {
        const std::size_t column = *column_named(part.input, name);
        for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
            const AlignedByWorld level = align_arms(part, arm, arm, column);
            const std::vector<double> zero(level.a.size(), 0);
            const PairedDifference mean = paired_difference(level.a, zero);
            const Outcome& outcome = part.input.outcomes[column];
            rows.push_back({title_of(outcome, {}), name_of_arm(part.arms[arm]),
                            interval(mean.difference, mean.low, mean.high), figure(mean.n)});
        }
    }
    return markup.table("levels.caption", {"head.outcome", "head.structure", "head.level", "head.worlds"}, rows);
}

}  // namespace

PagePanel differences_panel(const PageSource& source) {
    PagePanel panel{"differences", {}, {}};
    for (const PagePart& part : source.parts) {
        std::string tables;
        if (part.comparison) {
            for (const Section& section : part.comparison->sections)
                tables += table_of(source.markup, *part.comparison, section);
            panel.data.push_back(data_of(part));
        } else {
            if (part.has_finished_runs()) tables = levels_of(source.markup, part);
            panel.data.emplace_back(nullptr);
        }
        panel.markup.push_back(tables);
    }
    return panel;
}

}  // namespace entente::page

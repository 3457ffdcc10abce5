#include "analysis/ablation.hpp"
#include "analysis/mediators.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

/// Process measures that differ most.
std::string differing(const PageSource& source, const Comparison& comparison, const Section& section) {
    std::vector<std::vector<Message>> rows;
    for (const Explanation& explanation : section.explanations) {
        const Message name = name_of_arm(section.arms[explanation.arm]);
        if (explanation.contrasts.empty()) rows.push_back({name, "why.nothing", literal(""), literal("")});
        for (const std::size_t index : explanation.contrasts) {
            const Contrast& contrast = section.contrasts[index];
            if (is_rounding(contrast.pair)) continue;
            const Outcome& outcome = comparison.outcomes[contrast.outcome];
            const Scale scale = scale_of(section, contrast.outcome);
            rows.push_back({name, title_of(outcome, scale), mean_of(section, contrast, scale, true),
                            difference_of(section, contrast, scale)});
        }
    }
    return source.markup.table(title_of(section),
                               {"head.structure", "head.measure", "head.reference", "head.difference"}, rows);
}

/// Process measures that go along with each difference that was found.
std::string carrying(const PageSource& source, const PagePart& part, const Section& section) {
    const Comparison& comparison = *part.comparison;
    const ViewInput view = part.view();
    constexpr std::size_t most_rows = 2;  // of one difference
    std::vector<std::vector<Message>> rows;
    for (const Contrast& contrast : section.contrasts) {
        std::size_t n_rows = 0;
        if (contrast.outcome >= comparison.n_asked || !is_finding(contrast)) continue;
        const Mediators found = mediators(view, section, contrast.arm, contrast.outcome);
        for (const Mediator& one : found.measures) {
            if (!one.is_sure() || !one.is_part() || ++n_rows > most_rows) continue;
            const Estimate& carried = one.mediation.carried;
            const Estimate& share = one.mediation.share;
            rows.push_back({name_of_outcome(comparison.outcomes[contrast.outcome].name),
                            name_of_arm(section.arms[contrast.arm]),
                            name_of_outcome(comparison.outcomes[one.outcome].name),
                            signed_interval(carried.value, carried.low, carried.high),
                            interval(share.value, share.low, share.high), figure(one.mediation.n)});
        }
    }
    if (rows.empty()) return source.markup.text("p", "why.nothing_carries");
    const std::string table = source.markup.table(
        say("why.carries", {{"reference", name_of_arm(section.arms.front())}}),
        {"head.outcome", "head.structure", "head.measure", "head.carried", "head.share", "head.worlds"}, rows);
    return element("details", "class=\"none\"", source.markup.text("summary", "why.show") + table);
}

/// What is left of the headline differences without each mechanism that the sweep switches.
std::string passing(const PageSource& source, const PagePart& part, const Section& section) {
    const Comparison& comparison = *part.comparison;
    const ViewInput view = part.view();
    std::vector<std::vector<Message>> rows;
    for (std::size_t outcome = 0; outcome < comparison.n_asked; ++outcome) {
        const auto values = values_of_arms(view, section, comparison.columns[outcome]);
        for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
            for (const Ablation& one : ablations(view.input, view.design, values[arm], values[0])) {
                rows.push_back({name_of_outcome(comparison.outcomes[outcome].name), name_of_arm(section.arms[arm]),
                                literal(one.mechanism), interval_of(one.with), interval_of(one.without),
                                interval_of(one.through), figure(one.through.n)});
            }
        }
    }
    if (rows.empty()) return {};
    return source.markup.table(say("why.passes", {{"reference", name_of_arm(section.arms.front())}}),
                               {"head.outcome", "head.structure", "head.mechanism", "head.with", "head.without",
                                "head.through", "head.worlds"},
                               rows);
}

}  // namespace

PagePanel why_panel(const PageSource& source) {
    PagePanel panel{"why", {}, {}};
    for (const PagePart& part : source.parts) {
        std::string tables;
        const std::size_t n_sections = part.comparison ? part.comparison->sections.size() : 0;
        for (std::size_t i = 0; i < n_sections; ++i) {
            const Section& section = part.comparison->sections[i];
            tables += passing(source, part, section) + differing(source, *part.comparison, section) +
                      carrying(source, part, section);
        }
        panel.markup.push_back(tables);
        panel.data.emplace_back(nullptr);
    }
    return panel;
}

}  // namespace entente::page

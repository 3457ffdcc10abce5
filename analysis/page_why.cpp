#include <algorithm>
#include <cmath>

#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

/// A difference far below any digit that is shown: sums in another order, not another structure.
bool is_rounding(const PairedDifference& pair) {
    constexpr double least = 1e-9;
    return std::abs(pair.difference) <= least * std::max(std::abs(pair.mean_a), std::abs(pair.mean_b));
}

}  // namespace

PagePanel why_panel(const PageSource& source) {
    PagePanel panel{"why", {}, {}};
    for (const PagePart& part : source.parts) {
        std::string tables;
        const std::size_t n_sections = part.comparison ? part.comparison->sections.size() : 0;
        for (std::size_t i = 0; i < n_sections; ++i) {
            const Comparison& comparison = *part.comparison;
            const Section& section = comparison.sections[i];
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
            tables += source.markup.table(
                title_of(section), {"head.structure", "head.measure", "head.reference", "head.difference"}, rows);
        }
        panel.markup.push_back(tables);
        panel.data.emplace_back(nullptr);
    }
    return panel;
}

}  // namespace entente::page

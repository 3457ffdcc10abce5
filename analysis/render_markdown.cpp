#include <string>
#include <vector>

#include "analysis/data_text.hpp"
#include "analysis/render.hpp"
#include "analysis/sentences.hpp"
#include "analysis/switching_sentences.hpp"

namespace entente {

namespace {

std::string table_of(const Comparison& comparison, const Section& section, std::size_t outcome) {
    const Outcome& compared = comparison.outcomes[outcome];
    const Scale scale = scale_of(section, outcome);
    std::string text = "#### " + outcome_title(compared, scale) + "\n\n`" + compared.name + "`, " +
                       direction_of(compared.better) + "\n\n";
    text +=
        markdown_row({"structure", "mean", "difference (95 % interval)", "better in", "finding", "would have seen"});
    text += "|---|---:|---:|---:|---|---:|\n";
    text += markdown_row({section.arms[0].name, show_reference_mean(section, outcome, scale), "reference", "", "", ""});
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.outcome != outcome) continue;
        ShownDifference shown = show(section, contrast, scale);
        if (contrast.survives_holm) shown.verdict = std::string(name_of(contrast.verdict)).append(" \\*");
        text += markdown_row({section.arms[contrast.arm].name, shown.mean, shown.difference, shown.better_in,
                              shown.verdict, shown.minimum_detectable});
    }
    std::vector<std::string> turning;
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.outcome != outcome) continue;
        for (std::string& sentence : turning_sentences(comparison, section, contrast)) turning.push_back(sentence);
        const std::string others = other_parameters_sentence(comparison, section, contrast);
        if (!others.empty()) turning.push_back(others);
    }
    return text + "\n" + (turning.empty() ? "" : markdown_list(turning));
}

std::string render_section(const Comparison& comparison, const Section& section) {
    std::string text = "## " + section_title(section) + "\n\n";
    std::vector<std::string> unseen;
    for (const Better better : {Better::higher, Better::lower, Better::undecided}) {
        std::string tables;
        for (std::size_t outcome = 0; outcome < comparison.n_asked; ++outcome) {
            const Outcome& compared = comparison.outcomes[outcome];
            if (compared.better != better) continue;
            tables += table_of(comparison, section, outcome);
            const std::string sentence = no_finding_sentence(comparison, section, outcome);
            if (!sentence.empty()) unseen.push_back(sentence);
        }
        std::string heading = direction_of(better);
        heading[0] = better == Better::higher ? 'H' : better == Better::lower ? 'L' : 'W';
        if (!tables.empty()) text += "### " + heading + "\n\n" + tables;
    }
    if (!unseen.empty()) text += "### No difference found, and what could have been seen\n\n" + markdown_list(unseen);
    if (has_contrasts(comparison.multiplicity[index_of(Role::process)])) {
        std::vector<std::string> reasons;
        for (const Explanation& explanation : section.explanations) {
            reasons.push_back(why_sentence(comparison, section, explanation));
        }
        text += "### What accompanies these differences\n\n" + markdown_list(reasons) + why_warning() + "\n\n";
    }
    return text;
}

}  // namespace

std::string render_markdown(std::span<const Comparison> comparisons) {
    std::string text;
    for (const Comparison& comparison : comparisons) {
        text += "# " + comparison.title;
        if (!comparison.stratum.empty()) text += ", where " + comparison.stratum;
        text += "\n\n" + markdown_list(coverage_notes(comparison));
        for (const Section& section : comparison.sections) text += render_section(comparison, section);
        for (const Panel& panel : comparison.panels) text += markdown_of(panel);
        text += "## Many comparisons\n\n";
        for (const Role role : {Role::outcome, Role::process}) {
            if (has_contrasts(comparison.multiplicity[index_of(role)]))
                text += multiplicity_sentence(comparison, role) + "\n\n";
        }
    }
    text += "## How to read this\n\n" + markdown_list(reading_notes());
    if (!comparisons.empty() && !comparisons.front().caveats.empty()) {
        text += "## What this does not say\n\n" + markdown_list(comparisons.front().caveats);
    }
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

}  // namespace entente

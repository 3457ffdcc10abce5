#include <algorithm>
#include <string_view>
#include <vector>

#include "analysis/findings.hpp"
#include "analysis/render.hpp"
#include "analysis/sentences.hpp"
#include "analysis/switching_sentences.hpp"
#include "analysis/text.hpp"

namespace entente {

namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t name_width = 21;
constexpr std::size_t mean_width = 9;
constexpr std::size_t difference_width = 28;
constexpr std::size_t worlds_width = 6;

/// name, mean, difference with interval, worlds in which better, verdict; a cell that does not fit starts a new line.
std::string row(const std::string& name, const std::string& mean, const std::string& difference,
                const std::string& better_in, const std::string& verdict) {
    std::string line(margin, ' ');
    line += padded(shortened(name, table_width - margin), name_width);
    if (columns_of(name) > name_width) line += "\n" + std::string(margin + name_width, ' ');
    line += aligned_right(mean, mean_width) + "  ";
    if (columns_of(difference) > difference_width || columns_of(mean) > mean_width) {
        constexpr std::size_t deeper = 6;
        constexpr std::size_t rest = margin + name_width + mean_width + 2 + difference_width - deeper;
        line = without_trailing_spaces(line) + "\n" + std::string(deeper, ' ') + padded(difference, rest);
        if (columns_of(difference) > rest) line += "\n" + std::string(deeper + rest, ' ');
    } else {
        line += padded(difference, difference_width);
    }
    line.append(" ").append(padded(better_in, worlds_width)).append(" ").append(verdict);
    return without_trailing_spaces(line) + "\n";
}

std::string row(const std::string& name, const ShownDifference& shown) {
    const std::string verdict = shown.verdict == "exactly equal" ? "equal" : shown.verdict;
    return row(name, shown.mean, shown.difference, shown.better_in, verdict);
}

char sign_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::better:
            return '+';
        case Verdict::worse:
            return '-';
        case Verdict::higher:
            return '^';
        case Verdict::lower:
            return 'v';
        case Verdict::no_finding:
            return '.';
        case Verdict::exactly_equal:
            return '=';
        case Verdict::too_few:
            return '?';
    }
    return '?';
}

constexpr std::array<Better, 3> directions{Better::higher, Better::lower, Better::undecided};

/// Outcomes asked for that have this direction, in the order compared.
std::vector<std::size_t> outcomes_with(const Comparison& comparison, Better better) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < comparison.n_asked; ++i) {
        if (comparison.outcomes[i].better == better) found.push_back(i);
    }
    return found;
}

const Contrast& contrast_of(const Section& section, std::size_t outcome, std::size_t arm) {
    return section.contrasts.at(outcome * (section.arms.size() - 1) + arm - 1);
}

/// `1 A   2 B`, as many in a line as fit.
std::string numbered_names(const Section& section, std::size_t first, std::size_t last) {
    std::string text;
    std::string line;
    for (std::size_t arm = first; arm < last; ++arm) {
        const std::string entry = std::to_string(arm) + " " + section.arms[arm].name;
        if (!line.empty() && margin + columns_of(line) + 3 + columns_of(entry) > table_width) {
            text += wrapped(line, table_width, margin, margin);
            line.clear();
        }
        line += (line.empty() ? "" : "   ") + entry;
    }
    return text + wrapped(line, table_width, margin, margin);
}

/// One sign for each outcome and structure, at most `most_columns` structures beside each other.
std::string at_a_glance(const Comparison& comparison, const Section& section) {
    constexpr std::size_t column = 4;
    constexpr std::size_t most_columns = 9;
    std::string text;
    for (std::size_t first = 1; first < section.arms.size(); first += most_columns) {
        const std::size_t last = std::min(first + most_columns, section.arms.size());
        const std::size_t label_width = table_width - margin - column * (last - first);
        text += numbered_names(section, first, last);
        std::string head(margin + label_width, ' ');
        for (std::size_t arm = first; arm < last; ++arm) head += padded(std::to_string(arm), column);
        text += without_trailing_spaces(head) + "\n";
        for (const Better better : directions) {
            const std::vector<std::size_t> outcomes = outcomes_with(comparison, better);
            if (outcomes.empty()) continue;
            std::string heading = direction_of(better);
            heading[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(heading[0])));
            text += heading + "\n";
            for (const std::size_t outcome : outcomes) {
                std::string label = name_for_people(comparison.outcomes[outcome]);
                if (columns_of(label) + 1 > label_width) label = comparison.outcomes[outcome].name;
                std::string line = std::string(margin, ' ') + padded(shortened(label, label_width - 1), label_width);
                for (std::size_t arm = first; arm < last; ++arm) {
                    const Contrast& contrast = contrast_of(section, outcome, arm);
                    line +=
                        padded(std::string(1, sign_of(contrast.verdict)) + (contrast.survives_holm ? "*" : ""), column);
                }
                text += without_trailing_spaces(line) + "\n";
            }
        }
        text += "\n";
    }
    return text + "  + better    - worse    ^ higher    v lower    . no finding    = exactly equal\n" +
           "  ? too few worlds    * survives the correction for many comparisons\n\n";
}

/// On what the signs of an outcome hang: the surest, and what may be said of the others.
std::vector<std::string> what_it_hangs_on(const Comparison& comparison, const Section& section, std::size_t outcome) {
    constexpr std::size_t most_told = 3;
    std::vector<std::string> sentences;
    for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
        const Contrast& contrast = contrast_of(section, outcome, arm);
        const std::string disagreement = disagreement_sentence(comparison, section, contrast);
        if (!disagreement.empty()) sentences.push_back(disagreement);
        std::vector<std::string> turning = turning_sentences(comparison, section, contrast);
        if (turning.size() > most_told) turning.resize(most_told);
        sentences.insert(sentences.end(), turning.begin(), turning.end());
        const bool is_equal = contrast.verdict == Verdict::exactly_equal || contrast.verdict == Verdict::too_few;
        const std::string others = is_equal ? "" : other_parameters_sentence(comparison, section, contrast);
        if (!others.empty()) sentences.push_back(others);
    }
    return sentences;
}

std::string details(const Comparison& comparison, const Section& section) {
    std::string text;
    for (const Better better : directions) {
        const std::vector<std::size_t> outcomes = outcomes_with(comparison, better);
        if (outcomes.empty()) continue;
        text += in_capitals(direction_of(better)) + "\n";
        const std::string column_heads = without_trailing_spaces(
            std::string(margin, ' ') + padded("", name_width) + aligned_right("mean", mean_width) + "  " +
            padded("difference (95 % interval)", difference_width) + " " +
            padded(better == Better::undecided ? "" : "better", worlds_width) + " finding");
        text += column_heads + "\n";
        for (const std::size_t outcome : outcomes) {
            const Scale scale = scale_of(section, outcome);
            text += wrapped(
                outcome_title(comparison.outcomes[outcome], scale) + "  [" + comparison.outcomes[outcome].name + "]",
                table_width, 0, margin);
            text += row(section.arms[0].name, show_reference_mean(section, outcome, scale), "reference", "", "");
            for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
                text += row(section.arms[arm].name, show(section, contrast_of(section, outcome, arm), scale));
            }
            for (const std::string& sentence : what_it_hangs_on(comparison, section, outcome)) {
                text += wrapped(sentence, table_width, margin, margin + 2);
            }
            text += "\n";
        }
    }
    return text;
}

/// The finding on each outcome in a sentence, and where its sign turns.
std::string in_words(const Comparison& comparison, const Section& section) {
    std::vector<std::string> sentences;
    for (const Better better : directions) {
        for (const std::size_t outcome : outcomes_with(comparison, better)) {
            std::string sentence = finding_sentence(comparison, section, outcome);
            for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
                const auto turning = turning_sentences(comparison, section, contrast_of(section, outcome, arm));
                if (!turning.empty()) sentence += (sentence.empty() ? "" : " ") + turning.front();
            }
            if (!sentence.empty()) sentences.push_back(std::move(sentence));
        }
    }
    const std::string nothing = nothing_found_sentence(comparison, section);
    if (!nothing.empty()) sentences.push_back(nothing);
    return paragraphs("findings in words, with 95 % intervals", sentences, table_width);
}

std::string render_section(const Comparison& comparison, const Section& section, bool in_full) {
    const std::string title = section_title(section);
    std::string text =
        wrapped(title, table_width, 0, 0) + std::string(std::min(columns_of(title), table_width), '=') + "\n\n";
    text += at_a_glance(comparison, section);
    text += in_full ? details(comparison, section) : in_words(comparison, section);

    std::vector<std::string> unseen;
    for (const Better better : directions) {
        if (!in_full) break;  // the findings in words say it
        for (const std::size_t outcome : outcomes_with(comparison, better)) {
            const std::string sentence = no_finding_sentence(comparison, section, outcome);
            if (!sentence.empty()) unseen.push_back(sentence);
        }
    }
    text += paragraphs("no difference found, and what could have been seen", unseen, table_width);

    std::vector<std::string> reasons;
    for (const Explanation& explanation : section.explanations) {
        reasons.push_back(why_sentence(comparison, section, explanation));
    }
    const bool has_process = has_contrasts(comparison.multiplicity[index_of(Role::process)]);
    if (has_process) text += paragraphs("what accompanies these differences", reasons, table_width);
    if (has_process) text += wrapped(why_warning(), table_width, margin, margin) + "\n";
    return text;
}

}  // namespace

std::string render_table(std::span<const Comparison> comparisons, bool in_full) {
    std::string text;
    for (const Comparison& comparison : comparisons) {
        text += wrapped(comparison.title, table_width, 0, 0);
        if (!comparison.stratum.empty()) text += wrapped("Where " + comparison.stratum, table_width, 0, margin);
        for (const std::string& note : coverage_notes(comparison)) text += wrapped(note, table_width, 0, margin);
        text += "\n";
        for (const Section& section : comparison.sections) text += render_section(comparison, section, in_full);
        for (const Panel& panel : comparison.panels) text += table_of(panel);
        std::vector<std::string> counts;
        for (const Role role : {Role::outcome, Role::process}) {
            if (has_contrasts(comparison.multiplicity[index_of(role)]))
                counts.push_back(multiplicity_sentence(comparison, role));
        }
        text += paragraphs("many comparisons", counts, table_width);
    }
    text += paragraphs("how to read this", reading_notes(), table_width);
    if (!comparisons.empty()) text += paragraphs("what this does not say", comparisons.front().caveats, table_width);
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

}  // namespace entente

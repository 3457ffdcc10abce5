#include "analysis/render_sensitivity.hpp"

#include <algorithm>

#include "analysis/sensitivity_sentences.hpp"
#include "analysis/text.hpp"

namespace entente {

namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t name_width = 30;
constexpr std::size_t effect_width = 24;
constexpr std::size_t other_width = 24;

/// Mark, name and up to three cells; what does not fit starts a new line.
std::string row(char mark, const std::string& name, const std::vector<std::string>& cells) {
    std::string line{mark, ' '};
    line += padded(shortened(name, table_width - margin), name_width);
    if (columns_of(name) > name_width) line += "\n" + std::string(margin + name_width, ' ');
    const std::size_t end_of_first = margin + name_width + effect_width;
    std::string rest;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::size_t width = i == 0 ? effect_width : other_width;
        if (cells.size() > 2 && i > 0) width = other_width / 2;
        rest += padded(cells[i], width);
        if (i + 1 < cells.size() && columns_of(cells[i]) >= width) rest += "  ";
    }
    rest = without_trailing_spaces(rest);
    if (margin + name_width + columns_of(rest) <= table_width) return without_trailing_spaces(line + rest) + "\n";
    constexpr std::size_t deeper = 6;
    line = without_trailing_spaces(line) + "\n";
    if (deeper + columns_of(rest) <= table_width) {
        return line + std::string(std::min(deeper, end_of_first), ' ') + rest + "\n";
    }
    for (const std::string& cell : cells) line += std::string(deeper, ' ') + cell + "\n";
    return line;
}

std::vector<std::string> cells_of(const Sensitivity& found, const ShownAxis& shown) {
    if (found.kind == SensitivityKind::sobol_indices) return {shown.effect, shown.other};
    if (found.kind != SensitivityKind::elementary_effects) return {shown.effect};
    return {shown.effect, shown.other.substr(0, shown.other.find(" (")), shown.spread};
}

std::string head_of(const Sensitivity& found) {
    const Statistics statistics = statistics_of(found.kind);
    std::vector<std::string> cells{std::string(statistics.effect_head) + " (95 %)"};
    if (found.kind == SensitivityKind::sobol_indices) cells.push_back(std::string(statistics.other_head) + " (95 %)");
    if (found.kind == SensitivityKind::elementary_effects) {
        cells.push_back(std::string(statistics.other_head));
        cells.emplace_back("spread");
    }
    return row(' ', "", cells);
}

std::string render_one(const Sensitivity& found, const SensitivityTable& table, std::size_t n_top) {
    std::string text = wrapped(subject_of(table) + ", mean over points " + show_mean(found, table), table_width, 0, 2);
    text += wrapped(leading_sentence(found, table), table_width, margin, margin);
    if (table.nothing_to_say.empty()) {
        text += head_of(found);
        for (std::size_t i = 0; i < std::min(n_top, table.rows.size()); ++i) {
            const ShownAxis shown = show(found, table, table.rows[i]);
            text += row(shown.mark, shown.axis, cells_of(found, shown));
        }
        for (const std::string& sentence : unshown_sentences(found, table, n_top)) {
            text += wrapped(sentence, table_width, margin, margin + 2);
        }
    }
    for (const std::string& note : table_notes(found, table)) text += wrapped(note, table_width, margin, margin + 2);
    return text + "\n";
}

/// For each structure and difference, which axis leads in which outcome.
std::string at_a_glance(const Sensitivity& found) {
    std::vector<std::string> subjects;
    for (const SensitivityTable& table : found.tables) {
        if (std::find(subjects.begin(), subjects.end(), subject_of(table)) == subjects.end()) {
            subjects.push_back(subject_of(table));
        }
    }
    std::string text =
        "WHAT MATTERS MOST (" + std::string(statistics_of(found.kind).effect_head) + ", 95 % interval)\n";
    for (const std::string& subject : subjects) {
        text += wrapped(subject, table_width, margin, margin);
        std::string silent;
        for (const SensitivityTable& table : found.tables) {
            if (subject_of(table) != subject) continue;
            const std::string& name = found.outcomes[table.outcome].name;
            const AxisRow* leading = leading_row(table);
            if (leading == nullptr || !has_finding(found, table)) {
                silent += (silent.empty() ? "" : ", ") + name;
                continue;
            }
            constexpr std::size_t deeper = 4;
            constexpr std::size_t outcome_width = 28;
            const ShownAxis shown = show(found, table, *leading);
            const std::string what =
                found.axes[leading->axis].key + " " + shown.effect + (leading->survives_holm ? " *" : "");
            std::string line = std::string(deeper, ' ') + padded(name, outcome_width) + " ";
            if (columns_of(line) + columns_of(what) > table_width) {
                line = without_trailing_spaces(line) + "\n" + std::string(2 * deeper, ' ');
            }
            text += line + what + "\n";
        }
        if (!silent.empty()) text += wrapped("no finding: " + silent, table_width, 4, 6);
    }
    return text + "\n";
}

}  // namespace

std::string render_sensitivity_table(std::span<const Sensitivity> analyses, std::size_t n_top) {
    std::string text;
    for (const Sensitivity& found : analyses) {
        text += wrapped("What matters in: " + found.title, table_width, 0, 2);
        if (!found.stratum.empty()) text += wrapped("Where " + found.stratum, table_width, 0, margin);
        for (const std::string& note : sample_notes(found)) text += wrapped(note, table_width, 0, margin);
        text += "\n";
        if (found.outcomes.size() > 1) text += at_a_glance(found);
        for (std::size_t outcome = 0; outcome < found.outcomes.size(); ++outcome) {
            const std::string title = outcome_title(found.outcomes[outcome], scale_of(found, outcome)) + "  [" +
                                      found.outcomes[outcome].name + "]";
            text += wrapped(title, table_width, 0, margin);
            text += std::string(std::min(columns_of(title), table_width), '=') + "\n";
            for (const SensitivityTable& table : found.tables) {
                if (table.outcome == outcome) text += render_one(found, table, n_top);
            }
        }
    }
    if (!analyses.empty()) {
        text += paragraphs("how to read this", sensitivity_reading_notes(analyses.front()), table_width);
        text += paragraphs("what this does not say", analyses.front().caveats, table_width);
    }
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

}  // namespace entente

#include "analysis/panel.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/data_text.hpp"
#include "analysis/numbers.hpp"
#include "analysis/text.hpp"

namespace entente {

namespace {

constexpr std::size_t panel_width = 80;
constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;

std::vector<std::size_t> widths_of(const Panel& panel) {
    constexpr std::size_t widest_text = 26;
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < panel.columns.size(); ++i) {
        std::size_t width = columns_of(panel.columns[i].head);
        for (const auto& row : panel.rows) width = std::max(width, columns_of(row[i].shown));
        widths.push_back(panel.columns[i].is_text ? std::min(width, widest_text) : width);
    }
    return widths;
}

/// Cells beside each other; what does not fit goes on in a further line.
std::string line_of(const std::vector<std::string>& cells, const Panel& panel, const std::vector<std::size_t>& widths) {
    constexpr std::size_t deeper = 8;
    std::string text;
    std::string line(margin, ' ');
    bool is_fresh = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (panel.columns[i].is_for_programs) continue;
        if (!is_fresh && columns_of(line) + gap + widths[i] > panel_width) {
            text += without_trailing_spaces(line) + "\n";
            line.assign(deeper, ' ');
            is_fresh = true;
        }
        if (!is_fresh) line += std::string(gap, ' ');
        is_fresh = false;
        const std::string cell = shortened(cells[i], widths[i]);
        line += panel.columns[i].is_text ? padded(cell, widths[i]) : aligned_right(cell, widths[i]);
    }
    return text + without_trailing_spaces(line) + "\n";
}

}  // namespace

Panel panel_of(View view, const std::string& title) {
    Panel panel;
    panel.view = view;
    panel.title = title;
    return panel;
}

PanelCell text_cell(const std::string& text) {
    return {text, {}};
}

PanelCell count_cell(std::size_t n) {
    return number_cell(static_cast<double>(n), 0);
}

PanelCell number_cell(double value, int decimals) {
    return {std::isnan(value) ? "" : number(value, decimals), {value}};
}

std::string shown_estimate(const Estimate& estimate, bool is_signed) {
    if (std::isnan(estimate.value)) return {};
    const bool has_interval = std::isfinite(estimate.low) && std::isfinite(estimate.high);
    const int decimals = decimals_for(has_interval ? (estimate.high - estimate.low) / 2 : 0, estimate.value);
    const std::string value = is_signed ? signed_number(estimate.value, decimals) : number(estimate.value, decimals);
    if (!has_interval) return value;
    return value + " (" + number(estimate.low, decimals) + " to " + number(estimate.high, decimals) + ")";
}

PanelCell estimate_cell(const Estimate& estimate, bool is_signed) {
    return {shown_estimate(estimate, is_signed), {estimate.value, estimate.low, estimate.high}};
}

std::string table_of(const Panel& panel) {
    std::string text = in_capitals(panel.title) + "\n";
    for (const std::string& finding : panel.findings) text += wrapped(finding, panel_width, margin, margin + 2);
    for (const std::string& picture : panel.pictures) text += "\n" + picture;
    if (!panel.rows.empty() && !panel.rows_are_for_programs) {
        if (!panel.findings.empty()) text += "\n";
        const std::vector<std::size_t> widths = widths_of(panel);
        std::vector<std::string> heads;
        for (const PanelColumn& column : panel.columns) heads.push_back(column.head);
        text += line_of(heads, panel, widths);
        for (const auto& row : panel.rows) {
            std::vector<std::string> cells;
            for (const PanelCell& cell : row) cells.push_back(cell.shown);
            text += line_of(cells, panel, widths);
        }
    }
    if (!panel.notes.empty()) text += "\n";
    for (const std::string& note : panel.notes) text += wrapped(note, panel_width, margin, margin);
    return text + "\n";
}

std::string markdown_of(const Panel& panel) {
    std::string text = "## " + panel.title + "\n\n";
    if (!panel.findings.empty()) text += markdown_list(panel.findings);
    for (const std::string& picture : panel.pictures) text += "```\n" + picture + "```\n\n";
    if (!panel.rows.empty() && !panel.rows_are_for_programs) {
        std::vector<std::string> heads;
        std::string rule = "|";
        for (const PanelColumn& column : panel.columns) {
            if (column.is_for_programs) continue;
            heads.push_back(column.head);
            rule += column.is_text ? "---|" : "---:|";
        }
        text += markdown_row(heads) + rule + "\n";
        for (const auto& row : panel.rows) {
            std::vector<std::string> cells;
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (!panel.columns[i].is_for_programs) cells.push_back(row[i].shown);
            }
            text += markdown_row(cells);
        }
        text += "\n";
    }
    for (const std::string& note : panel.notes) text += note + "\n\n";
    return text;
}

std::string csv_of(const Panel& panel, const std::string& stratum, bool with_heads) {
    std::string text;
    if (with_heads) {
        text += "where";
        for (const PanelColumn& column : panel.columns) {
            for (const std::string& key : column.keys) text += "," + key;
        }
        text += "\n";
    }
    for (const auto& row : panel.rows) {
        text += csv_field(stratum);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (panel.columns[i].is_text) {
                text += "," + csv_field(row[i].shown);
            } else {
                for (const double value : row[i].values) text += "," + exact_number(value);
            }
        }
        text += "\n";
    }
    return text;
}

}  // namespace entente

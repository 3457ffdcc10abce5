#include "cli/listing.hpp"

#include <algorithm>

#include "analysis/text.hpp"
#include "cli/terminal.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

namespace {

constexpr std::size_t widest_name = 26;

std::string text_of(const Cell& cell) {
    if (cell.is_string()) return cell.get<std::string>();
    if (cell.is_boolean()) return cell.get<bool>() ? "yes" : "no";
    if (cell.is_number()) return shortest(cell.get<double>());
    return "";
}

std::string in_a_page(const Cell& cell) {
    std::string text;
    for (const char c : text_of(cell)) {
        if (c == '|') text += '\\';
        text += c == '\n' ? ' ' : c;
    }
    return text;
}

/// What a row says beside its name: sentences first as they are, other columns with their title.
std::string body_of(const Listing& list, const std::vector<Cell>& row) {
    std::string sentences, others;
    for (std::size_t c = 1; c < list.columns.size(); ++c) {
        const ListColumn& column = list.columns[c];
        const std::string text = text_of(row[c]);
        if (text.empty()) continue;
        if (column.is_sentence) {
            sentences += (sentences.empty() ? "" : "; ") + text;
        } else {
            others += (others.empty() ? "" : ", ") + column.title + " " + text;
        }
    }
    if (others.empty()) return sentences;
    return sentences.empty() ? others : sentences + " (" + others + ")";
}

}  // namespace

std::string listing_table(const Listing& list) {
    std::size_t width = 0;
    for (const auto& row : list.rows) width = std::max(width, columns_of(text_of(row.front())));
    width = std::min(width, widest_name) + 2;
    std::string text;
    for (const auto& row : list.rows) {
        const std::string body = wrapped(body_of(list, row), terminal_width, width, width);
        const std::string name = text_of(row.front());
        if (columns_of(name) + 2 > width) {
            text += name + "\n" + body;
        } else {
            text += padded(name, width) + body.substr(std::min(width, body.size()));
        }
    }
    return text;
}

std::string listing_json(const Listing& list) {
    auto rows = nlohmann::ordered_json::array();
    for (const auto& row : list.rows) {
        nlohmann::ordered_json object;
        for (std::size_t c = 0; c < list.columns.size(); ++c) object[list.columns[c].key] = row[c];
        rows.push_back(std::move(object));
    }
    return rows.dump(2) + "\n";
}

std::string listing_markdown(const Listing& list) {
    std::string text = "# " + list.title + "\n\n";
    if (!list.about.empty()) text += list.about + "\n\n";
    std::string titles = "|", rule = "|";
    for (const ListColumn& column : list.columns) {
        titles += " " + column.title + " |";
        rule += "---|";
    }
    text += titles + "\n" + rule + "\n";
    for (const auto& row : list.rows) {
        text += "| `" + in_a_page(row.front()) + "` |";
        for (std::size_t c = 1; c < row.size(); ++c) text += " " + in_a_page(row[c]) + " |";
        text += "\n";
    }
    return text;
}

}  // namespace entente

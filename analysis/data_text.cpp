#include "analysis/data_text.hpp"

#include <charconv>
#include <cmath>

namespace entente {

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\n\r#") == std::string::npos) return text;
    std::string field = "\"";
    for (const char letter : text) {
        if (letter == '"') field += '"';
        field += letter;
    }
    return field + "\"";
}

std::string exact_number(double value) {
    if (!std::isfinite(value)) return {};
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc{} ? std::string(buffer, end) : std::string{};
}

std::string csv_comment(const std::string& text) {
    std::string line = "# ";
    for (const char letter : text) line += letter == '\n' ? ' ' : letter;
    return line + "\n";
}

std::string markdown_cell(const std::string& text, std::string_view special) {
    std::string escaped;
    for (const char letter : text) {
        if (special.find(letter) != std::string_view::npos) escaped += '\\';
        escaped += letter == '\n' ? ' ' : letter;
    }
    return escaped;
}

std::string markdown_row(const std::vector<std::string>& cells, std::string_view special) {
    std::string line = "|";
    for (const std::string& text : cells) line.append(" ").append(markdown_cell(text, special)).append(" |");
    return line + "\n";
}

std::string markdown_list(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) text += "- " + sentence + "\n";
    return text + "\n";
}

}  // namespace entente

#include "analysis/text.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace entente {

namespace {

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Bytes taken by the first `n` characters.
std::size_t bytes_of(std::string_view text, std::size_t n) {
    std::size_t at = 0;
    while (at < text.size() && n > 0) {
        ++at;
        while (at < text.size() && continues_character(text[at])) ++at;
        --n;
    }
    return at;
}

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !continues_character(byte); }));
}

}  // namespace

std::size_t columns_of(const std::string& text) {
    return width_of(text);
}

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, columns_of(text)), ' ');
}

std::string aligned_right(const std::string& text, std::size_t width) {
    return std::string(width - std::min(width, columns_of(text)), ' ') + text;
}

std::string without_trailing_spaces(const std::string& text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string shortened(const std::string& text, std::size_t width) {
    if (columns_of(text) <= width) return text;
    return text.substr(0, bytes_of(text, width - 1)) + "~";
}

std::string in_capitals(std::string text) {
    for (char& letter : text) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return text;
}

std::string wrapped(const std::string& text, std::size_t width, std::size_t first, std::size_t rest) {
    std::string lines;
    std::string line(first, ' ');
    bool line_has_words = false;
    const auto end_line = [&] {
        lines += without_trailing_spaces(line) + "\n";
        line.assign(rest, ' ');
        line_has_words = false;
    };
    std::string_view left = text;
    while (!left.empty()) {
        const std::size_t n_spaces = std::min(left.find_first_not_of(" \n"), left.size());
        const std::string_view spaces = left.substr(0, n_spaces);
        left.remove_prefix(n_spaces);
        std::string_view word = left.substr(0, std::min(left.find_first_of(" \n"), left.size()));
        left.remove_prefix(word.size());
        if (word.empty()) break;
        if (line_has_words && columns_of(line) + spaces.size() + width_of(word) > width) end_line();
        if (line_has_words) line += std::string(spaces.size(), ' ');
        while (columns_of(line) + width_of(word) > width) {
            const std::size_t fits = bytes_of(word, width - columns_of(line));
            line += word.substr(0, fits);
            word.remove_prefix(fits);
            end_line();
        }
        line += word;
        line_has_words = true;
    }
    if (line_has_words || lines.empty()) end_line();
    return lines;
}

std::string titled(const std::string& title, const std::string& text, std::size_t width, std::size_t indent) {
    const std::string body = wrapped(text, width, indent, indent);
    return padded(title, indent) + body.substr(std::min(indent, body.size()));
}

std::string joined(const std::vector<std::string>& parts, const std::string& last) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == parts.size() ? last : ", ") + parts[i];
    }
    return text;
}

std::string paragraphs(const std::string& heading, const std::vector<std::string>& sentences, std::size_t width) {
    constexpr std::size_t margin = 2;
    if (sentences.empty()) return {};
    std::string text = in_capitals(heading) + "\n";
    for (const std::string& sentence : sentences) text += wrapped(sentence, width, margin, margin + 2);
    return text + "\n";
}

}  // namespace entente

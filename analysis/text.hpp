#pragma once
// Text in columns. Widths count characters, not bytes (UTF-8; none of ours is double width).

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

std::size_t columns_of(const std::string& text);
std::string padded(const std::string& text, std::size_t width);
std::string aligned_right(const std::string& text, std::size_t width);
std::string without_trailing_spaces(const std::string& text);
std::string in_capitals(std::string text);  // of letters A to Z

/// At most `width` characters, the last of them `~` where something was cut.
std::string shortened(const std::string& text, std::size_t width);

/// `Title         text`, the text wrapped and beginning in the column `indent`; ends with a newline.
std::string titled(const std::string& title, const std::string& text, std::size_t width, std::size_t indent);

/// `a, b, c`, or with another `last` between the last two: `a, b and c`.
std::string joined(const std::vector<std::string>& parts, const std::string& last = ", ");

/// A heading in capitals and sentences below it, wrapped and indented, and an empty line; nothing without sentences.
std::string paragraphs(const std::string& heading, const std::vector<std::string>& sentences, std::size_t width);

/// Lines of at most `width` characters, broken at spaces (a longer word is cut), the first indented by `first`, the
/// others by `rest`; ends with a newline.
std::string wrapped(const std::string& text, std::size_t width, std::size_t first, std::size_t rest);

}  // namespace entente

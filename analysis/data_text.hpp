#pragma once
// Text for spreadsheets and programs.

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A field of a csv file, in quotes where it needs them.
std::string csv_field(const std::string& text);

/// The shortest digits that read back as the same value; nothing where undefined.
std::string exact_number(double value);

/// A line that begins with `# `.
std::string csv_comment(const std::string& text);

/// A cell of a table in Markdown, on one line; letters of `special` are escaped.
std::string markdown_cell(const std::string& text, std::string_view special = "|");

/// `| a | b |`, a line of a table.
std::string markdown_row(const std::vector<std::string>& cells, std::string_view special = "|");

/// `- sentence`, a line each, and an empty line.
std::string markdown_list(const std::vector<std::string>& sentences);

}  // namespace entente

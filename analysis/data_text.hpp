#pragma once
// Text for spreadsheets and programs.

#include <string>

namespace entente {

/// A field of a csv file, in quotes where it needs them.
std::string csv_field(const std::string& text);

/// The shortest digits that read back as the same value; nothing where undefined.
std::string exact_number(double value);

/// A line that begins with `# `.
std::string csv_comment(const std::string& text);

}  // namespace entente

#pragma once
// A comparison on paper: for the terminal (80 columns), for a document, for a spreadsheet, for a program.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analysis/compare.hpp"

namespace entente {

enum class Format : std::uint8_t { table, json, csv, markdown };

template <>
struct Names<Format> {
    static constexpr std::array<std::string_view, 4> words{"table", "json", "csv", "markdown"};
};

/// Renders one comparison, or one a stratum. Every format carries the caveats. Table and markdown round to what the
/// interval allows; csv and json keep every digit, with an empty field or null where undefined. In csv the caveats
/// stand first, in lines that begin with `#`.
/// `in_full`: a table tells every difference by itself, not only the finding on each outcome in a sentence.
std::string render(std::span<const Comparison> comparisons, Format format, bool in_full = true);

std::string render_table(std::span<const Comparison> comparisons, bool in_full);
std::string render_markdown(std::span<const Comparison> comparisons);
std::string render_csv(std::span<const Comparison> comparisons);
std::string render_json(std::span<const Comparison> comparisons);

/// No line of a table is wider.
inline constexpr std::size_t table_width = 80;

}  // namespace entente

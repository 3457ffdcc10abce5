#pragma once
// A file of districts before its values are checked: the same for every format.

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One district as its file has it. What is blank is absent.
struct DistrictRow {
    int line = 0;
    std::map<std::string, std::string, std::less<>> cells;  // by column, as text
    std::vector<std::size_t> touching;                      // rows whose borders meet its own, where there are borders
};

struct DistrictRows {
    std::vector<DistrictRow> rows;
    std::set<std::string, std::less<>> required;  // columns that no row may leave blank
};

inline constexpr std::string_view share_prefix = "share_";  // and the identity group, from 0

/// Without white space at both ends.
inline std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// What stands between separators, trimmed; blanks too.
inline std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace entente

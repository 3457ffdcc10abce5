#pragma once
// What a phase of the week reads and writes, declared beside it.

#include <cstddef>
#include <string_view>

namespace entente {

/// Columns by part of the world: "districts: condition violence missions: *" names two columns of the districts and all
/// of the missions; "structure: *" is what is derived from the structure in force. What a phase writes it may read too.
/// A test runs each phase and fails it for a column that it writes without saying so, for a result that hangs on a
/// column that it does not name, and for a column of one week that it reads before this week has written it, unless it
/// says so.
struct Touches {
    std::string_view reads;
    std::string_view last_week = {};  // columns of one week that it reads as last week left them
    std::string_view writes;
};

/// Whether such a list names a column by its path: `districts.condition`, `missions[0].strength`, `money.donors.aim`.
constexpr bool stands_in(std::string_view list, std::string_view path) {
    std::string_view part;
    while (!list.empty()) {
        const std::size_t end = list.find(' ');
        const std::string_view word = list.substr(0, end);
        list = end == list.npos ? std::string_view{} : list.substr(end + 1);
        if (word.ends_with(':')) {
            part = word.substr(0, word.size() - 1);
            continue;
        }
        if (part.empty() && word == path) return true;  // a column of the world itself
        if (part.empty() || !path.starts_with(part)) continue;
        std::string_view column = path.substr(part.size());
        if (column.starts_with('[')) column = column.substr(column.find(']') + 1);
        if (!column.starts_with('.')) continue;
        column = column.substr(1);
        if (word == "*") return true;
        if (column.starts_with(word) &&
            (column.size() == word.size() || column[word.size()] == '.' || column[word.size()] == '[')) {
            return true;
        }
    }
    return false;
}

}  // namespace entente

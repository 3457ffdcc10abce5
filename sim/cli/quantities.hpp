#pragma once
// Sizes for people.

#include <string>

#include "analysis/numbers.hpp"

namespace entente {

/// `840 MB`, `1.2 GB`.
inline std::string bytes_for_people(double bytes) {
    constexpr double kilo = 1000;
    constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    while (bytes >= kilo && unit + 1 < std::size(units)) {
        bytes /= kilo;
        ++unit;
    }
    return number(bytes, unit > 0 && bytes < 10 ? 1 : 0) + " " + units[unit];
}

inline std::string counted(std::size_t n, const std::string& noun) {
    return count_of_things(n, noun, noun + "s");
}

}  // namespace entente

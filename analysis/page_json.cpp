#include "analysis/page_json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace entente::page {

nlohmann::ordered_json compact(double value) {
    if (!std::isfinite(value)) return nullptr;
    std::array<char, 32> digits{};
    const int length = std::snprintf(digits.data(), digits.size(), "%.4g", value);
    double rounded = 0;
    std::from_chars(digits.data(), digits.data() + length, rounded);
    if (rounded == std::trunc(rounded) && std::abs(rounded) < 1e15) return static_cast<std::int64_t>(rounded);
    return rounded;
}

}  // namespace entente::page

#include "analysis/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace entente {

int decimals_for(double uncertainty, double value) {
    constexpr int most = 9;
    const double size = std::abs(uncertainty);
    if (!(size > 0) || !std::isfinite(size)) {
        if (value == 0 || !std::isfinite(value)) return 0;
        return std::clamp(2 - static_cast<int>(std::floor(std::log10(std::abs(value)))), -most, most);
    }
    const int exponent = static_cast<int>(std::floor(std::log10(size)));
    const double leading = size / std::pow(10.0, exponent);  // in [1, 10)
    const int more = leading < 3.55 ? 1 : 0;  // from 9.5 it rounds to 10, whose two digits end where one of 9 ends
    return std::clamp(more - exponent, -most, most);
}

std::string number(double value, int decimals) {
    if (std::isnan(value)) return "n/a";
    if (std::isinf(value)) return value > 0 ? "infinite" : "-infinite";
    if (decimals < 0) {
        const double unit = std::pow(10.0, -decimals);
        value = std::round(value / unit) * unit;
    }
    std::array<char, 400> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%.*f", std::max(decimals, 0), std::abs(value));
    std::string digits = buffer.data();
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, 1, ',');
    const bool is_zero = digits.find_first_of("123456789") == std::string::npos;
    return value < 0 && !is_zero ? "-" + digits : digits;
}

std::string signed_number(double value, int decimals) {
    const std::string text = number(value, decimals);
    const bool is_zero = text.find_first_of("123456789") == std::string::npos;
    return value > 0 && !is_zero && !std::isinf(value) ? "+" + text : text;
}

std::string plain_number(double value) {
    std::string text = number(value, std::max(0, decimals_for(0, value) + 3));
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string count_of_things(std::size_t n, const std::string& singular, const std::string& plural) {
    return number(static_cast<double>(n), 0) + " " + (n == 1 ? singular : plural);
}

}  // namespace entente

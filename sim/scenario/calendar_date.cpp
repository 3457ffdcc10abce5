#include "scenario/calendar_date.hpp"

#include <charconv>
#include <chrono>

namespace entente {
namespace {

std::optional<int> digits(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

}  // namespace

std::optional<int> days_of(std::string_view date) {
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
    const auto year = digits(date.substr(0, 4));
    const auto month = digits(date.substr(5, 2));
    const auto day = digits(date.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day parts{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day))};
    if (!parts.ok()) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(parts).time_since_epoch().count());
}

std::optional<int> week_of(std::string_view start, std::string_view date) {
    constexpr int days_in_week = 7;
    const auto first = days_of(start);
    const auto day = days_of(date);
    if (!first || !day) return std::nullopt;
    const int days = *day - *first;
    return days < 0 ? -1 : days / days_in_week;
}

}  // namespace entente

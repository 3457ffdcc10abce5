#pragma once
// Dates of the scenario's calendar.

#include <optional>
#include <string_view>

namespace entente {

/// Days since 1970-01-01 of a date such as 2003-10-01; nothing for what is no date.
std::optional<int> days_of(std::string_view date);

/// Week of a run in which a date falls; week 0 starts at `start`. Negative before it.
std::optional<int> week_of(std::string_view start, std::string_view date);

}  // namespace entente

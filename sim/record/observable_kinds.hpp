#pragma once
// Kinds of observables: counts, levels and processes, by which each row of the table says only what is its own.

#include <string_view>

#include "record/observable.hpp"

namespace entente {

// Costly observables are measured every so many weeks, from week 0 on, and held in between.
inline constexpr int costly_weeks = 4;
inline constexpr int costliest_weeks = 12;

namespace table {

inline constexpr std::uint8_t in_all = total;
inline constexpr std::uint8_t on_average = static_cast<std::uint8_t>(mean);
inline constexpr std::uint8_t lasting = static_cast<std::uint8_t>(mean | final_value);

/// A count: weeks are added.
constexpr Observable count(std::string_view name, std::string_view unit, std::string_view long_name, Better better,
                           std::string_view definition = {}) {
    return {name, unit, long_name, Joined::sum, better, Role::outcome, in_all, 1, definition, false};
}

/// A count of what organisations put in.
constexpr Observable count_of_work(std::string_view name, std::string_view unit, std::string_view long_name,
                                   Better better, std::string_view definition = {}) {
    return {name, unit, long_name, Joined::sum, better, Role::process, in_all, 1, definition, false};
}

/// How people fare.
constexpr Observable level(std::string_view name, std::string_view unit, std::string_view long_name, Better better,
                           std::string_view definition = {}) {
    return {name, unit, long_name, Joined::mean, better, Role::outcome, lasting, 1, definition, false};
}

/// How organisations work together: missing where nobody is there to do so.
constexpr Observable process(std::string_view name, std::string_view unit, std::string_view long_name,
                             std::string_view definition = {}) {
    return {name, unit, long_name, Joined::mean, Better::undecided, Role::process, on_average, 1, definition, true};
}

/// The same, measured every fourth week and held in between.
constexpr Observable held(Observable observable) {
    observable.measured_every = costly_weeks;
    return observable;
}

/// The same, every twelfth week: over a window of a year.
constexpr Observable held_long(Observable observable) {
    observable.measured_every = costliest_weeks;
    return observable;
}

/// The same, with nothing to measure in some worlds or weeks.
constexpr Observable or_missing(Observable observable) {
    observable.can_be_missing = true;
    return observable;
}

}  // namespace table

}  // namespace entente

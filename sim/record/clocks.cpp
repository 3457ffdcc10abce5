#include "record/clocks.hpp"

#include <algorithm>
#include <cstdint>

#include "core/names.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

std::int64_t deaths_between(std::span<const int> deaths, std::size_t first, std::size_t end) {
    std::int64_t sum = 0;
    for (std::size_t week = first; week < end; ++week) sum += deaths[week];
    return sum;
}

/// First week from which on fighting had stopped: the one after the first `lull` weeks in a row without a battle.
std::size_t week_after_lull(std::span<const int> battles, int lull) {
    int quiet = 0;
    for (std::size_t week = 0; week < battles.size(); ++week) {
        quiet = battles[week] == 0 ? quiet + 1 : 0;
        if (quiet >= lull) return week + 1;
    }
    return battles.size() + 1;
}

Clock clock_after(std::span<const int> deaths, std::size_t begin, std::size_t window, double threshold) {
    if (begin > deaths.size()) return {undefined, undefined};
    std::int64_t recent = 0;
    for (std::size_t week = begin; week < deaths.size(); ++week) {
        recent += deaths[week];
        if (week >= begin + window) recent -= deaths[week - window];
        if (static_cast<double>(recent) >= threshold) return {static_cast<double>(week), 1.0};
    }
    return {static_cast<double>(deaths.size()) - 1.0, 0.0};
}

}  // namespace

double first_quiet_year(std::span<const int> battle_deaths, const Relapse& p) {
    const auto year = static_cast<std::size_t>(p.year);
    std::int64_t recent = 0;
    for (std::size_t week = 0; week < battle_deaths.size(); ++week) {
        recent += battle_deaths[week];
        if (week >= year) recent -= battle_deaths[week - year];
        if (week + 1 >= year && static_cast<double>(recent) < p.conflict_deaths) return static_cast<double>(week);
    }
    return undefined;
}

Clock relapse_clock(std::span<const int> battle_deaths, const Relapse& p) {
    const double quiet = first_quiet_year(battle_deaths, p);
    if (!(quiet >= 0)) return {undefined, undefined};
    // The window trails across the end of the quiet year.
    const auto year = static_cast<std::size_t>(p.year);
    const std::size_t end_of_quiet = static_cast<std::size_t>(quiet) + 1;
    return clock_after(battle_deaths, end_of_quiet - year, year, p.conflict_deaths);
}

Clock war_relapse_clock(std::span<const int> battle_deaths, std::span<const int> battles, const Relapse& p) {
    return clock_after(battle_deaths, week_after_lull(battles, p.lull), static_cast<std::size_t>(p.year), p.war_deaths);
}

Clock resumed_clock(std::span<const int> battle_deaths, std::span<const int> battles, const Relapse& p) {
    return clock_after(battle_deaths, week_after_lull(battles, p.lull), static_cast<std::size_t>(p.half_year),
                       p.conflict_deaths);
}

double peace_state(std::span<const int> battle_deaths, const Relapse& p) {
    if (battle_deaths.size() < static_cast<std::size_t>(p.year)) return undefined;
    const Clock relapse = relapse_clock(battle_deaths, p);
    PeaceState state = PeaceState::at_peace;
    if (!(relapse.observed >= 0)) state = PeaceState::never_quiet;
    if (relapse.observed > 0) state = PeaceState::relapsed;
    return static_cast<double>(index_of(state));
}

double active_years(std::span<const int> battle_deaths, const Relapse& p) {
    const auto year = static_cast<std::size_t>(p.year);
    double active = 0;
    for (std::size_t first = 0; first < battle_deaths.size(); first += year) {
        const std::size_t end = std::min(first + year, battle_deaths.size());
        active += static_cast<double>(deaths_between(battle_deaths, first, end)) >= p.conflict_deaths;
    }
    return active;
}

double at_peace_in(std::span<const int> battle_deaths, Week week, const Relapse& p) {
    const Week first = week - p.year + 1;
    if (first < 0 || week < 0 || static_cast<std::size_t>(week) >= battle_deaths.size()) return undefined;
    const auto deaths =
        deaths_between(battle_deaths, static_cast<std::size_t>(first), static_cast<std::size_t>(week) + 1);
    return static_cast<double>(deaths) < p.conflict_deaths ? 1.0 : 0.0;
}

}  // namespace entente

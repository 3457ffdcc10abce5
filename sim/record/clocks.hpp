#pragma once
// Clocks of peace over the weekly battle deaths of one run. Three of them, because studies count differently.

#include <span>

#include "core/week.hpp"

namespace entente {

/// A clock from the accord (week 0): `week` in which it struck, or the last week where it did not; NaN where it never
/// began, since nothing can be resumed that has not stopped.
struct Clock {
    double week = 0;
    double observed = 0;  // 1 struck, 0 censored, NaN never began
};

/// Both kinds of windows and thresholds, as the sources count.
struct Relapse {
    double conflict_deaths = 25;  // UCDP armed conflict, in `year` weeks
    double war_deaths = 1000;     // UCDP war, in `year` weeks
    int year = 52;
    int half_year = 26;
    int lull = 4;  // weeks without a battle after which fighting counts as stopped
};

/// Last week of the first 52-week window with fewer than 25 battle deaths; NaN if there is none.
double first_quiet_year(std::span<const int> battle_deaths, const Relapse& p = {});

/// Armed conflict again (UCDP): after the first quiet year, a trailing 52-week window with at least 25 battle deaths.
/// Never begins where fighting never stopped.
Clock relapse_clock(std::span<const int> battle_deaths, const Relapse& p = {});

/// War again: at least 1,000 battle deaths in the trailing 52 weeks, counted after the first four weeks in a row
/// without a battle. Deaths before that lull do not count.
Clock war_relapse_clock(std::span<const int> battle_deaths, std::span<const int> battles, const Relapse& p = {});

/// Fighting resumed, as studies of cease-fires count: at least 25 battle deaths in the trailing 26 weeks, counted after
/// the same lull; no quiet year is asked.
Clock resumed_clock(std::span<const int> battle_deaths, std::span<const int> battles, const Relapse& p = {});

enum class PeaceState { never_quiet, relapsed, at_peace };

/// NaN for a run of less than a year; else the number of a PeaceState.
double peace_state(std::span<const int> battle_deaths, const Relapse& p = {});

/// Years from the accord with at least 25 battle deaths; a last, shorter year counts if it reaches them.
double active_years(std::span<const int> battle_deaths, const Relapse& p = {});

/// 1 if the 52 weeks up to `week` had fewer than 25 battle deaths, 0 if more; NaN if they do not lie within the run.
double at_peace_in(std::span<const int> battle_deaths, Week week, const Relapse& p = {});

}  // namespace entente

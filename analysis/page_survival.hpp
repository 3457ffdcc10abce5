#pragma once
// How long until something happens, where some runs end before it does.

#include <cstddef>
#include <span>
#include <vector>

namespace entente::page {

/// A Kaplan–Meier curve; it starts at 1 and falls at each of `weeks`.
struct SurvivalCurve {
    std::vector<double> weeks;     // in which something happened, ascending
    std::vector<double> survival;  // share still without the event after that week
    std::vector<double> low;       // pointwise 95 % band on the log-log scale, Greenwood's variance
    std::vector<double> high;
    std::vector<std::size_t> at_risk;  // watched just before that week
    std::size_t n = 0;
    std::size_t n_events = 0;
    double last_week = 0;  // longest time watched
};

/// `observed` is 1 where the event happened at `weeks`, 0 where the run ended first; NaN in either is left out. Where
/// the band is undefined (survival 0 or 1) it equals the estimate. Kalbfleisch and Prentice 2002, section 1.4.
SurvivalCurve kaplan_meier(std::span<const double> weeks, std::span<const double> observed);

}  // namespace entente::page

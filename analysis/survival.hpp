#pragma once
// How long until something happens, where some runs end before it does.

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/estimate.hpp"

namespace entente {

/// Clocks of runs, sorted once: week of the event, or weeks watched where it did not happen.
struct Clocks {
    std::vector<double> weeks;        // ascending; at one week events come before ends
    std::vector<bool> observed;       // (run) whether the event happened
    std::vector<std::size_t> places;  // (run) where the run stood in what was given

    std::size_t n_events() const;
    double last_week() const { return weeks.empty() ? Estimate::undefined : weeks.back(); }
};

/// Leaves out runs whose week is not finite: their clock never began. `observed` is above 0 where the event happened.
/// Throws std::invalid_argument when lengths differ.
Clocks sorted_clocks(std::span<const double> weeks, std::span<const double> observed);

struct SurvivalStep {
    double week = 0;
    double share = 1;  // still without the event after that week (Kaplan & Meier 1958)
    double low = 1;    // pointwise 95 % band: Greenwood's variance on the scale of log(-log)
    double high = 1;
    std::size_t at_risk = 0;  // runs watched just before that week
    std::size_t n_events = 0;
};

/// One step for each week with an event. Where the share is 0 or 1 the band is undefined and equals the share.
std::vector<SurvivalStep> kaplan_meier(const Clocks& clocks);

/// Share without the event after `week`, with its band; NaN beyond the longest time watched.
Estimate share_without_event(const Clocks& clocks, double week);

/// Mean weeks without the event up to `horizon`: the area under the curve (Royston & Parmar 2013). `times` (place) says
/// how often each run counts, for resampling; empty: once. NaN where nobody was watched.
double restricted_mean(const Clocks& clocks, double horizon, std::span<const double> times = {});

/// Do two groups differ? Events of the first group against those expected if they did not.
struct LogRank {
    double observed = 0;
    double expected = 0;
    double chi_square = Estimate::undefined;  // one degree of freedom
    double p_value = Estimate::undefined;
};

/// Stratified: only runs of one stratum are compared with each other, so that runs of one world (which share their
/// luck) are compared with each other and not with other worlds. All strata 0: the plain test. Throws
/// std::invalid_argument when lengths differ. Mantel 1966; Kalbfleisch & Prentice 2002, section 1.5.
LogRank log_rank(std::span<const double> weeks, std::span<const double> observed, const std::vector<bool>& in_first,
                 std::span<const std::size_t> strata);

}  // namespace entente

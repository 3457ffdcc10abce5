#pragma once
// Which process goes along with a difference: regression of paired differences on paired differences.

#include <cstddef>
#include <span>

#include "analysis/bootstrap.hpp"
#include "analysis/estimate.hpp"

namespace entente {

/// Whether a process differs nearly alike in all worlds, by more than three spreads: a line to no difference would be
/// drawn far outside of what was seen.
bool differs_alike(double mean, double spread);

struct Mediation {
    Estimate carried;                    // part of the mean difference that goes along with the process
    Estimate share;                      // of the whole difference; an interval only where that is not near zero
    double slope = Estimate::undefined;  // outcome per unit of the process, across worlds
    double slope_in_spreads = Estimate::undefined;  // standardised: both differences in their standard deviations
    std::size_t n = 0;                              // worlds
};

/// Two structures in the same worlds. The outcome's difference is regressed on the process's difference and on the
/// process's mean of both (centred); `carried` is the slope times the mean difference of the process, with an interval
/// by resampling worlds (Judd, Kenny & McClelland 2001, Psychol. Methods 6:115-134; Montoya & Hayes 2017, 22:6-27).
/// Association, not cause. Undefined with fewer than five worlds, and `carried` also where the process differs nearly
/// alike in all worlds: by more than three spreads of its difference, so that no world is near one without that
/// difference. Throws std::invalid_argument when lengths differ.
Mediation mediation(std::span<const double> outcome_a, std::span<const double> outcome_b,
                    std::span<const double> process_a, std::span<const double> process_b,
                    const Bootstrap& bootstrap = {});

}  // namespace entente

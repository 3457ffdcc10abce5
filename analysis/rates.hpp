#pragma once
// Events per exposure, where events come in clusters so that they scatter more than Poisson's.

#include <cstddef>
#include <span>

#include "analysis/estimate.hpp"

namespace entente {

struct Rate {
    Estimate rate;  // events per unit of exposure, with a quasi-Poisson interval on the logarithm
    double events = 0;
    double exposure = 0;
    double dispersion = Estimate::undefined;  // Pearson's chi-square per degree of freedom; 1: Poisson
    std::size_t n = 0;                        // worlds
};

/// All events over all exposure (McCullagh & Nelder 1989, section 6.2), one entry a world. Entries with a value that is
/// not finite or without exposure are left out. The interval uses Student's t, and never a dispersion below 1. Without
/// events there is no interval. Throws std::invalid_argument when lengths differ.
Rate rate_of(std::span<const double> events, std::span<const double> exposure);

/// Rate of `a` over that of `b` in the same worlds, with an interval from the scatter of the worlds' own contributions
/// to its logarithm (linearised; Student's t), which allows for overdispersion and for what pairs share.
Estimate rate_ratio(std::span<const double> events_a, std::span<const double> exposure_a,
                    std::span<const double> events_b, std::span<const double> exposure_b);

}  // namespace entente

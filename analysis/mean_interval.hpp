#pragma once
// Intervals beside Student's: for means of skewed differences, and for how often one structure does better.

#include <span>

#include "analysis/bootstrap.hpp"
#include "analysis/estimate.hpp"

namespace entente {

/// Mean of the finite values with the bias-corrected and accelerated bootstrap interval (Efron 1987, J. Am. Stat.
/// Assoc. 82:171-185). No interval with fewer than three values or without spread; none above 5,000, where Student's
/// is as good.
Estimate bca_interval(std::span<const double> values, const Bootstrap& bootstrap = {2000, 1});

/// Probability that a structure does better than another in the same world, ties counted half, with Wilson's score
/// interval (Wilson 1927, J. Am. Stat. Assoc. 22:209-212), which is on the safe side where there are ties.
Estimate superiority(std::span<const double> a, std::span<const double> b, bool higher_is_better);

}  // namespace entente

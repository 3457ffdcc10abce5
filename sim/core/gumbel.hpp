#pragma once
// Gumbel variables for choices among many: the alternative with the largest utility + Gumbel variable is chosen with
// the logit's probabilities.

#include "core/maths.hpp"

namespace entente {

/// Standard Gumbel variable at a uniform in (0, 1).
inline double gumbel(double uniform) {
    return -log(-log(uniform));
}

/// A bound on `gumbel(uniform)` that costs no logarithm, to pass over alternatives that cannot win: its value where the
/// next of 64 equal stretches of (0, 1) begins, infinite in the last one.
double gumbel_at_most(double uniform);

}  // namespace entente

#pragma once
// Many comparisons at once: how many would be found by luck alone, and which findings survive a correction for it.

#include <span>
#include <vector>

namespace entente {

/// Holm's step-down correction: true for each finding that survives when the chance of even one false finding among all
/// of them is held at `level`. Valid whatever the dependence between them, which matters because contrasts share a
/// baseline. NaN (a comparison that could not be made) never survives and is not counted. Holm 1979.
std::vector<bool> holm(std::span<const double> p_values, double level);

}  // namespace entente

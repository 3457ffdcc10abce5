#pragma once
// Outcomes as a reader asks for them.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/comparison_input.hpp"

namespace entente {

/// Columns of the outcomes with these names, each once; the name of an observable stands for all its summaries:
/// `coverage` for coverage_mean, coverage_final … Throws ComparisonError with the nearest name for one that is not
/// there.
std::vector<std::size_t> outcomes_named(const ComparisonInput& input, const std::vector<std::string>& names);

}  // namespace entente

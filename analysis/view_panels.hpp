#pragma once
// The views, one panel each. Where a file does not hold what a view needs, the panel says so in a sentence.

#include <string>
#include <vector>

#include "analysis/panel.hpp"
#include "analysis/view_input.hpp"

namespace entente {

/// Every clock of the file that knows whether its event happened.
Panel survival_panel(const ViewInput& view);

/// Mean and largest regret, share of worlds best, share good enough, for outcomes with a direction.
Panel regret_panel(const ViewInput& view);

/// The best structure over two keys (in full, or their last part where that is unique); empty: the first two that vary.
/// Throws ComparisonError for a key that the file does not vary.
Panel regime_panel(const ViewInput& view, const std::vector<std::string>& over);

}  // namespace entente

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

/// Those worst off, the displaced, national staff …, each beside the mean of all.
Panel who_panel(const ViewInput& view);

/// Attacks on aid workers and victims per worker-year.
Panel rates_panel(const ViewInput& view);

/// Structures that no other one is at least as good as in all outcomes with a direction.
Panel front_panel(const ViewInput& view);

/// The part of the sweep's space in which each structure does worse than the reference.
Panel failure_panel(const ViewInput& view);

/// Process measures that go along with the difference of an outcome.
Panel mediation_panel(const ViewInput& view);

/// What is left of a difference without each mechanism that the sweep switches.
Panel ablation_panel(const ViewInput& view);

}  // namespace entente

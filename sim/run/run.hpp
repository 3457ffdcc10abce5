#pragma once
// One run: one structure in one world, from the first week to the last.

#include <functional>

#include "record/observable.hpp"
#include "record/run_result.hpp"
#include "scenario/scenario.hpp"
#include "structure/graph.hpp"

namespace entente {

/// Builds the world of `label.seed`, steps through all weeks, and records what the plan asks for. An exception, or a
/// national series that is not finite, makes it a failed run with the reason, so that other runs go on; only lack of
/// memory is passed on. `go_on` is asked after each week; once it says no, the run is given up and stays missing.
RunResult run_once(const Scenario& scenario, const Graph& graph, const RecordingPlan& plan, RunLabel label,
                   const std::function<bool()>& go_on);

}  // namespace entente

#pragma once
// In what the runs of a design differ from the scenario as its file states it.

#include <vector>

#include "design/points.hpp"
#include "record/run_result.hpp"
#include "run/paired_design.hpp"

namespace entente {

/// What options or a design laid over a scenario and changed in it, in alphabetical order of keys; then mechanisms that
/// its own file switches off, and levers that it pulls. Keys that vary are none, nor is what changes no run: titles,
/// the seed, the number of worlds, what is recorded. `by` tells who laid it over. Reads the scenario's file once more.
std::vector<Alteration> alterations_of(const DesignedScenario& designed, const Points& points, AlteredBy by);

}  // namespace entente

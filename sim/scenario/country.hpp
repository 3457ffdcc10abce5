#pragma once
// The country of a scenario: its districts from a file, or synthetic ones.

#include <string>
#include <vector>

#include "core/draws.hpp"
#include "scenario/scenario.hpp"
#include "world/districts.hpp"

namespace entente {

/// Districts at week 0. Depends on the world's luck and the scenario only, never on a structure. People of a file are
/// scaled to those of the scenario.
Districts country_of(const Scenario& scenario, const Draws& draws);

/// Names of its districts: of its file, or those that synthetic ones will have.
std::vector<std::string> district_names(const Scenario& scenario);

}  // namespace entente

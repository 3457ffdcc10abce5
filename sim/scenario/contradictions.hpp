#pragma once
// Rules across fields: each value is legal by itself, together they are not.

#include <map>
#include <string>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

/// Where the value of each key was set last; keys that nobody set are absent.
using Origins = std::map<std::string, Place>;

/// Adds every contradiction of a scenario. One that no setting is at fault for stands at `otherwise`.
/// `weeks_by_option`: the run was shortened or lengthened by hand, so that its calendar may reach beyond it.
void check_contradictions(const Scenario& scenario, const Origins& origins, const Place& otherwise,
                          bool weeks_by_option, Problems& problems);

/// What is legal but worth a word before a run: the mission stays to the end, an election that will not be held …
std::vector<std::string> remarks(const Scenario& scenario);

}  // namespace entente

#pragma once
// From a scenario file and what is laid over it to a checked Scenario; everything that is wrong is told at once.
//
// A file has sections [scenario] [world] [population] [start] [government] [mission] [organisations] [levers]
// [mechanisms] [calendar] [record] [integration], entities [[armed_group]] and [[organisation]], and any registered
// parameter by its key. Later layers win, key by key: what a file extends, the file, options. Entities are joined by
// name.

#include <filesystem>
#include <string>

#include "scenario/contradictions.hpp"
#include "scenario/data_directory.hpp"
#include "scenario/levers.hpp"
#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"
#include "scenario/settings.hpp"

namespace entente {

/// Loads a scenario file. What comes back is sound only if no problem was added.
Scenario load_scenario(const std::filesystem::path& path, const Overrides& overrides, Problems& problems);

/// Loads by path or by name (`liberia_2003`), and throws a ScenarioError with all problems.
Scenario load_scenario(const std::string& name_or_path, const Overrides& overrides = {});

}  // namespace entente

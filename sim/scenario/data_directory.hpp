#pragma once
// Where the files that ship with the program are: worlds, structures, levers, profiles.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenario/problems.hpp"

namespace entente {

/// The directory `scenarios`: ENTENTE_DATA if that is set, else `scenarios` in the working directory, else
/// `share/entente/scenarios` beside the directory of the program, else the directory compiled in as ENTENTE_DATA_DIR.
std::filesystem::path data_directory();

/// Directories in which a scenario's own words are looked up, such as `models` or `levers`: beside the scenario, then
/// in the data directory.
std::vector<std::string> data_directories(const std::filesystem::path& scenario_file, const std::string& folder);

/// A world that can be loaded by name.
struct ScenarioEntry {
    std::string name;
    std::string title;
    std::string description;
    std::string path;
};

/// Scenarios of the data directory, sorted by name.
std::vector<ScenarioEntry> list_scenarios();

/// The file of a scenario: a path (with a slash, or ending in .toml), or a name such as `liberia_2003`, which is looked
/// up in the data directory. Nothing if it is not there; that is then among the problems.
std::optional<std::filesystem::path> find_scenario(const std::string& name_or_path, Problems& problems);

/// A path as a result may carry it: the file's name, after that of its folder if it is one of those that the data
/// directory has (`models/NAME.toml`). Wherever the files lie and the program was started, it is the same.
std::string shown_path(const std::filesystem::path& path);

}  // namespace entente

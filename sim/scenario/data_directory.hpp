#pragma once
// The files that come with the program: worlds, structures, levers, profiles. Where they lie says named_file.hpp.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenario/named_file.hpp"
#include "scenario/problems.hpp"

namespace entente {

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

/// The file of a scenario as the command line names it: a path, or a name such as `liberia_2003`, which is looked up in
/// the data directory. Nothing if there is no such name; that is then among the problems.
std::optional<std::filesystem::path> find_scenario(const std::string& name_or_path, Problems& problems);

/// A path as a result may carry it: the file's name, after that of its folder if it is one of those that the data
/// directory has (`models/NAME.toml`). Wherever the files lie and the program was started, it is the same.
std::string shown_path(const std::filesystem::path& path);

}  // namespace entente

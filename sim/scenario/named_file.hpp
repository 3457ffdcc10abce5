#pragma once
// Which file a word means: a path, or the name of something that comes with the program.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

/// Where what comes with the program is looked for, in this order: ENTENTE_DATA alone if that is set; else
/// `share/entente/scenarios` beside the program's folder, so that an installed tree may be moved; and for a program in
/// the folder that it was built in, the source's own `scenarios`. Never the working folder.
std::vector<std::filesystem::path> data_places();

/// The first of these that is a folder; nothing if none is.
std::optional<std::filesystem::path> data_directory();

/// Empty if there is a data directory, else the end of a sentence that says where it was looked for.
std::string where_looked();

/// Whether a word is a path: it has a slash or ends in .toml.
bool is_path(const std::string& word);

/// The file at a path that stands at a place: relative to the file of that place; of an option, to the working folder.
/// If there is none, and the path is one of what comes with the program, such as `scenarios/models/nodes.toml`,
/// that file, looked up in the folder of its kind, too (`models`; empty: scenarios).
std::string located_path(const Place& place, const std::string& path, const std::string& folder);

/// The same for a path; a name stays as it is.
std::string located(const Place& place, const std::string& word, const std::string& folder);

/// The file of that name or path among what comes with the program.
std::optional<std::filesystem::path> shipped_file(const std::string& word, const std::string& folder);

/// A file as the command line names it: a path, or the name of what comes with the program. `noun` says what was asked
/// for: "a scenario". Nothing for a name that there is not; that is then among the problems. A path may lead nowhere.
std::optional<std::filesystem::path> find_named(const std::string& word, const std::vector<std::string>& folders,
                                                const std::string& noun, Problems& problems);

/// A file that another extends: a path from that file, or the name of anything that comes with the program.
std::optional<std::filesystem::path> find_base(const std::string& word, const Place& named_at, Problems& problems);

}  // namespace entente

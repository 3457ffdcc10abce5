#pragma once
// Integration structures and intensities of process from their files (scenarios/models). What a file may say is
// described in scenarios/models/README.md.

#include <optional>
#include <string>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"
#include "structure/graph.hpp"
#include "structure/process.hpp"

namespace entente {

struct LoadedModel {
    Graph graph;                  // normalised
    std::vector<FileText> texts;  // the file and all it extends, in the order read
};

struct LoadedProcess {
    Process process;
    std::vector<FileText> texts;
};

/// A file that says a name under [model] or [process]; files without one are building blocks.
struct ModelEntry {
    std::string name;
    std::string title;
    std::string description;
    std::string path;
};

/// Loads a structure by path (with a slash, or ending in .toml) or by name: `a:b` is a_b.toml in the first of
/// `directories` that has it, and must be listed by `list_models`. Nothing if there is any problem; all problems are
/// added.
std::optional<LoadedModel> load_model(const std::string& name_or_path, const std::vector<std::string>& directories,
                                      Problems& problems);

/// Loads an intensity of process by path or by name: `x` is process_x.toml.
std::optional<LoadedProcess> load_process(const std::string& name_or_path, const std::vector<std::string>& directories,
                                          Problems& problems);

/// Looks for every problem in a file of a structure or a process, given by its path; a building block, which says no
/// name, may use words that it does not declare.
void check_model(const std::string& path, const std::vector<std::string>& directories, Problems& problems);
void check_process(const std::string& path, const std::vector<std::string>& directories, Problems& problems);

/// Structures that can be loaded by name, sorted by name. Files with problems are passed over.
std::vector<ModelEntry> list_models(const std::vector<std::string>& directories);
std::vector<ModelEntry> list_processes(const std::vector<std::string>& directories);

}  // namespace entente

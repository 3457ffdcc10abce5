#pragma once
// From the options of `run` to a checked design.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/options.hpp"
#include "record/recording_plan.hpp"
#include "run/paired_design.hpp"
#include "scenario/problems.hpp"
#include "scenario/settings.hpp"

namespace entente {

/// The name by which a structure's own process goes.
inline constexpr std::string_view own_process = "preset";

/// A design with the texts that its structures were read from.
struct LoadedDesign {
    PairedDesign design;
    std::vector<std::pair<std::string, std::string>> texts;
    std::vector<std::filesystem::path> inputs;  // every file that was read, scenarios included; no output replaces one
};

/// A scenario and its structures, as they were asked for.
struct ScenarioRequest {
    std::string scenario;  // path or name
    Overrides overrides;
    std::vector<std::string> models;     // empty: those of the scenario
    std::vector<std::string> processes;  // empty: that of the scenario; `preset`: each structure its own
    std::vector<std::pair<std::string, int>> models_at, processes_at;  // (file, line) where a design names them
};

/// What to run, as it was asked for.
struct Request {
    ScenarioRequest asked;
    RecordingDetail detail = RecordingDetail::national;
};

/// Adds the options that `read_request` reads.
void describe_request(Options& options);
Request read_request(const Given& given, Problems& problems);

enum class Structures { must_be_there, may_be_missing };

/// Adds a scenario with its structures to a design. Sound only if no problem was added.
void add_scenario(LoadedDesign& loaded, const ScenarioRequest& asked, Problems& problems,
                  Structures structures = Structures::must_be_there);

/// A design of one scenario at one point. Sound only if no problem was added.
LoadedDesign load_design(const Request& request, Problems& problems, Structures structures = Structures::must_be_there);

/// `entente run …` with what decides the result and nothing else, quoted for a shell.
std::string command_of(const Request& request);

/// In single quotes unless a shell takes it as it is.
std::string quoted_for_shell(const std::string& word);

}  // namespace entente

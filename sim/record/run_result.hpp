#pragma once
// What one run hands over, and what a whole file says about itself. Plain data between `run`, `output` and `analysis`.

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/names.hpp"
#include "record/observable.hpp"
#include "record/sampling.hpp"

namespace entente {

enum class RunStatus : std::uint8_t { missing, finished, failed };

template <>
struct Names<RunStatus> {
    static constexpr auto words = std::to_array<std::string_view>({"missing", "finished", "failed"});
};

/// Where a run stands in the design: everything that makes it differ from its neighbours.
struct RunLabel {
    std::int64_t number = 0;  // position along the file's run dimension, from 0
    std::string integration_model;
    std::string placement;  // the file whose reports_to, hosted_by, brands_as hold
    std::string process;    // preset, none, liaison, analysis or planning
    std::string scenario;
    std::int64_t replicate = 0;
    std::int64_t world = 0;  // runs with the same number share luck
    std::uint64_t seed = 0;  // seed of that world
    std::int64_t parameter_set = 0;
    std::vector<double> varied;  // parallel to FileHead::varied
};

struct RunResult {
    RunLabel label;
    RunStatus status = RunStatus::missing;
    std::string error;                       // why it failed, else empty
    std::vector<std::vector<float>> series;  // parallel to RecordingPlan::series; (step, row) row-major
    std::vector<double> outcomes;            // parallel to RecordingPlan::outcomes; NaN where undefined
    double seconds = 0;                      // provenance only
};

/// One resolved parameter, as text, for the file's /scenario group.
struct ResolvedParameter {
    std::string key;
    std::string unit;
    std::string value;
    std::string evidence;
    std::string source;
};

/// Who made a scenario differ from what stands in its file, or from the whole model. Of files of format 1.1, where only
/// levers and mechanisms are known, nobody can say.
enum class AlteredBy : std::uint8_t { unknown, options, design, scenario };

template <>
struct Names<AlteredBy> {
    static constexpr auto words = std::to_array<std::string_view>({"unknown", "options", "design", "scenario"});
};

/// What all runs have that the scenario's file does not say, and the mechanisms that it switches off and levers that it
/// pulls itself: `mechanisms.association` to `false`.
struct Alteration {
    std::string key;   // after `SCENARIO/` where a file has several
    std::string to;    // as TOML has it
    std::string from;  // in the scenario's file; empty where it has no value of its own
    AlteredBy by = AlteredBy::unknown;
};

/// A parameter or lever that varies between the runs of a file: `param_<key>(run)` or `lever_<key>(run)`. One that is
/// no number is told by the position of its value among `words`.
struct VariedParameter {
    std::string key;
    std::string unit;
    std::string meaning;
    bool is_lever = false;
    double min = std::numeric_limits<double>::quiet_NaN();  // range of its axis
    double max = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::string> words;
};

struct DistrictLabel {
    std::string name;
    std::string country;
    double x = 0;  // km
    double y = 0;  // km
    double people = 0;
};

struct OrganisationLabel {
    std::string name;
    std::string family;
};

/// What a file says about all its runs.
struct FileHead {
    std::string title;
    std::string source;      // what the scenario is stylised after, in a sentence
    std::string references;  // sources, one a line
    std::string start_date;  // YYYY-MM-DD
    std::string structure_status;
    std::string command;        // the command that makes the file again (stored as `history`, no clock)
    std::string config_sha256;  // of everything that decides the result
    std::string software_version;
    std::uint64_t root_seed = 0;
    std::vector<DistrictLabel> districts;
    std::vector<OrganisationLabel> organisations;
    std::vector<std::string> groups;
    std::vector<std::string> caveats;                        // odd.md 10, printed wherever results are read
    std::vector<std::pair<std::string, std::string>> texts;  // (path as given, verbatim text) of scenario and models
    std::vector<ResolvedParameter> parameters;
    std::vector<Alteration> alterations;
    std::vector<VariedParameter> varied;
    SampleShape sample;
    std::int64_t n_runs_planned = 0;    // of this file
    std::int64_t n_runs_of_design = 0;  // more, where the file is a shard; 0 stands for as many as this file has
    std::string shard;                  // `2/16`, empty where the file is the whole
    RecordingPlan plan;
};

}  // namespace entente

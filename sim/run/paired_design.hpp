#pragma once
// What a job runs: scenarios, structures, worlds and points, and which run is which.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "design/points.hpp"
#include "record/recording_plan.hpp"
#include "record/run_result.hpp"
#include "scenario/scenario.hpp"
#include "scenario/settings.hpp"
#include "structure/graph.hpp"

namespace entente {

/// A structure as it is run.
struct StructureToRun {
    Graph graph;                     // the process applied
    std::string process = "preset";  // that of the structure's own file, else the one it was given

    /// `STRUCTURE/planning`.
    std::string full_name() const { return graph.name + "/" + process; }
    /// By its name, or in full where structures are crossed with process.
    bool is_called(const std::string& name) const { return name == graph.name || name == full_name(); }
};

/// A scenario as its file and what is laid over all runs make it, with what makes it again at another point.
struct DesignedScenario {
    Scenario scenario;
    std::filesystem::path path;
    Overrides overrides;
    std::vector<StructureToRun> structures;
};

/// Where a run stands among the scenarios, points and worlds of its design.
struct RunPlace {
    std::int64_t replicate = 0;
    std::size_t point = 0;
    std::size_t scenario = 0;
    std::size_t structure = 0;  // of the scenario
};

/// Scenarios at one or many points, each under several structures in paired worlds. Runs are numbered world by world,
/// within a world point by point, then by scenario and structure: what an interrupted job has saved is whole worlds,
/// but for the last ones, and more worlds leave the numbers of the first alone.
struct PairedDesign {
    std::string name;   // of the sweep; empty for a plain run
    std::string title;  // of the sweep
    std::vector<DesignedScenario> scenarios;
    Points points;
    std::int64_t n_replicates = 1;
    std::uint64_t root_seed = 0;
    RecordingDetail detail = RecordingDetail::national;
    RecordingPlan plan;
    std::string rule_of_worlds;  // how the number of worlds follows from results, if it does
    std::string sum_of_axes;     // of all that the values of each axis by themselves make of the scenarios

    /// Runs of one world at one point.
    std::size_t n_structures() const;
    std::int64_t runs_per_replicate() const;
    std::int64_t n_runs() const { return n_replicates * runs_per_replicate(); }
    RunPlace place_of(std::int64_t run) const;
    const StructureToRun& structure_of(std::int64_t run) const;
    RunLabel label_of(std::int64_t run) const;
    /// Runs that share world and point are compared with each other, and have the same unit.
    std::int64_t unit_of(std::int64_t run) const;
    /// Scenarios of the same luck share their worlds.
    std::int64_t world_of(std::int64_t replicate, std::size_t scenario) const;
};

/// Seed of one world: depends on nothing but these, so that any run can be repeated alone, and on no file's name, so
/// that variants of a scenario are paired with it.
std::uint64_t world_seed(std::uint64_t root_seed, const std::string& luck, std::int64_t replicate);

/// A scenario at a point. Throws ScenarioError with all problems.
Scenario scenario_at(const DesignedScenario& designed, const Points& points, std::size_t point);

/// What a run of a scenario records by itself.
RecordingPlan plan_of(const Scenario& scenario, RecordingDetail detail);
/// Whether runs that record `own` fit into a file, but for their length.
bool has_rows_of(const RecordingPlan& file, const RecordingPlan& own);
/// What a file keeps of it.
RecordingPlan file_plan_of(const Scenario& scenario, RecordingDetail detail);

}  // namespace entente

#pragma once
// Many worlds, each under every structure with the same luck.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "record/observable.hpp"
#include "record/run_result.hpp"
#include "run/progress.hpp"
#include "scenario/scenario.hpp"
#include "structure/graph.hpp"

namespace entente {

/// A structure as it is run.
struct StructureToRun {
    Graph graph;                     // the process applied
    std::string process = "preset";  // that of the structure's own file, else the one it was given
};

/// One scenario under several structures in paired worlds. Runs are numbered world by world (replicate-major), and
/// within a world by structure: what an interrupted job has saved is whole worlds, but for the last ones, and more
/// replicates leave the numbers of the first alone.
struct PairedDesign {
    Scenario scenario;
    std::vector<StructureToRun> structures;
    std::int64_t n_replicates = 1;
    std::uint64_t root_seed = 0;
    RecordingPlan plan;

    std::int64_t n_runs() const { return n_replicates * static_cast<std::int64_t>(structures.size()); }
    const StructureToRun& structure_of(std::int64_t run) const;
    RunLabel label_of(std::int64_t run) const;
};

/// Seed of one world: depends on nothing but these, so that any run can be repeated alone.
std::uint64_t world_seed(std::uint64_t root_seed, const std::string& scenario, std::int64_t replicate);

/// What became of the runs of one job.
struct Tally {
    std::size_t n_finished = 0;
    std::vector<RunLabel> failed;      // by number
    std::vector<std::string> reasons;  // parallel to `failed`
    bool was_interrupted = false;
};

/// Runs what is not `done` (by number) on all threads of this arena, `n_at_once` worlds at a time; what is left of the
/// threads works inside the runs. Each run that finished or failed goes to `keep`, from any thread. Runs start in the
/// order of their numbers, and none starts once an interruption was asked for. Passes on what `keep` throws.
Tally run_paired(const PairedDesign& design, const std::vector<bool>& done, std::size_t n_at_once,
                 const std::function<void(RunResult)>& keep, Progress& progress);

}  // namespace entente

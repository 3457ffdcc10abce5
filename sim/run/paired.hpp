#pragma once
// Many worlds, each under every structure with the same luck.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "record/run_result.hpp"
#include "run/paired_design.hpp"
#include "run/progress.hpp"

namespace entente {

/// What became of the runs of one job.
struct Tally {
    std::size_t n_finished = 0;
    std::vector<RunLabel> failed;      // by number
    std::vector<std::string> reasons;  // parallel to `failed`
    bool was_interrupted = false;
};

/// Runs these numbers, in their order, on all threads of this arena, `n_at_once` worlds at a time; what is left of the
/// threads works inside the runs. Each run that finished or failed goes to `keep`, from any thread. None starts once an
/// interruption was asked for. A point at which the scenario is not sound, or has another shape than the file, makes a
/// failed run. Passes on what `keep` throws.
Tally run_paired(const PairedDesign& design, std::span<const std::int64_t> runs, std::size_t n_at_once,
                 const std::function<void(RunResult)>& keep, Progress& progress);

/// Numbers of a design's runs that are not done (by position).
std::vector<std::int64_t> runs_to_do(std::span<const std::int64_t> numbers, const std::vector<bool>& done);

}  // namespace entente

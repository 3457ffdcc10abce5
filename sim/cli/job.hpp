#pragma once
// A job from the first run to the finished file: what `run` and `sweep` have in common.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/conduct.hpp"
#include "cli/console.hpp"
#include "cli/load_design.hpp"
#include "design/sweep_file.hpp"
#include "record/run_result.hpp"

namespace entente {

struct JobToDo {
    const LoadedDesign* loaded = nullptr;
    std::string command;                // that makes the file again
    std::string to_resume;              // that goes on after an interruption
    std::vector<std::int64_t> numbers;  // runs of the design that this job does, in order; empty: all
    std::string shard;                  // `2/16`, or empty
    std::optional<UntilKnown> until;    // then `numbers` must be empty
    std::function<std::string(const RunLabel&)> to_repeat;  // command that runs one run again; none: no such command
    bool has_log = false;
};

/// Runs what is not done, writes the file, tells what became of it. Returns an ExitCode. Throws what the writer throws.
int do_job(const JobToDo& job, const JobConduct& conduct, std::size_t n_at_once, Console& console);

/// `run 12 (STRUCTURE, replicate 3, point 4, seed 99)`.
std::string name_of_run(const RunLabel& label);

}  // namespace entente

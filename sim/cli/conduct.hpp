#pragma once
// How a job is conducted, which changes no result: where it writes, on how many threads, whether it goes on.

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "run/paired_design.hpp"
#include "run/progress.hpp"
#include "scenario/problems.hpp"

namespace entente {

struct JobConduct {
    std::filesystem::path output;
    int n_threads = 0;             // 0: one a core
    std::size_t most_at_once = 0;  // worlds; 0: as many as threads
    bool resumes = false;
    bool retries_failed = false;
    bool forces = false;
    bool has_provenance = true;
    bool is_quiet = false;
};

/// Adds the options that `read_conduct` reads, but for the output and what a command says of going on.
void describe_conduct(Options& options);
JobConduct read_conduct(const Given& given, Problems& problems);

/// An output that is in the way, or would replace an input, is one of the author's problems, to be told with the
/// others.
void check_output(const JobConduct& conduct, std::span<const std::filesystem::path> inputs, Problems& problems);

int threads_of(const JobConduct& conduct);

/// As many worlds at once as there are threads, or as memory holds; a job that cannot fit is a problem.
std::size_t worlds_at_once(const PairedDesign& design, std::size_t n_runs, const JobConduct& conduct,
                           Problems& problems);

Progress::Style style_of(const JobConduct& conduct, const Console& console);

/// The same command, going on: without --force, with `how` at the end.
std::string command_to_resume(const std::string& command, const std::vector<std::string>& arguments,
                              const std::string& how = "--resume");

}  // namespace entente

#pragma once
// From a design file to a checked design, and what it will take.

#include <cstdint>
#include <optional>
#include <string>

#include "cli/load_design.hpp"
#include "design/sweep_file.hpp"
#include "scenario/estimate.hpp"

namespace entente {

/// A design with what its file says beside.
struct LoadedSweep {
    LoadedDesign loaded;
    std::optional<UntilKnown> until;
};

/// The file of a design as the command line names it: a path, or the name of one that comes with the program. Nothing
/// if there is no such name; that is then among the problems.
std::optional<std::filesystem::path> find_design(const std::string& name_or_path, Problems& problems);

/// Every scenario is loaded as all runs have it, and at each value of each axis by itself, so that all that is wrong is
/// told before anything runs. What two axes only get wrong together makes failed runs. Sound only if no problem was
/// added.
LoadedSweep load_sweep(const std::string& path, Problems& problems);

/// Whether a design can be cut into so many parts.
void check_parts(const LoadedSweep& sweep, std::int64_t n_shards, Problems& problems);

/// What so many runs take: the mean over the design's scenarios and points of time and disk, the most of memory.
JobEstimate estimate_of(const PairedDesign& design, std::size_t n_runs, std::size_t n_at_once);

}  // namespace entente

#pragma once
// What a design will take, in words.

#include <cstddef>
#include <string>

#include "run/paired_design.hpp"
#include "scenario/problems.hpp"

namespace entente {

/// `180 runs of 3 structures at 4 points in 15 worlds: about 3 min on 2 threads, 80 MB of memory, at most 40 MB on
/// disk`. A world that does not fit into memory is a problem.
std::string cost(const PairedDesign& design, Problems& problems);

/// The same of so many of its runs: `360 runs: about …`.
std::string cost_of_part(const PairedDesign& design, std::size_t n_runs, Problems& problems);

}  // namespace entente

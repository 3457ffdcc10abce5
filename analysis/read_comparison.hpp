#pragma once
// From a trajectory file to what a comparison reads.

#include "analysis/comparison_input.hpp"
#include "output/reader.hpp"

namespace entente {

/// Labels and outcomes of every run that finished or failed; runs that are missing are counted. Throws InputFileError.
ComparisonInput read_comparison(const TrajectoryFile& file);

}  // namespace entente

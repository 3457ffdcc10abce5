#pragma once
// From a trajectory file to what a comparison reads.

#include <filesystem>

#include "analysis/comparison_input.hpp"
#include "output/reader.hpp"

namespace entente {

/// Labels and outcomes of every run that finished or failed; runs that are missing are counted. Throws InputFileError.
ComparisonInput read_comparison(const TrajectoryFile& file);

/// The same, but an outcome is read when it is asked for: for files with more outcomes and runs than memory holds.
ComparisonInput read_comparison_when_asked(const std::filesystem::path& path);

}  // namespace entente

#pragma once
// Copies finished runs out of one or more files into a fresh one, in design order: chunks as they are, without
// recompression, so that the bytes depend neither on the order of completion nor on the number of shards.

#include <span>
#include <string>

#include "output/layout.hpp"

namespace entente {

/// Where one run of the new file comes from: no file if it is missing.
struct RunSource {
    const Layout* file = nullptr;
    std::uint64_t position = 0;  // along that file's run dimension
    bool has_series = false;     // a failed run has none
};

/// Fills the runs of `target`, `sources[i]` being its i-th. Throws hdf5::Failure.
void copy_runs(const Layout& target, const FileHead& head, std::span<const RunSource> sources);

}  // namespace entente

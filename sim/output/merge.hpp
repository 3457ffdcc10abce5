#pragma once
// Shards of one design become one file.

#include <filesystem>
#include <span>

#include "output/errors.hpp"

namespace entente {

struct MergeOptions {
    bool force = false;
    bool provenance = true;
    bool allows_missing = false;  // runs that no shard has stay missing; else they are refused
};

/// What a merged file holds.
struct MergedRuns {
    std::size_t n_runs = 0;  // of the design
    std::size_t n_failed = 0;
    std::size_t n_missing = 0;
};

/// Copies the runs of all shards into one file, ordered by run number, without recompressing them; the bytes are those
/// of a file that was never cut into shards. A run that failed in one shard and finished in another is taken from the
/// latter. All bytes of all shards are compared with their seals first. Throws InputFileError, with every shard at
/// fault, if shards are unfinished, damaged, of another design, hold the same runs, or are missing; OutputExistsError,
/// or OutputError; the shards stay. However many shards there are, few files are open at a time.
MergedRuns merge_files(std::span<const std::filesystem::path> shards, const std::filesystem::path& path,
                       MergeOptions options = {});

}  // namespace entente

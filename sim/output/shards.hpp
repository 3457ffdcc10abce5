#pragma once
// What shards hold, checked before they are joined.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "record/run_result.hpp"

namespace entente {

/// Where a run of a design is found.
struct FoundRun {
    std::size_t shard = 0;
    std::uint64_t position = 0;
    RunStatus status = RunStatus::missing;
};

/// Shards of one design, each run once.
struct ShardsFound {
    FileHead head;                          // of the design, without what is of a shard
    std::map<std::int64_t, FoundRun> runs;  // by number, of those that are there
    std::uint64_t n_bytes = 0;              // of all shards
    std::vector<std::string> labels;        // `2/16` of each shard
    std::size_t n_missing() const { return static_cast<std::size_t>(head.n_runs_of_design) - runs.size(); }
    /// Which shards, or which runs, are missing, in words; empty if none are.
    std::string missing() const;
};

/// Reads all shards, one at a time. Everything that is wrong with any of them is in one InputFileError.
ShardsFound find_shards(std::span<const std::filesystem::path> shards);

}  // namespace entente

#pragma once
// Shards of one design become one file.

#include <filesystem>
#include <span>

#include "output/errors.hpp"

namespace entente {

struct MergeOptions {
    bool force = false;
    bool provenance = true;
};

/// Copies the runs of all shards into one file, ordered by run number, without recompressing them; the bytes are those
/// of a file that was never cut into shards. A run that several shards hold is taken from one in which it finished.
/// Throws InputFileError if a shard is damaged or of another design, OutputExistsError, or OutputError; the shards
/// stay.
void merge_files(std::span<const std::filesystem::path> shards, const std::filesystem::path& path,
                 MergeOptions options = {});

}  // namespace entente

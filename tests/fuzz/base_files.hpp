#pragma once
// Small sound files that the fuzzer spoils: of each recording level, of each design that sensitivity knows, and files
// that are sound but awkward.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "record/run_result.hpp"

namespace entente::fuzz {

/// Bytes that end in HDF5's checksum of them, which must be made anew for a change of them to be read at all.
struct GuardedBytes {
    std::size_t begin = 0;
    std::size_t n_bytes = 0;  // without the four of the checksum
};

struct BaseFile {
    std::string name;
    FileHead head;
    std::int64_t first_run = 0;
    std::string bytes;  // of a finished file, sealed
    std::vector<GuardedBytes> guarded;
    std::vector<std::size_t> marks;   // where structures of HDF5 begin
    std::vector<std::string> places;  // of objects: `coverage_mean`, `inputs/text`
    std::filesystem::path partner;    // another shard of the same design; empty if it is none
};

/// Writes and reads them in this folder.
std::vector<BaseFile> make_base_files(const std::filesystem::path& folder);

/// HDF5's own checksum of metadata; 0 if the library hides it, and then no checksum can be made anew.
std::uint32_t checksum_of_metadata(const char* bytes, std::size_t n_bytes);

}  // namespace entente::fuzz

#pragma once
// What a trajectory file says about all its runs.

#include <filesystem>
#include <string>

#include "output/hdf5.hpp"
#include "record/run_result.hpp"

namespace entente {

/// The version of the format, if an open file is of ours and can be read. Throws InputFileError otherwise,
/// hdf5::Failure where the version is none.
std::string checked_version(const hdf5::Handle& file, const std::filesystem::path& path);

/// Reads the head of an open file. Throws hdf5::Failure, also where the file contradicts itself.
FileHead read_head(const hdf5::Handle& file);

}  // namespace entente

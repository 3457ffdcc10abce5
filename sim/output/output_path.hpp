#pragma once
// Where a result is to be written, checked before anything is simulated.

#include <filesystem>
#include <span>

namespace entente {

/// `FILE.h5.partial`, which an unfinished `FILE.h5` is called.
std::filesystem::path partial_path(const std::filesystem::path& path);

/// Refuses an output that would take away what is no result, whatever is forced or resumed: a device, a pipe, a socket,
/// a symbolic link, one of the command's own inputs by any of its names, and such things where files beside the output
/// go
/// (`.partial`, `.lock`, `.log` …). Touches nothing. Throws OutputExistsError.
void check_output_replaces(const std::filesystem::path& path, std::span<const std::filesystem::path> inputs);

/// Refuses, before anything is simulated, what could not be written afterwards. Throws OutputExistsError if the output,
/// or an unfinished one, exists and is neither to be overwritten nor resumed; OutputError if the folder cannot be
/// written. What `check_output_replaces` refuses is refused first.
void check_output_path(const std::filesystem::path& path, bool force, bool resume);

/// Refuses what is no file to read: nothing there, a folder, a pipe or a device (which would keep the reader waiting),
/// an empty file. Throws InputFileError.
void check_input_file(const std::filesystem::path& path);

/// A process that died while HDF5 made a file longer leaves it shorter than it says it is, and HDF5 refuses to open it.
void make_as_long_as_it_says(const std::filesystem::path& path);

}  // namespace entente

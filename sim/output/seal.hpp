#pragma once
// HDF5 guards its headers with checksums, but neither its heaps of texts nor its index of chunks; reading damaged ones
// can crash it. A finished file therefore ends in a seal: checksums of its blocks, behind the end that HDF5 knows of,
// where other readers do not look. What opens and changes the file through HDF5 cuts the seal off, and so does not
// break it.

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>

namespace entente {

/// Appends the seal to a closed file. Throws hdf5::Failure.
void seal(const std::filesystem::path& path);

/// Where the bytes that HDF5 knows of end, as a superblock of version 2 or 3 says; nothing if the file begins
/// otherwise.
std::optional<std::uint64_t> end_of_hdf5(std::ifstream& file);

enum class SealedBlocks { structures, all };

/// Compares blocks with the seal: those that HDF5 parses, or all. Blocks of nothing but compressed series have
/// checksums of their own, which are seen when they are read, but not when they are copied. A file without a seal
/// passes, one with bytes after its end that are no seal does not. An unfinished file (`.partial`) has none: what
/// stands behind its end is what a process wrote last that was killed before it could say so. Returns whether there was
/// a seal. Throws InputFileError.
bool check_seal(const std::filesystem::path& path, SealedBlocks which = SealedBlocks::structures);

}  // namespace entente

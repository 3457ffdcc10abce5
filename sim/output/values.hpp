#pragma once
// Digests of what a trajectory file says, however it lies in the file: the same on every system, with every version of
// HDF5 and every compressor. docs/file-format.md says how the bytes are made.

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

/// One dataset, `/coverage_by_district`, or one attribute, `/coverage_by_district@units`.
struct DigestedItem {
    std::string name;
    std::string sha256;          // of its type, its shape and its values
    bool is_of_results = false;  // quantities, and the labels of what they extend over
};

struct DigestOfValues {
    std::vector<DigestedItem> items;  // by name

    /// Of the lines of results only: what a change of texts, parameters or versions leaves alone.
    std::string results() const;
    /// Of all lines.
    std::string file() const;
};

/// `<sha256>  <name>` and a line's end, as sha256sum prints them.
std::string line_of(const DigestedItem& item);

/// Reads all of a file but its provenance, some megabytes at a time. Throws InputFileError.
DigestOfValues digest_values(const std::filesystem::path& path);

}  // namespace entente

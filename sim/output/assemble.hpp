#pragma once
// Copies finished runs out of one or more files into a fresh one, in design order: chunks as they are, without
// recompression, so that the bytes depend neither on the order of completion nor on the number of shards.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "output/layout.hpp"

namespace entente {

/// A file that runs are copied from. Its datasets are opened one at a time: many files have many datasets.
struct SourceFile {
    hdf5::Handle file;

    bool has(const std::string& path) const;
};

SourceFile open_source(const std::filesystem::path& path);
hdf5::Handle open_dataset(const SourceFile& source, const std::string& path);

/// Where one run of the new file comes from: no file if it is missing.
struct RunSource {
    const SourceFile* file = nullptr;
    std::uint64_t position = 0;  // along that file's run dimension
    bool has_series = false;     // a failed run has none
};

/// What texts of a run without source are: empty, or not written, because the run will be.
enum class Missing { is_empty, comes_later };

/// Fills the runs of `target`, `sources[i]` being its i-th. Throws hdf5::Failure.
void copy_runs(const Layout& target, const FileHead& head, std::span<const RunSource> sources, Missing missing);

/// What the new file's /provenance says.
struct Provenance {
    int n_threads = 0;
    std::string started;
};

/// Creates the file at `path` with these runs, complete in all but name: it is written beside, sealed, synced to disk
/// and renamed. Throws hdf5::Failure or std::filesystem::filesystem_error, and then leaves nothing behind.
void assemble(const std::filesystem::path& path, const FileHead& head, const LayoutOptions& options,
              const Provenance& provenance, std::span<const RunSource> sources, std::uint64_t series_bytes);

/// The same for a file whose missing runs come later: without seal, which a writer would break.
void assemble_unfinished(const std::filesystem::path& path, const FileHead& head, const LayoutOptions& options,
                         const Provenance& provenance, std::span<const RunSource> sources, std::uint64_t series_bytes);

/// Attributes of the group /provenance, without `finished`.
void write_provenance(const Layout& layout, const Provenance& provenance);
/// When the first run of a file was begun, else now.
std::string begun_at(const SourceFile& file);

}  // namespace entente

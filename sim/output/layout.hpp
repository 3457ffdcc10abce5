#pragma once
// A trajectory file under construction: created from the table of datasets, with everything that is known before the
// runs.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/datasets.hpp"
#include "output/hdf5.hpp"

namespace entente {

/// An open file and all its datasets by path.
struct Layout {
    hdf5::Handle file;
    std::vector<Dataset> description;
    std::map<std::string, hdf5::Handle, std::less<>> datasets;

    hid_t at(std::string_view path) const { return datasets.find(path)->second.id(); }
    bool has(std::string_view path) const { return datasets.find(path) != datasets.end(); }
    void flush() const { hdf5::require(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), "flush the file"); }
    void close();
};

struct LayoutOptions {
    std::vector<std::int64_t> run_numbers;  // value of run(run), one a run
    bool with_provenance = true;
    int compression_level = 1;   // 0: no filter
    bool is_unfinished = false;  // columns of runs are allocated at once, and only their last chunks kept in memory
};

/// Creates the file and fills in all that does not depend on runs. Throws hdf5::Failure.
Layout create_layout(const std::string& path, const FileHead& head, const LayoutOptions& options);

/// Opens a file that `create_layout` made for this head. Throws hdf5::Failure, also if a dataset is not there.
Layout open_layout(const std::string& path, const FileHead& head, bool writable);

/// Level of deflate in a file's series, 0 if they have no filter; nothing if there are no series.
std::optional<int> compression_level_of(const Layout& layout);

/// Upper estimate of the bytes that the parts of a file beside its series take, for reserving space.
std::uint64_t bytes_beside_series(const FileHead& head);

/// Upper estimate of the bytes by which a file grows beside the series of so many runs more.
std::uint64_t bytes_beside_batch(const Layout& layout, std::size_t n_runs);

/// Makes sure that the file can grow by so many bytes, before HDF5 starts to write what it could not finish: a full
/// disk in the midst of its metadata would cost all runs. Throws hdf5::Failure with the system's reason.
void reserve_space(const std::string& path, std::uint64_t bytes);

/// Waits until the disk holds all that was written to the file. Throws hdf5::Failure with the system's reason.
void sync_to_disk(const std::filesystem::path& path);

/// The present, as 2003-10-01T12:00:00Z.
std::string utc_now();

}  // namespace entente

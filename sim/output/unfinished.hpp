#pragma once
// Unfinished files: begun so that a death of the process costs nothing that was flushed, and taken up again by copying
// what is whole into a fresh one. HDF5 writes its structures piece by piece; what a killed process was in the midst of
// is damaged, and writing on in such a file fails sooner or later.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "output/layout.hpp"

namespace entente {

/// An unfinished file with no runs. It is made beside and renamed, so that it is there as a whole or not at all. Throws
/// hdf5::Failure.
Layout begin_unfinished(const std::filesystem::path& partial, const FileHead& head, const LayoutOptions& options,
                        int n_threads);

/// An unfinished file taken up again.
struct TakenUp {
    Layout layout;
    std::vector<RunStatus> statuses;  // by position
    int compression_level = 0;
};

/// Copies finished and failed runs of `from`, an unfinished file that a dead process may have left or a finished one,
/// into a fresh file at `partial`. Runs that cannot be read are left out, to be run again. A finished file may hold
/// fewer runs than the design might have. Throws OutputExistsError, which names the difference, if `from` was made by
/// another configuration; OutputError if the copy cannot be written; hdf5::Failure if `from` is no such file.
TakenUp take_up(const std::filesystem::path& from, const std::filesystem::path& partial, const FileHead& head,
                LayoutOptions options, int n_threads);

}  // namespace entente

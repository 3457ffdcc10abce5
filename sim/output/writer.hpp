#pragma once
// Writes a trajectory file while runs finish on many threads. Workers compress, one thread owns HDF5.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "output/errors.hpp"
#include "output/output_path.hpp"
#include "record/run_result.hpp"

namespace entente {

struct WriterOptions {
    bool force = false;         // overwrite a finished output, throw an unfinished one away
    bool resume = false;        // go on with an unfinished output, or with the failed runs of a finished one
    bool provenance = true;     // without it, equal runs give files that are equal byte by byte
    int compression_level = 1;  // of deflate, after shuffle; 0: no filter
    int n_threads = 0;          // provenance only
    std::size_t queue_bytes = std::size_t{64} << 20;  // compressed runs that may wait for the disk
    std::vector<std::int64_t> run_numbers;  // runs of the design that this file holds; empty: 0 … n_runs_planned - 1
};

/// One trajectory file in the making. Every run has its slot along the run dimension, whenever it arrives; a run whose
/// `submit` was followed by a flush survives the death of the process. The finished file is put in design order, so its
/// bytes depend neither on the order of arrival nor on interruptions.
class TrajectoryWriter {
public:
    /// Creates or resumes `FILE.h5.partial`. Throws as `check_output_path`; OutputExistsError also if the file to
    /// resume was made by another configuration, InputFileError if it is damaged.
    TrajectoryWriter(std::filesystem::path path, FileHead head, WriterOptions options = {});

    /// Abandons what was not finished; never throws.
    ~TrajectoryWriter();
    TrajectoryWriter(const TrajectoryWriter&) = delete;
    TrajectoryWriter& operator=(const TrajectoryWriter&) = delete;

    /// Compresses the run on the calling thread and queues it; waits while the queue is full. From any thread. Series
    /// and outcomes of a failed run are not kept. Throws OutputError if writing has failed, std::invalid_argument if
    /// the run does not belong into this file or is in it already.
    void submit(RunResult run);

    /// Writes what is queued, puts runs in design order, closes, and renames. Of a design that needed fewer runs than
    /// it might have, only the first `n_runs` are kept; 0: all. Throws OutputError; all runs then remain in the
    /// unfinished file.
    void finish(std::size_t n_runs = 0);

    /// Writes what is queued and closes the unfinished file. Returns a sentence for the person at the terminal: how
    /// many runs are saved, where, and how to go on. An unfinished file without any run is removed.
    std::string abandon();

    /// By position along the run dimension: whether the run is in the file and need not be simulated (again).
    std::vector<bool> finished_runs() const;
    /// By position along the run dimension: whether the run was tried and failed.
    std::vector<bool> failed_runs() const;

    /// Most bytes of compressed runs that have waited at once.
    std::size_t peak_queued_bytes() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente

#include "output/writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <limits>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <unordered_map>

#include "output/assemble.hpp"
#include "output/chunks.hpp"
#include "output/layout.hpp"
#include "output/unfinished.hpp"

namespace entente {

namespace fs = std::filesystem;

namespace {

/// A run as it waits for the disk.
struct EncodedRun {
    RunLabel label;
    std::uint64_t position = 0;
    RunStatus status = RunStatus::missing;
    std::string error;
    std::vector<std::vector<std::vector<std::byte>>> series;  // chunks of each
    std::vector<double> outcomes;
    double seconds = 0;
    std::size_t n_bytes = 0;
};

std::size_t bytes_of(const EncodedRun& run) {
    std::size_t n_bytes = sizeof(EncodedRun) + run.error.size() + run.outcomes.size() * sizeof(double) + 256;
    for (const auto& chunks : run.series) {
        for (const auto& chunk : chunks) n_bytes += chunk.size() + sizeof(chunk);
    }
    return n_bytes;
}

std::string count_of_runs(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " run" : " runs");
}

}  // namespace

struct TrajectoryWriter::State {
    fs::path path;
    fs::path partial;
    FileHead head;
    WriterOptions options;
    std::vector<std::int64_t> run_numbers;
    std::unordered_map<std::int64_t, std::uint64_t> position_of;
    std::vector<ChunkShape> shapes;   // parallel to the plan's series
    std::vector<std::string> varied;  // dataset of each varied parameter

    Layout layout;  // after the constructor, the I/O thread's; after it has ended, the caller's
    std::thread io_thread;
    bool is_closed = false;

    mutable std::mutex mutex;  // guards all below
    std::condition_variable queue_changed;
    std::deque<EncodedRun> queue;
    std::vector<RunStatus> statuses;  // in the file
    std::vector<bool> taken;          // submitted or finished before
    std::size_t queued_bytes = 0;     // waiting or being written
    std::size_t peak_queued_bytes = 0;
    bool is_ending = false;
    std::exception_ptr failure;

    void start();
    LayoutOptions layout_options() const { return {run_numbers, options.provenance, options.compression_level}; }
    void resume(const fs::path& from);
    void write_while_runs_come();
    void write_batch(const std::deque<EncodedRun>& batch);
    void write_run(const EncodedRun& run);
    EncodedRun encode(RunResult run) const;
    void end_thread();
    void put_in_order(std::size_t n_runs);
    std::size_t n_saved() const {
        return static_cast<std::size_t>(
            std::count_if(statuses.begin(), statuses.end(), [](auto status) { return status != RunStatus::missing; }));
    }
    std::string what_is_saved() const;
    OutputError output_error(const hdf5::Failure& failure_of_hdf5) const {
        return {partial, failure_of_hdf5.operation, failure_of_hdf5.what(), what_is_saved()};
    }
};

std::string TrajectoryWriter::State::what_is_saved() const {
    const std::size_t n = n_saved();
    if (n == 0) return "No run was finished.";
    std::error_code error;
    if (!fs::exists(partial, error)) return count_of_runs(n) + " had finished, but " + partial.string() + " is gone.";
    return count_of_runs(n) + " of " + std::to_string(statuses.size()) + (n == 1 ? " is" : " are") + " saved in " +
           partial.string() + "; the same command with --resume goes on from there.";
}

void TrajectoryWriter::State::resume(const fs::path& from) {
    TakenUp taken_up = take_up(from, partial, head, layout_options(), options.n_threads);
    layout = std::move(taken_up.layout);
    options.compression_level = taken_up.compression_level;
    statuses = std::move(taken_up.statuses);
    for (std::size_t i = 0; i < statuses.size(); ++i) taken[i] = statuses[i] == RunStatus::finished;
}

void TrajectoryWriter::State::start() {
    check_output_path(path, options.force, options.resume);
    run_numbers = options.run_numbers;
    if (run_numbers.empty()) {
        run_numbers.resize(static_cast<std::size_t>(std::max<std::int64_t>(head.n_runs_planned, 0)));
        std::iota(run_numbers.begin(), run_numbers.end(), 0);
    }
    if (run_numbers.empty()) throw std::invalid_argument("a trajectory file needs at least one run");
    if (head.n_runs_of_design < 1) head.n_runs_of_design = head.n_runs_planned;
    head.n_runs_planned = static_cast<std::int64_t>(run_numbers.size());
    for (std::size_t i = 0; i < run_numbers.size(); ++i) position_of.emplace(run_numbers[i], i);
    if (position_of.size() != run_numbers.size()) throw std::invalid_argument("a run number stands twice");
    for (const auto& series : head.plan.series) shapes.push_back(chunk_shape(head.plan.n_steps(), series.n_rows));
    for (const auto& parameter : head.varied) varied.push_back(varied_dataset(parameter));
    statuses.assign(run_numbers.size(), RunStatus::missing);
    taken.assign(run_numbers.size(), false);

    const bool goes_on = options.resume && (fs::exists(partial) || fs::exists(path));
    const fs::path from = fs::exists(partial) ? partial : path;
    try {
        if (goes_on) {
            resume(from);
        } else {
            layout = begin_unfinished(partial, head, layout_options(), options.n_threads);
        }
    } catch (const hdf5::Failure& failure_of_hdf5) {
        layout.datasets.clear();
        layout.file.release();
        if (goes_on) {
            throw InputFileError(from, "cannot be resumed (could not " + failure_of_hdf5.operation + ": " +
                                           failure_of_hdf5.what() + "); give --force to start afresh");
        }
        throw output_error(failure_of_hdf5);
    } catch (const fs::filesystem_error& system) {
        throw OutputError(partial, "take up the unfinished file", system.code().message(), "");
    }
    io_thread = std::thread([this] { write_while_runs_come(); });
}

EncodedRun TrajectoryWriter::State::encode(RunResult run) const {
    EncodedRun encoded;
    const auto position = position_of.find(run.label.number);
    if (position == position_of.end()) {
        throw std::invalid_argument("run " + std::to_string(run.label.number) + " does not belong into this file");
    }
    encoded.position = position->second;
    encoded.status = run.status;
    encoded.error = std::move(run.error);
    encoded.seconds = run.seconds;
    if (run.status == RunStatus::missing) throw std::invalid_argument("a missing run cannot be submitted");
    if (run.label.varied.size() != varied.size()) {
        throw std::invalid_argument("a run tells of " + std::to_string(run.label.varied.size()) + " varied parameters");
    }
    if (run.status == RunStatus::finished) {
        const auto& plan = head.plan;
        if (run.series.size() != plan.series.size() || run.outcomes.size() != plan.outcomes.size()) {
            throw std::invalid_argument("a run has other series or outcomes than the plan");
        }
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (run.series[i].size() != shapes[i].n_steps * shapes[i].n_rows) {
                throw std::invalid_argument("series " + plan.series[i].dataset + " of a run has another length");
            }
            encoded.series.push_back(encode_chunks(run.series[i], shapes[i], options.compression_level));
        }
        encoded.outcomes = std::move(run.outcomes);
        for (double& value : encoded.outcomes) {
            if (std::isnan(value)) value = std::numeric_limits<double>::quiet_NaN();  // one NaN for all
        }
    }
    encoded.label = std::move(run.label);
    encoded.n_bytes = bytes_of(encoded);
    return encoded;
}

void TrajectoryWriter::State::write_run(const EncodedRun& run) {
    [[maybe_unused]] const auto& [number, integration_model, placement, process, scenario, replicate, world, seed,
                                  parameter_set, values] = run.label;
    const hsize_t row = run.position;
    hdf5::write_text_at(layout.at("integration_model"), row, integration_model);
    hdf5::write_text_at(layout.at("placement"), row, placement);
    hdf5::write_text_at(layout.at("process"), row, process);
    hdf5::write_text_at(layout.at("scenario"), row, scenario);
    hdf5::write_text_at(layout.at("run_error"), row, run.error);
    hdf5::write_number_at(layout.at("replicate"), row, Type::int64, &replicate);
    hdf5::write_number_at(layout.at("world"), row, Type::int64, &world);
    hdf5::write_number_at(layout.at("seed"), row, Type::uint64, &seed);
    hdf5::write_number_at(layout.at("parameter_set"), row, Type::int64, &parameter_set);
    for (std::size_t i = 0; i < varied.size(); ++i) {
        hdf5::write_number_at(layout.at(varied[i]), row, Type::float64, &values[i]);
    }
    for (std::size_t i = 0; i < run.outcomes.size(); ++i) {
        hdf5::write_number_at(layout.at(head.plan.outcomes[i].name), row, Type::float64, &run.outcomes[i]);
    }
    for (std::size_t i = 0; i < run.series.size(); ++i) {
        const auto& series = head.plan.series[i];
        if (!layout.has(series.dataset)) continue;
        for (std::size_t c = 0; c < run.series[i].size(); ++c) {
            const std::array<hsize_t, 3> offset{row, c * shapes[i].steps_per_chunk, 0};
            const auto& chunk = run.series[i][c];
            hdf5::require(
                H5Dwrite_chunk(layout.at(series.dataset), H5P_DEFAULT, 0, offset.data(), chunk.size(), chunk.data()),
                "write a run");
        }
    }
    if (layout.has("provenance/run_seconds")) {
        hdf5::write_number_at(layout.at("provenance/run_seconds"), row, Type::float64, &run.seconds);
    }
}

void TrajectoryWriter::State::write_batch(const std::deque<EncodedRun>& batch) {
    std::uint64_t n_bytes = bytes_beside_batch(layout, batch.size());
    for (const auto& run : batch) n_bytes += run.n_bytes;
    reserve_space(partial.string(), n_bytes);
    bool tries_again = false;  // what a failed run left is overwritten: from here on it is missing
    for (const auto& run : batch) {
        if (statuses[run.position] != RunStatus::failed) continue;
        constexpr auto missing = static_cast<std::uint8_t>(RunStatus::missing);
        hdf5::write_number_at(layout.at("run_status"), run.position, Type::uint8, &missing);
        tries_again = true;
    }
    if (tries_again) layout.flush();
    for (const auto& run : batch) write_run(run);
    layout.flush();
    sync_to_disk(partial);  // before the flags: else a power cut could leave flags without the runs
    // Written last: after a crash, a run is there as a whole or not at all.
    for (const auto& run : batch) {
        const auto flag = static_cast<std::uint8_t>(run.status);
        hdf5::write_number_at(layout.at("run_status"), run.position, Type::uint8, &flag);
    }
    layout.flush();
}

void TrajectoryWriter::State::write_while_runs_come() {
    hdf5::silence();
    std::unique_lock lock(mutex);
    while (true) {
        queue_changed.wait(lock, [&] { return is_ending || !queue.empty(); });
        if (queue.empty()) return;
        std::deque<EncodedRun> batch;
        batch.swap(queue);
        std::exception_ptr failed;
        lock.unlock();
        try {
            write_batch(batch);
        } catch (...) {
            failed = std::current_exception();
        }
        lock.lock();
        for (const auto& run : batch) {
            queued_bytes -= run.n_bytes;
            if (!failed) statuses[run.position] = run.status;
        }
        if (failed) {
            try {
                std::rethrow_exception(failed);
            } catch (const hdf5::Failure& failure_of_hdf5) {
                failure = std::make_exception_ptr(output_error(failure_of_hdf5));
            } catch (...) {
                failure = std::current_exception();
            }
            queue.clear();
            queued_bytes = 0;
        }
        queue_changed.notify_all();
        if (failure) return;
    }
}

void TrajectoryWriter::State::end_thread() {
    {
        const std::lock_guard lock(mutex);
        is_ending = true;
    }
    queue_changed.notify_all();
    if (io_thread.joinable()) io_thread.join();
}

/// The finished file: a fresh one, filled in design order, put in the place of the output in one step.
void TrajectoryWriter::State::put_in_order(std::size_t n_runs) {
    try {
        layout.close();
        const SourceFile unordered = open_source(partial);
        if (n_runs > 0 && n_runs < statuses.size()) {
            run_numbers.resize(n_runs);
            head.n_runs_planned = head.n_runs_of_design = static_cast<std::int64_t>(n_runs);
        }
        std::vector<RunSource> sources(run_numbers.size());
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (statuses[i] == RunStatus::missing) continue;
            sources[i] = {&unordered, i, statuses[i] == RunStatus::finished};
        }
        assemble(path, head, layout_options(), {options.n_threads, begun_at(unordered)}, sources,
                 fs::file_size(partial));
        std::error_code error;
        fs::remove(partial, error);
    } catch (const hdf5::Failure& failure_of_hdf5) {
        throw output_error(failure_of_hdf5);
    } catch (const fs::filesystem_error& system) {
        throw OutputError(path, "put the finished file in its place", system.code().message(), what_is_saved());
    }
}

TrajectoryWriter::TrajectoryWriter(fs::path path, FileHead head, WriterOptions options)
    : state_(std::make_unique<State>()) {
    state_->partial = partial_path(path);
    state_->path = std::move(path);
    state_->head = std::move(head);
    state_->options = std::move(options);
    state_->start();
}

TrajectoryWriter::~TrajectoryWriter() {
    try {
        abandon();
    } catch (...) {  // a destructor has nobody to tell; runs that were flushed are in the unfinished file
    }
}

void TrajectoryWriter::submit(RunResult run) {
    EncodedRun encoded = state_->encode(std::move(run));
    std::unique_lock lock(state_->mutex);
    state_->queue_changed.wait(lock, [&] {
        return state_->failure || state_->is_ending || state_->queued_bytes == 0 ||
               state_->queued_bytes + encoded.n_bytes <= state_->options.queue_bytes;
    });
    if (state_->failure) std::rethrow_exception(state_->failure);
    if (state_->is_ending) throw std::invalid_argument("a run was submitted to a file that is closed");
    if (state_->taken[encoded.position]) {
        throw std::invalid_argument("run " + std::to_string(encoded.label.number) + " was submitted twice");
    }
    state_->taken[encoded.position] = true;
    state_->queued_bytes += encoded.n_bytes;
    state_->peak_queued_bytes = std::max(state_->peak_queued_bytes, state_->queued_bytes);
    state_->queue.push_back(std::move(encoded));
    lock.unlock();
    state_->queue_changed.notify_all();
}

void TrajectoryWriter::finish(std::size_t n_runs) {
    state_->end_thread();
    if (state_->failure) std::rethrow_exception(state_->failure);
    if (std::exchange(state_->is_closed, true)) return;
    state_->put_in_order(n_runs);
}

std::string TrajectoryWriter::abandon() {
    state_->end_thread();
    if (!std::exchange(state_->is_closed, true)) {
        try {
            state_->layout.close();
        } catch (const hdf5::Failure& failure_of_hdf5) {
            if (!state_->failure) throw state_->output_error(failure_of_hdf5);
        }
        if (state_->n_saved() == 0) {
            std::error_code error;
            fs::remove(state_->partial, error);
        }
    }
    return state_->what_is_saved();
}

std::vector<bool> TrajectoryWriter::finished_runs() const {
    const std::lock_guard lock(state_->mutex);
    std::vector<bool> finished;
    for (const RunStatus status : state_->statuses) finished.push_back(status == RunStatus::finished);
    return finished;
}

std::vector<bool> TrajectoryWriter::failed_runs() const {
    const std::lock_guard lock(state_->mutex);
    std::vector<bool> failed;
    for (const RunStatus status : state_->statuses) failed.push_back(status == RunStatus::failed);
    return failed;
}

std::size_t TrajectoryWriter::peak_queued_bytes() const {
    const std::lock_guard lock(state_->mutex);
    return state_->peak_queued_bytes;
}

}  // namespace entente

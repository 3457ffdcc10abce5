#include "output/unfinished.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "output/apart.hpp"
#include "output/assemble.hpp"
#include "output/chunks.hpp"
#include "output/errors.hpp"
#include "output/output_path.hpp"
#include "output/reader.hpp"
#include "output/same_design.hpp"
#include "output/seal.hpp"

namespace entente {

namespace fs = std::filesystem;

namespace {

/// What a resumed file must have in common with what is to be written.
void require_same_design(const SourceFile& source, const fs::path& path, const FileHead& head,
                         const std::vector<std::int64_t>& run_numbers, bool is_finished) {
    const hdf5::Handle& file = source.file;
    const auto refuse = [&](const std::string& difference) {
        throw OutputExistsError(path, "cannot be resumed: " + difference +
                                          "; give the same scenario and options again, another output, or --force to "
                                          "start afresh");
    };
    const auto version = hdf5::text_attribute(file.id(), "format_version").value_or("");
    if (version.empty()) throw hdf5::Failure("read the file", "it has no format version");
    if (version != format_version()) {
        refuse("it has format version " + version + ", this program writes " + format_version());
    }
    if (hdf5::text_attribute(file.id(), "config_sha256").value_or("") != head.config_sha256) {
        refuse(difference_between(TrajectoryFile(path).head(), head));
    }
    const auto shard = hdf5::text_attribute(file.id(), "shard").value_or("");
    if (shard != head.shard) {
        refuse("it is " + (shard.empty() ? "the whole design" : "shard " + shard) + ", not " +
               (head.shard.empty() ? "the whole design" : "shard " + head.shard));
    }
    const auto there = hdf5::read_numbers<std::int64_t>(open_dataset(source, "run").id(), Type::int64);
    const bool has_these_runs = there.size() <= run_numbers.size() &&
                                (is_finished || there.size() == run_numbers.size()) &&
                                std::equal(there.begin(), there.end(), run_numbers.begin());
    if (!has_these_runs) refuse("it holds other runs of the design");
    FileHead of_file = head;
    of_file.n_runs_planned = static_cast<std::int64_t>(there.size());
    const auto lengths = dimension_lengths(of_file);
    for (const auto& dataset : datasets_of(head, false)) {
        if (!source.has(dataset.path)) refuse("it does not record " + dataset.path);
        std::vector<hsize_t> extent;
        for (const auto& dimension : dataset.dimensions) extent.push_back(lengths.find(dimension)->second);
        if (hdf5::extent_of(open_dataset(source, dataset.path).id()) != extent) {
            refuse("it records " + dataset.path + " in another shape");
        }
    }
}

/// Whether the chunks of a series of a run are in the file.
bool has_chunks(const hdf5::Handle& dataset, const Dataset& described, const FileHead& head, std::uint64_t position) {
    const std::size_t n_rows = described.dimensions.size() > 2 ? hdf5::extent_of(dataset.id()).back() : std::size_t{1};
    const ChunkShape shape = chunk_shape(head.plan.n_steps(), n_rows);
    for (std::size_t i = 0; i < shape.n_chunks(); ++i) {
        const std::array<hsize_t, 3> at{position, i * shape.steps_per_chunk, 0};
        if (hdf5::stored_bytes(dataset.id(), at.data()) == 0) return false;
    }
    return true;
}

/// Reads what copying the runs will read, whether that succeeds or not.
void try_reading(const std::filesystem::path& from, const FileHead& head) {
    const SourceFile source = open_source(from);
    const auto flags = hdf5::read_numbers<std::uint8_t>(open_dataset(source, "run_status").id(), Type::uint8);
    std::vector<hsize_t> runs;
    for (std::size_t i = 0; i < flags.size(); ++i) {
        if (flags[i] != 0) runs.push_back(i);
    }
    for (const auto& dataset : datasets_of(head, true)) {
        try {
            const hdf5::Handle opened = open_dataset(source, dataset.path);
            if (dataset.type == Type::text) {
                dataset.has_runs() ? hdf5::read_texts(opened.id(), runs) : hdf5::read_texts(opened.id());
            } else if (dataset.dimensions.size() == 1) {
                hdf5::read_numbers<double>(opened.id(), Type::float64);
            } else {
                for (const hsize_t run : runs) has_chunks(opened, dataset, head, run);
            }
        } catch (const hdf5::Failure&) {  // this run or that is not whole
        }
    }
    TrajectoryFile(std::filesystem::path(from));
}

/// Whether all that a run recorded can be read.
bool is_whole(const SourceFile& source, const FileHead& head, const RunSource& run) {
    try {
        for (const auto& dataset : datasets_of(head, false)) {
            if (!dataset.has_runs() || dataset.is_scale()) continue;
            const hdf5::Handle opened = open_dataset(source, dataset.path);
            if (dataset.dimensions.size() == 1 && dataset.type == Type::text) {
                hdf5::read_texts(opened.id(), {run.position});
            } else if (dataset.dimensions.size() > 1 && run.has_series) {
                if (!has_chunks(opened, dataset, head, run.position)) return false;
            }
        }
        return true;
    } catch (const hdf5::Failure&) {
        return false;
    }
}

}  // namespace

Layout begin_unfinished(const fs::path& partial, const FileHead& head, const LayoutOptions& options, int n_threads) {
    const fs::path fresh = fs::path(partial).replace_extension(".beginning.partial");
    std::error_code error;
    fs::remove(fresh, error);  // removed, not overwritten: whoever has it open keeps what it has
    try {
        reserve_space(fresh.string(), bytes_beside_series(head));
        fs::remove(fresh, error);
        LayoutOptions unfinished = options;
        unfinished.is_unfinished = true;
        Layout layout = create_layout(fresh.string(), head, unfinished);
        if (options.with_provenance) write_provenance(layout, {n_threads, utc_now()});
        layout.flush();
        fs::rename(fresh, partial, error);
        if (error) throw hdf5::Failure("begin the file", error.message());
        return layout;
    } catch (...) {
        fs::remove(fresh, error);
        throw;
    }
}

TakenUp take_up(const fs::path& from, const fs::path& partial, const FileHead& head, LayoutOptions options,
                int n_threads) {
    check_input_file(from);
    make_as_long_as_it_says(from);
    if (from != partial) check_seal(from);
    try_apart(fs::file_size(from), [&] { try_reading(from, head); });
    const SourceFile source = open_source(from);
    require_same_design(source, from, head, options.run_numbers, from != partial);
    TakenUp taken;
    taken.statuses.assign(options.run_numbers.size(), RunStatus::missing);
    const auto flags = hdf5::read_numbers<std::uint8_t>(open_dataset(source, "run_status").id(), Type::uint8);
    std::vector<RunSource> sources(options.run_numbers.size());
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const auto status = flags[i] < count_of<RunStatus> ? static_cast<RunStatus>(flags[i]) : RunStatus::missing;
        if (status != RunStatus::missing) sources[i] = {&source, i, status == RunStatus::finished};
        taken.statuses[i] = status;
    }
    options.compression_level =
        compression_level_of(open_layout(from.string(), head, false)).value_or(options.compression_level);
    taken.compression_level = options.compression_level;
    // The copy is about as large as what is copied, which has columns of all runs already.
    const std::uint64_t n_bytes = fs::file_size(from);
    const std::uint64_t series_bytes = n_bytes - std::min(n_bytes, bytes_beside_series(head));
    const auto copy = [&] {
        assemble_unfinished(partial, head, options, {n_threads, begun_at(source)}, sources, series_bytes);
    };
    try {
        copy();
    } catch (const hdf5::Failure& failure) {
        std::size_t n_left = 0;
        std::size_t n_left_out = 0;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (sources[i].file == nullptr) continue;
            ++n_left;
            if (is_whole(source, head, sources[i])) continue;
            sources[i] = {};
            taken.statuses[i] = RunStatus::missing;
            ++n_left_out;
        }
        if (n_left_out == 0) {  // all can be read: what failed is writing
            throw OutputError(partial, failure.operation, failure.what(),
                              std::to_string(n_left) + (n_left == 1 ? " run is" : " runs are") + " saved in " +
                                  from.string() + "; the same command with --resume goes on from there.");
        }
        copy();
    }
    taken.layout = open_layout(partial.string(), head, true);
    return taken;
}

}  // namespace entente

#include "output/assemble.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

#include "output/chunks.hpp"
#include "output/seal.hpp"

namespace entente {

using hdf5::require;

namespace {

/// One value a run, read one source file at a time; `read` is given the rows that are wanted.
template <class Value, class Read>
std::vector<Value> gather(std::span<const RunSource> sources, const std::string& path, Value missing,
                          const Read& read) {
    std::vector<Value> gathered(sources.size(), missing);
    std::map<const SourceFile*, std::vector<hsize_t>> wanted;
    for (const RunSource& source : sources) {
        if (source.file != nullptr) wanted[source.file].push_back(source.position);
    }
    std::map<const SourceFile*, std::vector<Value>> columns;
    for (auto& [file, rows] : wanted) {
        std::sort(rows.begin(), rows.end());
        if (file->has(path)) columns.emplace(file, read(open_dataset(*file, path).id(), rows));
    }
    for (std::size_t row = 0; row < sources.size(); ++row) {
        const auto column = columns.find(sources[row].file);
        if (column == columns.end()) continue;
        if (sources[row].position >= column->second.size()) {
            throw hdf5::Failure("read the file", path + " is shorter than the list of runs");
        }
        gathered[row] = column->second[sources[row].position];
    }
    return gathered;
}

template <class Number>
void copy_numbers(const Layout& target, const Dataset& dataset, std::span<const RunSource> sources, Number missing) {
    const auto values = gather(sources, dataset.path, missing,
                               [&](hid_t from, const auto&) { return hdf5::read_numbers<Number>(from, dataset.type); });
    hdf5::write_numbers(target.at(dataset.path), dataset.type, values.data());
}

void copy_texts(const Layout& target, const Dataset& dataset, std::span<const RunSource> sources, Missing missing) {
    const auto texts = gather(sources, dataset.path, std::string{},
                              [](hid_t from, const auto& rows) { return hdf5::read_texts(from, rows); });
    if (missing == Missing::is_empty) return hdf5::write_texts(target.at(dataset.path), texts);
    for (std::size_t row = 0; row < sources.size(); ++row) {
        if (sources[row].file != nullptr) hdf5::write_text_at(target.at(dataset.path), row, texts[row]);
    }
}

void copy_column(const Layout& target, const Dataset& dataset, std::span<const RunSource> sources, Missing missing) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    switch (dataset.type) {
        case Type::text:
            return copy_texts(target, dataset, sources, missing);
        case Type::uint8:
            return copy_numbers<std::uint8_t>(target, dataset, sources, 0);
        case Type::int32:
            return copy_numbers<std::int32_t>(target, dataset, sources, 0);
        case Type::int64:
            return copy_numbers<std::int64_t>(target, dataset, sources, -1);
        case Type::uint64:
            return copy_numbers<std::uint64_t>(target, dataset, sources, 0);
        case Type::float32:
            return copy_numbers<float>(target, dataset, sources, static_cast<float>(nan));
        case Type::float64:
            return copy_numbers<double>(target, dataset, sources, nan);
    }
}

/// `chunk` is kept between calls so that its memory is.
void copy_series(hid_t from, std::uint64_t from_row, hid_t to, std::uint64_t to_row, const ChunkShape& shape,
                 std::vector<std::byte>& chunk) {
    for (std::size_t i = 0; i < shape.n_chunks(); ++i) {
        const std::array<hsize_t, 3> source{from_row, i * shape.steps_per_chunk, 0};
        const std::array<hsize_t, 3> destination{to_row, i * shape.steps_per_chunk, 0};
        const hsize_t n_bytes = hdf5::stored_bytes(from, source.data());
        chunk.resize(n_bytes);
        std::uint32_t skipped_filters = 0;
        require(H5Dread_chunk(from, H5P_DEFAULT, source.data(), &skipped_filters, chunk.data()), "read a run");
        require(H5Dwrite_chunk(to, H5P_DEFAULT, skipped_filters, destination.data(), n_bytes, chunk.data()),
                "write a run");
    }
}

}  // namespace

bool SourceFile::has(const std::string& path) const {
    const auto slash = path.find('/');
    if (slash != std::string::npos && H5Lexists(file.id(), path.substr(0, slash).c_str(), H5P_DEFAULT) <= 0) {
        return false;
    }
    return H5Lexists(file.id(), path.c_str(), H5P_DEFAULT) > 0;
}

hdf5::Handle open_dataset(const SourceFile& source, const std::string& path) {
    return hdf5::open_dataset(source.file.id(), path);
}

SourceFile open_source(const std::filesystem::path& path) {
    return {hdf5::open_file(path.string(), false)};
}

void copy_runs(const Layout& target, const FileHead& head, std::span<const RunSource> sources, Missing missing) {
    const auto lengths = dimension_lengths(head);
    std::vector<std::byte> chunk;
    for (const auto& dataset : target.description) {
        if (!dataset.has_runs() || dataset.is_scale()) continue;
        if (dataset.dimensions.size() == 1) {
            copy_column(target, dataset, sources, missing);
            continue;
        }
        const std::size_t n_rows = dataset.dimensions.size() > 2 ? lengths.find(dataset.dimensions[2])->second : 1;
        const ChunkShape shape = chunk_shape(head.plan.n_steps(), n_rows);
        std::map<const SourceFile*, hdf5::Handle> opened;
        for (std::size_t row = 0; row < sources.size(); ++row) {
            const auto& [file, position, has_series] = sources[row];
            if (file == nullptr || !has_series) continue;
            auto from = opened.find(file);
            if (from == opened.end()) from = opened.emplace(file, open_dataset(*file, dataset.path)).first;
            copy_series(from->second.id(), position, target.at(dataset.path), row, shape, chunk);
        }
    }
}

void write_provenance(const Layout& layout, const Provenance& provenance) {
    const hdf5::Handle group(H5Gopen2(layout.file.id(), "provenance", H5P_DEFAULT), "open group provenance");
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    hdf5::write_attribute(group.id(), "host", host.data());
    hdf5::write_attribute(group.id(), "threads", static_cast<std::int32_t>(provenance.n_threads));
    hdf5::write_attribute(group.id(), "compiler", __VERSION__);
    hdf5::write_attribute(group.id(), "started", provenance.started);
}

std::string begun_at(const SourceFile& file) {
    if (!file.has("provenance/run_seconds")) return utc_now();
    const hdf5::Handle group(H5Gopen2(file.file.id(), "provenance", H5P_DEFAULT), "open group provenance");
    return hdf5::text_attribute(group.id(), "started").value_or(utc_now());
}

namespace {

/// Writes a fresh file beside `path` and renames it.
void assemble_beside(const std::filesystem::path& path, const FileHead& head, const LayoutOptions& options,
                     const Provenance& provenance, std::span<const RunSource> sources, std::uint64_t series_bytes,
                     Missing missing) {
    namespace fs = std::filesystem;
    const fs::path fresh = fs::path(path).concat(".finishing.partial");
    std::error_code error;
    fs::remove(fresh, error);
    try {
        reserve_space(fresh.string(), series_bytes + bytes_beside_series(head));
        fs::remove(fresh);
        Layout layout = create_layout(fresh.string(), head, options);
        reserve_space(fresh.string(), series_bytes + bytes_beside_series(head));
        copy_runs(layout, head, sources, missing);
        const bool is_finished = missing == Missing::is_empty;
        if (options.with_provenance) {
            write_provenance(layout, provenance);
            const hdf5::Handle group(H5Gopen2(layout.file.id(), "provenance", H5P_DEFAULT), "open group provenance");
            if (is_finished) hdf5::write_attribute(group.id(), "finished", utc_now());
        }
        layout.close();
        if (is_finished) seal(fresh);
        sync_to_disk(fresh);
        fs::rename(fresh, path);
    } catch (...) {
        fs::remove(fresh, error);
        throw;
    }
}

}  // namespace

void assemble(const std::filesystem::path& path, const FileHead& head, const LayoutOptions& options,
              const Provenance& provenance, std::span<const RunSource> sources, std::uint64_t series_bytes) {
    assemble_beside(path, head, options, provenance, sources, series_bytes, Missing::is_empty);
}

void assemble_unfinished(const std::filesystem::path& path, const FileHead& head, const LayoutOptions& options,
                         const Provenance& provenance, std::span<const RunSource> sources, std::uint64_t series_bytes) {
    assemble_beside(path, head, options, provenance, sources, series_bytes, Missing::comes_later);
}

}  // namespace entente

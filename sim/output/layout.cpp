#include "output/layout.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <functional>
#include <limits>
#include <numeric>

#include "output/chunks.hpp"
#include "record/observable.hpp"
#include "world/families.hpp"
#include "world/vocabulary.hpp"

namespace entente {

using hdf5::Handle;
using hdf5::require;

void Layout::close() {
    datasets.clear();
    if (file) {
        flush();
        file.close("close the file");
    }
}

namespace {

/// Datasets of one dimension (run) are small and read whole: few, large, unfiltered chunks.
constexpr hsize_t runs_per_chunk = 1024;

/// HDF5 keeps up to 1 MB of each dataset in memory, which hundreds of columns fill with the number of runs. Whoever
/// writes or reads along the runs needs the last chunks only.
Handle access_along_runs() {
    constexpr std::size_t few_chunks = 4 * runs_per_chunk * sizeof(double);
    Handle access(H5Pcreate(H5P_DATASET_ACCESS), "make dataset access properties");
    require(H5Pset_chunk_cache(access.id(), H5D_CHUNK_CACHE_NSLOTS_DEFAULT, few_chunks, H5D_CHUNK_CACHE_W0_DEFAULT),
            "choose the memory of a dataset");
    return access;
}

void set_fill_value(const Handle& create, Type type) {
    const Handle memory = hdf5::memory_type(type);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr float nan_float = std::numeric_limits<float>::quiet_NaN();
    constexpr std::int64_t none = -1;
    const void* value = nullptr;
    if (type == Type::float64) value = &nan;
    if (type == Type::float32) value = &nan_float;
    if (type == Type::int64) value = &none;
    if (value != nullptr) require(H5Pset_fill_value(create.id(), memory.id(), value), "set a fill value");
}

Handle creation_properties(const Dataset& dataset, const std::vector<hsize_t>& extent, const LayoutOptions& options) {
    Handle create(H5Pcreate(H5P_DATASET_CREATE), "make dataset creation properties");
    require(H5Pset_attr_creation_order(create.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
            "track creation order");
    require(H5Pset_attr_phase_change(create.id(), 32, 24), "choose how attributes are stored");
    require(H5Pset_obj_track_times(create.id(), false), "turn object times off");
    set_fill_value(create, dataset.type);
    if (!dataset.has_runs()) return create;
    if (extent.size() == 1) {
        require(H5Pset_chunk(create.id(), 1, &runs_per_chunk), "set a chunk's shape");
        if (options.is_unfinished) require(H5Pset_alloc_time(create.id(), H5D_ALLOC_TIME_EARLY), "allocate");
        return create;
    }
    const std::size_t n_rows = extent.size() > 2 ? extent[2] : 1;
    std::vector<hsize_t> chunk{1, chunk_shape(extent[1], n_rows).steps_per_chunk};
    if (extent.size() > 2) chunk.push_back(n_rows);
    require(H5Pset_chunk(create.id(), static_cast<int>(chunk.size()), chunk.data()), "set a chunk's shape");
    if (options.compression_level > 0) {
        require(H5Pset_shuffle(create.id()), "set a filter");
        require(H5Pset_deflate(create.id(), static_cast<unsigned>(options.compression_level)), "set a filter");
    }
    return create;
}

Handle create_dataset(const Handle& file, const Dataset& dataset, const std::vector<hsize_t>& extent,
                      const LayoutOptions& options) {
    auto largest = extent;
    if (dataset.has_runs()) largest.front() = H5S_UNLIMITED;
    const Handle space(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), largest.data()),
                       "make a dataspace");
    const Handle type = hdf5::file_type(dataset.type);
    const Handle create = creation_properties(dataset, extent, options);
    const Handle access = options.is_unfinished ? access_along_runs() : Handle();
    Handle result(H5Dcreate2(file.id(), dataset.path.c_str(), type.id(), space.id(), H5P_DEFAULT, create.id(),
                             access ? access.id() : H5P_DEFAULT),
                  "create dataset " + dataset.path);
    if (dataset.is_scale()) hdf5::make_scale(result.id(), dataset.dimensions.front());
    hdf5::write_attribute(result.id(), "units", dataset.unit);
    hdf5::write_attribute(result.id(), "long_name", dataset.meaning);
    for (const auto& [name, value] : dataset.attributes) hdf5::write_attribute(result.id(), name.c_str(), value);
    if (dataset.type == Type::float64) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        hdf5::write_attribute(result.id(), "_FillValue", Type::float64, &nan, 1, false);
    }
    if (dataset.type == Type::float32) {
        constexpr float nan = std::numeric_limits<float>::quiet_NaN();
        hdf5::write_attribute(result.id(), "_FillValue", Type::float32, &nan, 1, false);
    }
    return result;
}

std::string lines(const std::vector<std::string>& texts) {
    std::string joined;
    for (const auto& text : texts) joined += (joined.empty() ? "" : "\n") + text;
    return joined;
}

void write_root_attributes(hid_t file, const FileHead& head) {
    hdf5::write_attribute(file, "Conventions", "CF-1.8");
    hdf5::write_attribute(file, "title", head.title);
    hdf5::write_attribute(file, "history", head.command);
    hdf5::write_attribute(file, "source", head.source);
    hdf5::write_attribute(file, "references", head.references);
    hdf5::write_attribute(file, "format_version", format_version());
    hdf5::write_attribute(file, "software_version", head.software_version);
    hdf5::write_attribute(file, "config_sha256", head.config_sha256);
    hdf5::write_attribute(file, "root_seed", head.root_seed);
    hdf5::write_attribute(file, "sampling", name_of(head.sample.kind));
    hdf5::write_attribute(file, "n_points", static_cast<std::int64_t>(head.sample.n_points));
    hdf5::write_attribute(file, "resolution", static_cast<std::int64_t>(head.sample.resolution));
    hdf5::write_attribute(file, "design_runs", head.n_runs_of_design > 0 ? head.n_runs_of_design : head.n_runs_planned);
    hdf5::write_attribute(file, "shard", head.shard);
    hdf5::write_attribute(file, "structure_status", head.structure_status);
    hdf5::write_attribute(file, "caveats", lines(head.caveats));
}

/// One column of labels out of a table of records.
template <class Record, class Field>
std::vector<std::string> texts_of(const std::vector<Record>& records, const Field& field) {
    std::vector<std::string> texts;
    texts.reserve(records.size());
    for (const auto& record : records) texts.emplace_back(std::invoke(field, record));
    return texts;
}

template <class Record, class Field>
std::vector<double> numbers_of(const std::vector<Record>& records, const Field& field) {
    std::vector<double> numbers;
    numbers.reserve(records.size());
    for (const auto& record : records) numbers.push_back(std::invoke(field, record));
    return numbers;
}

void write_labels(const Layout& layout, const FileHead& head) {
    const auto text = [&](std::string_view path, const std::vector<std::string>& values) {
        if (layout.has(path)) hdf5::write_texts(layout.at(path), values);
    };
    const auto number = [&](std::string_view path, const std::vector<double>& values) {
        if (layout.has(path)) hdf5::write_numbers(layout.at(path), Type::float64, values.data());
    };
    text("district", texts_of(head.districts, &DistrictLabel::name));
    text("country", texts_of(head.districts, &DistrictLabel::country));
    number("x", numbers_of(head.districts, &DistrictLabel::x));
    number("y", numbers_of(head.districts, &DistrictLabel::y));
    number("people", numbers_of(head.districts, &DistrictLabel::people));
    text("organisation", texts_of(head.organisations, &OrganisationLabel::name));
    text("organisation_family", texts_of(head.organisations, &OrganisationLabel::family));
    text("group", head.groups);
    text("family", {Names<Family>::words.begin(), Names<Family>::words.end()});
    text("dimension", {Names<Dimension>::words.begin(), Names<Dimension>::words.end()});
    text("inputs/text", texts_of(head.texts, [](const auto& file) { return file.first; }));
    text("inputs/content", texts_of(head.texts, [](const auto& file) { return file.second; }));
    text("inputs/parameter", texts_of(head.parameters, &ResolvedParameter::key));
    text("inputs/unit", texts_of(head.parameters, &ResolvedParameter::unit));
    text("inputs/value", texts_of(head.parameters, &ResolvedParameter::value));
    text("inputs/evidence", texts_of(head.parameters, &ResolvedParameter::evidence));
    text("inputs/source", texts_of(head.parameters, &ResolvedParameter::source));
    text("inputs/alteration", texts_of(head.alterations, &Alteration::key));
    text("inputs/altered_to", texts_of(head.alterations, &Alteration::to));
    text("inputs/altered_from", texts_of(head.alterations, &Alteration::from));
    text("inputs/altered_by", texts_of(head.alterations, [](const Alteration& one) { return name_of(one.by); }));
}

void write_time(const Layout& layout, const RecordingPlan& plan) {
    std::vector<std::int64_t> days(plan.n_steps());
    std::vector<std::int32_t> weeks(plan.n_steps());
    for (std::size_t step = 0; step < plan.n_steps(); ++step) {
        weeks[step] = static_cast<std::int32_t>(step) * plan.every_weeks;
        days[step] = std::int64_t{7} * weeks[step];
    }
    if (!layout.has("time")) return;
    hdf5::write_numbers(layout.at("time"), Type::int64, days.data());
    hdf5::write_numbers(layout.at("week"), Type::int32, weeks.data());
    hdf5::write_attribute(layout.at("week"), "n_weeks", static_cast<std::int32_t>(plan.n_weeks));
    hdf5::write_attribute(layout.at("week"), "every_weeks", static_cast<std::int32_t>(plan.every_weeks));
}

/// The range of a varied parameter, or the words that its numbers stand for.
void describe_axis(hid_t dataset, const VariedParameter& parameter) {
    hdf5::write_attribute(dataset, "axis_min", parameter.min);
    hdf5::write_attribute(dataset, "axis_max", parameter.max);
    if (parameter.words.empty()) return;
    std::vector<double> values(parameter.words.size());
    std::iota(values.begin(), values.end(), 0.0);
    hdf5::write_attribute(dataset, "flag_values", Type::float64, values.data(), values.size(), false);
    std::string meanings;
    for (const std::string& word : parameter.words) meanings += (meanings.empty() ? "" : " ") + word;
    hdf5::write_attribute(dataset, "flag_meanings", meanings);
}

void label_axes(const Layout& layout) {
    std::vector<hdf5::Attachment> attachments;
    for (const auto& dataset : layout.description) {
        if (dataset.is_scale()) continue;
        const std::string group = dataset.path.substr(0, dataset.path.rfind('/') + 1);
        for (unsigned axis = 0; axis < dataset.dimensions.size(); ++axis) {
            const auto& dimension = dataset.dimensions[axis];
            const std::string own = group + dimension;  // a dimension of the group, else of the root
            attachments.push_back({layout.at(dataset.path), axis, layout.at(layout.has(own) ? own : dimension)});
        }
    }
    hdf5::attach_scales(attachments);
}

}  // namespace

Layout create_layout(const std::string& path, const FileHead& head, const LayoutOptions& options) {
    const auto lengths = dimension_lengths(head);
    Layout layout;
    layout.description = datasets_of(head, options.with_provenance);
    layout.file = hdf5::create_file(path);
    write_root_attributes(layout.file.id(), head);
    hdf5::create_group(layout.file.id(), "inputs");
    if (options.with_provenance) hdf5::create_group(layout.file.id(), "provenance");
    for (const auto& dataset : layout.description) {
        std::vector<hsize_t> extent;
        for (const auto& dimension : dataset.dimensions) extent.push_back(lengths.find(dimension)->second);
        layout.datasets.emplace(dataset.path, create_dataset(layout.file, dataset, extent, options));
    }
    constexpr std::array<std::uint8_t, count_of<RunStatus>> flags{0, 1, 2};
    hdf5::write_attribute(layout.at("run_status"), "flag_values", Type::uint8, flags.data(), flags.size(), false);
    for (const VariedParameter& parameter : head.varied) describe_axis(layout.at(varied_dataset(parameter)), parameter);
    label_axes(layout);
    hdf5::write_numbers(layout.at("run"), Type::int64, options.run_numbers.data());
    write_time(layout, head.plan);
    write_labels(layout, head);
    return layout;
}

Layout open_layout(const std::string& path, const FileHead& head, bool writable) {
    Layout layout;
    layout.file = hdf5::open_file(path, writable);
    const bool with_provenance = H5Lexists(layout.file.id(), "provenance", H5P_DEFAULT) > 0;
    layout.description = datasets_of(head, with_provenance);
    const Handle access = access_along_runs();
    for (const auto& dataset : layout.description) {
        layout.datasets.emplace(dataset.path, hdf5::open_dataset(layout.file.id(), dataset.path, access.id()));
    }
    return layout;
}

std::optional<int> compression_level_of(const Layout& layout) {
    for (const auto& dataset : layout.description) {
        if (!dataset.has_runs() || dataset.dimensions.size() < 2) continue;
        const Handle create(H5Dget_create_plist(layout.at(dataset.path)), "read a dataset");
        const int n_filters = require(H5Pget_nfilters(create.id()), "read a dataset");
        if (n_filters == 0) return 0;
        std::array<unsigned, 4> values{};
        std::size_t n_values = values.size();
        unsigned flags = 0;
        unsigned config = 0;
        require(H5Pget_filter2(create.id(), static_cast<unsigned>(n_filters - 1), &flags, &n_values, values.data(), 0,
                               nullptr, &config),
                "read a dataset");
        return static_cast<int>(values[0]);
    }
    return std::nullopt;
}

std::uint64_t bytes_beside_series(const FileHead& head) {
    constexpr std::uint64_t header = 16384;
    const auto n_runs = static_cast<std::uint64_t>(head.n_runs_planned);
    const std::uint64_t chunks = n_runs / runs_per_chunk + 1;
    std::uint64_t bytes = 1u << 20;
    for (const Dataset& dataset : datasets_of(head, true)) {
        bytes += header + (dataset.has_runs() ? chunks * runs_per_chunk * 16 : 0);
    }
    bytes += n_runs * 512 + n_runs * head.plan.series.size() * 96;  // texts of runs, index of chunks
    for (const auto& [path, text] : head.texts) bytes += 2 * (path.size() + text.size()) + 4096;
    bytes +=
        (head.parameters.size() + head.alterations.size() + head.districts.size() + head.organisations.size()) * 1024;
    return bytes;
}

std::uint64_t bytes_beside_batch(const Layout& layout, std::size_t n_runs) {
    const std::uint64_t chunks = hdf5::extent_of(layout.at("run")).front() / runs_per_chunk + 1;
    constexpr std::uint64_t column_chunk_and_index = 24576;
    return (1u << 20) + layout.datasets.size() * column_chunk_and_index * std::min<std::uint64_t>(n_runs, chunks);
}

void reserve_space(const std::string& path, std::uint64_t bytes) {
    const auto fail = [](int reason) { throw hdf5::Failure("reserve space", std::strerror(reason)); };
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) fail(errno);
    struct stat status {};
    struct rlimit limit {};
    int reason = 0;
    if (::fstat(file, &status) != 0) reason = errno;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (reason == 0 && ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
        size + bytes > limit.rlim_cur) {
        reason = EFBIG;
    }
    if (reason == 0 &&
        ::fallocate(file, FALLOC_FL_KEEP_SIZE, static_cast<off_t>(size), static_cast<off_t>(bytes)) != 0) {
        reason = errno;
        if (reason == EOPNOTSUPP || reason == ENOSYS || reason == EINVAL) {  // the file system cannot reserve
            struct statvfs disk {};
            reason = ::fstatvfs(file, &disk) == 0 && disk.f_bavail * disk.f_frsize < bytes ? ENOSPC : 0;
        }
    }
    ::close(file);
    if (reason != 0) fail(reason);
}

void sync_to_disk(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const int reason = errno;
    if (file >= 0) ::close(file);
    if (!synced) throw hdf5::Failure("write the file to disk", std::strerror(reason));
}

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

}  // namespace entente

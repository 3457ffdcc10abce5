#include "output/reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <mutex>
#include <set>

#include "output/layout.hpp"
#include "output/seal.hpp"

namespace entente {

namespace fs = std::filesystem;
using hdf5::Handle;
using hdf5::require;

namespace {

/// Names in an `Observable` are views of literals; those read from a file are kept for the life of the program.
std::string_view kept(const std::string& text) {
    static std::mutex mutex;
    static std::set<std::string, std::less<>> texts;
    const std::lock_guard lock(mutex);
    return *texts.insert(text).first;
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// Damage that HDF5 does not see: what is there contradicts itself.
[[noreturn]] void contradict(const std::string& what) {
    throw hdf5::Failure("read the file", what);
}

Handle open_dataset(const Handle& file, const std::string& path) {
    return Handle(H5Dopen2(file.id(), path.c_str(), H5P_DEFAULT), "open dataset " + path);
}

bool has_link(const Handle& file, const std::string& path) {
    if (const auto slash = path.find('/'); slash != std::string::npos) {
        if (H5Lexists(file.id(), path.substr(0, slash).c_str(), H5P_DEFAULT) <= 0) return false;
    }
    return H5Lexists(file.id(), path.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> texts_at(const Handle& file, const std::string& path) {
    if (!has_link(file, path)) return {};
    return hdf5::read_texts(open_dataset(file, path).id());
}

template <class Number>
std::vector<Number> numbers_at(const Handle& file, const std::string& path, Type type) {
    if (!has_link(file, path)) return {};
    return hdf5::read_numbers<Number>(open_dataset(file, path).id(), type);
}

std::string text_of(const Handle& object, const char* name) {
    return hdf5::text_attribute(object.id(), name).value_or("");
}

template <class Enum>
Enum enum_of(const Handle& dataset, const char* attribute) {
    const auto word = text_of(dataset, attribute);
    const auto value = from_name<Enum>(word);
    if (!value) contradict(std::string("attribute ") + attribute + " is \"" + word + "\"");
    return *value;
}

/// A row of a column that may be shorter than it should.
template <class Value>
const Value& at(const std::vector<Value>& column, std::size_t row, const char* name) {
    if (row >= column.size()) contradict(std::string(name) + " is too short");
    return column[row];
}

std::vector<std::string> root_datasets(const Handle& file) {
    std::vector<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
        static_cast<std::vector<std::string>*>(into)->emplace_back(name);
        return 0;
    };
    hsize_t next = 0;
    require(H5Literate(file.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, &next, collect, &names), "list the datasets");
    std::erase_if(names, [](const auto& name) { return name == "inputs" || name == "provenance"; });
    return names;
}

void read_attributes(const Handle& file, FileHead& head) {
    head.title = text_of(file, "title");
    head.command = text_of(file, "history");
    head.source = text_of(file, "source");
    head.references = text_of(file, "references");
    head.software_version = text_of(file, "software_version");
    head.config_sha256 = text_of(file, "config_sha256");
    head.structure_status = text_of(file, "structure_status");
    head.sample.kind = from_name<Sampling>(text_of(file, "sampling")).value_or(Sampling::none);
    head.sample.n_points =
        static_cast<std::size_t>(std::max<std::int64_t>(hdf5::integer_attribute(file.id(), "n_points").value_or(1), 1));
    head.sample.resolution = static_cast<int>(hdf5::integer_attribute(file.id(), "resolution").value_or(0));
    head.n_runs_of_design = hdf5::integer_attribute(file.id(), "design_runs").value_or(0);
    head.shard = text_of(file, "shard");
    head.root_seed = hdf5::unsigned_attribute(file.id(), "root_seed").value_or(0);
    head.caveats = split(text_of(file, "caveats"), '\n');
}

void read_entities(const Handle& file, FileHead& head) {
    const auto districts = texts_at(file, "district");
    const auto countries = texts_at(file, "country");
    const auto x = numbers_at<double>(file, "x", Type::float64);
    const auto y = numbers_at<double>(file, "y", Type::float64);
    const auto people = numbers_at<double>(file, "people", Type::float64);
    for (std::size_t i = 0; i < districts.size(); ++i) {
        head.districts.push_back(
            {districts[i], at(countries, i, "country"), at(x, i, "x"), at(y, i, "y"), at(people, i, "people")});
    }
    const auto organisations = texts_at(file, "organisation");
    const auto families = texts_at(file, "organisation_family");
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        head.organisations.push_back({organisations[i], at(families, i, "organisation_family")});
    }
    head.groups = texts_at(file, "group");
}

void read_set_up(const Handle& file, FileHead& head) {
    const auto paths = texts_at(file, "inputs/text");
    const auto contents = texts_at(file, "inputs/content");
    for (std::size_t i = 0; i < paths.size(); ++i) head.texts.emplace_back(paths[i], at(contents, i, "content"));
    const auto keys = texts_at(file, "inputs/parameter");
    const auto units = texts_at(file, "inputs/unit");
    const auto values = texts_at(file, "inputs/value");
    const auto evidence = texts_at(file, "inputs/evidence");
    const auto sources = texts_at(file, "inputs/source");
    for (std::size_t i = 0; i < keys.size(); ++i) {
        head.parameters.push_back({keys[i], at(units, i, "unit"), at(values, i, "value"), at(evidence, i, "evidence"),
                                   at(sources, i, "source")});
    }
}

/// Steps of the plan, and the start date out of the unit of time.
void read_time(const Handle& file, FileHead& head) {
    if (!has_link(file, "time")) return;
    const auto unit = text_of(open_dataset(file, "time"), "units");
    constexpr std::string_view begin = "days since ";
    if (!unit.starts_with(begin) || unit.size() < begin.size() + 10) contradict("time has the unit \"" + unit + "\"");
    head.start_date = unit.substr(begin.size(), 10);
    const Handle week = open_dataset(file, "week");
    const auto n_weeks = hdf5::integer_attribute(week.id(), "n_weeks").value_or(0);
    const auto every = hdf5::integer_attribute(week.id(), "every_weeks").value_or(0);
    if (every < 1 || n_weeks < 1 || n_weeks > 1'000'000 || every > n_weeks) contradict("its weeks make no sense");
    head.plan.n_weeks = static_cast<int>(n_weeks);
    head.plan.every_weeks = static_cast<int>(every);
    const auto extent = hdf5::extent_of(week.id());
    if (extent.size() != 1 || extent[0] != head.plan.n_steps()) contradict("time has another length than week says");
}

/// A quantity of the plan by its attributes: those of a series have a method of joining weeks, those of runs a role
/// only.
void read_quantity(const Handle& file, const std::string& name, std::uint64_t n_runs, FileHead& head) {
    const Handle dataset = open_dataset(file, name);
    if (hdf5::has_attribute(dataset.id(), "key")) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        head.varied.push_back({text_of(dataset, "key"), text_of(dataset, "units"), text_of(dataset, "long_name"),
                               name.starts_with("lever_"), hdf5::real_attribute(dataset.id(), "axis_min").value_or(nan),
                               hdf5::real_attribute(dataset.id(), "axis_max").value_or(nan),
                               split(text_of(dataset, "flag_meanings"), ' ')});
        return;
    }
    if (!hdf5::has_attribute(dataset.id(), "role")) return;
    const auto better = enum_of<Better>(dataset, "better");
    const auto role = enum_of<Role>(dataset, "role");
    const auto extent = hdf5::extent_of(dataset.id());
    if (extent.empty() || extent[0] != n_runs) contradict(name + " has another number of runs");
    if (extent.size() == 1) {
        head.plan.outcomes.push_back({name, text_of(dataset, "units"), text_of(dataset, "long_name"), better, role});
        return;
    }
    Series series;
    series.dataset = name;
    series.observable.name = kept(text_of(dataset, "observable"));
    series.observable.unit = kept(text_of(dataset, "units"));
    series.observable.long_name = kept(text_of(dataset, "long_name"));
    series.observable.joined = enum_of<Joined>(dataset, "cell_methods");
    series.observable.better = better;
    series.observable.role = role;
    series.observable.summaries = no_summary;
    if (extent.size() == 3) {
        series.shape = enum_of<Shape>(dataset, "shape");
        if (series.shape == Shape::national) contradict(name + " has rows, but is national");
        const auto rows_of = dimension_lengths(head).find(name_of(series.shape))->second;
        if (rows_of != extent[2]) contradict(name + " has another number of rows than its labels");
        series.n_rows = extent[2];
    }
    if (extent.size() > 3 || extent[1] != head.plan.n_steps()) contradict(name + " has an unknown shape");
    head.plan.series.push_back(std::move(series));
}

/// "1.0" → 1; nothing if it is no version.
std::optional<int> major_of(const std::string& version) {
    int major = 0;
    const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), major);
    if (error != std::errc{} || end == version.data() + version.size() || *end != '.') return std::nullopt;
    return major;
}

}  // namespace

struct TrajectoryFile::State {
    fs::path path;
    Handle file;
    std::string version;
    FileHead head;
    std::vector<RunLabel> labels;
    std::vector<RunStatus> statuses;
    std::vector<std::string> errors;

    void open();
    void read_head();
    void read_runs();
    const Series& find_series(std::string_view dataset) const;
    std::vector<float> read_block(std::string_view dataset, std::size_t first_run, std::size_t n_runs,
                                  std::size_t first_step, std::size_t n_steps) const;
};

void TrajectoryFile::State::open() {
    std::error_code error;
    if (!fs::exists(path, error)) throw InputFileError(path, "there is no such file");
    if (fs::is_directory(path, error)) throw InputFileError(path, "is a folder, not a file");
    check_seal(path);
    hdf5::silence();
    if (H5Fis_hdf5(path.c_str()) == 0) throw InputFileError(path, "is not an HDF5 file, or its beginning is damaged");
    try {
        file = hdf5::open_file(path.string(), false);
        version = text_of(file, "format_version");
        if (version.empty() || !hdf5::has_attribute(file.id(), "config_sha256")) {
            throw InputFileError(path, "is an HDF5 file, but not one that entente wrote");
        }
        const auto major = major_of(version);
        if (!major) contradict("format_version is \"" + version + "\"");
        if (*major != format_major) {
            throw InputFileError(path, "has format version " + version + ", but this program reads versions " +
                                           std::to_string(format_major) + ".x");
        }
        read_head();
        read_runs();
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path, std::string("is damaged or incomplete: ") + failure.what());
    }
}

void TrajectoryFile::State::read_head() {
    read_attributes(file, head);
    read_entities(file, head);
    read_set_up(file, head);
    read_time(file, head);
    const auto extent = hdf5::extent_of(open_dataset(file, "run").id());
    if (extent.size() != 1) contradict("run has an unknown shape");
    head.n_runs_planned = static_cast<std::int64_t>(extent[0]);
    for (const auto& name : root_datasets(file)) read_quantity(file, name, extent[0], head);
    head.sample.n_axes = head.varied.size();
    if (head.n_runs_of_design < 1) head.n_runs_of_design = head.n_runs_planned;
}

void TrajectoryFile::State::read_runs() {
    const auto numbers = numbers_at<std::int64_t>(file, "run", Type::int64);
    const auto flags = numbers_at<std::uint8_t>(file, "run_status", Type::uint8);
    const auto models = texts_at(file, "integration_model");
    const auto placements = texts_at(file, "placement");
    const auto processes = texts_at(file, "process");
    const auto scenarios = texts_at(file, "scenario");
    errors = texts_at(file, "run_error");
    const auto replicates = numbers_at<std::int64_t>(file, "replicate", Type::int64);
    const auto worlds = numbers_at<std::int64_t>(file, "world", Type::int64);
    const auto seeds = numbers_at<std::uint64_t>(file, "seed", Type::uint64);
    const auto parameter_sets = numbers_at<std::int64_t>(file, "parameter_set", Type::int64);
    std::vector<std::vector<double>> varied;
    for (const auto& parameter : head.varied) {
        varied.push_back(numbers_at<double>(file, varied_dataset(parameter), Type::float64));
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        RunLabel label{numbers[i],
                       at(models, i, "integration_model"),
                       at(placements, i, "placement"),
                       at(processes, i, "process"),
                       at(scenarios, i, "scenario"),
                       at(replicates, i, "replicate"),
                       at(worlds, i, "world"),
                       at(seeds, i, "seed"),
                       at(parameter_sets, i, "parameter_set"),
                       {}};
        for (const auto& column : varied) label.varied.push_back(at(column, i, "a varied parameter"));
        labels.push_back(std::move(label));
        const auto flag = at(flags, i, "run_status");
        if (flag >= count_of<RunStatus>) contradict("a run has the unknown status " + std::to_string(flag));
        statuses.push_back(static_cast<RunStatus>(flag));
        at(errors, i, "run_error");
    }
}

const Series& TrajectoryFile::State::find_series(std::string_view dataset) const {
    for (const auto& series : head.plan.series) {
        if (series.dataset == dataset) return series;
    }
    std::string known;
    for (const auto& series : head.plan.series) known += (known.empty() ? "" : ", ") + series.dataset;
    throw InputFileError(path,
                         "has no series \"" + std::string(dataset) + "\"; it has " + (known.empty() ? "none" : known));
}

std::vector<float> TrajectoryFile::State::read_block(std::string_view dataset, std::size_t first_run,
                                                     std::size_t n_runs, std::size_t first_step,
                                                     std::size_t n_steps) const {
    const Series& wanted = find_series(dataset);
    if (first_run + n_runs > labels.size() || first_step + n_steps > head.plan.n_steps()) {
        throw InputFileError(path, "has " + std::to_string(labels.size()) + " runs of " +
                                       std::to_string(head.plan.n_steps()) + " steps; more were asked for");
    }
    hdf5::silence();
    std::vector<float> values(n_runs * n_steps * wanted.n_rows);
    if (values.empty()) return values;
    try {
        const Handle opened = open_dataset(file, wanted.dataset);
        const Handle space(H5Dget_space(opened.id()), "read a series");
        const std::array<hsize_t, 3> start{first_run, first_step, 0};
        const std::array<hsize_t, 3> count{n_runs, n_steps, wanted.n_rows};
        require(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
                "read a series");
        const hsize_t n_values = values.size();
        const Handle memory(H5Screate_simple(1, &n_values, nullptr), "read a series");
        require(H5Dread(opened.id(), H5T_NATIVE_FLOAT, memory.id(), space.id(), H5P_DEFAULT, values.data()),
                "read a series");
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path, wanted.dataset + " is damaged: " + failure.what());
    }
    return values;
}

TrajectoryFile::TrajectoryFile(fs::path path) : state_(std::make_unique<State>()) {
    state_->path = std::move(path);
    state_->open();
}

TrajectoryFile::~TrajectoryFile() = default;
TrajectoryFile::TrajectoryFile(TrajectoryFile&&) noexcept = default;
TrajectoryFile& TrajectoryFile::operator=(TrajectoryFile&&) noexcept = default;

const fs::path& TrajectoryFile::path() const {
    return state_->path;
}
const FileHead& TrajectoryFile::head() const {
    return state_->head;
}
std::string TrajectoryFile::format_version() const {
    return state_->version;
}
std::size_t TrajectoryFile::n_runs() const {
    return state_->labels.size();
}
const std::vector<RunLabel>& TrajectoryFile::labels() const {
    return state_->labels;
}
const std::vector<RunStatus>& TrajectoryFile::statuses() const {
    return state_->statuses;
}
const std::vector<std::string>& TrajectoryFile::errors() const {
    return state_->errors;
}

bool TrajectoryFile::has_outcome(std::string_view name) const {
    const auto& outcomes = state_->head.plan.outcomes;
    return std::any_of(outcomes.begin(), outcomes.end(), [&](const auto& outcome) { return outcome.name == name; });
}

bool TrajectoryFile::has_series(std::string_view dataset) const {
    const auto& series = state_->head.plan.series;
    return std::any_of(series.begin(), series.end(), [&](const auto& one) { return one.dataset == dataset; });
}

std::vector<double> TrajectoryFile::outcome(std::string_view name) const {
    if (!has_outcome(name)) {
        std::string known;
        for (const auto& outcome : head().plan.outcomes) known += (known.empty() ? "" : ", ") + outcome.name;
        throw InputFileError(
            path(), "has no outcome \"" + std::string(name) + "\"; it has " + (known.empty() ? "none" : known));
    }
    hdf5::silence();
    try {
        auto values = numbers_at<double>(state_->file, std::string(name), Type::float64);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (at(state_->statuses, i, "run_status") != RunStatus::finished) {
                values[i] = std::numeric_limits<double>::quiet_NaN();
            }
        }
        return values;
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path(), std::string(name) + " is damaged: " + failure.what());
    }
}

std::vector<float> TrajectoryFile::series(std::string_view dataset, std::size_t position) const {
    return series(dataset, position, 0, head().plan.n_steps());
}

std::vector<float> TrajectoryFile::series(std::string_view dataset, std::size_t position, std::size_t first_step,
                                          std::size_t n_steps) const {
    return state_->read_block(dataset, position, 1, first_step, n_steps);
}

std::vector<float> TrajectoryFile::series_at_step(std::string_view dataset, std::size_t step,
                                                  std::size_t first_position, std::size_t n_positions) const {
    return state_->read_block(dataset, first_position, n_positions, step, 1);
}

std::vector<std::pair<std::string, std::string>> TrajectoryFile::provenance() const {
    std::vector<std::pair<std::string, std::string>> attributes;
    hdf5::silence();
    if (!has_link(state_->file, "provenance")) return attributes;
    try {
        const Handle group(H5Gopen2(state_->file.id(), "provenance", H5P_DEFAULT), "open group provenance");
        for (const auto& attribute : fixed_attributes()) {
            if (attribute.object != "/provenance") continue;
            const std::string name(attribute.name);
            if (const auto text = hdf5::text_attribute(group.id(), name.c_str())) attributes.emplace_back(name, *text);
            if (const auto number = hdf5::integer_attribute(group.id(), name.c_str())) {
                attributes.emplace_back(name, std::to_string(*number));
            }
        }
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path(), std::string("provenance is damaged: ") + failure.what());
    }
    return attributes;
}

std::vector<double> TrajectoryFile::run_seconds() const {
    hdf5::silence();
    try {
        return numbers_at<double>(state_->file, "provenance/run_seconds", Type::float64);
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path(), std::string("provenance is damaged: ") + failure.what());
    }
}

}  // namespace entente

#include "output/read_head.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "output/datasets.hpp"
#include "output/errors.hpp"
#include "output/read_parts.hpp"

namespace entente {

using hdf5::at;
using hdf5::contradict;
using hdf5::enum_of;
using hdf5::Handle;
using hdf5::has_link;
using hdf5::numbers_at;
using hdf5::open_dataset;
using hdf5::require;
using hdf5::text_of;
using hdf5::texts_at;

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

std::vector<std::string> root_datasets(const Handle& file) {
    std::vector<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
        if (name == nullptr) return -1;  // HDF5 tells such names of damaged groups
        static_cast<std::vector<std::string>*>(into)->emplace_back(name);
        return 0;
    };
    hsize_t next = 0;
    require(H5Literate(file.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, &next, collect, &names), "list the datasets");
    std::erase_if(names, [](const auto& name) { return name == "inputs" || name == "provenance"; });
    return names;
}

/// "1.0" → 1; nothing if it is no version.
std::optional<int> major_of(const std::string& version) {
    int major = 0;
    const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), major);
    if (error != std::errc{} || end == version.data() + version.size() || *end != '.') return std::nullopt;
    return major;
}

/// What a design can have at most; a file that says more is damaged.
constexpr std::int64_t most_points = std::int64_t{1} << 20;
constexpr std::int64_t most_runs = 1'000'000'000;

std::int64_t count_at(const Handle& file, const char* attribute, std::int64_t usual, std::int64_t most) {
    const std::int64_t count = hdf5::integer_attribute(file.id(), attribute).value_or(usual);
    if (count < 0 || count > most) contradict(std::string("attribute ") + attribute + " is " + std::to_string(count));
    return std::max(count, usual);
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
    head.sample.n_points = static_cast<std::size_t>(count_at(file, "n_points", 1, most_points));
    head.sample.resolution = static_cast<int>(count_at(file, "resolution", 0, most_points));
    head.n_runs_of_design = count_at(file, "design_runs", 0, most_runs);
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

/// Those of a file of format 1.1 as far as its parameters tell.
std::vector<Alteration> alterations_told_by(const std::vector<ResolvedParameter>& parameters) {
    std::vector<Alteration> alterations;
    for (const ResolvedParameter& parameter : parameters) {
        const std::string key = parameter.key.substr(parameter.key.find('/') + 1);
        if (key.starts_with("mechanisms.")) alterations.push_back({parameter.key, parameter.value, "true"});
        if (key.starts_with("levers.")) alterations.push_back({parameter.key, parameter.value, "0"});
    }
    return alterations;
}

void read_alterations(const Handle& file, FileHead& head) {
    const auto keys = texts_at(file, "inputs/alteration");
    if (keys.empty()) {
        head.alterations = alterations_told_by(head.parameters);
        return;
    }
    const auto to = texts_at(file, "inputs/altered_to");
    const auto from = texts_at(file, "inputs/altered_from");
    const auto by = texts_at(file, "inputs/altered_by");
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto whom = from_name<AlteredBy>(at(by, i, "altered_by"));
        if (!whom) contradict("altered_by is \"" + by[i] + "\"");
        head.alterations.push_back({keys[i], at(to, i, "altered_to"), at(from, i, "altered_from"), *whom});
    }
}

/// Steps of the plan, and the start date out of the unit of time.
void read_time(const Handle& file, FileHead& head) {
    if (!has_link(file, "time") || !has_link(file, "week")) contradict("it has no time");
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

}  // namespace

std::string checked_version(const Handle& file, const std::filesystem::path& path) {
    std::string version = text_of(file, "format_version");
    if (version.empty() || !hdf5::has_attribute(file.id(), "config_sha256")) {
        throw InputFileError(path, "is an HDF5 file, but not one that entente wrote, or it is damaged");
    }
    const auto major = major_of(version);
    if (!major) contradict("format_version is \"" + version + "\"");
    if (*major != format_major) {
        throw InputFileError(path, "has format version " + version + ", but this program reads versions " +
                                       std::to_string(format_major) + ".x");
    }
    return version;
}

FileHead read_head(const Handle& file) {
    FileHead head;
    read_attributes(file, head);
    read_entities(file, head);
    read_set_up(file, head);
    read_alterations(file, head);
    read_time(file, head);
    const auto extent = hdf5::extent_of(open_dataset(file, "run").id());
    if (extent.size() != 1) contradict("run has an unknown shape");
    head.n_runs_planned = static_cast<std::int64_t>(extent[0]);
    for (const auto& name : root_datasets(file)) read_quantity(file, name, extent[0], head);
    head.sample.n_axes = head.varied.size();
    if (head.n_runs_of_design < 1) head.n_runs_of_design = head.n_runs_planned;
    return head;
}

}  // namespace entente

#include "output/reader.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <set>
#include <utility>

#include "output/apart.hpp"
#include "output/layout.hpp"
#include "output/output_path.hpp"
#include "output/read_head.hpp"
#include "output/read_parts.hpp"
#include "output/seal.hpp"

namespace entente {

namespace fs = std::filesystem;
using hdf5::at;
using hdf5::contradict;
using hdf5::Handle;
using hdf5::require;

struct TrajectoryFile::State {
    fs::path path;
    Handle file;
    std::string version;
    FileHead head;
    std::vector<RunLabel> labels;
    std::vector<RunStatus> statuses;
    std::vector<std::string> errors;

    void open();
    void open_and_read();
    void read_runs();
    const Series& find_series(std::string_view dataset) const;
    std::vector<float> read_block(std::string_view dataset, std::size_t first_run, std::size_t n_runs,
                                  std::size_t first_step, std::size_t n_steps) const;
};

void TrajectoryFile::State::open() {
    check_input_file(path);
    // HDF5 writes behind the end that it has told of; only finished files are sealed.
    const bool is_sealed = check_seal(path);
    hdf5::silence();
    if (H5Fis_hdf5(path.c_str()) == 0) throw InputFileError(path, "is not an HDF5 file, or its beginning is damaged");
    try {
        if (!is_sealed) {
            try_apart(fs::file_size(path), [this] {
                State trial;
                trial.path = path;
                trial.open_and_read();
            });
        }
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path, std::string("is damaged: ") + failure.what());
    }
    open_and_read();
}

void TrajectoryFile::State::open_and_read() {
    try {
        file = hdf5::open_file(path.string(), false);
        version = checked_version(file, path);
        head = read_head(file);
        read_runs();
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path, std::string("is damaged or incomplete: ") + failure.what());
    }
}

void TrajectoryFile::State::read_runs() {
    const auto numbers = numbers_at<std::int64_t>(file, "run", Type::int64);
    const auto flags = numbers_at<std::uint8_t>(file, "run_status", Type::uint8);
    std::vector<hsize_t> rows;  // of runs that are there: what a killed process was writing beside is not whole
    for (std::size_t i = 0; i < flags.size(); ++i) {
        if (flags[i] != 0) rows.push_back(i);
    }
    // One column after the other, so that no more than one stands in memory beside the labels.
    labels.resize(numbers.size());
    statuses.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        labels[i].number = numbers[i];
        labels[i].varied.reserve(head.varied.size());
        const auto flag = at(flags, i, "run_status");
        if (flag >= count_of<RunStatus>) contradict("a run has the unknown status " + std::to_string(flag));
        statuses.push_back(static_cast<RunStatus>(flag));
    }
    const auto fill = [&](auto column, const char* name, auto&& put) {
        if (column.size() < labels.size()) contradict(std::string(name) + " is too short");
        for (std::size_t i = 0; i < labels.size(); ++i) put(labels[i], std::move(column[i]));
    };
    const auto texts = [&](const char* name) { return hdf5::read_texts(open_dataset(file, name).id(), rows); };
    const auto fill_text = [&](const char* name, std::string RunLabel::*member) {
        fill(texts(name), name, [&](RunLabel& label, std::string&& text) { label.*member = std::move(text); });
    };
    const auto fill_number = [&](const char* name, std::int64_t RunLabel::*member) {
        fill(numbers_at<std::int64_t>(file, name, Type::int64), name,
             [&](RunLabel& label, std::int64_t value) { label.*member = value; });
    };
    fill_text("integration_model", &RunLabel::integration_model);
    fill_text("placement", &RunLabel::placement);
    fill_text("process", &RunLabel::process);
    fill_text("scenario", &RunLabel::scenario);
    fill_number("replicate", &RunLabel::replicate);
    fill_number("world", &RunLabel::world);
    fill(numbers_at<std::uint64_t>(file, "seed", Type::uint64), "seed",
         [](RunLabel& label, std::uint64_t value) { label.seed = value; });
    fill_number("parameter_set", &RunLabel::parameter_set);
    for (const auto& parameter : head.varied) {
        const std::string name = varied_dataset(parameter);
        fill(numbers_at<double>(file, name, Type::float64), name.c_str(),
             [](RunLabel& label, double value) { label.varied.push_back(value); });
    }
    errors = texts("run_error");
    if (errors.size() < labels.size()) contradict("run_error is too short");
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
    if (first_run + n_runs > statuses.size() || first_step + n_steps > head.plan.n_steps()) {
        throw InputFileError(path, "has " + std::to_string(statuses.size()) + " runs of " +
                                       std::to_string(head.plan.n_steps()) + " steps; more were asked for");
    }
    hdf5::silence();
    std::vector<float> values;
    try {
        const Handle opened = open_dataset(file, wanted.dataset);
        const Handle space(H5Dget_space(opened.id()), "read a series");
        const double n_asked = static_cast<double>(n_runs * n_steps) * static_cast<double>(wanted.n_rows);
        hdf5::check_size(opened.id(), n_asked, hdf5::most_compressed * sizeof(float));
        values.resize(n_runs * n_steps * wanted.n_rows);
        if (values.empty()) return values;
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
    return state_->statuses.size();
}
const std::vector<RunLabel>& TrajectoryFile::labels() const {
    return state_->labels;
}
std::vector<RunLabel> TrajectoryFile::take_labels() {
    return std::exchange(state_->labels, {});
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

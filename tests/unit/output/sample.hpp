#pragma once
// A small made-up file for the tests of the output layer: three runs of five recorded steps, two districts.

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

#include <unistd.h>

#include "output/writer.hpp"

namespace entente::sample {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

inline Series series(Observable observable, Shape shape, std::size_t n_rows) {
    std::string dataset(observable.name);
    if (shape != Shape::national) dataset += "_by_" + std::string(name_of(shape));
    return {observable, shape, dataset, n_rows};
}

/// Nine weeks, two to a step, so that the last step is shorter.
inline FileHead head(std::int64_t n_runs = 3) {
    const Observable coverage{
        "coverage", "1", "people in need reached, of all in need", Joined::mean, Better::higher, Role::outcome, mean};
    const Observable incidents{"aid_incidents", "incidents", "attacks on aid workers", Joined::sum, Better::lower,
                               Role::outcome,   total};
    const Observable fighters{"fighters",    "people",          "members of armed groups under arms",
                              Joined::point, Better::undecided, Role::outcome,
                              final_value};
    const Observable linked{"linked_share", "1", "team-weeks linked to a strategy", Joined::mean, Better::undecided,
                            Role::process,  mean};
    FileHead head;
    head.title = "A made-up country";
    head.source = "invented for a test";
    head.references = "Nobody 2007\nSomebody 2008";
    head.start_date = "2003-10-01";
    head.structure_status = "unset";
    head.command = "entente run sample.toml --seed 7";
    head.config_sha256 = std::string(64, 'a');
    head.software_version = "0.1.0";
    head.root_seed = 0xfedcba9876543210u;
    head.districts = {{"Lofa", "Northland", 1.5, -2.0, 120000}, {"Río Übe", "Northland", 30.25, 4.0, 8000.5}};
    head.organisations = {
        {"unhcr", "un_humanitarian"}, {"mission", "mission_civilian"}, {"médecins", "ngo_humanitarian"}};
    head.groups = {"north", "south"};
    head.caveats = {"The model does not predict.", "More agents reduce sampling noise, not ignorance."};
    head.texts = {{"sample.toml", "[scenario]\ntitle = \"A made-up country\"\n"}, {"models/a.toml", ""}};
    head.parameters = {{"association.pull", "1/week", "0.08", "assumed", "prior for calibration"},
                       {"scenario.weeks", "weeks", "9", "expert", ""}};
    head.alterations = {{"mechanisms.association", "false", "true", AlteredBy::options},
                        {"scenario.weeks", "9", "520", AlteredBy::options}};
    head.varied = {{"world.hostility", "1", "share of armed groups outside the accord", false, 0, 1, {}},
                   {"joint_training", "", "", true, 0, 1, {"off", "on"}}};
    head.sample = {Sampling::grid, 2, 3, 0};
    head.n_runs_planned = n_runs;
    head.plan.n_weeks = 9;
    head.plan.every_weeks = 2;
    head.plan.series = {series(coverage, Shape::national, 1), series(coverage, Shape::district, 2),
                        series(incidents, Shape::organisation, 3), series(fighters, Shape::group, 2),
                        series(linked, Shape::national, 1)};
    head.plan.outcomes = {{"coverage_mean", "1", "mean of coverage", Better::higher, Role::outcome},
                          {"relapse_week", "weeks", "week of relapse", Better::higher, Role::outcome},
                          {"linked_share_mean", "1", "mean of linked_share", Better::undecided, Role::process}};
    return head;
}

/// A finished run whose numbers tell where they belong.
inline RunResult run(const FileHead& head, std::int64_t number) {
    RunResult result;
    result.label = {number,
                    number % 2 == 0 ? "two_feet_out" : "one_foot_in",
                    "two_feet_out",
                    "preset",
                    "sample",
                    number / 2,
                    number / 2,
                    1000u + static_cast<std::uint64_t>(number / 2),
                    0,
                    {0.25 * static_cast<double>(number), 1.0}};
    result.status = RunStatus::finished;
    for (std::size_t s = 0; s < head.plan.series.size(); ++s) {
        const std::size_t n_rows = head.plan.series[s].n_rows;
        std::vector<float> values(head.plan.n_steps() * n_rows);
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<float>(number) * 1000.0f + static_cast<float>(s) * 100.0f + static_cast<float>(i);
        }
        if (!values.empty()) values.back() = std::numeric_limits<float>::quiet_NaN();
        result.series.push_back(std::move(values));
    }
    result.outcomes = {0.5 + static_cast<double>(number), number == 1 ? nan : 40.0, 0.25};
    result.seconds = 0.1 * static_cast<double>(number);
    return result;
}

inline RunResult failed_run(const FileHead& head, std::int64_t number) {
    RunResult result = run(head, number);
    result.status = RunStatus::failed;
    result.error = "the world does not fit into memory";
    return result;
}

/// A folder that is removed when the test ends.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

inline WriterOptions without_provenance() {
    WriterOptions options;
    options.provenance = false;
    return options;
}

/// A finished file with all its runs.
inline void write_file(const std::filesystem::path& path, const FileHead& head, WriterOptions options = {}) {
    TrajectoryWriter writer(path, head, std::move(options));
    for (std::int64_t number = 0; number < head.n_runs_planned; ++number) writer.submit(run(head, number));
    writer.finish();
}

}  // namespace entente::sample

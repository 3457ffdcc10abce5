#include "fuzz/base_files.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

#include "fuzz/luck.hpp"
#include "output/datasets.hpp"
#include "output/writer.hpp"

namespace entente::fuzz {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Outcomes that every view of a comparison finds something in.
std::vector<Outcome> outcomes() {
    return {{"coverage_mean", "1", "mean of coverage", Better::higher, Role::outcome},
            {"relapse_week", "weeks", "week of relapse", Better::higher, Role::outcome},
            {"relapse_observed", "1", "whether peace broke", Better::lower, Role::outcome},
            {"aid_incidents_total", "incidents", "attacks", Better::lower, Role::outcome},
            {"worker_years_total", "years", "exposure", Better::undecided, Role::process},
            {"displaced_final", "people", "people displaced", Better::lower, Role::outcome},
            {"linked_share_mean", "1", "linked", Better::undecided, Role::process}};
}

Series series(std::string_view name, Shape shape, std::size_t n_rows) {
    const Observable observable{name, "1", "made up", Joined::mean, Better::higher, Role::outcome, mean};
    std::string dataset(name);
    if (shape != Shape::national) dataset += "_by_" + std::string(name_of(shape));
    return {observable, shape, dataset, n_rows};
}

FileHead head_of(Sampling sampling, std::size_t n_points, std::size_t n_axes, bool has_series) {
    FileHead head;
    head.title = "A made-up country";
    head.source = "invented";
    head.start_date = "2003-10-01";
    head.command = "entente run made_up.toml";
    head.config_sha256 = std::string(64, 'a');
    head.software_version = "0.0.0";
    head.root_seed = 7;
    head.caveats = {"The model does not predict."};
    const std::vector<VariedParameter> axes{{"world.hostility", "1", "hostility", false, 0, 1, {}},
                                            {"joint_training", "", "", true, 0, 1, {"off", "on"}}};
    head.varied.assign(axes.begin(), axes.begin() + static_cast<std::ptrdiff_t>(n_axes));
    head.sample = {sampling, n_axes, n_points, sampling == Sampling::factorial ? 3 : 0};
    head.plan.n_weeks = 8;
    head.plan.every_weeks = 2;
    head.plan.outcomes = outcomes();
    if (has_series) {  // files with less are read sooner
        head.districts = {{"Lofa", "Northland", 1.5, -2.0, 120000}, {"Bong", "Northland", 30.25, 4.0, 8000.5}};
        head.organisations = {{"unhcr", "un_humanitarian"}, {"mission", "mission_civilian"}};
        head.groups = {"north"};
        head.texts = {{"made_up.toml", "[scenario]\n"}};
        head.parameters = {{"association.pull", "1/week", "0.08", "assumed", "prior"}};
        head.plan.series = {series("coverage", Shape::national, 1), series("coverage", Shape::district, 2),
                            series("fighters", Shape::group, 1)};
    }
    return head;
}

struct Runs {
    std::vector<std::string> structures{"two_feet_out", "one_foot_in"};
    std::int64_t n_worlds = 2;
    std::function<void(RunResult&)> change = [](RunResult&) {};
};

/// Level of an axis at a point: the points of factorial, Saltelli's and Morris's designs are what these kinds need.
double level(const SampleShape& sample, std::int64_t point, std::size_t axis) {
    const auto number = static_cast<std::size_t>(point);
    if (sample.kind == Sampling::factorial) return static_cast<double>(number >> axis & 1);
    const std::size_t block = number / sample.block_size();
    const std::size_t in_block = number % sample.block_size();
    const auto drawn = [&](std::size_t matrix) {
        return static_cast<double>(Luck(1000 * matrix + 10 * block + axis).below(1000)) / 1000;
    };
    if (sample.kind == Sampling::morris) return (in_block > axis ? 0.75 : 0.25) + 0.01 * static_cast<double>(block);
    if (sample.kind == Sampling::saltelli) return drawn(in_block == 1 || in_block == axis + 2 ? 1 : 0);
    return drawn(number);
}

RunResult run_of(const FileHead& head, const Runs& runs, std::int64_t number) {
    const auto n_structures = static_cast<std::int64_t>(runs.structures.size());
    const auto n_points = static_cast<std::int64_t>(head.sample.n_points);
    RunResult run;
    const std::int64_t world = number / (n_structures * n_points);
    const std::int64_t point = number / n_structures % n_points;
    const auto structure = static_cast<std::size_t>(number % n_structures);
    run.label = {number,
                 runs.structures[structure],
                 runs.structures[structure],
                 "preset",
                 "made_up",
                 world,
                 world,
                 100u + static_cast<std::uint64_t>(world),
                 point,
                 {}};
    double sum = 0;
    for (std::size_t axis = 0; axis < head.varied.size(); ++axis) {
        run.label.varied.push_back(level(head.sample, point, axis));
        sum += run.label.varied.back();
    }
    run.status = RunStatus::finished;
    Luck luck(static_cast<std::uint64_t>(number) + 77);
    const auto noise = [&] { return static_cast<double>(luck.below(100)) / 200; };
    const double shift = static_cast<double>(structure) * (sum - 0.3);
    for (std::size_t i = 0; i < head.plan.outcomes.size(); ++i) {
        const double drawn = noise();
        run.outcomes.push_back(shift + drawn + static_cast<double>(i));
    }
    run.outcomes[1] = 1 + static_cast<double>(luck.below(8));
    run.outcomes[2] = luck.one_in(2) ? 1 : 0;
    run.outcomes[3] = static_cast<double>(luck.below(9));
    for (const Series& one : head.plan.series) {
        run.series.emplace_back(head.plan.n_steps() * one.n_rows, static_cast<float>(number));
    }
    runs.change(run);
    return run;
}

void write(const std::filesystem::path& path, FileHead& head, const Runs& runs, std::int64_t begin = 0,
           std::int64_t end = -1) {
    const auto n_runs = static_cast<std::int64_t>(runs.structures.size() * head.sample.n_points) * runs.n_worlds;
    head.n_runs_of_design = n_runs;
    head.n_runs_planned = end < 0 ? n_runs : end - begin;
    WriterOptions options;
    options.compression_level = begin % 2 == 0 ? 1 : 0;
    for (std::int64_t number = begin; number < begin + head.n_runs_planned; ++number) {
        options.run_numbers.push_back(number);
    }
    TrajectoryWriter writer(path, head, options);
    for (const std::int64_t number : options.run_numbers) {
        RunResult run = run_of(head, runs, number);
        if (run.status != RunStatus::missing) writer.submit(std::move(run));
    }
    writer.finish();
}

void find_structures(BaseFile& base) {
    const std::string& bytes = base.bytes;
    const auto checksum_at = [&](std::size_t at) {
        std::uint32_t checksum = 0;
        std::memcpy(&checksum, bytes.data() + at, sizeof checksum);
        return checksum;
    };
    constexpr std::size_t longest = 2048;
    for (std::size_t at = 0; at + 8 < bytes.size(); ++at) {
        const std::string_view mark = std::string_view(bytes).substr(at, 4);
        constexpr std::string_view all =
            "\x89HDF OHDR OCHK FRHP FHDB FHIB BTHD BTIN BTLF TREE GCOL SNOD HEAP FSHD FSSE";
        if (mark.find('\0') != mark.npos || mark.find(' ') != mark.npos || all.find(mark) == all.npos) continue;
        base.marks.push_back(at);
        if (mark == "TREE" || mark == "GCOL" || checksum_of_metadata(bytes.data(), 8) == 0) continue;
        for (std::size_t n = 8; n < longest && at + n + 4 <= bytes.size(); ++n) {
            if (checksum_at(at + n) == checksum_of_metadata(bytes.data() + at, n)) {
                base.guarded.push_back({at, n});
                break;
            }
        }
    }
}

}  // namespace

std::uint32_t checksum_of_metadata(const char* bytes, std::size_t n_bytes) {
    using Checksum = std::uint32_t (*)(const void*, std::size_t, std::uint32_t);
    static const auto checksum = reinterpret_cast<Checksum>(::dlsym(RTLD_DEFAULT, "H5_checksum_metadata"));
    return checksum == nullptr ? 0 : checksum(bytes, n_bytes, 0);
}

std::vector<BaseFile> make_base_files(const std::filesystem::path& folder) {
    std::vector<BaseFile> bases;
    const auto add = [&](const std::string& name, FileHead head, const Runs& runs, std::int64_t begin = 0,
                         std::int64_t end = -1) {
        BaseFile base{name, std::move(head), begin, {}, {}, {}, {}, {}};
        const auto path = folder / (name + ".h5");
        write(path, base.head, runs, begin, end);
        std::ifstream file(path, std::ios::binary);
        base.bytes = {std::istreambuf_iterator<char>(file), {}};
        find_structures(base);
        for (const Dataset& dataset : datasets_of(base.head, true)) base.places.push_back(dataset.path);
        bases.push_back(std::move(base));
    };
    add("outcomes", head_of(Sampling::none, 1, 0, false), {{"two_feet_out", "one_foot_in"}, 5});
    add("series", head_of(Sampling::none, 1, 0, true), {{"two_feet_out", "one_foot_in", "two_feet_in"}, 2});
    add("lhs", head_of(Sampling::latin_hypercube, 6, 2, false), {{"two_feet_out", "one_foot_in", "two_feet_in"}, 2});
    add("grid", head_of(Sampling::grid, 4, 2, false), {});
    add("saltelli", head_of(Sampling::saltelli, 8, 2, false), {{"two_feet_out", "one_foot_in"}, 1});
    add("morris", head_of(Sampling::morris, 6, 2, false), {});
    add("factorial", head_of(Sampling::factorial, 4, 2, false), {});
    add("one_replicate", head_of(Sampling::none, 1, 0, true), {{"two_feet_out", "one_foot_in"}, 1});
    add("failed", head_of(Sampling::none, 1, 0, true), {{"two_feet_out", "one_foot_in"}, 3, [](RunResult& run) {
                                                            if (run.label.number % 4 == 3) return;
                                                            run.status = RunStatus::failed;
                                                            run.error = "it did not fit into memory";
                                                        }});
    add("undefined", head_of(Sampling::grid, 4, 2, false), {{"two_feet_out", "one_foot_in"}, 2, [](RunResult& run) {
                                                                if (run.label.number % 3 == 0) run.outcomes[0] = nan;
                                                                run.outcomes[3] = INFINITY;
                                                            }});
    FileHead shard = head_of(Sampling::none, 1, 0, true);
    shard.shard = "1/2";
    add("shard_1", shard, {}, 0, 2);
    shard.shard = "2/2";
    add("shard_2", shard, {}, 2, 4);
    bases[bases.size() - 2].partner = folder / "shard_2.h5";
    bases.back().partner = folder / "shard_1.h5";
    return bases;
}

}  // namespace entente::fuzz

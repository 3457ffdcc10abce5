#include "cli/load_sweep.hpp"

#include <algorithm>
#include <cmath>

#include "cli/quantities.hpp"
#include "core/sha256.hpp"
#include "scenario/keys.hpp"
#include "scenario/load_scenario.hpp"
#include "scenario/room_settings.hpp"

namespace entente {

namespace {

/// Values of an axis that stand for all: each of a list (the first of many), the ends of a range.
std::vector<double> telling_numbers(const Axis& axis) {
    constexpr std::size_t most = 64;
    std::vector<double> numbers;
    for (std::size_t level = 0; level < std::min(axis.levels.size(), most); ++level) {
        numbers.push_back(axis.number_of_level(level));
    }
    if (axis.levels.empty()) numbers = {axis.min, axis.max};
    if (axis.base) numbers.push_back(*axis.base);
    return numbers;
}

/// Loads a scenario with each value of each axis by itself. What comes out, and the files that it took, such as those
/// of levers, belong to the design.
void try_axes(LoadedDesign& loaded, std::size_t scenario, Sha256& sum, Problems& problems) {
    const PairedDesign& design = loaded.design;
    const DesignedScenario& designed = design.scenarios[scenario];
    const RecordingPlan plan = file_plan_of(designed.scenario, design.detail);
    std::vector<Graph> graphs;
    for (const StructureToRun& structure : designed.structures) graphs.push_back(structure.graph);
    for (const Axis& axis : design.points.axes) {
        for (const double number : telling_numbers(axis)) {
            const std::size_t before = problems.n_found();
            Overrides overrides = designed.overrides;
            const TomlValue value = axis.value_of(number);
            overrides.values.emplace_back(axis.key, value);
            const Scenario there = load_scenario(designed.path, overrides, problems);
            check_rooms(there.rooms, graphs, problems);
            if (problems.n_found() > before) continue;
            if (!has_rows_of(plan, file_plan_of(there, design.detail))) {
                complain_of(axis,
                            " = " + as_written(value) +
                                " changes how many districts, organisations or armed groups there are; record "
                                "\"national\" or \"outcomes\"",
                            problems);
            }
            sum.update(config_text(there));
            loaded.texts.insert(loaded.texts.end(), there.texts.begin(), there.texts.end());
            for (const std::string& file : there.files) {
                if (std::find(loaded.inputs.begin(), loaded.inputs.end(), file) == loaded.inputs.end()) {
                    loaded.inputs.emplace_back(file);
                }
            }
        }
    }
}

/// More would take years, and numbers of runs must be counted.
void check_size(const PairedDesign& design, const Place& place, Problems& problems) {
    constexpr double most_runs = 1e7;
    const double n_runs = static_cast<double>(design.n_replicates) * static_cast<double>(design.runs_per_replicate());
    if (n_runs <= most_runs) return;
    problems.add(place.file, place.line,
                 "the design has " + counted(static_cast<std::size_t>(n_runs), "run") + ", more than " +
                     counted(static_cast<std::size_t>(most_runs), "run") + "; take fewer points or worlds");
}

/// Weeks of the longest run: an axis may say otherwise than the scenario.
int longest(const PairedDesign& design) {
    int weeks = 0;
    for (const DesignedScenario& designed : design.scenarios) weeks = std::max(weeks, designed.scenario.weeks);
    for (std::size_t i = 0; i < design.points.axes.size(); ++i) {
        if (design.points.axes[i].key != "scenario.weeks") continue;
        weeks = 0;
        for (std::size_t point = 0; point < design.points.shape.n_points; ++point) {
            weeks = std::max(weeks, static_cast<int>(design.points.at(point)[i]));
        }
    }
    return weeks;
}

/// One plan for all scenarios: national series, unless there is one scenario.
RecordingPlan plan_of(const PairedDesign& design, const SweepFile& file, Problems& problems) {
    const Scenario& first = design.scenarios.front().scenario;
    if (design.scenarios.size() > 1 && design.detail > RecordingDetail::national) {
        problems.add(file.scenarios.front().second.file, file.scenarios.front().second.line,
                     "sweep.record = \"" + std::string(name_of(design.detail)) +
                         "\": several scenarios have different districts and organisations; record \"national\"");
    }
    for (std::size_t i = 1; i < design.scenarios.size(); ++i) {
        if (design.scenarios[i].scenario.recording.every_weeks == first.recording.every_weeks) continue;
        problems.add(file.scenarios[i].second.file, file.scenarios[i].second.line,
                     design.scenarios[i].scenario.name + " records every " +
                         std::to_string(design.scenarios[i].scenario.recording.every_weeks) + " weeks, " + first.name +
                         " every " + std::to_string(first.recording.every_weeks) + "; set record.every_weeks");
    }
    RecordingPlan plan = file_plan_of(first, design.detail);
    plan.n_weeks = longest(design);
    return plan;
}

void check_names(const PairedDesign& design, const SweepFile& file, Problems& problems) {
    for (std::size_t i = 0; i < design.scenarios.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (design.scenarios[i].scenario.name != design.scenarios[j].scenario.name) continue;
            problems.add(file.scenarios[i].second.file, file.scenarios[i].second.line,
                         "sweep.scenarios: two are called " + design.scenarios[i].scenario.name);
        }
    }
}

bool is_run(const DesignedScenario& designed, const std::string& name) {
    return std::any_of(designed.structures.begin(), designed.structures.end(),
                       [&](const StructureToRun& structure) { return structure.is_called(name); });
}

void check_until(const UntilKnown& until, const PairedDesign& design, Problems& problems) {
    const auto complain = [&](const std::string& text) {
        problems.add(until.place.file, until.place.line, "sweep.until." + text);
    };
    std::vector<std::string> outcomes;
    for (const Outcome& outcome : design.plan.outcomes) outcomes.push_back(outcome.name);
    if (std::find(outcomes.begin(), outcomes.end(), until.outcome) == outcomes.end()) {
        complain("outcome: there is no outcome " + until.outcome + hint(until.outcome, outcomes));
    }
    for (const DesignedScenario& designed : design.scenarios) {
        std::vector<std::string> names;
        for (const StructureToRun& structure : designed.structures) names.push_back(structure.graph.name);
        for (const std::string& name : {until.structure, until.baseline}) {
            if (!is_run(designed, name)) {
                complain("comparison: " + name + " is not run in " + designed.scenario.name + hint(name, names));
            }
        }
    }
}

std::string rule_of(const UntilKnown& until) {
    return "until " + until.outcome + " " + until.structure + " " + until.baseline + " " + shortest(until.half_width) +
           " " + std::to_string(until.min) + " " + std::to_string(until.max);
}

}  // namespace

std::optional<std::filesystem::path> find_design(const std::string& name_or_path, Problems& problems) {
    return find_named(name_or_path, {"sweeps"}, "a design", problems);
}

LoadedSweep load_sweep(const std::string& path, Problems& problems) {
    LoadedSweep sweep;
    PairedDesign& design = sweep.loaded.design;
    const std::size_t before = problems.n_found();
    const SweepFile file = read_sweep(path, problems);
    if (file.scenarios.empty()) return sweep;
    design.name = file.name;
    design.title = file.title.empty() ? file.name : file.title;
    design.detail = file.detail;
    design.points = file.points;
    for (const FileText& text : file.texts) {
        sweep.loaded.texts.emplace_back(shown_path(text.path), text.text);
        sweep.loaded.inputs.emplace_back(text.path);
    }
    for (const auto& scenario : file.scenarios) {
        Problems of_scenario;
        add_scenario(sweep.loaded,
                     {scenario.first, file.overrides, file.models, file.processes, file.models_at, file.processes_at},
                     of_scenario);
        for (const Problem& problem : of_scenario.all()) {
            const bool has_place = !problem.file.empty();
            problems.add(has_place ? problem : Problem{scenario.second.file, scenario.second.line, problem.text});
        }
    }
    if (problems.n_found() > before) return sweep;
    Sha256 sum;
    for (std::size_t i = 0; i < design.scenarios.size(); ++i) try_axes(sweep.loaded, i, sum, problems);
    if (!design.points.axes.empty()) design.sum_of_axes = "axes " + sum.hex() + "\n";
    design.n_replicates = file.n_replicates > 0 ? file.n_replicates : design.scenarios.front().scenario.replicates;
    design.root_seed = file.seed.value_or(design.scenarios.front().scenario.seed);
    if (sweep.until = file.until; sweep.until) design.n_replicates = sweep.until->max;
    check_size(design, file.scenarios.front().second, problems);
    check_names(design, file, problems);
    design.plan = plan_of(design, file, problems);
    if (sweep.until) {
        design.rule_of_worlds = rule_of(*sweep.until);
        check_until(*sweep.until, design, problems);
    }
    return sweep;
}

void check_parts(const LoadedSweep& sweep, std::int64_t n_shards, Problems& problems) {
    if (sweep.until) {
        problems.add(sweep.until->place.file, sweep.until->place.line,
                     "sweep.until: whether more worlds are needed is known only where all are; for shards, set "
                     "replicates instead");
    }
    const PairedDesign& design = sweep.loaded.design;
    const std::int64_t n_units = design.unit_of(design.n_runs() - 1) + 1;
    if (n_shards <= n_units) return;
    problems.add("", 0,
                 std::to_string(n_shards) + " shards: the design has " + std::to_string(n_units) +
                     " groups of runs that stay together; cut it into no more parts");
}

JobEstimate estimate_of(const PairedDesign& design, std::size_t n_runs, std::size_t n_at_once) {
    constexpr std::size_t most_tried = 16;  // points that stand for all
    JobEstimate total;
    std::size_t n_tried = 0;
    const std::size_t n_points = design.points.shape.n_points;
    const std::size_t n_to_try = std::min(n_points, most_tried);
    for (const DesignedScenario& designed : design.scenarios) {
        for (std::size_t i = 0; i < n_to_try; ++i) {
            const std::size_t point = n_to_try < 2 ? 0 : i * (n_points - 1) / (n_to_try - 1);
            JobEstimate one;
            try {
                one = estimate(scenario_at(designed, design.points, point), {1, 1, design.detail, false});
            } catch (const ScenarioError&) {
                continue;  // this point makes failed runs
            }
            total.seconds += one.seconds;
            total.disk_bytes += one.disk_bytes - bytes_of_empty_file;
            total.memory_bytes = std::max(total.memory_bytes, one.memory_bytes);
            ++n_tried;
        }
    }
    const double share = n_tried == 0 ? 0 : static_cast<double>(n_runs) / static_cast<double>(n_tried);
    return {total.seconds * share, total.memory_bytes * static_cast<double>(n_at_once),
            bytes_of_empty_file + total.disk_bytes * share};
}

}  // namespace entente

#pragma once
// Whole runs of shipped scenarios, made small, under shipped structures; and what pairs of worlds say.

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/parallel.hpp"
#include "record/observables.hpp"
#include "record/recording_plan.hpp"
#include "run/begin.hpp"
#include "run/run.hpp"
#include "run/step.hpp"
#include "scenario/build_world.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"
#include "structure/process.hpp"

namespace entente::test {

inline const std::filesystem::path scenarios_directory = std::filesystem::path(ENTENTE_SOURCE_DIR) / "scenarios";
inline const std::vector<std::string> models_directory{(scenarios_directory / "models").string()};

using Settings = std::vector<std::pair<std::string, std::string>>;

/// A shipped scenario with another length and number of households.
inline Scenario shipped(const std::string& name, int weeks, int households, Settings settings = {},
                        std::vector<std::string> without = {},
                        std::vector<std::pair<std::string, double>> levers = {}) {
    Overrides overrides;
    overrides.set = std::move(settings);
    overrides.without = std::move(without);
    overrides.levers = std::move(levers);
    overrides.weeks = weeks;
    overrides.households = households;
    Problems problems;
    Scenario scenario = load_scenario(scenarios_directory / (name + ".toml"), overrides, problems);
    problems.throw_if_any();
    return scenario;
}

/// A shipped structure, with its own process or another.
inline Graph structure_named(const std::string& name, const std::string& process = "") {
    Problems problems;
    std::optional<LoadedModel> model = load_model(name, models_directory, problems);
    problems.throw_if_any();
    if (process.empty()) return model->graph;
    const std::optional<LoadedProcess> intensity = load_process(process, models_directory, problems);
    problems.throw_if_any();
    return with_process(model->graph, intensity->process);
}

/// A world at week 0, with all that moves it.
inline Simulation beginning(const Scenario& scenario, const Graph& graph, std::uint64_t seed) {
    return begin(scenario, graph, Luck(seed));
}

/// The same world some weeks on.
inline Simulation ending(const Scenario& scenario, const Graph& graph, std::uint64_t seed) {
    Simulation simulation = beginning(scenario, graph, seed);
    const Luck luck(seed);
    for (Week week = 0; week < scenario.weeks; ++week) step(simulation, scenario.parameters, week, luck);
    return simulation;
}

/// National series of one run, by name of the observable.
class Story {
public:
    Story(const Scenario& scenario, const Graph& graph, std::uint64_t seed) {
        RecordingPlan plan = plan_recording({}, scenario.weeks, 1, RecordingDetail::national);
        RunLabel label;
        label.seed = seed;
        RunResult run = run_once(scenario, graph, plan, label, [] { return true; });
        if (run.status != RunStatus::finished) throw std::runtime_error("the run failed: " + run.error);
        series_ = std::move(run.series);
    }

    const std::vector<float>& weekly(std::string_view name) const {
        for (std::size_t row = 0; row < n_observables; ++row) {
            if (all_observables()[row].name == name) return series_[row];
        }
        throw std::invalid_argument("no observable " + std::string(name));
    }

    /// Mean over the weeks [from, to) in which it is defined; of counts, per week.
    double mean(std::string_view name, int from = 0, int to = -1) const {
        const auto& series = weekly(name);
        const int end = to < 0 ? static_cast<int>(series.size()) : to;
        double sum = 0;
        double n = 0;
        for (int week = from; week < end; ++week) {
            if (std::isnan(series[static_cast<std::size_t>(week)])) continue;
            sum += series[static_cast<std::size_t>(week)];
            n += 1;
        }
        return n > 0 ? sum / n : std::nan("");
    }

    double sum(std::string_view name, int from = 0, int to = -1) const {
        double total = 0;
        const auto& series = weekly(name);
        const int end = to < 0 ? static_cast<int>(series.size()) : to;
        for (int week = from; week < end; ++week) total += series[static_cast<std::size_t>(week)];
        return total;
    }

    const std::vector<std::vector<float>>& all() const { return series_; }

private:
    std::vector<std::vector<float>> series_;
};

/// A way of running worlds.
struct Way {
    std::string scenario;
    std::string structure;
    std::string process = {};  // of the structure's own file where empty
    Settings settings = {};
    std::vector<std::string> without = {};
    int weeks = 130;
    int households = 3000;
    std::size_t n_worlds = 12;
    std::uint64_t first_seed = 1000;
    std::vector<std::pair<std::string, double>> levers = {};

    std::string in_words() const {
        std::string words = scenario + ' ' + structure + ' ' + process;
        for (const auto& setting : settings) words += ' ' + setting.first + '=' + setting.second;
        for (const auto& mechanism : without) words += " -" + mechanism;
        for (const auto& lever : levers) words += " +" + lever.first + ':' + std::to_string(lever.second);
        for (const auto number : {static_cast<std::uint64_t>(weeks), static_cast<std::uint64_t>(households),
                                  static_cast<std::uint64_t>(n_worlds), first_seed}) {
            words += ' ' + std::to_string(number);
        }
        return words;
    }
};

/// One story a world, worlds side by side on all threads. Each way is run once in a program.
inline const std::vector<Story>& stories(const Way& way) {
    static std::map<std::string, std::vector<Story>> told;
    const auto [at, is_new] = told.try_emplace(way.in_words());
    if (!is_new) return at->second;
    const Scenario scenario = shipped(way.scenario, way.weeks, way.households, way.settings, way.without, way.levers);
    const Graph graph = structure_named(way.structure, way.process);
    std::vector<std::optional<Story>> telling(way.n_worlds);
    for_each_row(
        way.n_worlds, [&](std::size_t w) { telling[w].emplace(scenario, graph, way.first_seed + w); }, 1);
    for (auto& story : telling) at->second.push_back(std::move(*story));
    return at->second;
}

/// Differences between paired worlds.
struct Difference {
    double mean = 0;
    double standard_error = 0;
    std::size_t n = 0;

    double t() const { return standard_error > 0 ? mean / standard_error : (mean > 0 ? 1e9 : (mean < 0 ? -1e9 : 0)); }
};

template <class Measure>
Difference difference_in(const std::vector<Story>& one, const std::vector<Story>& other, const Measure& measure) {
    Difference result;
    std::vector<double> differences;
    for (std::size_t w = 0; w < one.size(); ++w) differences.push_back(measure(one[w]) - measure(other[w]));
    result.n = differences.size();
    for (const double d : differences) result.mean += d / static_cast<double>(result.n);
    double squares = 0;
    for (const double d : differences) squares += (d - result.mean) * (d - result.mean);
    result.standard_error = std::sqrt(squares / static_cast<double>((result.n - 1) * result.n));
    return result;
}

/// Of one observable, averaged over the weeks [from, to).
inline Difference difference(const std::vector<Story>& one, const std::vector<Story>& other, std::string_view name,
                             int from = 0, int to = -1) {
    return difference_in(one, other, [&](const Story& story) { return story.mean(name, from, to); });
}

/// One-sided quantile of Student's t at 0.001, for n worlds: a true zero passes a check of sign once in a thousand
/// worlds.
inline double sure(std::size_t n) {
    if (n >= 16) return 3.733;
    if (n >= 12) return 4.025;
    if (n >= 8) return 4.785;
    throw std::invalid_argument("too few worlds");
}

/// A check that fails says what was found.
inline void tell(const Difference& d) {
    UNSCOPED_INFO(d.mean << " ± " << d.standard_error << " in " << d.n << " worlds; sure from " << sure(d.n)
                         << " standard errors on");
}
inline bool surely_more(const Difference& d) {
    tell(d);
    return d.t() > sure(d.n);
}
inline bool surely_less(const Difference& d) {
    tell(d);
    return d.t() < -sure(d.n);
}

/// What is left of an effect is less than a quarter of it, whatever its sign, at four standard errors.
inline bool mostly_gone(const Difference& left, const Difference& effect) {
    return std::fabs(left.mean) + 4 * left.standard_error < 0.25 * std::fabs(effect.mean);
}

}  // namespace entente::test

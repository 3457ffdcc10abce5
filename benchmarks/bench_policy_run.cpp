// A run of policy size on one core: 50 districts, 40 organisations, 400 teams, 20,000 households, 520 weeks, with the
// recordings that people ask for. The difference between the lines is what recording costs.

#include <benchmark/benchmark.h>

#include <string>

#include "core/parallel.hpp"
#include "record/recorder.hpp"
#include "run/run.hpp"
#include "run/step.hpp"
#include "scenario/build_world.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"

namespace {

using namespace entente;

struct PolicyRun {
    Scenario scenario;
    Graph graph;
};

PolicyRun load_policy_run() {
    PolicyRun run;
    run.scenario = load_scenario(std::string(ENTENTE_SOURCE_DIR) + "/scenarios/policy_size.toml");
    Problems problems;
    run.graph = load_model("two_feet_in", {std::string(ENTENTE_SOURCE_DIR) + "/scenarios/models"}, problems)->graph;
    problems.throw_if_any();
    return run;
}

RecordingSizes sizes_of(const Scenario& scenario) {
    return {static_cast<std::size_t>(scenario.country.districts), scenario.organisations.size(),
            scenario.groups.size()};
}

/// Building and stepping, nothing recorded.
void policy_run_unrecorded(benchmark::State& state) {
    const PolicyRun run = load_policy_run();
    with_threads(1, [&] {
        for (auto _ : state) {
            const Luck luck(1);
            Simulation simulation;
            simulation.structure = derive(run.graph, members_of(run.scenario), run.scenario.parameters.structure);
            simulation.world = build_world(run.scenario, simulation.structure, luck, simulation.tables);
            for (Week week = 0; week < run.scenario.weeks; ++week) {
                step(simulation, run.scenario.parameters, week, luck);
            }
            benchmark::DoNotOptimize(simulation.world.residents.n_fled);
        }
    });
}

void policy_run(benchmark::State& state, RecordingDetail detail) {
    const PolicyRun run = load_policy_run();
    const RecordingPlan plan =
        plan_recording(sizes_of(run.scenario), run.scenario.weeks, run.scenario.recording.every_weeks, detail);
    RunLabel label;
    label.seed = 1;
    with_threads(1, [&] {
        for (auto _ : state) {
            benchmark::DoNotOptimize(run_once(run.scenario, run.graph, plan, label, [] { return true; }));
        }
    });
}

BENCHMARK(policy_run_unrecorded)->Unit(benchmark::kMillisecond)->MinTime(4);
BENCHMARK_CAPTURE(policy_run, national, RecordingDetail::national)->Unit(benchmark::kMillisecond)->MinTime(4);
BENCHMARK_CAPTURE(policy_run, national_and_district, RecordingDetail::district)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(4);

}  // namespace

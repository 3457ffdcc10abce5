// A sweep of policy-size runs from design to finished file, on one thread and on two, beside what two threads of this
// machine can do at all: a loop that touches no memory.

#include <benchmark/benchmark.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "core/draws.hpp"
#include "core/parallel.hpp"
#include "output/writer.hpp"
#include "run/file_head.hpp"
#include "run/paired.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"

namespace {

using namespace entente;
namespace fs = std::filesystem;

constexpr int n_worlds = 4;

/// Two structures in so many worlds of policy size, national series and outcomes.
PairedDesign policy_sweep() {
    const std::string scenarios = std::string(ENTENTE_SOURCE_DIR) + "/scenarios";
    PairedDesign design;
    design.name = "benchmark";
    DesignedScenario& designed = design.scenarios.emplace_back();
    designed.scenario = load_scenario(scenarios + "/policy_size.toml");
    Problems problems;
    for (const char* name : {"two_feet_out", "two_feet_in"}) {
        designed.structures.push_back({load_model(name, {scenarios + "/models"}, problems)->graph});
    }
    problems.throw_if_any();
    design.n_replicates = n_worlds;
    design.root_seed = 1;
    design.detail = RecordingDetail::national;
    design.plan = file_plan_of(designed.scenario, design.detail);
    return design;
}

/// Runs all and writes the file, as the command does.
void sweep_to_file(const PairedDesign& design, int n_threads) {
    const fs::path path = fs::temp_directory_path() / "entente_benchmark_sweep.h5";
    WriterOptions options;
    options.force = true;
    TrajectoryWriter writer(path, file_head(design, "benchmark", {}), options);
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(design.n_runs()));
    std::iota(numbers.begin(), numbers.end(), 0);
    std::ostringstream nowhere;
    Progress progress(nowhere, Progress::Style::silent, numbers.size(), 0, design.plan.n_weeks);
    with_threads(n_threads, [&] {
        run_paired(
            design, numbers, static_cast<std::size_t>(n_threads), [&](RunResult run) { writer.submit(std::move(run)); },
            progress);
    });
    writer.finish();
    fs::remove(path);
}

/// As much arithmetic a lane, whatever the number of threads.
void spin(int n_threads, std::size_t n_lanes) {
    constexpr std::uint64_t n_steps = 400'000'000;
    std::atomic<std::uint64_t> kept{0};
    with_threads(n_threads, [&] {
        for_each_row(
            n_lanes,
            [&](std::size_t lane) {
                std::uint64_t x = lane + 1;
                for (std::uint64_t i = 0; i < n_steps; ++i) x = x * 6364136223846793005u + 1442695040888963407u;
                kept += x;
            },
            1);
    });
    benchmark::DoNotOptimize(kept.load());
}

template <class Work>
double seconds_of(const Work& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

/// Runs a second, on so many threads.
void policy_sweep_to_file(benchmark::State& state) {
    const PairedDesign design = policy_sweep();
    for (auto _ : state) sweep_to_file(design, static_cast<int>(state.range(0)));
    state.SetItemsProcessed(state.iterations() * design.n_runs());
}

/// `speedup`: the sweep on two threads against one. `spin_speedup`: the same of the loop. On a machine with two cores
/// to itself both come near to two; where the second is lower, others use the machine.
void two_threads_against_one(benchmark::State& state) {
    const PairedDesign design = policy_sweep();
    double speedup = 0;
    double spin_speedup = 0;
    for (auto _ : state) {
        const double spin_one = seconds_of([&] { spin(1, 4); });
        const double one = seconds_of([&] { sweep_to_file(design, 1); });
        const double two = seconds_of([&] { sweep_to_file(design, 2); });
        const double spin_two = seconds_of([&] { spin(2, 4); });
        speedup = one / two;
        spin_speedup = spin_one / spin_two;
    }
    state.counters["speedup"] = speedup;
    state.counters["spin_speedup"] = spin_speedup;
}

BENCHMARK(policy_sweep_to_file)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK(two_threads_against_one)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace

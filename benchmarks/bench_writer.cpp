// The way of runs to the disk: what workers spend on compression, and what the one thread that owns HDF5 spends on a
// long file of runs of policy size, with the memory that it takes. Both must not grow with the number of runs.

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "core/parallel.hpp"
#include "output/chunks.hpp"
#include "output/writer.hpp"
#include "record/recording_plan.hpp"
#include "run/file_head.hpp"
#include "run/paired.hpp"
#include "run/run.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"

namespace {

using namespace entente;
namespace fs = std::filesystem;

/// A design of policy size with one true run, from which others are made: they compress as true ones do.
struct LongFile {
    PairedDesign design;
    RunResult run;

    RunResult result(std::int64_t number) const {
        RunResult made = run;
        made.label = design.label_of(number);
        const float scale = 1.0f + 1e-4f * static_cast<float>(number);
        for (auto& series : made.series) {
            for (float& value : series) value *= scale;
        }
        return made;
    }
};

LongFile make_long_file(std::int64_t n_runs) {
    LongFile file;
    PairedDesign& design = file.design;
    DesignedScenario& designed = design.scenarios.emplace_back();
    designed.scenario = load_scenario(std::string(ENTENTE_SOURCE_DIR) + "/scenarios/policy_size.toml");
    Problems problems;
    designed.structures.push_back(
        {load_model("two_feet_in", {std::string(ENTENTE_SOURCE_DIR) + "/scenarios/models"}, problems)->graph});
    problems.throw_if_any();
    design.n_replicates = n_runs;
    design.root_seed = 1;
    const Scenario& scenario = designed.scenario;
    design.plan = file_plan_of(scenario, RecordingDetail::national);
    with_threads(1, [&] {
        file.run =
            run_once(scenario, designed.structures.front().graph, design.plan, design.label_of(0), [] { return true; });
    });
    return file;
}

std::size_t bytes_of_series(const RunResult& run) {
    std::size_t n_values = 0;
    for (const auto& series : run.series) n_values += series.size();
    return n_values * sizeof(float);
}

double resident_megabytes() {
    std::ifstream statm("/proc/self/statm");
    double all = 0;
    double resident = 0;
    statm >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Processor time of all threads so far [ms].
double milliseconds_of_processor() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// Bytes of series that workers compress in a second, all threads together.
void compress_run(benchmark::State& state) {
    static const LongFile file = make_long_file(1);
    std::vector<ChunkShape> shapes;
    for (const Series& series : file.design.plan.series) {
        shapes.push_back(chunk_shape(file.design.plan.n_steps(), series.n_rows));
    }
    std::size_t compressed = 0;
    for (auto _ : state) {
        compressed = 0;
        for (std::size_t s = 0; s < shapes.size(); ++s) {
            for (const auto& chunk : encode_chunks(file.run.series[s], shapes[s], 1)) compressed += chunk.size();
        }
    }
    const auto whole = static_cast<double>(bytes_of_series(file.run));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(bytes_of_series(file.run)));
    state.counters["ratio"] =
        benchmark::Counter(whole / static_cast<double>(compressed), benchmark::Counter::kAvgThreads);
}

enum class Arrival { at_once, one_by_one };

/// Runs from memory to a finished file: as fast as they are taken, or each when the one before is saved, as runs that
/// take long arrive. Times are of the processor, compression included, so that other work on the machine counts little.
void write_long_file(benchmark::State& state, Arrival arrival) {
    const std::int64_t n_runs = state.range(0);
    const LongFile file = make_long_file(n_runs);
    const fs::path folder = fs::temp_directory_path() / ("entente-bench-" + std::to_string(::getpid()));
    for (auto _ : state) {
        fs::create_directory(folder);
        const fs::path path = folder / "long.h5";
        TrajectoryWriter writer(path, file_head(file.design, "bench", {}));
        const auto wait_for = [&](std::int64_t number) {
            while (!writer.finished_runs()[static_cast<std::size_t>(number)]) {
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            }
        };
        const auto submit = [&](std::int64_t first, std::int64_t last) {
            const double begun = milliseconds_of_processor();
            for (std::int64_t number = first; number < last; ++number) {
                writer.submit(file.result(number));
                if (arrival == Arrival::one_by_one) wait_for(number);
            }
            wait_for(last - 1);
            return (milliseconds_of_processor() - begun) / static_cast<double>(last - first);
        };
        // The first runs fill caches and the queue; they tell nothing about growth.
        const std::int64_t settled = n_runs / 10;
        const std::int64_t middle = (settled + n_runs) / 2;
        submit(0, settled);
        const double at_start = resident_megabytes();
        state.counters["ms_a_run_first_half"] = submit(settled, middle);
        const double in_the_middle = resident_megabytes();
        state.counters["ms_a_run_second_half"] = submit(middle, n_runs);
        const double at_end = resident_megabytes();
        const double begun = milliseconds_of_processor();
        writer.finish();
        state.counters["ms_a_run_to_put_in_order"] =
            (milliseconds_of_processor() - begun) / static_cast<double>(n_runs);
        state.counters["MB_grown_first_half"] = in_the_middle - at_start;
        state.counters["MB_grown_second_half"] = at_end - in_the_middle;
        state.counters["MB_grown_to_put_in_order"] = resident_megabytes() - at_end;
        state.counters["MB_queued_at_most"] = static_cast<double>(writer.peak_queued_bytes()) / 1e6;
        state.counters["kB_a_run"] = static_cast<double>(fs::file_size(path)) / 1e3 / static_cast<double>(n_runs);
        fs::remove_all(folder);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * n_runs);
}

BENCHMARK(compress_run)->Unit(benchmark::kMillisecond)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK_CAPTURE(write_long_file, at_once, Arrival::at_once)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(write_long_file, one_by_one, Arrival::one_by_one)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->MeasureProcessCPUTime();

}  // namespace

#include "run/paired.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <utility>

#include "core/draws.hpp"
#include "core/parallel.hpp"
#include "run/interrupt.hpp"
#include "run/run.hpp"

namespace entente {

const StructureToRun& PairedDesign::structure_of(std::int64_t run) const {
    return structures[static_cast<std::size_t>(run) % structures.size()];
}

RunLabel PairedDesign::label_of(std::int64_t run) const {
    const StructureToRun& structure = structure_of(run);
    RunLabel label;
    label.number = run;
    label.integration_model = structure.graph.name;
    label.placement = structure.graph.name;
    label.process = structure.process;
    label.scenario = scenario.name;
    label.replicate = run / static_cast<std::int64_t>(structures.size());
    label.world = label.replicate;
    label.seed = world_seed(root_seed, scenario.name, label.replicate);
    return label;
}

std::uint64_t world_seed(std::uint64_t root_seed, const std::string& scenario, std::int64_t replicate) {
    const std::uint64_t of_scenario = derive_seed(root_seed, static_cast<std::uint64_t>(entity_id(scenario)));
    return derive_seed(of_scenario, static_cast<std::uint64_t>(replicate));
}

Tally run_paired(const PairedDesign& design, const std::vector<bool>& done, std::size_t n_at_once,
                 const std::function<void(RunResult)>& keep, Progress& progress) {
    Tally tally;
    std::vector<std::pair<RunLabel, std::string>> failures;
    std::mutex counting;
    std::exception_ptr defeat;
    std::atomic<bool> is_defeated{false};
    std::atomic<std::int64_t> next{0};
    const auto may_go_on = [&] { return !is_defeated.load(std::memory_order_relaxed) && !is_interrupted(); };
    const auto week_is_over = [&] {
        progress.week_done();
        return may_go_on();
    };
    const auto do_runs = [&] {
        for (std::int64_t run = next++; run < design.n_runs() && may_go_on(); run = next++) {
            if (done[static_cast<std::size_t>(run)]) continue;
            RunResult result = run_once(design.scenario, design.structure_of(run).graph, design.plan,
                                        design.label_of(run), week_is_over);
            if (result.status == RunStatus::missing) return;
            const bool has_failed = result.status == RunStatus::failed;
            const RunLabel label = result.label;
            const std::string reason = result.error;
            keep(std::move(result));
            progress.run_done(has_failed);
            const std::lock_guard lock(counting);
            if (has_failed) {
                failures.emplace_back(label, reason);
            } else {
                ++tally.n_finished;
            }
        }
    };
    // Lanes that take the next run, not a loop over runs: a loop would be halved and halved again, and start in the
    // middle. An exception must not leave a lane while others work: it would cancel the loops inside their runs, and
    // they would record what was never computed.
    const auto lane = [&](std::size_t) {
        try {
            do_runs();
        } catch (...) {
            const std::lock_guard lock(counting);
            if (!defeat) defeat = std::current_exception();
            is_defeated = true;
        }
    };
    const std::size_t n_lanes = std::min(
        {n_at_once, static_cast<std::size_t>(design.n_runs()), static_cast<std::size_t>(n_threads_available())});
    for_each_row(std::max<std::size_t>(n_lanes, 1), lane, 1);
    if (defeat) std::rethrow_exception(defeat);
    std::sort(failures.begin(), failures.end(),
              [](const auto& a, const auto& b) { return a.first.number < b.first.number; });
    for (auto& [label, reason] : failures) {
        tally.failed.push_back(std::move(label));
        tally.reasons.push_back(std::move(reason));
    }
    tally.was_interrupted = is_interrupted();
    return tally;
}

}  // namespace entente

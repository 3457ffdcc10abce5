#include "run/paired.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <new>
#include <stdexcept>
#include <utility>

#include "core/parallel.hpp"
#include "run/interrupt.hpp"
#include "run/run.hpp"
#include "run/shelf.hpp"

namespace entente {

namespace {

/// National series of a shorter scenario end in missing values; everything else must have the shape of the file.
void fit_into(const RecordingPlan& file, const RecordingPlan& own, RunResult& result) {
    result.series.resize(file.series.size());
    for (std::size_t s = 0; s < file.series.size(); ++s) {
        result.series[s].resize(file.n_steps() * own.series[s].n_rows, std::numeric_limits<float>::quiet_NaN());
    }
}

void require_shape(const RecordingPlan& file, const RecordingPlan& own) {
    if (!has_rows_of(file, own) || own.n_steps() > file.n_steps() || own.every_weeks != file.every_weeks) {
        throw std::runtime_error(
            "at this point the world has other districts, organisations, groups or weeks than the file; record "
            "national series only");
    }
}

RunResult run_of(const PairedDesign& design, std::int64_t run, Shelf& shelf, const std::function<bool()>& go_on) {
    const RunPlace place = design.place_of(run);
    RunLabel label = design.label_of(run);
    try {
        const auto scenario = shelf.at(place.scenario, place.point);
        const RecordingPlan own = plan_of(*scenario, design.detail);
        require_shape(design.plan, own);
        RunResult result = run_once(*scenario, design.structure_of(run).graph, own, label, go_on);
        if (result.status == RunStatus::finished) fit_into(design.plan, own, result);
        return result;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        RunResult failed;
        failed.label = std::move(label);
        failed.status = RunStatus::failed;
        failed.error = error.what();
        return failed;
    }
}

}  // namespace

std::vector<std::int64_t> runs_to_do(std::span<const std::int64_t> numbers, const std::vector<bool>& done) {
    std::vector<std::int64_t> left;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i >= done.size() || !done[i]) left.push_back(numbers[i]);
    }
    return left;
}

Tally run_paired(const PairedDesign& design, std::span<const std::int64_t> runs, std::size_t n_at_once,
                 const std::function<void(RunResult)>& keep, Progress& progress) {
    Tally tally;
    std::vector<std::pair<RunLabel, std::string>> failures;
    std::mutex counting;
    std::exception_ptr defeat;
    std::atomic<bool> is_defeated{false};
    std::atomic<std::size_t> next{0};
    const std::size_t n_lanes =
        std::max<std::size_t>(std::min({n_at_once, runs.size(), static_cast<std::size_t>(n_threads_available())}), 1);
    Shelf shelf(design, 2 * n_lanes);
    const auto may_go_on = [&] { return !is_defeated.load(std::memory_order_relaxed) && !is_interrupted(); };
    const auto week_is_over = [&] {
        progress.week_done();
        return may_go_on();
    };
    const auto do_runs = [&] {
        for (std::size_t i = next++; i < runs.size() && may_go_on(); i = next++) {
            RunResult result = run_of(design, runs[i], shelf, week_is_over);
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
    for_each_row(n_lanes, lane, 1);
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

#include "cli/job.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <numeric>
#include <ostream>
#include <span>
#include <string_view>

#include "cli/command.hpp"
#include "cli/job_log.hpp"
#include "cli/paired_watch.hpp"
#include "cli/quantities.hpp"
#include "cli/terminal.hpp"
#include "core/parallel.hpp"
#include "output/output_lock.hpp"
#include "output/output_path.hpp"
#include "output/reader.hpp"
#include "output/writer.hpp"
#include "run/file_head.hpp"
#include "run/interrupt.hpp"
#include "run/paired.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_failures_named = 10;

/// What is shown while a sweep runs that does not say itself what it waits for: the second structure against the first,
/// in a headline outcome.
std::optional<UntilKnown> worth_watching(const PairedDesign& design) {
    constexpr std::string_view outcome = "coverage_mean";
    const auto& structures = design.scenarios.front().structures;
    const bool is_there = std::any_of(design.plan.outcomes.begin(), design.plan.outcomes.end(),
                                      [&](const Outcome& one) { return one.name == outcome; });
    if (design.name.empty() || structures.size() < 2 || !is_there) return std::nullopt;
    return UntilKnown{std::string(outcome),
                      structures[1].full_name(),
                      structures[0].full_name(),
                      0,
                      design.n_replicates,
                      design.n_replicates,
                      {}};
}

/// A job while it runs.
class Conducted {
public:
    Conducted(const JobToDo& job, const JobConduct& conduct, std::size_t n_at_once, Console& console)
        : job_(job),
          design_(job.loaded->design),
          conduct_(conduct),
          console_(console),
          n_at_once_(n_at_once),
          begun_(std::chrono::steady_clock::now()),
          lock_(conduct.output) {
        if (job.has_log) log_ = std::make_unique<JobLog>(conduct.output);
        if (job.until) {
            watch_ = std::make_unique<PairedWatch>(design_, *job.until);
        } else if (const auto shown = worth_watching(design_)) {
            watch_ = std::make_unique<PairedWatch>(design_, *shown);
        }
        numbers_ = job.numbers;
        if (numbers_.empty()) {
            numbers_.resize(static_cast<std::size_t>(design_.n_runs()));
            std::iota(numbers_.begin(), numbers_.end(), 0);
        }
    }

    int conduct() {
        FileHead head = file_head(design_, job_.command, job_.loaded->texts);
        head.shard = job_.shard;
        head.n_runs_of_design = design_.n_runs();
        if (const auto n_failed = failed_in_finished(head)) return tell_it_is_there(*n_failed);
        if (watch_ && conduct_.resumes) take_saved_runs();
        const InterruptWatch interrupts(console_.second_ask);
        if (console_.before_runs) console_.before_runs();
        WriterOptions options;
        options.force = conduct_.forces;
        options.resume = conduct_.resumes;
        options.provenance = conduct_.has_provenance;
        options.n_threads = threads_of(conduct_);
        options.run_numbers = job_.numbers;
        TrajectoryWriter writer(conduct_.output, std::move(head), options);
        find_what_is_done(writer);
        log("begun: " + job_.command + (n_before_ > 0 ? ", " + std::to_string(n_before_) + " runs from before" : ""));
        const std::int64_t n_worlds = run_worlds(writer);
        tell_failures();
        if (is_given_up_) {
            const std::string saved = writer.abandon();
            console_.messages << saved << "\n"
                              << "To go on:\n  " << job_.to_resume << "\n";
            log("interrupted. " + saved);
            return was_interrupted;
        }
        writer.finish(static_cast<std::size_t>(job_.until ? n_worlds * design_.runs_per_replicate() : 0));
        tell_what_is_written(n_worlds);
        return n_failed() == 0 ? all_well : some_runs_failed;
    }

    void log(const std::string& line) {
        if (log_) log_->write(line);
    }

private:
    std::size_t n_failed() const { return tally_.failed.size() + n_failed_before_; }

    /// Failed runs of a finished output that has nothing more to be done; nothing if there is something to do.
    std::optional<std::size_t> failed_in_finished(const FileHead& head) const {
        std::error_code error;
        if (!conduct_.resumes || !fs::exists(conduct_.output, error) ||
            fs::exists(partial_path(conduct_.output), error))
            return std::nullopt;
        const TrajectoryFile file(conduct_.output);
        if (file.head().config_sha256 != head.config_sha256 || file.head().shard != head.shard) return std::nullopt;
        const auto& statuses = file.statuses();
        const auto n_failed = std::count(statuses.begin(), statuses.end(), RunStatus::failed);
        const bool is_whole = std::count(statuses.begin(), statuses.end(), RunStatus::missing) == 0;
        if (!is_whole || (n_failed > 0 && conduct_.retries_failed)) return std::nullopt;
        return static_cast<std::size_t>(n_failed);
    }

    int tell_it_is_there(std::size_t n_failed) const {
        if (!conduct_.is_quiet) {
            console_.messages << conduct_.output.string() << " is finished; there is nothing to go on with";
            if (n_failed > 0) console_.messages << ", but " << counted(n_failed, "run") << " failed (--retry-failed)";
            console_.messages << "\n";
        }
        return n_failed > 0 ? some_runs_failed : all_well;
    }

    void take_saved_runs() {
        std::error_code error;
        const fs::path partial = partial_path(conduct_.output);
        for (const fs::path& saved : {partial, conduct_.output}) {
            if (!fs::exists(saved, error)) continue;
            if (saved == partial) make_as_long_as_it_says(partial);
            watch_->take_saved(TrajectoryFile(saved));
            return;
        }
    }

    void find_what_is_done(const TrajectoryWriter& writer) {
        done_ = writer.finished_runs();
        const std::vector<bool> failed = writer.failed_runs();
        for (std::size_t i = 0; i < failed.size(); ++i) {
            if (!failed[i] || conduct_.retries_failed) continue;
            done_[i] = true;
            ++n_failed_before_;
        }
        n_before_ = static_cast<std::size_t>(std::count(done_.begin(), done_.end(), true));
    }

    /// All worlds, or as many as it takes. Returns how many there are.
    std::int64_t run_worlds(TrajectoryWriter& writer) {
        if (!job_.until) {
            run_first(writer, design_.n_replicates);
            return design_.n_replicates;
        }
        std::int64_t n_worlds = job_.until->min;
        while (true) {
            run_first(writer, n_worlds);
            if (is_given_up_) return n_worlds;
            log("after " + std::to_string(n_worlds) + " worlds: " + watch_->line(n_worlds));
            if (watch_->is_known(n_worlds) || n_worlds == job_.until->max) return n_worlds;
            n_worlds = watch_->next_look(n_worlds);
        }
    }

    /// The runs of the first worlds that are not done.
    void run_first(TrajectoryWriter& writer, std::int64_t n_worlds) {
        const std::int64_t end = n_worlds * design_.runs_per_replicate();
        const auto n_first =
            static_cast<std::size_t>(std::lower_bound(numbers_.begin(), numbers_.end(), end) - numbers_.begin());
        const std::vector<std::int64_t> left = runs_to_do(std::span(numbers_).first(n_first), done_);
        Progress progress(console_.progress, style_of(conduct_, console_), n_first, n_first - left.size(),
                          design_.plan.n_weeks);
        if (watch_) progress.say_beside([this, n_worlds] { return watch_->brief(n_worlds); });
        Tally tally;
        std::atomic<std::size_t> n_kept{0};
        with_threads(conduct_.n_threads, [&] {
            tally = run_paired(
                design_, left, n_at_once_,
                [&](RunResult run) {
                    if (watch_) watch_->take(run);
                    if (run.status == RunStatus::failed) log(failure_of(run.label, run.error));
                    log_every_tenth(++n_kept, left.size(), n_worlds);
                    writer.submit(std::move(run));
                },
                progress);
        });
        is_given_up_ = tally.was_interrupted && tally.n_finished + tally.failed.size() < left.size();
        std::fill_n(done_.begin(), n_first, true);
        tally_.n_finished += tally.n_finished;
        tally_.failed.insert(tally_.failed.end(), tally.failed.begin(), tally.failed.end());
        tally_.reasons.insert(tally_.reasons.end(), tally.reasons.begin(), tally.reasons.end());
    }

    void log_every_tenth(std::size_t n_kept, std::size_t n_runs, std::int64_t n_worlds) {
        constexpr std::size_t parts = 10;
        if (!log_ || n_kept * parts / n_runs == (n_kept - 1) * parts / n_runs) return;
        const std::string known = watch_ ? watch_->brief(n_worlds) : "";
        log(std::to_string(n_kept) + " of " + std::to_string(n_runs) + " runs" + (known.empty() ? "" : ", " + known));
    }

    std::string failure_of(const RunLabel& label, const std::string& reason) const {
        std::string text = name_of_run(label) + " failed: " + reason;
        if (job_.to_repeat) text += "; to repeat it: " + job_.to_repeat(label);
        return text;
    }

    void tell_failures() const {
        for (std::size_t i = 0; i < std::min(tally_.failed.size(), most_failures_named); ++i) {
            console_.messages << in_red(name_of_run(tally_.failed[i]) + " failed: " + tally_.reasons[i],
                                        console_.has_colour)
                              << "\n";
            if (job_.to_repeat) console_.messages << "  to repeat it: " << job_.to_repeat(tally_.failed[i]) << "\n";
        }
        if (tally_.failed.size() > most_failures_named) {
            console_.messages << "and " << tally_.failed.size() - most_failures_named
                              << " more; entente describe names them\n";
        }
    }

    void tell_what_is_known(std::int64_t n_worlds) {
        const bool is_known = watch_->is_known(n_worlds);
        const std::string text = (is_known ? "known after " : "not known well enough after ") +
                                 counted(static_cast<std::size_t>(n_worlds), "world") + ": " + watch_->line(n_worlds) +
                                 (is_known ? "" : "; asked for ± " + shortest(job_.until->half_width));
        console_.messages << text << "\n";
        log(text);
    }

    void tell_what_is_written(std::int64_t n_worlds) {
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun_;
        std::error_code error;
        const auto n_bytes = fs::file_size(conduct_.output, error);
        const std::size_t n_runs =
            job_.until ? static_cast<std::size_t>(n_worlds * design_.runs_per_replicate()) : numbers_.size();
        std::string text = counted(n_runs, "run");
        if (job_.numbers.empty()) {
            text += " of " + counted(design_.n_structures(), "structure");
            if (design_.points.shape.n_points > 1) text += " at " + counted(design_.points.shape.n_points, "point");
            text += " in " + counted(static_cast<std::size_t>(n_worlds), "world");
        } else {
            text += " of " + std::to_string(design_.n_runs());
        }
        text += ", " + (error ? std::string("?") : bytes_for_people(static_cast<double>(n_bytes))) + ", " +
                duration(seconds.count());
        log("finished: " + text + ", " + std::to_string(n_failed()) + " failed");
        if (job_.until) tell_what_is_known(n_worlds);
        if (conduct_.is_quiet) return;
        console_.messages << conduct_.output.string() << ": " << text << "\n";
        if (n_failed() > 0) {
            console_.messages << counted(n_failed(), "run") << " failed; the others are saved, and "
                              << (job_.to_repeat ? "--retry-failed" : "--resume") << " tries those again\n";
        }
        const bool can_compare = design_.n_structures() > 1 && job_.shard.empty();
        console_.messages << "Next: entente " << (can_compare ? "compare " : "describe ")
                          << quoted_for_shell(conduct_.output.string()) << "\n";
    }

    const JobToDo& job_;
    const PairedDesign& design_;
    const JobConduct& conduct_;
    Console& console_;
    std::size_t n_at_once_;
    std::chrono::steady_clock::time_point begun_;
    OutputLock lock_;
    std::unique_ptr<JobLog> log_;
    std::unique_ptr<PairedWatch> watch_;
    std::vector<std::int64_t> numbers_;
    std::vector<bool> done_;  // by position in `numbers_`
    std::size_t n_before_ = 0;
    std::size_t n_failed_before_ = 0;
    Tally tally_;
    bool is_given_up_ = false;
};

}  // namespace

int do_job(const JobToDo& job, const JobConduct& conduct, std::size_t n_at_once, Console& console) {
    Conducted conducted(job, conduct, n_at_once, console);
    try {
        return conducted.conduct();
    } catch (const std::exception& error) {
        conducted.log(std::string("ended: ") + error.what());
        throw;
    }
}

std::string name_of_run(const RunLabel& label) {
    std::string text = "run " + std::to_string(label.number) + " (" + label.integration_model;
    if (label.process != own_process) text += ", process " + label.process;
    if (!label.varied.empty()) text += ", point " + std::to_string(label.parameter_set);
    return text + ", replicate " + std::to_string(label.replicate) + ", seed " + std::to_string(label.seed) + ")";
}

}  // namespace entente

#pragma once
// How far the runs are, for whoever waits.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>
#include <utility>

namespace entente {

/// What a progress line tells of.
struct ProgressCount {
    std::size_t n_planned = 0;  // runs
    std::size_t n_done = 0;     // finished or failed, those of an earlier job included
    std::size_t n_before = 0;   // of these, done by an earlier job that is resumed
    std::size_t n_failed = 0;
    double done_now = 0;  // work of this job, in runs; a run half-way counts as one half
    double seconds = 0;   // since this job began
};

/// `12/180 runs, 1 failed, 3.4 runs/s, 50 s left`. Rate and remaining time only where there is something to go by.
std::string progress_line(const ProgressCount& count);

/// `50 s`, `12 min`, `3 h 20 min`, `4 d 6 h`.
std::string duration(double seconds);

/// A line on a stream, redrawn in its place on a terminal, else written anew now and then. From any thread.
class Progress {
public:
    enum class Style { silent, redrawn, lines };

    Progress(std::ostream& out, Style style, std::size_t n_planned, std::size_t n_before, int weeks_per_run);

    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// What is said behind the count; asked for whenever the line is drawn.
    void say_beside(std::function<std::string()> text) { beside_ = std::move(text); }

    void week_done();
    void run_done(bool has_failed);
    /// The last state, and the end of the line, so that other messages may follow.
    void end();

private:
    using Clock = std::chrono::steady_clock;
    void draw_if_due();
    void draw();
    ProgressCount count() const;

    std::ostream& out_;
    Style style_;
    std::size_t n_planned_;
    std::size_t n_before_;
    int weeks_per_run_;
    std::atomic<std::size_t> n_done_{0};
    std::atomic<std::size_t> n_failed_{0};
    std::atomic<std::size_t> n_weeks_{0};
    Clock::time_point begun_ = Clock::now();
    std::mutex drawing_;
    std::atomic<Clock::rep> due_;  // when to draw next, in ticks of the clock
    std::string drawn_;
    std::function<std::string()> beside_;
    bool has_ended_ = false;
};

}  // namespace entente

#include "run/progress.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace entente {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds until_redrawn{0.2};
constexpr Seconds until_first_line{5};
constexpr Seconds until_next_line{30};

/// Two significant digits, as many decimals as that takes.
std::string rounded(double value) {
    std::size_t decimals = 0;
    double scale = 1;
    for (; decimals < 2 && value * scale < 10; scale *= 10) ++decimals;
    std::string digits = std::to_string(std::llround(value * scale));
    if (decimals == 0) return digits;
    while (digits.size() <= decimals) digits.insert(digits.begin(), '0');
    return digits.insert(digits.size() - decimals, ".");
}

/// A longer line would not be redrawn in its place. No character is cut in two.
std::string cut_to_terminal(const std::string& line) {
    constexpr std::size_t width = 79;
    std::size_t n_characters = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool begins_character = (static_cast<unsigned char>(line[i]) & 0xC0u) != 0x80u;
        if (begins_character && ++n_characters > width) return line.substr(0, i);
    }
    return line;
}

std::string rate(double runs_per_second) {
    if (runs_per_second >= 1) return rounded(runs_per_second) + " runs/s";
    if (runs_per_second * 60 >= 1) return rounded(runs_per_second * 60) + " runs/min";
    return rounded(runs_per_second * 3600) + " runs/h";
}

}  // namespace

std::string duration(double seconds) {
    const auto whole = [](double value) { return std::to_string(std::llround(value)); };
    if (seconds < 99.5) return whole(seconds) + " s";
    const double minutes = std::round(seconds / 60);
    if (minutes < 100) return whole(minutes) + " min";
    if (minutes < 48 * 60) return whole(std::floor(minutes / 60)) + " h " + whole(std::fmod(minutes, 60)) + " min";
    const double hours = std::round(seconds / 3600);
    return whole(std::floor(hours / 24)) + " d " + whole(std::fmod(hours, 24)) + " h";
}

std::string progress_line(const ProgressCount& count) {
    std::string line = std::to_string(count.n_done) + "/" + std::to_string(count.n_planned) + " runs";
    if (count.n_before > 0) line += " (" + std::to_string(count.n_before) + " from before)";
    if (count.n_failed > 0) line += ", " + std::to_string(count.n_failed) + " failed";
    if (count.done_now <= 0 || count.seconds <= 0) return line;
    const double per_second = count.done_now / count.seconds;
    line += ", " + rate(per_second);
    const double left = static_cast<double>(count.n_planned - count.n_before) - count.done_now;
    if (count.n_done < count.n_planned) return line + ", " + duration(std::max(left, 0.0) / per_second) + " left";
    return line + ", " + duration(count.seconds);
}

Progress::Progress(std::ostream& out, Style style, std::size_t n_planned, std::size_t n_before, int weeks_per_run)
    : out_(out), style_(style), n_planned_(n_planned), n_before_(n_before), weeks_per_run_(weeks_per_run) {
    const Seconds first = style == Style::redrawn ? until_redrawn : until_first_line;
    due_ = (begun_ + std::chrono::duration_cast<Clock::duration>(first)).time_since_epoch().count();
}

Progress::~Progress() {
    end();
}

void Progress::week_done() {
    n_weeks_.fetch_add(1, std::memory_order_relaxed);
    draw_if_due();
}

void Progress::run_done(bool has_failed) {
    n_done_.fetch_add(1);
    if (has_failed) n_failed_.fetch_add(1);
    draw_if_due();
}

void Progress::end() {
    if (style_ == Style::silent || has_ended_) return;
    has_ended_ = true;
    const std::lock_guard lock(drawing_);
    draw();
    if (style_ == Style::redrawn) out_ << '\n' << std::flush;
}

void Progress::draw_if_due() {
    if (style_ == Style::silent) return;
    const Clock::time_point now = Clock::now();
    if (now.time_since_epoch().count() < due_.load(std::memory_order_relaxed)) return;
    const std::unique_lock lock(drawing_, std::try_to_lock);
    if (!lock.owns_lock()) return;
    const Seconds pause = style_ == Style::redrawn ? until_redrawn : until_next_line;
    due_ = (now + std::chrono::duration_cast<Clock::duration>(pause)).time_since_epoch().count();
    draw();
}

void Progress::draw() {
    std::string line = progress_line(count());
    const std::string beside = beside_ ? beside_() : std::string();
    if (!beside.empty()) line += " | " + beside;
    if (style_ == Style::redrawn) {
        line = cut_to_terminal(line);
        const std::size_t n_over = drawn_.size() > line.size() ? drawn_.size() - line.size() : 0;
        out_ << '\r' << line << std::string(n_over, ' ') << std::flush;
    } else {
        out_ << line << '\n' << std::flush;
    }
    drawn_ = line;
}

ProgressCount Progress::count() const {
    ProgressCount count;
    count.n_planned = n_planned_;
    count.n_before = n_before_;
    count.n_done = n_before_ + n_done_.load();
    count.n_failed = n_failed_.load();
    // A failed run stopped early: then the whole runs say more than the weeks.
    count.done_now =
        std::max(static_cast<double>(n_weeks_.load()) / weeks_per_run_, static_cast<double>(n_done_.load()));
    count.seconds = Seconds(Clock::now() - begun_).count();
    return count;
}

}  // namespace entente

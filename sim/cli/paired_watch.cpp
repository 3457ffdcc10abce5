#include "cli/paired_watch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "analysis/numbers.hpp"
#include "analysis/paired.hpp"

namespace entente {

namespace {

/// The first structure of that name: a structure crossed with process is named by both.
bool is_the_one(const DesignedScenario& designed, std::size_t structure, const std::string& name) {
    for (std::size_t i = 0; i < structure; ++i) {
        if (designed.structures[i].is_called(name)) return false;
    }
    return designed.structures[structure].is_called(name);
}

}  // namespace

PairedWatch::PairedWatch(const PairedDesign& design, UntilKnown what) : design_(design), what_(std::move(what)) {
    for (std::size_t i = 0; i < design.plan.outcomes.size(); ++i) {
        if (design.plan.outcomes[i].name == what_.outcome) outcome_ = i;
    }
    n_cells_ = design.scenarios.size() * design.points.shape.n_points;
    const std::size_t n_values = n_cells_ * static_cast<std::size_t>(design.n_replicates);
    structure_.assign(n_values, std::numeric_limits<double>::quiet_NaN());
    baseline_ = structure_;
}

void PairedWatch::take(const RunResult& run) {
    if (run.status == RunStatus::finished) take(run.label.number, run.outcomes[outcome_]);
}

void PairedWatch::take_saved(const TrajectoryFile& file) {
    if (!file.has_outcome(what_.outcome)) return;
    const std::vector<double> values = file.outcome(what_.outcome);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (file.statuses()[i] == RunStatus::finished) take(file.labels()[i].number, values[i]);
    }
}

void PairedWatch::take(std::int64_t run, double value) {
    if (run < 0 || run >= design_.n_runs()) return;
    const RunPlace place = design_.place_of(run);
    const DesignedScenario& designed = design_.scenarios[place.scenario];
    const std::size_t cell = place.point * design_.scenarios.size() + place.scenario;
    const std::size_t at =
        cell * static_cast<std::size_t>(design_.n_replicates) + static_cast<std::size_t>(place.replicate);
    const std::lock_guard lock(mutex_);
    if (is_the_one(designed, place.structure, what_.structure)) structure_[at] = value;
    if (is_the_one(designed, place.structure, what_.baseline)) baseline_[at] = value;
}

KnownSoFar PairedWatch::at(std::size_t cell, std::int64_t n_worlds) const {
    const std::size_t first = cell * static_cast<std::size_t>(design_.n_replicates);
    KnownSoFar known;
    double sum_of_squares = 0;
    double mean = 0;
    for (std::size_t world = 0; world < static_cast<std::size_t>(n_worlds); ++world) {
        const double difference = structure_[first + world] - baseline_[first + world];
        if (!std::isfinite(difference)) continue;
        ++known.n_pairs;
        const double step = difference - mean;  // Welford's: no cancellation
        mean += step / static_cast<double>(known.n_pairs);
        sum_of_squares += step * (difference - mean);
    }
    known.difference = mean;
    if (known.n_pairs < 2) return known;
    const auto n = static_cast<double>(known.n_pairs);
    known.half_width = interval_in_standard_errors(known.n_pairs) * std::sqrt(sum_of_squares / (n - 1) / n);
    return known;
}

KnownSoFar PairedWatch::widest(std::int64_t n_worlds) const {
    const std::lock_guard lock(mutex_);
    KnownSoFar widest = at(0, n_worlds);
    for (std::size_t cell = 1; cell < n_cells_; ++cell) {
        const KnownSoFar known = at(cell, n_worlds);
        if (known.half_width > widest.half_width) widest = known;
    }
    return widest;
}

bool PairedWatch::is_known(std::int64_t n_worlds) const {
    return widest(n_worlds).half_width <= what_.half_width;
}

std::int64_t PairedWatch::next_look(std::int64_t n_worlds) const {
    constexpr double least_growth = 1.125;
    constexpr double most_growth = 2;
    const double ratio = widest(n_worlds).half_width / what_.half_width;
    const double growth = std::clamp(ratio * ratio, least_growth, most_growth);
    const auto next = static_cast<std::int64_t>(std::ceil(static_cast<double>(n_worlds) * growth));
    return std::min(std::max(next, n_worlds + 1), what_.max);
}

std::string PairedWatch::brief(std::int64_t n_worlds) const {
    const KnownSoFar known = widest(n_worlds);
    if (known.n_pairs < 2) return "";
    constexpr double no_uncertainty = 0;
    const std::string half_width = number(known.half_width, decimals_for(known.half_width, no_uncertainty));
    return "± " + half_width + (what_.half_width > 0 ? " (asked " + shortest(what_.half_width) + ")" : "") + " in " +
           what_.outcome;
}

std::string PairedWatch::line(std::int64_t n_worlds) const {
    const KnownSoFar known = widest(n_worlds);
    const std::string text = what_.outcome + ", " + what_.structure + " - " + what_.baseline + ": ";
    if (known.n_pairs < 2) return text + "not enough pairs yet";
    const int decimals = decimals_for(known.half_width, known.difference);
    return text + number(known.difference, decimals) + " ± " + number(known.half_width, decimals);
}

}  // namespace entente

#include "analysis/page_worlds.hpp"

#include <algorithm>
#include <cmath>

namespace entente::page {

namespace {

bool is_finished(const PagePart& part, std::size_t run) {
    return part.input.statuses[run] == RunStatus::finished;
}

/// (cell) whether every structure has a finished run there; all true if that holds nowhere.
std::vector<bool> balanced_cells(const PagePart& part) {
    std::vector<bool> balanced(part.design.world_of_cell.size(), true);
    for (std::size_t cell = 0; cell < balanced.size(); ++cell) {
        for (const RunsByCell& runs : part.runs) {
            const auto finished = [&](std::size_t run) { return is_finished(part, run); };
            if (std::none_of(runs[cell].begin(), runs[cell].end(), finished)) balanced[cell] = false;
        }
    }
    if (std::find(balanced.begin(), balanced.end(), true) == balanced.end()) balanced.assign(balanced.size(), true);
    return balanced;
}

MeanOverWorlds summed_up(std::size_t n, double sum, double squares_about, double about) {
    MeanOverWorlds result;
    result.n = n;
    if (n == 0) return result;
    const double count = static_cast<double>(n);
    result.mean = about + sum / count;
    if (n < 2) return result;
    const double variance = std::max(0.0, squares_about - sum * sum / count) / (count - 1);
    result.half_width = interval_in_standard_errors(n) * std::sqrt(variance / count);
    return result;
}

/// Mean and interval over worlds of `value_of(world)`; sums are taken about the first value, against cancellation.
template <class ValueOf>
MeanOverWorlds over_worlds(std::size_t n_worlds, const ValueOf& value_of) {
    std::size_t n = 0;
    double about = 0;
    double sum = 0;
    double squares = 0;
    for (std::size_t world = 0; world < n_worlds; ++world) {
        const double value = value_of(world);
        if (!std::isfinite(value)) continue;
        if (n == 0) about = value;
        sum += value - about;
        squares += (value - about) * (value - about);
        ++n;
    }
    return summed_up(n, sum, squares, about);
}

}  // namespace

Times times_of(const RecordingPlan& plan, std::size_t most_points) {
    Times times;
    times.n_steps = plan.n_steps();
    times.steps_a_point = std::max<std::size_t>(1, (times.n_steps + most_points - 1) / most_points);
    for (std::size_t step = 0; step < times.n_steps; step += times.steps_a_point) {
        times.weeks.push_back(static_cast<int>(step) * plan.every_weeks);
    }
    return times;
}

int weeks_of_step(const RecordingPlan& plan, std::size_t step) {
    return std::min(plan.every_weeks, plan.n_weeks - static_cast<int>(step) * plan.every_weeks);
}

ByWorld read_by_world(const TrajectoryFile& file, const PagePart& part, const std::string& dataset,
                      std::size_t n_values, const Reduce& reduce) {
    ByWorld worlds{part.design.n_worlds, n_values, {}};
    const std::vector<bool> balanced = balanced_cells(part);
    std::vector<std::uint32_t> counts;
    for (const RunsByCell& runs : part.runs) {
        std::vector<double>& sums = worlds.of_arm.emplace_back(worlds.n_worlds * n_values, 0.0);
        counts.assign(sums.size(), 0);
        for (std::size_t cell = 0; cell < runs.size(); ++cell) {
            if (!balanced[cell]) continue;
            for (const std::size_t run : runs[cell]) {
                if (!is_finished(part, run)) continue;
                const std::vector<double> kept = reduce(file.series(dataset, part.positions[run]));
                const std::size_t first = part.design.world_of_cell[cell] * n_values;
                for (std::size_t i = 0; i < n_values; ++i) {
                    if (!std::isfinite(kept[i])) continue;
                    sums[first + i] += kept[i];
                    ++counts[first + i];
                }
            }
        }
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] = counts[i] > 0 ? sums[i] / counts[i] : PairedDifference::undefined;
        }
    }
    return worlds;
}

Reduce at_times(const RecordingPlan& plan, const Series& series, const Times& times) {
    const bool is_count = series.observable.joined == Joined::sum;
    const std::size_t n_rows = series.n_rows;
    return [=, &plan](std::span<const float> values) {
        std::vector<double> kept(times.size() * n_rows, PairedDifference::undefined);
        for (std::size_t point = 0; point < times.size(); ++point) {
            const std::size_t first = point * times.steps_a_point;
            const std::size_t end = std::min(first + times.steps_a_point, times.n_steps);
            for (std::size_t row = 0; row < n_rows; ++row) {
                double sum = 0;
                std::size_t n = 0;
                for (std::size_t step = first; step < end; ++step) {
                    const double value = values[step * n_rows + row];
                    if (!std::isfinite(value)) continue;
                    sum += is_count ? value / weeks_of_step(plan, step) : value;
                    ++n;
                }
                if (n > 0) kept[point * n_rows + row] = sum / static_cast<double>(n);
            }
        }
        return kept;
    };
}

MeanOverWorlds level_of(const ByWorld& worlds, std::size_t arm, std::size_t value) {
    return over_worlds(worlds.n_worlds,
                       [&](std::size_t world) { return worlds.of_arm[arm][world * worlds.n_values + value]; });
}

MeanOverWorlds difference_of(const ByWorld& worlds, std::size_t arm, std::size_t reference, std::size_t value) {
    return over_worlds(worlds.n_worlds, [&](std::size_t world) {
        const std::size_t at = world * worlds.n_values + value;
        return worlds.of_arm[arm][at] - worlds.of_arm[reference][at];
    });
}

const Series* series_of(const RecordingPlan& plan, const std::string& dataset) {
    for (const Series& series : plan.series) {
        if (series.dataset == dataset) return &series;
    }
    return nullptr;
}

}  // namespace entente::page

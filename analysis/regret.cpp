#include "analysis/regret.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {

namespace {

/// The cells in which all structures have a value.
struct Cells {
    std::vector<std::vector<double>> goodness;  // (structure)(cell): more is better
    std::vector<std::size_t> situations, worlds;
    std::size_t n_situations = 0;
};

Cells complete_cells(const Situations& given) {
    Cells cells;
    cells.goodness.resize(given.values.size());
    for (std::size_t cell = 0; cell < given.situations.size(); ++cell) {
        const bool is_whole = std::all_of(given.values.begin(), given.values.end(),
                                          [&](const auto& values) { return std::isfinite(values[cell]); });
        if (!is_whole) continue;
        for (std::size_t i = 0; i < given.values.size(); ++i) {
            cells.goodness[i].push_back(given.higher_is_better ? given.values[i][cell] : -given.values[i][cell]);
        }
        cells.situations.push_back(given.situations[cell]);
        cells.worlds.push_back(given.worlds[cell]);
        cells.n_situations = std::max(cells.n_situations, given.situations[cell] + 1);
    }
    return cells;
}

/// (structure)(situation) regret of the means over worlds, each world counted `times`; NaN where none counts.
std::vector<std::vector<double>> by_situation(const Cells& cells, const std::vector<double>& times) {
    const std::size_t n = cells.goodness.size();
    std::vector<std::vector<double>> sums(n, std::vector<double>(cells.n_situations, 0));
    std::vector<double> weights(cells.n_situations, 0);
    for (std::size_t cell = 0; cell < cells.situations.size(); ++cell) {
        const double weight = times[cells.worlds[cell]];
        weights[cells.situations[cell]] += weight;
        for (std::size_t i = 0; i < n; ++i) sums[i][cells.situations[cell]] += weight * cells.goodness[i][cell];
    }
    for (std::size_t situation = 0; situation < cells.n_situations; ++situation) {
        double best = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < n; ++i) best = std::max(best, sums[i][situation]);
        for (std::size_t i = 0; i < n; ++i) sums[i][situation] = (best - sums[i][situation]) / weights[situation];
    }
    return sums;
}

double mean_of_finite(const std::vector<double>& values) {
    double sum = 0;
    double n = 0;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        sum += value;
        ++n;
    }
    return n > 0 ? sum / n : Estimate::undefined;
}

/// Mean over cells of a share, worlds counted `times`.
double weighted_mean(const std::vector<double>& shares, const Cells& cells, const std::vector<double>& times) {
    double sum = 0;
    double weight = 0;
    for (std::size_t cell = 0; cell < shares.size(); ++cell) {
        sum += times[cells.worlds[cell]] * shares[cell];
        weight += times[cells.worlds[cell]];
    }
    return weight > 0 ? sum / weight : Estimate::undefined;
}

}  // namespace

double median_of(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    if (values.empty()) return Estimate::undefined;
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

Regrets regrets(const Situations& given, double threshold, const Bootstrap& bootstrap) {
    const Cells cells = complete_cells(given);
    Regrets found;
    found.structures.resize(given.values.size());
    found.n_cells = cells.situations.size();
    found.n_worlds = std::set<std::size_t>(cells.worlds.begin(), cells.worlds.end()).size();
    found.n_situations = std::set<std::size_t>(cells.situations.begin(), cells.situations.end()).size();
    if (found.n_cells == 0) return found;
    const double sign = given.higher_is_better ? 1 : -1;
    found.threshold = std::isnan(threshold) ? sign * median_of(cells.goodness.front()) : threshold;

    const std::size_t n = given.values.size();
    std::vector<std::vector<double>> best(n), satisfied(n);
    for (std::size_t cell = 0; cell < found.n_cells; ++cell) {
        double most = cells.goodness[0][cell];
        for (std::size_t i = 1; i < n; ++i) most = std::max(most, cells.goodness[i][cell]);
        double n_best = 0;
        for (std::size_t i = 0; i < n; ++i) n_best += cells.goodness[i][cell] == most;
        for (std::size_t i = 0; i < n; ++i) {
            best[i].push_back(cells.goodness[i][cell] == most ? 1 / n_best : 0);
            satisfied[i].push_back(cells.goodness[i][cell] >= sign * found.threshold ? 1 : 0);
        }
    }
    const std::size_t n_numbers = *std::max_element(cells.worlds.begin(), cells.worlds.end()) + 1;
    const std::vector<double> once(n_numbers, 1);
    const auto all = by_situation(cells, once);
    std::vector<std::vector<double>> means(n), shares(n), satisfactions(n);
    for (std::size_t resample = 0; found.n_worlds > 1 && resample < bootstrap.n_resamples; ++resample) {
        const std::vector<double> times = times_drawn(n_numbers, resample, bootstrap);
        const auto drawn = by_situation(cells, times);
        for (std::size_t i = 0; i < n; ++i) {
            means[i].push_back(mean_of_finite(drawn[i]));
            shares[i].push_back(weighted_mean(best[i], cells, times));
            satisfactions[i].push_back(weighted_mean(satisfied[i], cells, times));
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        Regret& regret = found.structures[i];
        regret.mean = percentile_interval(mean_of_finite(all[i]), std::move(means[i]));
        regret.share_best = percentile_interval(weighted_mean(best[i], cells, once), std::move(shares[i]));
        regret.share_satisfied =
            percentile_interval(weighted_mean(satisfied[i], cells, once), std::move(satisfactions[i]));
        for (std::size_t situation = 0; situation < all[i].size(); ++situation) {
            if (std::isnan(all[i][situation]) || all[i][situation] <= regret.most) continue;
            regret.most = all[i][situation];
            regret.worst_situation = situation;
        }
    }
    return found;
}

}  // namespace entente

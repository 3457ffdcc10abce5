#include "analysis/regime.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/paired.hpp"

namespace entente {

Regime regime_of(const std::vector<std::vector<double>>& values, bool higher_is_better) {
    Regime regime;
    if (values.size() < 2) return regime;
    std::vector<std::vector<double>> goodness(values.size());
    for (std::size_t world = 0; world < values.front().size(); ++world) {
        const bool is_whole =
            std::all_of(values.begin(), values.end(), [&](const auto& column) { return std::isfinite(column[world]); });
        for (std::size_t i = 0; is_whole && i < values.size(); ++i) {
            goodness[i].push_back(higher_is_better ? values[i][world] : -values[i][world]);
        }
    }
    regime.n_worlds = goodness.front().size();
    if (regime.n_worlds == 0) return regime;
    std::vector<double> means;
    for (const auto& column : goodness) means.push_back(std::accumulate(column.begin(), column.end(), 0.0));
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });
    regime.best = order[0];
    regime.second = order[1];
    const PairedDifference margin = paired_difference(goodness[regime.best], goodness[regime.second]);
    regime.margin = {margin.difference, margin.low, margin.high};
    regime.minimum_detectable = margin.minimum_detectable;
    for (const double sum : means) {
        const double mean = sum / static_cast<double>(regime.n_worlds);
        regime.means.push_back(higher_is_better ? mean : -mean);
    }
    regime.are_equal = true;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const PairedDifference pair = paired_difference(goodness[regime.best], goodness[order[i]]);
        const bool is_told = pair.p_value <= 1 - confidence && pair.difference > 0;
        if (!is_told) regime.not_told.push_back(order[i]);
        regime.are_equal = regime.are_equal && pair.exactly_zero;
    }
    regime.is_decided = regime.n_worlds > 1 && regime.not_told.empty();
    return regime;
}

}  // namespace entente

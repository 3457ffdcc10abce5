#include "analysis/levels.hpp"

#include <algorithm>

namespace entente {

Eigen::MatrixXd Levels::indicators() const {
    const auto n_entries = static_cast<Eigen::Index>(of_entry.size());
    Eigen::MatrixXd x = Eigen::MatrixXd::Zero(n_entries, static_cast<Eigen::Index>(positions.size()));
    for (Eigen::Index i = 0; i < n_entries; ++i) {
        x(i, static_cast<Eigen::Index>(of_entry[static_cast<std::size_t>(i)])) = 1;
    }
    return x;
}

Levels levels_of(const std::vector<double>& values) {
    constexpr std::size_t most = 12;
    constexpr std::size_t n_parts = 6;
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> starts = sorted;
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    if (starts.size() > most) {
        starts.clear();
        for (std::size_t part = 0; part < n_parts; ++part) starts.push_back(sorted[part * sorted.size() / n_parts]);
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    }
    Levels levels;
    levels.positions.assign(starts.size(), 0);
    std::vector<double> n(starts.size(), 0);
    for (const double value : values) {
        const auto above = std::upper_bound(starts.begin(), starts.end(), value);
        const auto level = static_cast<std::size_t>(above - starts.begin()) - 1;
        levels.of_entry.push_back(level);
        levels.positions[level] += value;
        n[level] += 1;
    }
    for (std::size_t i = 0; i < n.size(); ++i) levels.positions[i] /= n[i];
    return levels;
}

}  // namespace entente

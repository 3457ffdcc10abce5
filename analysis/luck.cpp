#include "analysis/luck.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {

LuckShares luck_shares(const PointValues& values) {
    LuckShares shares;
    std::vector<std::size_t> whole;
    for (std::size_t point = 0; point < values.n_points; ++point) {
        bool has_all = true;
        for (std::size_t world = 0; world < values.n_worlds; ++world) {
            has_all = has_all && std::isfinite(values.at(point, world));
        }
        if (has_all) whole.push_back(point);
    }
    shares.n_points = whole.size();
    if (whole.size() < 2 || values.n_worlds < 2) return shares;
    const auto n_points = static_cast<double>(whole.size());
    const auto n_worlds = static_cast<double>(values.n_worlds);
    std::vector<double> of_point(whole.size(), 0);
    std::vector<double> of_world(values.n_worlds, 0);
    double mean = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (std::size_t world = 0; world < values.n_worlds; ++world) {
            const double value = values.at(whole[i], world);
            of_point[i] += value / n_worlds;
            of_world[world] += value / n_points;
            mean += value / (n_points * n_worlds);
        }
    }
    double between_points = 0;
    double between_worlds = 0;
    double together = 0;
    for (const double one : of_point) between_points += n_worlds * (one - mean) * (one - mean);
    for (const double one : of_world) between_worlds += n_points * (one - mean) * (one - mean);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (std::size_t world = 0; world < values.n_worlds; ++world) {
            const double rest = values.at(whole[i], world) - of_point[i] - of_world[world] + mean;
            together += rest * rest;
        }
    }
    between_points /= n_points - 1;
    between_worlds /= n_worlds - 1;
    together /= (n_points - 1) * (n_worlds - 1);
    const double of_points = std::max(0.0, (between_points - together) / n_worlds);
    const double of_worlds = std::max(0.0, (between_worlds - together) / n_points);
    const double all = of_points + of_worlds + together;
    if (all > 0) shares.of_runs = (of_worlds + together) / all;
    if (between_points > 0) shares.of_means = std::min(1.0, together / between_points);
    return shares;
}

}  // namespace entente

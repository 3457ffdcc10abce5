#include "analysis/turning_point.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "analysis/clustered_fit.hpp"
#include "analysis/levels.hpp"
#include "analysis/paired.hpp"

namespace entente {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t n_steps = 200;  // of the range, between which bands of a curve are interpolated

/// Where a value lies in its range, in [-1, 1].
struct Position {
    double min = 0;
    double max = 1;
    bool is_logarithmic = false;

    double of(double value) const {
        const double part = is_logarithmic ? std::log(value / min) / std::log(max / min) : (value - min) / (max - min);
        return 2 * part - 1;
    }
    double value_at(double position) const {
        const double part = (position + 1) / 2;
        return is_logarithmic ? min * std::pow(max / min, part) : min + part * (max - min);
    }
};

/// Values drawn evenly on a logarithm have their median near the middle of that, not of the range itself.
Position position_for(const std::vector<double>& sorted, double min, double max) {
    Position linear{min, max, false};
    if (!(min > 0)) return linear;
    const Position logarithmic{min, max, true};
    const std::size_t n = sorted.size();
    const double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    constexpr double clearly = 0.2;
    const bool is_nearer = std::abs(logarithmic.of(median)) + clearly < std::abs(linear.of(median));
    return is_nearer ? logarithmic : linear;
}

std::size_t n_distinct(const std::vector<std::size_t>& numbers) {
    return std::set<std::size_t>(numbers.begin(), numbers.end()).size();
}

struct Entries {
    std::vector<double> positions;
    VectorXd differences;
    Clusters clusters;
};

VectorXd row_at(double position, int degree) {
    VectorXd row(degree + 1);
    double power = 1;
    for (int i = 0; i <= degree; ++i, power *= position) row[i] = power;
    return row;
}

MatrixXd powers(const std::vector<double>& positions, int degree) {
    MatrixXd x(static_cast<Eigen::Index>(positions.size()), degree + 1);
    for (Eigen::Index i = 0; i < x.rows(); ++i) x.row(i) = row_at(positions[static_cast<std::size_t>(i)], degree);
    return x;
}

bool needs_a_parabola(const ClusteredFit& parabola, CriticalT& critical_t) {
    const VectorXd curvature = VectorXd::Unit(3, 2);
    return std::abs(parabola.at(curvature)) > parabola.half_width(curvature, critical_t);
}

/// What each world has of its own moves no level against another, and is taken away.
VectorXd within_worlds(const VectorXd& values, const std::vector<std::size_t>& worlds) {
    const std::size_t n_worlds = *std::max_element(worlds.begin(), worlds.end()) + 1;
    VectorXd sums = VectorXd::Zero(static_cast<Eigen::Index>(n_worlds));
    VectorXd counts = sums;
    for (Eigen::Index i = 0; i < values.size(); ++i) {
        const auto world = static_cast<Eigen::Index>(worlds[static_cast<std::size_t>(i)]);
        sums[world] += values[i];
        counts[world] += 1;
    }
    VectorXd within = values;
    for (Eigen::Index i = 0; i < values.size(); ++i) {
        const auto world = static_cast<Eigen::Index>(worlds[static_cast<std::size_t>(i)]);
        within[i] -= sums[world] / counts[world];
    }
    return within;
}

/// Whether the data of some level lie beside the curve by more than luck, all levels taken together (Bonferroni, 5 %).
bool is_refuted(const ClusteredFit& curve, int degree, const Entries& entries, const Levels& levels) {
    const VectorXd residuals = entries.differences - powers(entries.positions, degree) * curve.coefficients;
    const ClusteredFit beside =
        clustered_fit(levels.indicators(), within_worlds(residuals, entries.clusters.worlds), entries.clusters);
    const auto n_levels = static_cast<Eigen::Index>(levels.positions.size());
    CriticalT critical_t((1 - confidence) / static_cast<double>(n_levels));
    const double rounding = 1e-12 * entries.differences.cwiseAbs().maxCoeff();
    for (Eigen::Index level = 0; level < n_levels; ++level) {
        const VectorXd row = VectorXd::Unit(n_levels, level);
        if (std::abs(beside.at(row)) > beside.half_width(row, critical_t) + rounding) return true;
    }
    return false;
}

/// The difference over the range: sign and whether that is sure, at evenly spaced positions of a curve or at each
/// level.
struct Band {
    std::vector<double> positions, fitted, half_widths;
    bool is_by_level = false;  // nothing is known between two positions

    std::size_t last() const { return positions.size() - 1; }

    bool is_sure(std::size_t i) const { return std::abs(fitted[i]) > half_widths[i]; }
    /// Position between two steps at which the interval begins or ceases to hold zero.
    double edge(std::size_t sure, std::size_t unsure) const {
        if (is_by_level) return positions[sure];
        const double a = std::abs(fitted[sure]) - half_widths[sure];
        const double b = std::abs(fitted[unsure]) - half_widths[unsure];
        return positions[sure] + (positions[unsure] - positions[sure]) * a / (a - b);
    }
};

Band band_of(const ClusteredFit& curve, int degree, CriticalT& critical_t) {
    Band band;
    for (std::size_t i = 0; i <= n_steps; ++i) {
        band.positions.push_back(-1 + 2 * static_cast<double>(i) / static_cast<double>(n_steps));
        const VectorXd row = row_at(band.positions.back(), degree);
        band.fitted.push_back(curve.at(row));
        band.half_widths.push_back(curve.half_width(row, critical_t));
    }
    return band;
}

Band band_of_levels(const Entries& entries, const Levels& levels, CriticalT& critical_t) {
    const ClusteredFit means = clustered_fit(levels.indicators(), entries.differences, entries.clusters);
    Band band;
    band.is_by_level = true;
    band.positions = levels.positions;
    const auto n_levels = static_cast<Eigen::Index>(levels.positions.size());
    for (Eigen::Index level = 0; level < n_levels; ++level) {
        const VectorXd row = VectorXd::Unit(n_levels, level);
        band.fitted.push_back(means.at(row));
        band.half_widths.push_back(means.half_width(row, critical_t));
    }
    return band;
}

/// Between two steps whose fitted differences have opposite signs.
Crossing crossing_at(const Band& band, std::size_t before, std::size_t after, const Position& position) {
    Crossing crossing;
    crossing.falls = band.fitted[before] > 0;
    const double part = band.fitted[before] / (band.fitted[before] - band.fitted[after]);
    const double at = band.positions[before] + part * (band.positions[after] - band.positions[before]);
    crossing.at = position.value_at(at);
    std::size_t below = before;
    while (below > 0 && !band.is_sure(below)) --below;
    std::size_t above = after;
    while (above < band.last() && !band.is_sure(above)) ++above;
    crossing.is_open_below = !band.is_sure(below);
    crossing.is_open_above = !band.is_sure(above);
    const bool is_exact = !band.is_by_level;  // the curve is known between two steps
    const double low = crossing.is_open_below ? -1 : below == before && is_exact ? at : band.edge(below, below + 1);
    const double high = crossing.is_open_above ? 1 : above == after && is_exact ? at : band.edge(above, above - 1);
    crossing.low = position.value_at(low);
    crossing.high = position.value_at(high);
    crossing.is_sure =
        !crossing.is_open_below && !crossing.is_open_above && (band.fitted[below] > 0) != (band.fitted[above] > 0);
    return crossing;
}

Turning judge(const Band& band, const std::vector<Crossing>& crossings) {
    if (!crossings.empty()) {
        const bool is_sure =
            std::any_of(crossings.begin(), crossings.end(), [](const Crossing& one) { return one.is_sure; });
        return is_sure ? Turning::turns : Turning::may_turn;
    }
    for (std::size_t i = 0; i <= band.last(); ++i) {
        if (!band.is_sure(i)) return Turning::undecided;
    }
    return Turning::holds;
}

}  // namespace

TurningPoint turning_point(const DifferencesOverParameter& data) {
    const std::size_t n = data.values.size();
    if (data.differences.size() != n || data.worlds.size() != n || data.points.size() != n) {
        throw std::invalid_argument("turning_point: columns of unequal length");
    }
    Entries entries;
    Clusters& clusters = entries.clusters;
    clusters.points_are_drawn = data.points_are_drawn;
    std::vector<double> values;
    std::vector<double> differences;
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(data.values[i]) || !std::isfinite(data.differences[i])) continue;
        values.push_back(data.values[i]);
        differences.push_back(data.differences[i]);
        clusters.worlds.push_back(data.worlds[i]);
        clusters.points.push_back(data.points[i]);
    }
    entries.differences = Eigen::Map<const VectorXd>(differences.data(), static_cast<Eigen::Index>(differences.size()));
    TurningPoint found;
    found.n = values.size();
    if (values.empty()) return found;
    found.n_worlds = n_distinct(clusters.worlds);
    found.n_points = n_distinct(clusters.points);
    std::vector<double> distinct = values;
    std::sort(distinct.begin(), distinct.end());
    found.min = std::isfinite(data.min) ? data.min : distinct.front();
    found.max = std::isfinite(data.max) ? data.max : distinct.back();
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    found.n_values = distinct.size();
    constexpr std::size_t least_entries = 3;
    if (found.n_values < 2 || found.n_worlds < 2 || found.n < least_entries) return found;
    if (data.points_are_drawn && found.n_points < least_entries) return found;

    number_cells(clusters);
    const Position position = position_for(distinct, found.min, found.max);
    found.is_logarithmic = position.is_logarithmic;
    for (const double value : values) entries.positions.push_back(position.of(value));

    CriticalT critical_t(1 - confidence);
    ClusteredFit curve = clustered_fit(powers(entries.positions, 1), entries.differences, clusters);
    if (found.n_values > 2 && found.n > least_entries) {
        ClusteredFit parabola = clustered_fit(powers(entries.positions, 2), entries.differences, clusters);
        if (needs_a_parabola(parabola, critical_t)) {
            curve = std::move(parabola);
            found.degree = 2;
        }
    }
    const Levels levels = levels_of(entries.positions);
    if (found.n_values > 2 && is_refuted(curve, found.degree, entries, levels)) found.degree = 0;
    const Band band =
        found.is_by_level() ? band_of_levels(entries, levels, critical_t) : band_of(curve, found.degree, critical_t);
    const auto estimate = [&](std::size_t i) {
        return Estimate{band.fitted[i], band.fitted[i] - band.half_widths[i], band.fitted[i] + band.half_widths[i]};
    };
    found.at_min = estimate(0);
    found.at_max = estimate(band.last());
    std::size_t before = 0;
    for (std::size_t i = 1; i <= band.last(); ++i) {
        const bool turns =
            (band.fitted[before] > 0 && band.fitted[i] < 0) || (band.fitted[before] < 0 && band.fitted[i] > 0);
        if (turns) found.crossings.push_back(crossing_at(band, before, i, position));
        if (band.fitted[i] != 0) before = i;
    }
    found.verdict = judge(band, found.crossings);
    return found;
}

}  // namespace entente

#include "analysis/turning_point.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "analysis/paired.hpp"

namespace entente {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t n_steps = 200;  // of the range, between which bands are interpolated

/// Student's quantile for the interval. Degrees of freedom are rounded down, to tenths while they are few, so that each
/// is computed once: inverting the distribution is slow, and a range has many places.
class CriticalT {
public:
    double operator()(double degrees) {
        constexpr double few = 20;
        degrees = degrees < few ? std::floor(10 * degrees) / 10 : std::floor(std::min(degrees, nearly_normal));
        const auto [known, is_new] = known_.emplace(degrees, 0);
        if (is_new) known->second = boost::math::quantile(boost::math::students_t(degrees), 1 - (1 - confidence) / 2);
        return known->second;
    }

private:
    static constexpr double nearly_normal = 1000;
    std::map<double, double> known_;
};

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

VectorXd row_at(double position, int degree) {
    VectorXd row(degree + 1);
    double power = 1;
    for (int i = 0; i <= degree; ++i, power *= position) row[i] = power;
    return row;
}

/// Sum over clusters of the squared sums of scores, with the usual correction for few clusters.
MatrixXd clustered(const MatrixXd& scores, const std::vector<std::size_t>& cluster) {
    const std::size_t n_clusters = *std::max_element(cluster.begin(), cluster.end()) + 1;
    MatrixXd sums = MatrixXd::Zero(scores.cols(), static_cast<Eigen::Index>(n_clusters));
    std::vector<bool> is_used(n_clusters, false);
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        sums.col(static_cast<Eigen::Index>(cluster[i])) += scores.row(static_cast<Eigen::Index>(i)).transpose();
        is_used[cluster[i]] = true;
    }
    const auto n = static_cast<double>(std::count(is_used.begin(), is_used.end(), true));
    return n > 1 ? MatrixXd(sums * sums.transpose() * (n / (n - 1)))
                 : MatrixXd(MatrixXd::Zero(scores.cols(), scores.cols()));
}

std::size_t n_distinct(const std::vector<std::size_t>& numbers) {
    return std::set<std::size_t>(numbers.begin(), numbers.end()).size();
}

struct Fit {
    VectorXd coefficients;
    MatrixXd of_worlds, of_points, of_cells;  // parts of the variance
    bool points_are_drawn = false;
    double n_worlds = 0;
    double n_points = 0;

    double at(const VectorXd& row) const { return row.dot(coefficients); }

    /// Half the width of the 95 % interval of a combination of the coefficients.
    double half_width(const VectorXd& row, CriticalT& critical_t) const {
        const double worlds = row.dot(of_worlds * row);
        if (!points_are_drawn) return std::sqrt(worlds) * critical_t(n_worlds - 1);
        const double points = row.dot(of_points * row);
        const double cells = row.dot(of_cells * row);
        const double variance = std::max(points + worlds - cells, cells);
        if (!(variance > 0)) return 0;
        const double degrees =
            std::max(1.0, variance * variance / (points * points / (n_points - 1) + worlds * worlds / (n_worlds - 1)));
        return std::sqrt(variance) * critical_t(degrees);
    }
};

struct Entries {
    std::vector<double> positions, differences;
    std::vector<std::size_t> worlds, points, cells;
};

Fit fit(const Entries& entries, bool points_are_drawn, int degree) {
    const auto n = static_cast<Eigen::Index>(entries.positions.size());
    MatrixXd x(n, degree + 1);
    for (Eigen::Index i = 0; i < n; ++i) x.row(i) = row_at(entries.positions[static_cast<std::size_t>(i)], degree);
    const Eigen::Map<const VectorXd> y(entries.differences.data(), n);
    const MatrixXd inverse = (x.transpose() * x).inverse();
    Fit fitted;
    fitted.coefficients = inverse * (x.transpose() * y);
    const VectorXd residuals = y - x * fitted.coefficients;
    const MatrixXd scores = x.array().colwise() * residuals.array();
    const auto variance = [&](const std::vector<std::size_t>& cluster) {
        return MatrixXd(inverse * clustered(scores, cluster) * inverse);
    };
    fitted.of_worlds = variance(entries.worlds);
    fitted.points_are_drawn = points_are_drawn;
    if (points_are_drawn) fitted.of_points = variance(entries.points);
    if (points_are_drawn) fitted.of_cells = variance(entries.cells);
    fitted.n_worlds = static_cast<double>(n_distinct(entries.worlds));
    fitted.n_points = static_cast<double>(n_distinct(entries.points));
    return fitted;
}

bool needs_a_parabola(const Fit& parabola, CriticalT& critical_t) {
    const VectorXd curvature = VectorXd::Unit(3, 2);
    return std::abs(parabola.at(curvature)) > parabola.half_width(curvature, critical_t);
}

/// The fitted difference over the range: sign and whether that is sure, at evenly spaced positions.
struct Band {
    std::vector<double> positions, fitted, half_widths;

    bool is_sure(std::size_t i) const { return std::abs(fitted[i]) > half_widths[i]; }
    /// Position between two steps at which the interval begins or ceases to hold zero.
    double edge(std::size_t sure, std::size_t unsure) const {
        const double a = std::abs(fitted[sure]) - half_widths[sure];
        const double b = std::abs(fitted[unsure]) - half_widths[unsure];
        return positions[sure] + (positions[unsure] - positions[sure]) * a / (a - b);
    }
};

Band band_of(const Fit& fitted, int degree, CriticalT& critical_t) {
    Band band;
    for (std::size_t i = 0; i <= n_steps; ++i) {
        band.positions.push_back(-1 + 2 * static_cast<double>(i) / static_cast<double>(n_steps));
        const VectorXd row = row_at(band.positions.back(), degree);
        band.fitted.push_back(fitted.at(row));
        band.half_widths.push_back(fitted.half_width(row, critical_t));
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
    while (above < n_steps && !band.is_sure(above)) ++above;
    crossing.is_open_below = !band.is_sure(below);
    crossing.is_open_above = !band.is_sure(above);
    const double low = crossing.is_open_below ? -1 : below == before ? at : band.edge(below, below + 1);
    const double high = crossing.is_open_above ? 1 : above == after ? at : band.edge(above, above - 1);
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
    for (std::size_t i = 0; i <= n_steps; ++i) {
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
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(data.values[i]) || !std::isfinite(data.differences[i])) continue;
        values.push_back(data.values[i]);
        entries.differences.push_back(data.differences[i]);
        entries.worlds.push_back(data.worlds[i]);
        entries.points.push_back(data.points[i]);
    }
    TurningPoint found;
    found.n = values.size();
    if (values.empty()) return found;
    found.n_worlds = n_distinct(entries.worlds);
    found.n_points = n_distinct(entries.points);
    std::vector<double> distinct = values;
    std::sort(distinct.begin(), distinct.end());
    found.min = std::isfinite(data.min) ? data.min : distinct.front();
    found.max = std::isfinite(data.max) ? data.max : distinct.back();
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    found.n_values = distinct.size();
    constexpr std::size_t least_entries = 3;
    if (found.n_values < 2 || found.n_worlds < 2 || found.n < least_entries) return found;
    if (data.points_are_drawn && found.n_points < least_entries) return found;

    const std::size_t n_worlds = *std::max_element(entries.worlds.begin(), entries.worlds.end()) + 1;
    for (std::size_t i = 0; i < found.n; ++i) {
        entries.cells.push_back(entries.points[i] * n_worlds + entries.worlds[i]);
    }
    std::vector<std::size_t> numbered = entries.cells;  // so that clusters are numbered without gaps
    std::sort(numbered.begin(), numbered.end());
    numbered.erase(std::unique(numbered.begin(), numbered.end()), numbered.end());
    for (std::size_t& cell : entries.cells) {
        cell = static_cast<std::size_t>(std::lower_bound(numbered.begin(), numbered.end(), cell) - numbered.begin());
    }
    const Position position = position_for(distinct, found.min, found.max);
    found.is_logarithmic = position.is_logarithmic;
    for (const double value : values) entries.positions.push_back(position.of(value));

    CriticalT critical_t;
    Fit fitted = fit(entries, data.points_are_drawn, 1);
    if (found.n_values > 2 && found.n > least_entries) {
        Fit parabola = fit(entries, data.points_are_drawn, 2);
        if (needs_a_parabola(parabola, critical_t)) {
            fitted = std::move(parabola);
            found.degree = 2;
        }
    }
    const Band band = band_of(fitted, found.degree, critical_t);
    const auto estimate = [&](std::size_t i) {
        return Estimate{band.fitted[i], band.fitted[i] - band.half_widths[i], band.fitted[i] + band.half_widths[i]};
    };
    found.at_min = estimate(0);
    found.at_max = estimate(n_steps);
    std::size_t before = 0;
    for (std::size_t i = 1; i <= n_steps; ++i) {
        const bool turns =
            (band.fitted[before] > 0 && band.fitted[i] < 0) || (band.fitted[before] < 0 && band.fitted[i] > 0);
        if (turns) found.crossings.push_back(crossing_at(band, before, i, position));
        if (band.fitted[i] != 0) before = i;
    }
    found.verdict = judge(band, found.crossings);
    return found;
}

}  // namespace entente

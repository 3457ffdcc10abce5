#include "analysis/rank_correlation.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/point_values.hpp"

namespace entente {

namespace {

std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return values[i] < values[j]; });
    return order;
}

/// Ranks by a known order; (value).
void rank(Eigen::Ref<Eigen::VectorXd> ranks, std::span<const double> values, const std::vector<std::size_t>& order,
          std::span<const double> times) {
    double below = 0;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        double n_equal = 0;
        for (; last < order.size() && values[order[last]] == values[order[first]]; ++last) {
            n_equal += times.empty() ? 1 : times[order[last]];
        }
        for (std::size_t i = first; i < last; ++i) {
            ranks(static_cast<Eigen::Index>(order[i])) = below + (n_equal + 1) / 2;
        }
        below += n_equal;
        first = last;
    }
}

/// Columns of a sample with their orders: the axes that vary, then the outcome.
struct Sample {
    std::vector<std::vector<double>> columns;
    std::vector<std::vector<std::size_t>> orders;
    std::vector<std::size_t> axes;  // (column but the last)
    std::size_t n_points = 0;
};

Sample sample_of(std::span<const double> outcomes, std::span<const double> coordinates, std::size_t n_axes) {
    std::vector<std::vector<double>> columns(n_axes + 1);
    for (std::size_t point = 0; point < outcomes.size(); ++point) {
        const auto at = coordinates.subspan(point * n_axes, n_axes);
        const bool is_whole = std::isfinite(outcomes[point]) &&
                              std::all_of(at.begin(), at.end(), [](double value) { return std::isfinite(value); });
        if (!is_whole) continue;
        for (std::size_t axis = 0; axis < n_axes; ++axis) columns[axis].push_back(at[axis]);
        columns[n_axes].push_back(outcomes[point]);
    }
    Sample sample;
    sample.n_points = columns[n_axes].size();
    for (std::size_t i = 0; i <= n_axes; ++i) {
        if (i < n_axes && !vary(columns[i])) continue;
        if (i < n_axes) sample.axes.push_back(i);
        sample.orders.push_back(order_of(columns[i]));
        sample.columns.push_back(std::move(columns[i]));
    }
    return sample;
}

/// (column but the last) correlation with the last column when all others are held; NaN where they cannot be.
Eigen::VectorXd partial_correlations(const Sample& sample, std::span<const double> times) {
    const auto n_columns = static_cast<Eigen::Index>(sample.columns.size());
    Eigen::MatrixXd ranks(static_cast<Eigen::Index>(sample.n_points), n_columns);
    for (Eigen::Index i = 0; i < n_columns; ++i) {
        const auto column = static_cast<std::size_t>(i);
        rank(ranks.col(i), sample.columns[column], sample.orders[column], times);
    }
    const Eigen::VectorXd ones = Eigen::VectorXd::Ones(ranks.rows());
    const Eigen::VectorXd weights =
        times.empty() ? ones : Eigen::VectorXd(Eigen::Map<const Eigen::VectorXd>(times.data(), ranks.rows()));
    ranks.rowwise() -= ((weights.transpose() * ranks) / weights.sum()).eval();
    const Eigen::MatrixXd covariance = ranks.transpose() * weights.asDiagonal() * ranks;
    const Eigen::VectorXd sizes = covariance.diagonal().cwiseSqrt();
    const Eigen::VectorXd none = Eigen::VectorXd::Constant(n_columns - 1, Estimate::undefined);
    if (!(sizes.minCoeff() > 0)) return none;
    const Eigen::MatrixXd correlation =
        sizes.cwiseInverse().asDiagonal() * covariance * sizes.cwiseInverse().asDiagonal();
    const Eigen::Index last = n_columns - 1;
    const Eigen::LDLT<Eigen::MatrixXd> axes(correlation.topLeftCorner(last, last));
    constexpr double nearly_dependent = 1e-10;
    if (!axes.isPositive() || axes.vectorD().minCoeff() < nearly_dependent) return none;
    // From the regression of the last column on the axes. Where they explain it wholly, those that take part have 1 or
    // -1.
    const Eigen::VectorXd with_last = correlation.col(last).head(last);
    const Eigen::ArrayXd slopes = axes.solve(with_last).array();
    const double unexplained = std::max(1 - with_last.dot(slopes.matrix()), nearly_dependent);
    const Eigen::ArrayXd own = axes.solve(Eigen::MatrixXd::Identity(last, last)).diagonal().array();
    return (slopes / (slopes.square() + unexplained * own).sqrt()).matrix();
}

}  // namespace

std::vector<double> ranks_of(std::span<const double> values, std::span<const double> times) {
    Eigen::VectorXd ranks(static_cast<Eigen::Index>(values.size()));
    rank(ranks, values, order_of(values), times);
    return {ranks.begin(), ranks.end()};
}

RankCorrelations rank_correlations(std::span<const double> outcomes, std::span<const double> coordinates,
                                   std::size_t n_axes, const Bootstrap& bootstrap) {
    const Sample sample = sample_of(outcomes, coordinates, n_axes);
    RankCorrelations found;
    found.axes.resize(n_axes);
    found.n_points = sample.n_points;
    if (sample.axes.empty() || sample.n_points <= sample.axes.size() + 2 || !vary(sample.columns.back())) return found;
    const Eigen::VectorXd all = partial_correlations(sample, {});
    std::vector<std::vector<double>> resampled(sample.axes.size());
    for (std::size_t resample = 0; resample < bootstrap.n_resamples; ++resample) {
        const Eigen::VectorXd drawn = partial_correlations(sample, times_drawn(sample.n_points, resample, bootstrap));
        for (std::size_t i = 0; i < resampled.size(); ++i) resampled[i].push_back(drawn(static_cast<Eigen::Index>(i)));
    }
    for (std::size_t i = 0; i < sample.axes.size(); ++i) {
        found.axes[sample.axes[i]] = percentile_interval(all(static_cast<Eigen::Index>(i)), std::move(resampled[i]));
    }
    return found;
}

}  // namespace entente

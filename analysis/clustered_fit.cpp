#include "analysis/clustered_fit.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace entente {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

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

std::vector<std::size_t> distinct(std::vector<std::size_t> numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

}  // namespace

CriticalT::CriticalT(double risk) : risk_(risk) {}

double CriticalT::operator()(double degrees) {
    constexpr double few = 20;
    constexpr double nearly_normal = 1000;
    degrees = degrees < few ? std::floor(10 * degrees) / 10 : std::floor(std::min(degrees, nearly_normal));
    const auto [known, is_new] = known_.emplace(degrees, 0);
    if (is_new) known->second = boost::math::quantile(boost::math::students_t(degrees), 1 - risk_ / 2);
    return known->second;
}

void number_cells(Clusters& clusters) {
    const std::size_t n_worlds = *std::max_element(clusters.worlds.begin(), clusters.worlds.end()) + 1;
    clusters.cells.clear();
    for (std::size_t i = 0; i < clusters.worlds.size(); ++i) {
        clusters.cells.push_back(clusters.points[i] * n_worlds + clusters.worlds[i]);
    }
    const std::vector<std::size_t> numbered = distinct(clusters.cells);
    for (std::size_t& cell : clusters.cells) {
        cell = static_cast<std::size_t>(std::lower_bound(numbered.begin(), numbered.end(), cell) - numbered.begin());
    }
}

double ClusteredFit::half_width(const VectorXd& row, CriticalT& critical_t) const {
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

ClusteredFit clustered_fit(const MatrixXd& x, const VectorXd& y, const Clusters& clusters) {
    const MatrixXd inverse = (x.transpose() * x).inverse();
    ClusteredFit fitted;
    fitted.coefficients = inverse * (x.transpose() * y);
    const VectorXd residuals = y - x * fitted.coefficients;
    const MatrixXd scores = x.array().colwise() * residuals.array();
    const auto variance = [&](const std::vector<std::size_t>& cluster) {
        return MatrixXd(inverse * clustered(scores, cluster) * inverse);
    };
    fitted.of_worlds = variance(clusters.worlds);
    fitted.points_are_drawn = clusters.points_are_drawn;
    if (clusters.points_are_drawn) fitted.of_points = variance(clusters.points);
    if (clusters.points_are_drawn) fitted.of_cells = variance(clusters.cells);
    fitted.n_worlds = static_cast<double>(distinct(clusters.worlds).size());
    fitted.n_points = static_cast<double>(distinct(clusters.points).size());
    return fitted;
}

}  // namespace entente

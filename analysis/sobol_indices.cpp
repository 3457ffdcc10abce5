#include "analysis/sobol_indices.hpp"

#include <Eigen/Dense>
#include <cmath>

namespace entente {

namespace {

/// Sums over blocks, in this order: f_A + f_B, f_A² + f_B², then for each axis the terms of the first-order index, of
/// the total index, of the total index less luck, and whether the block has the latter. Values are taken from their
/// mean: it cancels in expectation, and costs precision where it is large.
Eigen::MatrixXd terms_of(std::span<const Block> blocks, std::size_t n_axes) {
    double mean = 0;
    for (const Block& block : blocks) mean += (block.means[0] + block.means[1]) / 2;
    mean /= static_cast<double>(blocks.size());
    Eigen::MatrixXd terms(static_cast<Eigen::Index>(blocks.size()), static_cast<Eigen::Index>(2 + 4 * n_axes));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        const double a = blocks[i].means[0] - mean;
        const double b = blocks[i].means[1] - mean;
        terms(row, 0) = a + b;
        terms(row, 1) = a * a + b * b;
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            const auto column = static_cast<Eigen::Index>(2 + 4 * axis);
            const double mixed = blocks[i].means[2 + axis] - mean;
            const double luck = blocks[i].luck_of_difference(0, 2 + axis);
            const double square = (a - mixed) * (a - mixed);
            terms(row, column) = b * (mixed - a);
            terms(row, column + 1) = square / 2;
            terms(row, column + 2) = std::isnan(luck) ? 0 : (square - luck) / 2;
            terms(row, column + 3) = std::isnan(luck) ? 0 : 1;
        }
    }
    return terms;
}

double variance_of(const Eigen::VectorXd& sums, double n_blocks) {
    const double mean = sums(0) / (2 * n_blocks);
    return sums(1) / (2 * n_blocks) - mean * mean;
}

struct Indices {
    double first;
    double total;
    double without_luck;
};

Indices indices_of(const Eigen::VectorXd& sums, double n_blocks, std::size_t axis) {
    const auto column = static_cast<Eigen::Index>(2 + 4 * axis);
    const double variance = variance_of(sums, n_blocks);
    if (!(variance > 0)) return {Estimate::undefined, Estimate::undefined, Estimate::undefined};
    const double n_lucky = sums(column + 3);
    return {sums(column) / n_blocks / variance, sums(column + 1) / n_blocks / variance,
            n_lucky > 0 ? sums(column + 2) / n_lucky / variance : Estimate::undefined};
}

}  // namespace

SobolIndices sobol_indices(std::span<const Block> blocks, const Bootstrap& bootstrap) {
    SobolIndices indices;
    indices.n_blocks = blocks.size();
    if (blocks.empty()) return indices;
    const std::size_t n_axes = blocks.front().means.size() - 2;
    indices.axes.resize(n_axes);
    std::vector<double> base;
    for (const Block& block : blocks) base.insert(base.end(), block.means.begin(), block.means.begin() + 2);
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        bool changes = false;
        for (const Block& block : blocks) changes = changes || block.means[2 + axis] != block.means[0];
        indices.axes[axis].does_nothing = !changes;
    }
    if (blocks.size() < 2 || !vary(base)) return indices;

    const auto n_blocks = static_cast<double>(blocks.size());
    const Eigen::MatrixXd terms = terms_of(blocks, n_axes);
    const Eigen::VectorXd sums = terms.colwise().sum().transpose();
    indices.variance = variance_of(sums, n_blocks);
    std::vector<std::vector<Indices>> resampled(n_axes);
    for (std::size_t resample = 0; resample < bootstrap.n_resamples; ++resample) {
        const std::vector<double> times = times_drawn(blocks.size(), resample, bootstrap);
        const Eigen::VectorXd drawn = terms.transpose() * Eigen::Map<const Eigen::VectorXd>(times.data(), terms.rows());
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            resampled[axis].push_back(indices_of(drawn, n_blocks, axis));
        }
    }
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        const Indices found = indices_of(sums, n_blocks, axis);
        const auto estimate = [&](double Indices::*which) {
            std::vector<double> values;
            for (const Indices& one : resampled[axis]) values.push_back(one.*which);
            return percentile_interval(found.*which, std::move(values));
        };
        indices.axes[axis].first = estimate(&Indices::first);
        indices.axes[axis].total = estimate(&Indices::total);
        indices.axes[axis].total_without_luck = estimate(&Indices::without_luck);
    }
    return indices;
}

}  // namespace entente

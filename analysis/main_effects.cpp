#include "analysis/main_effects.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <optional>

#include "analysis/paired.hpp"

namespace entente {

namespace {

/// Differences between values of an outcome that lie closer than this share of its size are rounding.
constexpr double rounding = 1e-12;

double size_of(const PointValues& values) {
    double size = 0;
    for (const double value : values.values) size = std::isfinite(value) ? std::max(size, std::abs(value)) : size;
    return size;
}

/// Student's t over effects of which each counts once; NaN is dropped. Effects that differ by rounding only, of an
/// outcome of this `size`, are the same: their spread is nothing to infer from.
void infer(Effect& effect, std::vector<double> effects, Basis basis, double size) {
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const double one : effects) {
        if (!std::isfinite(one)) continue;
        least = std::min(least, one);
        most = std::max(most, one);
    }
    if (most - least <= rounding * size) {
        for (double& one : effects) one = std::isfinite(one) ? least : one;
    }
    const PairedDifference pair = paired_difference(effects, std::vector<double>(effects.size(), 0));
    effect.estimate = {pair.difference, pair.low, pair.high};
    effect.p_value = pair.p_value;
    effect.n = pair.n;
    effect.n_dropped = pair.dropped;
    effect.does_nothing = pair.n > 0 && pair.exactly_zero;
    effect.basis = pair.n < 2 ? Basis::none : basis;
}

/// The main-effects model on some points: an intercept and one column of −½ and +½ an axis, so that a coefficient is
/// the difference between high and low.
class MainEffectsModel {
public:
    MainEffectsModel(const Eigen::MatrixXd& levels, const std::vector<Eigen::Index>& points) : points_(points) {
        columns_.resize(static_cast<Eigen::Index>(points.size()), levels.cols());
        for (std::size_t row = 0; row < points.size(); ++row) {
            columns_.row(static_cast<Eigen::Index>(row)) = levels.row(points[row]);
        }
        decomposed_.compute(columns_);
    }

    const std::vector<Eigen::Index>& points() const { return points_; }
    bool tells_axes_apart() const { return columns_.rows() > 0 && decomposed_.rank() == columns_.cols(); }
    Eigen::Index degrees_of_freedom() const { return columns_.rows() - columns_.cols(); }
    Eigen::VectorXd coefficients(const Eigen::VectorXd& values) const { return decomposed_.solve(values); }

    /// Standard errors of the coefficients, from the variance of what the model leaves unexplained.
    Eigen::VectorXd standard_errors(const Eigen::VectorXd& values) const {
        const Eigen::VectorXd residual = values - columns_ * coefficients(values);
        const double variance = residual.squaredNorm() / static_cast<double>(degrees_of_freedom());
        const Eigen::MatrixXd inverse = (columns_.transpose() * columns_).inverse();
        return (inverse.diagonal() * variance).cwiseSqrt();
    }

private:
    std::vector<Eigen::Index> points_;
    Eigen::MatrixXd columns_;
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> decomposed_;
};

/// (point, 1 + axis): 1, then −½ at the lower of an axis' two values and +½ at the higher.
Eigen::MatrixXd levels_of(std::span<const double> coordinates, std::size_t n_axes) {
    const std::size_t n_points = coordinates.size() / n_axes;
    Eigen::MatrixXd levels(static_cast<Eigen::Index>(n_points), static_cast<Eigen::Index>(1 + n_axes));
    levels.col(0).setOnes();
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        double low = std::numeric_limits<double>::infinity();
        for (std::size_t i = axis; i < coordinates.size(); i += n_axes) {
            if (std::isfinite(coordinates[i])) low = std::min(low, coordinates[i]);
        }
        for (std::size_t point = 0; point < n_points; ++point) {
            levels(static_cast<Eigen::Index>(point), static_cast<Eigen::Index>(1 + axis)) =
                coordinates[point * n_axes + axis] == low ? -0.5 : 0.5;
        }
    }
    return levels;
}

/// Least squares leave rounding where an axis does nothing: a difference below it is none.
Eigen::VectorXd without_rounding(Eigen::VectorXd coefficients, const Eigen::VectorXd& values) {
    const double least = rounding * values.cwiseAbs().maxCoeff();
    for (double& one : coefficients) one = std::abs(one) <= least ? 0 : one;
    return coefficients;
}

void infer_from_residual(std::vector<Effect>& effects, const MainEffectsModel& model, const Eigen::VectorXd& values) {
    const Eigen::VectorXd coefficients = without_rounding(model.coefficients(values), values);
    const bool has_interval = model.degrees_of_freedom() > 0;
    const Eigen::VectorXd errors =
        has_interval ? model.standard_errors(values) : Eigen::VectorXd::Zero(coefficients.size());
    for (std::size_t axis = 0; axis < effects.size(); ++axis) {
        Effect& effect = effects[axis];
        const double value = coefficients(static_cast<Eigen::Index>(axis + 1));
        const double error = errors(static_cast<Eigen::Index>(axis + 1));
        effect.estimate.value = value;
        effect.n = static_cast<std::size_t>(values.size());
        if (!has_interval) continue;
        const boost::math::students_t distribution(static_cast<double>(model.degrees_of_freedom()));
        const double half_width = boost::math::quantile(distribution, (1 + confidence) / 2) * error;
        effect.basis = Basis::residual;
        effect.estimate.low = value - half_width;
        effect.estimate.high = value + half_width;
        effect.p_value = error > 0
                             ? 2 * boost::math::cdf(boost::math::complement(distribution, std::abs(value) / error))
                             : (value == 0 ? 1 : 0);
    }
}

}  // namespace

std::vector<Effect> main_effects(const PointValues& values, std::span<const double> coordinates, std::size_t n_axes) {
    const Eigen::MatrixXd levels = levels_of(coordinates, n_axes);
    std::vector<std::vector<double>> by_axis(n_axes);  // (axis)(world)
    std::optional<MainEffectsModel> model;             // of the last world: mostly the same points are there
    Eigen::VectorXd last;
    std::size_t n_told = 0;
    for (std::size_t world = 0; world < values.n_worlds; ++world) {
        std::vector<Eigen::Index> points;
        for (std::size_t point = 0; point < values.n_points; ++point) {
            const bool is_there = std::isfinite(values.at(point, world)) && std::isfinite(coordinates[point * n_axes]);
            if (is_there) points.push_back(static_cast<Eigen::Index>(point));
        }
        if (!model || model->points() != points) model.emplace(levels, points);
        const bool is_told = model->tells_axes_apart();
        if (is_told) {
            ++n_told;
            last.resize(static_cast<Eigen::Index>(points.size()));
            for (Eigen::Index row = 0; row < last.size(); ++row) {
                last(row) = values.at(static_cast<std::size_t>(points[static_cast<std::size_t>(row)]), world);
            }
        }
        const Eigen::VectorXd found = is_told ? without_rounding(model->coefficients(last), last) : Eigen::VectorXd();
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            by_axis[axis].push_back(is_told ? found(static_cast<Eigen::Index>(axis + 1)) : Estimate::undefined);
        }
    }
    std::vector<Effect> effects(n_axes);
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        effects[axis].axis = axis;
        infer(effects[axis], by_axis[axis], Basis::worlds, size_of(values));
    }
    if (values.n_worlds == 1 && n_told == 1) infer_from_residual(effects, *model, last);
    return effects;
}

std::vector<Effect> effects_from_base(const PointValues& values, std::span<const double> coordinates,
                                      std::size_t n_axes) {
    std::vector<Effect> effects;
    for (std::size_t point = 1; point < values.n_points; ++point) {
        Effect effect;
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            const double value = coordinates[point * n_axes + axis];
            if (value == coordinates[axis]) continue;
            effect.axis = axis;
            effect.at = value;
        }
        std::vector<double> differences;
        for (std::size_t world = 0; world < values.n_worlds; ++world) {
            differences.push_back(values.at(point, world) - values.at(0, world));
        }
        infer(effect, differences, Basis::worlds, size_of(values));
        if (!std::isnan(effect.at)) effects.push_back(effect);
    }
    return effects;
}

std::vector<Effect> effects_of_ends(const PointValues& values, std::span<const double> coordinates,
                                    std::size_t n_axes) {
    std::vector<Effect> effects(n_axes);
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        Effect& effect = effects[axis];
        effect.axis = axis;
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (std::size_t i = axis; i < coordinates.size(); i += n_axes) {
            if (!std::isfinite(coordinates[i])) continue;
            low = std::min(low, coordinates[i]);
            high = std::max(high, coordinates[i]);
        }
        if (!(low < high)) continue;
        struct Pair {
            std::optional<std::size_t> low, high;
        };
        std::map<std::vector<double>, Pair> pairs;  // by the values of the other axes
        for (std::size_t point = 0; point < values.n_points; ++point) {
            std::vector<double> others(coordinates.begin() + static_cast<std::ptrdiff_t>(point * n_axes),
                                       coordinates.begin() + static_cast<std::ptrdiff_t>((point + 1) * n_axes));
            if (std::any_of(others.begin(), others.end(), [](double one) { return std::isnan(one); })) continue;
            const double here = others[axis];
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(axis));
            if (here == low) pairs[others].low = point;
            if (here == high) pairs[others].high = point;
        }
        std::vector<double> by_world;
        std::vector<double> by_pair;  // of the last world
        for (std::size_t world = 0; world < values.n_worlds; ++world) {
            by_pair.clear();
            double sum = 0;
            for (const auto& [others, pair] : pairs) {
                if (!pair.low || !pair.high) continue;
                const double difference = values.at(*pair.high, world) - values.at(*pair.low, world);
                if (!std::isfinite(difference)) continue;
                by_pair.push_back(difference);
                sum += difference;
            }
            by_world.push_back(by_pair.empty() ? Estimate::undefined : sum / static_cast<double>(by_pair.size()));
        }
        if (values.n_worlds == 1) {
            infer(effect, by_pair, Basis::points, size_of(values));
        } else {
            infer(effect, by_world, Basis::worlds, size_of(values));
        }
    }
    return effects;
}

}  // namespace entente

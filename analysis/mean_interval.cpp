#include "analysis/mean_interval.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "analysis/paired.hpp"

namespace entente {

Estimate bca_interval(std::span<const double> given, const Bootstrap& bootstrap) {
    constexpr std::size_t least = 3;
    constexpr std::size_t most = 5000;
    std::vector<double> values(given.begin(), given.end());
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    Estimate estimate;
    if (values.empty()) return estimate;
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) sum += value;
    estimate.value = sum / n;
    if (values.size() < least || values.size() > most) return estimate;

    // Around the mean, the jackknife's influences of a mean are the deviations.
    double squares = 0;
    double cubes = 0;
    double largest = 0;
    for (const double value : values) {
        const double off = value - estimate.value;
        squares += off * off;
        cubes += off * off * off;
        largest = std::max(largest, std::abs(value));
    }
    const double rounding = 4 * std::numeric_limits<double>::epsilon() * largest;
    if (squares <= n * rounding * rounding) return estimate;
    const double acceleration = cubes / (6 * std::pow(squares, 1.5));

    std::vector<double> means;
    double below = 0;
    for (std::size_t resample = 0; resample < bootstrap.n_resamples; ++resample) {
        const std::vector<double> times = times_drawn(values.size(), resample, bootstrap);
        double drawn = 0;
        for (std::size_t i = 0; i < values.size(); ++i) drawn += times[i] * (values[i] - estimate.value);
        below += drawn < -n * rounding ? 1 : drawn <= n * rounding ? 0.5 : 0;
        means.push_back(estimate.value + drawn / n);
    }
    const auto n_resamples = static_cast<double>(bootstrap.n_resamples);
    if (below == 0 || below == n_resamples) return estimate;
    const boost::math::normal normal;
    const double bias = boost::math::quantile(normal, below / n_resamples);
    std::sort(means.begin(), means.end());
    const auto end = [&](double level) {
        const double shifted = bias + boost::math::quantile(normal, level);
        return quantile_of_sorted(means, boost::math::cdf(normal, bias + shifted / (1 - acceleration * shifted)));
    };
    estimate.low = end((1 - confidence) / 2);
    estimate.high = end((1 + confidence) / 2);
    return estimate;
}

Estimate superiority(std::span<const double> a, std::span<const double> b, bool higher_is_better) {
    if (a.size() != b.size()) throw std::invalid_argument("superiority: columns of unequal length");
    double n = 0;
    double better = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!std::isfinite(a[i]) || !std::isfinite(b[i])) continue;
        ++n;
        better += a[i] == b[i] ? 0.5 : (a[i] > b[i]) == higher_is_better ? 1 : 0;
    }
    if (n == 0) return {};
    const double share = better / n;
    const double z = boost::math::quantile(boost::math::normal(), (1 + confidence) / 2);
    const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half_width = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {share, centre - half_width, centre + half_width};
}

}  // namespace entente

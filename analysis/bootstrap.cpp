#include "analysis/bootstrap.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/paired.hpp"
#include "core/draws.hpp"

namespace entente {

double quantile_of_sorted(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> times_drawn(std::size_t n, std::size_t resample, const Bootstrap& bootstrap) {
    const Draws draws(bootstrap.seed);
    std::vector<double> times(n, 0);
    for (std::size_t i = 0; i < n; i += 4) {
        const auto uniforms =
            draws.uniforms(static_cast<EntityId>(resample), 0, Purpose::resampling, static_cast<std::uint32_t>(i / 4));
        for (std::size_t lane = 0; lane < std::min<std::size_t>(4, n - i); ++lane) {
            times[static_cast<std::size_t>(uniforms[lane] * static_cast<double>(n))] += 1;
        }
    }
    return times;
}

Estimate percentile_interval(double value, std::vector<double> resampled) {
    const std::size_t n_resamples = resampled.size();
    std::erase_if(resampled, [](double one) { return std::isnan(one); });
    Estimate estimate;
    estimate.value = value;
    if (std::isnan(value) || resampled.empty() || 2 * resampled.size() < n_resamples) return estimate;
    std::sort(resampled.begin(), resampled.end());
    estimate.low = quantile_of_sorted(resampled, (1 - confidence) / 2);
    estimate.high = quantile_of_sorted(resampled, (1 + confidence) / 2);
    return estimate;
}

}  // namespace entente

#include "analysis/rates.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "analysis/paired.hpp"

namespace entente {

namespace {

bool counts(double events, double exposure) {
    return std::isfinite(events) && std::isfinite(exposure) && exposure > 0;
}

}  // namespace

Rate rate_of(std::span<const double> events, std::span<const double> exposure) {
    if (events.size() != exposure.size()) throw std::invalid_argument("rate_of: columns of unequal length");
    Rate rate;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!counts(events[i], exposure[i])) continue;
        ++rate.n;
        rate.events += events[i];
        rate.exposure += exposure[i];
    }
    if (rate.n == 0) return rate;
    rate.rate.value = rate.events / rate.exposure;
    if (rate.n < 2 || !(rate.events > 0)) return rate;
    double chi_square = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!counts(events[i], exposure[i])) continue;
        const double expected = rate.rate.value * exposure[i];
        chi_square += (events[i] - expected) * (events[i] - expected) / expected;
    }
    rate.dispersion = chi_square / static_cast<double>(rate.n - 1);
    const double width = interval_in_standard_errors(rate.n) * std::sqrt(std::max(1.0, rate.dispersion) / rate.events);
    rate.rate.low = rate.rate.value * std::exp(-width);
    rate.rate.high = rate.rate.value * std::exp(width);
    return rate;
}

Estimate rate_ratio(std::span<const double> events_a, std::span<const double> exposure_a,
                    std::span<const double> events_b, std::span<const double> exposure_b) {
    const std::size_t n_given = events_a.size();
    if (exposure_a.size() != n_given || events_b.size() != n_given || exposure_b.size() != n_given) {
        throw std::invalid_argument("rate_ratio: columns of unequal length");
    }
    std::vector<std::size_t> worlds;
    double sums[4] = {0, 0, 0, 0};
    for (std::size_t i = 0; i < n_given; ++i) {
        if (!counts(events_a[i], exposure_a[i]) || !counts(events_b[i], exposure_b[i])) continue;
        worlds.push_back(i);
        sums[0] += events_a[i];
        sums[1] += exposure_a[i];
        sums[2] += events_b[i];
        sums[3] += exposure_b[i];
    }
    Estimate ratio;
    if (worlds.empty() || !(sums[0] > 0) || !(sums[2] > 0)) return ratio;
    ratio.value = sums[0] / sums[1] / (sums[2] / sums[3]);
    if (worlds.size() < 2) return ratio;
    double squares = 0;
    for (const std::size_t i : worlds) {
        const double of_a = (events_a[i] - sums[0] / sums[1] * exposure_a[i]) / sums[0];
        const double of_b = (events_b[i] - sums[2] / sums[3] * exposure_b[i]) / sums[2];
        squares += (of_a - of_b) * (of_a - of_b);
    }
    const auto n = static_cast<double>(worlds.size());
    const double width = interval_in_standard_errors(worlds.size()) * std::sqrt(squares * n / (n - 1));
    ratio.low = ratio.value * std::exp(-width);
    ratio.high = ratio.value * std::exp(width);
    return ratio;
}

}  // namespace entente

#include "analysis/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace entente {

namespace {

constexpr double upper_tail = 1 - (1 - confidence) / 2;

/// Probability that the two-sided test rejects when the true difference is `shift` standard errors.
double power_at(double shift, double degrees, double critical) {
    const boost::math::non_central_t distribution(degrees, shift);
    return boost::math::cdf(boost::math::complement(distribution, critical)) +
           boost::math::cdf(distribution, -critical);
}

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

/// Around the mean, in a second pass: the first would cancel where worlds differ much and structures little.
double variance_of(const std::vector<double>& values, double mean) {
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

/// By bisection: each step takes a power, which is a long series.
double search_detectable(std::size_t n) {
    const double degrees = static_cast<double>(n - 1);
    const double critical = interval_in_standard_errors(n);
    double low = 0;
    double high = 2 * critical;
    while (high - low > 1e-10 * high) {
        const double middle = (low + high) / 2;
        (power_at(middle, degrees, critical) < detection_power ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// Values of a function of one number, each searched for once; whoever asks first makes no difference to what is found.
class Remembered {
public:
    double operator()(std::size_t n) {
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = values_.find(n); found != values_.end()) return found->second;
        }
        const double value = search_detectable(n);
        const std::lock_guard lock(mutex_);
        values_.emplace(n, value);
        return value;
    }

private:
    std::mutex mutex_;
    std::map<std::size_t, double> values_;
};

}  // namespace

double interval_in_standard_errors(std::size_t n) {
    if (n < 2) return PairedDifference::undefined;
    return boost::math::quantile(boost::math::students_t(static_cast<double>(n - 1)), upper_tail);
}

double detectable_in_standard_errors(std::size_t n) {
    if (n < 2) return PairedDifference::undefined;
    constexpr std::size_t nearly_normal = 10'000;
    if (n > nearly_normal) {
        return interval_in_standard_errors(n) + boost::math::quantile(boost::math::normal(), detection_power);
    }
    static Remembered remembered;  // a file of a few worlds asks a thousand times for the same few
    return remembered(n);
}

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b) {
    if (a.size() != b.size()) throw std::invalid_argument("paired_difference: two columns of unequal length");
    std::vector<double> of_a, of_b, differences;
    PairedDifference pair;
    std::size_t higher = 0;
    std::size_t lower = 0;
    for (std::size_t world = 0; world < a.size(); ++world) {
        if (!std::isfinite(a[world]) || !std::isfinite(b[world])) {
            ++pair.dropped;
            continue;
        }
        of_a.push_back(a[world]);
        of_b.push_back(b[world]);
        differences.push_back(a[world] - b[world]);
        higher += a[world] > b[world];
        lower += a[world] < b[world];
    }
    pair.n = differences.size();
    if (pair.n == 0) return pair;

    const double n = static_cast<double>(pair.n);
    pair.mean_a = mean_of(of_a);
    pair.mean_b = mean_of(of_b);
    pair.difference = mean_of(differences);
    pair.share_higher = static_cast<double>(higher) / n;
    pair.share_lower = static_cast<double>(lower) / n;
    pair.exactly_zero = higher == 0 && lower == 0;
    if (pair.n < 2) return pair;

    // Equal differences may still differ by the rounding of the subtraction; that is no spread to divide by.
    double largest = 0;
    for (std::size_t i = 0; i < pair.n; ++i) largest = std::max({largest, std::abs(of_a[i]), std::abs(of_b[i])});
    const double rounding = 4 * std::numeric_limits<double>::epsilon() * largest;
    const auto [least, most] = std::minmax_element(differences.begin(), differences.end());
    pair.constant = *most - *least <= rounding;
    if (pair.constant && std::abs(pair.difference) <= rounding) pair.equal_but_for_rounding = true;
    if (pair.constant) {
        pair.standard_error = 0;
        // No spread, no t: what is left to count is that all differences have one sign (sign test).
        pair.p_value = pair.exactly_zero || pair.equal_but_for_rounding ? 1 : std::pow(2.0, 1 - n);
    } else {
        pair.standard_error = std::sqrt(variance_of(differences, pair.difference) / n);
        const double t = std::abs(pair.difference) / pair.standard_error;
        pair.p_value = 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(n - 1), t));
    }
    const double half_width = interval_in_standard_errors(pair.n) * pair.standard_error;
    pair.low = pair.difference - half_width;
    pair.high = pair.difference + half_width;
    pair.minimum_detectable = detectable_in_standard_errors(pair.n) * pair.standard_error;
    return pair;
}

double share_better(const PairedDifference& pair, Better better) {
    switch (better) {
        case Better::higher:
            return pair.share_higher;
        case Better::lower:
            return pair.share_lower;
        case Better::undecided:
            break;
    }
    return PairedDifference::undefined;
}

}  // namespace entente

#include "analysis/mediation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace entente {

namespace {

/// Differences of the outcome (y) and of the process (m), and the process's mean of both sides (s), by world.
struct Columns {
    std::vector<double> y, m, s;
};

struct Moments {
    double y = 0, m = 0;  // means
    double slope = Estimate::undefined;
    double spread_y = 0, spread_m = 0;
};

double mean(const std::vector<double>& values, const std::vector<double>& times, double n) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += times[i] * values[i];
    return sum / n;
}

Moments moments_of(const Columns& columns, const std::vector<double>& times) {
    double n = 0;
    for (const double one : times) n += one;
    Moments moments;
    moments.y = mean(columns.y, times, n);
    moments.m = mean(columns.m, times, n);
    const double s = mean(columns.s, times, n);
    double mm = 0, ss = 0, ms = 0, my = 0, sy = 0, yy = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const double dm = columns.m[i] - moments.m;
        const double ds = columns.s[i] - s;
        const double dy = columns.y[i] - moments.y;
        mm += times[i] * dm * dm;
        ss += times[i] * ds * ds;
        ms += times[i] * dm * ds;
        my += times[i] * dm * dy;
        sy += times[i] * ds * dy;
        yy += times[i] * dy * dy;
    }
    constexpr double singular = 1e-12;
    const double determinant = mm * ss - ms * ms;
    if (determinant > singular * mm * ss) {
        moments.slope = (ss * my - ms * sy) / determinant;
    } else if (mm > 0) {
        moments.slope = my / mm;  // the mean of both adds nothing of its own
    }
    moments.spread_y = std::sqrt(yy);
    moments.spread_m = std::sqrt(mm);
    return moments;
}

bool varies(const std::vector<double>& values, double size) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return *most - *least > 8 * std::numeric_limits<double>::epsilon() * size;
}

}  // namespace

bool differs_alike(double mean, double spread) {
    constexpr double far = 3;  // spreads
    return std::abs(mean) > far * spread;
}

Mediation mediation(std::span<const double> outcome_a, std::span<const double> outcome_b,
                    std::span<const double> process_a, std::span<const double> process_b, const Bootstrap& bootstrap) {
    const std::size_t n = outcome_a.size();
    if (outcome_b.size() != n || process_a.size() != n || process_b.size() != n) {
        throw std::invalid_argument("mediation: columns of unequal length");
    }
    Columns columns;
    double largest = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double y = outcome_a[i] - outcome_b[i];
        const double m = process_a[i] - process_b[i];
        if (!std::isfinite(y) || !std::isfinite(m)) continue;
        columns.y.push_back(y);
        columns.m.push_back(m);
        columns.s.push_back((process_a[i] + process_b[i]) / 2);
        largest = std::max({largest, std::abs(process_a[i]), std::abs(process_b[i])});
    }
    Mediation found;
    found.n = columns.y.size();
    constexpr std::size_t least = 5;
    if (found.n < least || !varies(columns.m, largest)) return found;
    const Moments all = moments_of(columns, std::vector<double>(found.n, 1));
    found.slope = all.slope;
    if (all.spread_y > 0) found.slope_in_spreads = all.slope * all.spread_m / all.spread_y;
    if (differs_alike(all.m, all.spread_m / std::sqrt(static_cast<double>(found.n - 1)))) return found;
    std::vector<double> carried, shares, wholes;
    for (std::size_t resample = 0; resample < bootstrap.n_resamples; ++resample) {
        const Moments drawn = moments_of(columns, times_drawn(found.n, resample, bootstrap));
        carried.push_back(drawn.slope * drawn.m);
        shares.push_back(drawn.slope * drawn.m / drawn.y);
        wholes.push_back(drawn.y);
    }
    found.carried = percentile_interval(all.slope * all.m, std::move(carried));
    const bool has_whole = percentile_interval(all.y, std::move(wholes)).excludes_zero();
    if (all.y != 0) found.share.value = all.slope * all.m / all.y;
    if (has_whole) found.share = percentile_interval(found.share.value, std::move(shares));
    return found;
}

}  // namespace entente

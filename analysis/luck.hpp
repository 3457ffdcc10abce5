#pragma once
// How much of an outcome's variance is luck: what differs between worlds where nothing else does.

#include <cstddef>

#include "analysis/estimate.hpp"
#include "analysis/point_values.hpp"

namespace entente {

/// From the two-way analysis of variance of points and worlds without replication (Searle, Casella & McCulloch 1992,
/// ch. 4), on points that have all worlds. NaN below two points or two worlds.
struct LuckShares {
    double of_runs = Estimate::undefined;   // of the variance of single runs: worlds, and worlds together with points
    double of_means = Estimate::undefined;  // of the variance between points' means: what more worlds would take away
    std::size_t n_points = 0;
};

LuckShares luck_shares(const PointValues& values);

}  // namespace entente

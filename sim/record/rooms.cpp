#include "record/rooms.hpp"

#include <algorithm>
#include <array>

#include "core/wide.hpp"

namespace entente {

namespace {

constexpr std::size_t n_lanes = 8;  // interleaved sums: one alone would wait for each addition

using Lanes = std::array<float, n_lanes>;

double sum_of(const Lanes& lanes) {
    double sum = 0;
    for (const float lane : lanes) sum += static_cast<double>(lane);
    return sum;
}

/// Adds min(first, factor · second) of the first `n_whole` cells, a multiple of the lanes, to interleaved sums.
ENTENTE_WIDE void add_common(const float* first, const float* second, float factor, std::size_t n_whole,
                             float* __restrict__ lanes) {
    for (std::size_t c = 0; c < n_whole; c += n_lanes) {
        for (std::size_t lane = 0; lane < n_lanes; ++lane) {
            lanes[lane] += std::min(first[c + lane], factor * second[c + lane]);
        }
    }
}

/// Σ min(first, factor · second).
double common_part(std::span<const float> first, std::span<const float> second, float factor) {
    const std::size_t n_whole = first.size() - first.size() % n_lanes;
    Lanes lanes{};
    add_common(first.data(), second.data(), factor, n_whole, lanes.data());
    for (std::size_t c = n_whole; c < first.size(); ++c) lanes[0] += std::min(first[c], factor * second[c]);
    return sum_of(lanes);
}

double sum_of(std::span<const float> shares) {
    return common_part(shares, shares, 1.0f);
}

}  // namespace

void DeedsTable::measure(const Moment& now) {
    const Forums& forums = now.world.forums;
    for (const std::size_t o : now.cast.fielded) {
        double scale = -1.0;  // not summed yet
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!has_plan(now, f) || !is_member(now.world, f, o)) continue;
            if (scale < 0) {
                const double placed = sum_of(forums.placed.row(o));
                scale = placed > 0 ? 1.0 / placed : 0.0;
            }
            const auto role = forums.role[f].row(o);
            const double asked = sum_of(role);
            const double kept = std::min(asked, common_part(role, forums.placed.row(o), static_cast<float>(scale)));
            deeds_(f, o) = {asked > 0 ? kept / asked : 0.0, asked, asked - kept, scale};
        }
    }
}

}  // namespace entente

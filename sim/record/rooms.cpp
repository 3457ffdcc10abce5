#include "record/rooms.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

constexpr double least_attainable = 0.05;
constexpr std::size_t n_lanes = 8;  // interleaved sums: one alone would wait for each addition

using Lanes = std::array<float, n_lanes>;

double sum_of(const Lanes& lanes) {
    double sum = 0;
    for (const float lane : lanes) sum += static_cast<double>(lane);
    return sum;
}

/// Sum of placements of an organisation: below 1 until the memory of thirteen weeks is full.
double sum_of(std::span<const float> shares) {
    Lanes lanes{};
    for (std::size_t c = 0; c < shares.size(); ++c) lanes[c % n_lanes] += shares[c];
    return sum_of(lanes);
}

Deeds deeds_of(const Forums& forums, std::size_t forum, std::size_t organisation, double scale) {
    const auto role = forums.role[forum].row(organisation);
    const auto placed = forums.placed.row(organisation);
    Lanes served{};
    const auto factor = static_cast<float>(scale);
    for (std::size_t c = 0; c < role.size(); ++c) served[c % n_lanes] += std::min(role[c], factor * placed[c]);
    const double common = sum_of(served);
    const double reachable = std::max(least_attainable, forums.attainable(forum, organisation));
    return {std::min(1.0, common / reachable), std::max(0.0, 1.0 - common), scale};
}

}  // namespace

void DeedsTable::measure(const Moment& now) {
    const Forums& forums = now.world.forums;
    for (const std::size_t o : now.cast.fielded) {
        double scale = -1.0;  // not summed yet
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!has_plan(now, f) || !is_member(now.world, f, o)) continue;
            if (scale < 0) {
                const double all = sum_of(forums.placed.row(o));
                scale = all > 0 ? 1.0 / all : 0.0;
            }
            deeds_(f, o) = deeds_of(forums, f, o, scale);
        }
    }
}

}  // namespace entente

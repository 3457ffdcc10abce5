#include "scenario/settle_country.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/maths.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

/// Outside the capital towns thin out with remoteness; the remotest district still has some.
constexpr double least_towns = 1.2;
/// Homelands lie apart, but not as far as they could: so much of the distance is luck.
constexpr double scatter = 0.3;
/// Reach of a homeland, of the width of the country; how sharply segregation ends it; who lives everywhere.
constexpr double homeland_reach = 0.35, sharpness = 4.0, strangers = 0.02;
/// Conditions start neither at nothing nor at all.
constexpr double lowest = 0.02, highest = 0.98;

double square_distance(const Districts& districts, std::size_t a, std::size_t b) {
    const double dx = districts.x[a] - districts.x[b];
    const double dy = districts.y[a] - districts.y[b];
    return dx * dx + dy * dy;
}

/// Distance from the capital alone: whoever knows the terrain of a real district writes its remoteness down.
void fill_remoteness(Districts& districts, std::size_t capital) {
    double farthest = 0;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        farthest = std::max(farthest, std::sqrt(square_distance(districts, d, capital)));
    }
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        if (districts.remoteness[d] >= 0) continue;
        districts.remoteness[d] = std::sqrt(square_distance(districts, d, capital)) / farthest;
    }
}

void fill_towns(Districts& districts, std::size_t capital, const Country& country) {
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        if (districts.urban[d] >= 0) continue;
        districts.urban[d] = d == capital
                                 ? country.capital_urban
                                 : clip(country.urban_share * one_half * (least_towns - districts.remoteness[d]));
    }
}

/// The first group lives around the capital, each further one far from those before.
std::vector<std::size_t> homelands(const Districts& districts, std::size_t capital, std::size_t n_groups,
                                   const Draws& draws) {
    std::vector<std::size_t> homeland(n_groups, capital);
    for (std::size_t g = 1; g < n_groups; ++g) {
        double best = -1;
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            if (d == capital) continue;
            double nearest = std::numeric_limits<double>::max();
            for (std::size_t earlier = 0; earlier < g; ++earlier) {
                nearest = std::min(nearest, square_distance(districts, d, homeland[earlier]));
            }
            const double wish =
                nearest * (1.0 - scatter +
                           twice * scatter * draws.uniform(districts.id[d], static_cast<Week>(g), Purpose::settlement));
            if (wish > best) {
                best = wish;
                homeland[g] = d;
            }
        }
    }
    return homeland;
}

/// Each group has a homeland; a district belongs to the groups whose homelands are near, the more sharply the more they
/// are segregated.
void settle_identities(Districts& districts, std::size_t capital, double spacing, const Country& country,
                       const Draws& draws) {
    const auto n_groups = static_cast<std::size_t>(country.identity_groups);
    Grid<double>& shares = districts.identity_share;
    const std::vector<std::size_t> homeland = homelands(districts, capital, n_groups, draws);
    const double reach = spacing * std::sqrt(static_cast<double>(districts.size_of())) * homeland_reach;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        if (std::any_of(shares.row(d).begin(), shares.row(d).end(), [](double share) { return share > 0; })) continue;
        double sum = 0;
        for (std::size_t g = 0; g < n_groups; ++g) {
            const double apart = square_distance(districts, d, homeland[g]) / (reach * reach);
            const double weight = exp(-sharpness * country.segregation * apart) + strangers;
            shares(d, g) = weight;
            sum += weight;
        }
        for (double& share : shares.row(d)) share /= sum;
    }
}

void start_conditions(Districts& districts, const Start& start, const Draws& draws) {
    const std::size_t n = districts.size_of();
    for (std::size_t d = 0; d < n; ++d) {
        const double near = 1.0 - start.remote_loss * (districts.remoteness[d] - one_half);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double luck =
                draws.normal(districts.id[d], 0, Purpose::starting_condition, static_cast<std::uint32_t>(k));
            districts.condition(d, k) =
                clip(start.condition[k] * near + start.condition_spread * luck, lowest, highest);
        }
        const double luck = draws.normal(districts.id[d], 0, Purpose::starting_condition, 6);
        districts.state_capacity[d] =
            clip(start.state_capacity * near + start.condition_spread * luck, lowest, highest);
        const double own = draws.normal(districts.id[d], 0, Purpose::starting_condition, 7);
        districts.community_capacity[d] =
            clip(start.community_capacity + start.condition_spread * own, lowest, highest);
    }
}

}  // namespace

void settle_country(Districts& districts, std::size_t capital, double spacing, const Country& country,
                    const Start& start, const Draws& draws) {
    const std::size_t n = districts.size_of();
    WorldSizes sizes;
    sizes[Per::district] = n;
    sizes[Per::identity] = static_cast<std::size_t>(country.identity_groups);
    lay_out_missing(districts, sizes);
    for (std::size_t d = 0; d < n; ++d) {
        districts.size[d] = districts.people[d] * static_cast<double>(n) / start.people;
    }
    fill_remoteness(districts, capital);
    fill_towns(districts, capital, country);
    settle_identities(districts, capital, spacing, country, draws);
    start_conditions(districts, start, draws);
}

}  // namespace entente

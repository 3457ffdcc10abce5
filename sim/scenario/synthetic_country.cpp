#include "scenario/synthetic_country.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/maths.hpp"

namespace entente {

namespace {

struct Hex {
    int column;
    int row;
};

/// The `n` hexagons nearest to the origin, spiralling outwards: a compact country whose first district is the capital's.
std::vector<Hex> compact_hexes(int n) {
    std::vector<Hex> hexes{{0, 0}};
    constexpr std::array<Hex, 6> directions{{{1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}}};
    for (int ring = 1; static_cast<int>(hexes.size()) < n; ++ring) {
        Hex at{0, -ring};
        for (const Hex& direction : directions) {
            for (int i = 0; i < ring && static_cast<int>(hexes.size()) < n; ++i) {
                hexes.push_back(at);
                at = {at.column + direction.column, at.row + direction.row};
            }
        }
    }
    return hexes;
}

void join_neighbours(Districts& districts, const std::vector<Hex>& hexes) {
    districts.neighbour_begin.assign(1, 0);
    for (const Hex& a : hexes) {
        for (std::size_t other = 0; other < hexes.size(); ++other) {
            const int dc = hexes[other].column - a.column;
            const int dr = hexes[other].row - a.row;
            const bool touches = (std::abs(dc) + std::abs(dr) + std::abs(dc + dr)) == 2;
            if (touches) districts.neighbour.push_back(static_cast<std::uint32_t>(other));
        }
        districts.neighbour_begin.push_back(static_cast<std::uint32_t>(districts.neighbour.size()));
    }
}

/// Terrain: random heights smoothed once over neighbours, so that rough districts lie together.
std::vector<double> terrain_of(const Districts& districts, const Draws& draws) {
    std::vector<double> height(districts.size_of());
    for (std::size_t d = 0; d < height.size(); ++d) height[d] = draws.uniform(districts.id[d], 0, Purpose::terrain);
    std::vector<double> smooth(height.size());
    for (std::size_t d = 0; d < height.size(); ++d) {
        double sum = height[d];
        for (const std::uint32_t other : districts.neighbours(d)) sum += height[other];
        smooth[d] = clip(0.5 + 1.6 * (sum / (1.0 + static_cast<double>(districts.neighbours(d).size())) - 0.5));
    }
    return smooth;
}

/// Each group has a homeland; a district belongs to the groups whose homelands are near, the more sharply the more they
/// are segregated.
void settle_identities(Districts& districts, const Country& country, const Draws& draws) {
    const auto n_groups = static_cast<std::size_t>(country.identity_groups);
    districts.identity_share = Grid<double>(districts.size_of(), n_groups);
    std::vector<std::size_t> homeland(n_groups, 0);
    for (std::size_t g = 1; g < n_groups; ++g) {  // group 0 lives around the capital
        double best = -1;
        for (std::size_t d = 1; d < districts.size_of(); ++d) {
            double nearest = 1e300;
            for (std::size_t earlier = 0; earlier < g; ++earlier) {
                const double dx = districts.x[d] - districts.x[homeland[earlier]];
                const double dy = districts.y[d] - districts.y[homeland[earlier]];
                nearest = std::min(nearest, dx * dx + dy * dy);
            }
            const double wish = nearest * (0.7 + 0.6 * draws.uniform(districts.id[d], static_cast<Week>(g), Purpose::settlement));
            if (wish > best) {
                best = wish;
                homeland[g] = d;
            }
        }
    }
    const double reach = country.spacing * std::sqrt(static_cast<double>(districts.size_of())) * 0.35;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        double sum = 0;
        for (std::size_t g = 0; g < n_groups; ++g) {
            const double dx = districts.x[d] - districts.x[homeland[g]];
            const double dy = districts.y[d] - districts.y[homeland[g]];
            const double apart = (dx * dx + dy * dy) / (reach * reach);
            const double weight = exp(-4.0 * country.segregation * apart) + 0.02;
            districts.identity_share(d, g) = weight;
            sum += weight;
        }
        for (std::size_t g = 0; g < n_groups; ++g) districts.identity_share(d, g) /= sum;
    }
}

}  // namespace

Districts synthetic_country(const Country& country, const Start& start, const Draws& draws) {
    Districts districts;
    const std::vector<Hex> hexes = compact_hexes(country.districts);
    const std::size_t n = hexes.size();
    for (std::size_t d = 0; d < n; ++d) {
        std::string number = std::to_string(d + 1);
        while (number.size() < 2) number.insert(number.begin(), '0');
        districts.name.push_back("district_" + number);
        districts.id.push_back(entity_id("district/" + number));
        districts.x.push_back(country.spacing * (hexes[d].column + 0.5 * hexes[d].row));
        districts.y.push_back(country.spacing * 0.8660254037844386 * hexes[d].row);
    }
    districts.country.assign(n, 0);
    join_neighbours(districts, hexes);

    const std::vector<double> terrain = terrain_of(districts, draws);
    double farthest = country.spacing;
    std::vector<double> distance(n);
    for (std::size_t d = 0; d < n; ++d) {
        distance[d] = std::sqrt(districts.x[d] * districts.x[d] + districts.y[d] * districts.y[d]);
        farthest = std::max(farthest, distance[d]);
    }
    double total = 0;
    for (std::size_t d = 0; d < n; ++d) {
        const double far = distance[d] / farthest;
        districts.remoteness.push_back(clip((1.0 - country.roughness) * far + country.roughness * far * (0.4 + 1.2 * terrain[d])));
        double people = exp(country.size_spread * draws.normal(districts.id[d], 0, Purpose::town));
        people *= 1.0 - 0.4 * districts.remoteness[d];
        districts.people.push_back(people);
        total += people;
    }
    // The capital draws a share of the country to itself.
    const double capital = country.urban_share * 0.6;
    for (std::size_t d = 0; d < n; ++d) {
        districts.people[d] *= start.people * (1.0 - capital) / total;
        if (d == 0) districts.people[d] += start.people * capital;
        districts.urban.push_back(d == 0 ? 0.9 : clip(country.urban_share * 0.5 * (1.2 - districts.remoteness[d])));
        districts.size.push_back(districts.people[d] * static_cast<double>(n) / start.people);
    }
    settle_identities(districts, country, draws);

    districts.condition = Grid<double>(n, n_dimensions);
    districts.state_capacity.resize(n);
    districts.community_capacity.resize(n);
    for (std::size_t d = 0; d < n; ++d) {
        const double near = 1.0 - start.remote_loss * (districts.remoteness[d] - 0.5);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double luck = draws.normal(districts.id[d], 0, Purpose::starting_condition, static_cast<std::uint32_t>(k));
            districts.condition(d, k) = clip(start.condition[k] * near + start.condition_spread * luck, 0.02, 0.98);
        }
        const double luck = draws.normal(districts.id[d], 0, Purpose::starting_condition, 6);
        districts.state_capacity[d] = clip(start.state_capacity * near + start.condition_spread * luck, 0.02, 0.98);
        const double own = draws.normal(districts.id[d], 0, Purpose::starting_condition, 7);
        districts.community_capacity[d] = clip(start.community_capacity + start.condition_spread * own, 0.02, 0.98);
    }
    districts.violence.assign(n, 0.0);
    districts.shock.assign(n, 0.0);
    districts.absorption.assign(n, 1.0);
    districts.excitation = Grid<double>(n, n_violence_kinds);
    districts.known_risk.assign(n, 0.0);
    return districts;
}

}  // namespace entente

#include "scenario/synthetic_country.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/maths.hpp"
#include "scenario/settle_country.hpp"

namespace entente {

namespace {

constexpr double row_height = 0.8660254037844386;  // √3/2: rows of hexagons
/// Smoothed terrain spreads over [0, 1] again; ground makes distance count from this much to their sum.
constexpr double contrast = 1.6, flat = 0.4, rugged = 1.2;

struct Hex {
    int column;
    int row;
};

/// The `n` hexagons nearest to the origin, spiralling outwards: a compact country whose first district is the
/// capital's.
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

std::string two_digits(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// Terrain: random heights smoothed once over neighbours, so that rough districts lie together.
std::vector<double> terrain_of(const Districts& districts, const Draws& draws) {
    std::vector<double> height(districts.size_of());
    for (std::size_t d = 0; d < height.size(); ++d) height[d] = draws.uniform(districts.id[d], 0, Purpose::terrain);
    std::vector<double> smooth(height.size());
    for (std::size_t d = 0; d < height.size(); ++d) {
        double sum = height[d];
        for (const std::uint32_t other : districts.neighbours(d)) sum += height[other];
        smooth[d] =
            clip(one_half + contrast * (sum / (1.0 + static_cast<double>(districts.neighbours(d).size())) - one_half));
    }
    return smooth;
}

}  // namespace

std::string synthetic_name(std::size_t number) {
    return "district_" + two_digits(number);
}

Districts synthetic_country(const Country& country, const Start& start, const Draws& draws) {
    Districts districts;
    const std::vector<Hex> hexes = compact_hexes(country.districts);
    const std::size_t n = hexes.size();
    for (std::size_t d = 0; d < n; ++d) {
        districts.name.push_back(synthetic_name(d + 1));
        districts.id.push_back(entity_id("district/" + two_digits(d + 1)));
        districts.x.push_back(country.spacing * (hexes[d].column + one_half * hexes[d].row));
        districts.y.push_back(country.spacing * row_height * hexes[d].row);
    }
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
        districts.remoteness.push_back(
            clip((1.0 - country.roughness) * far + country.roughness * far * (flat + rugged * terrain[d])));
        double people = exp(country.size_spread * draws.normal(districts.id[d], 0, Purpose::town));
        people *= 1.0 - country.remote_people * districts.remoteness[d];
        districts.people.push_back(people);
        total += people;
    }
    // The capital draws a share of the country to itself.
    const double capital = country.urban_share * country.capital_share;
    for (std::size_t d = 0; d < n; ++d) {
        districts.people[d] *= start.people * (1.0 - capital) / total;
        if (d == 0) districts.people[d] += start.people * capital;
    }
    districts.urban.assign(n, -1.0);
    settle_country(districts, 0, country.spacing, country, start, draws);
    return districts;
}

}  // namespace entente

#include "scenario/country.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenario/places.hpp"
#include "scenario/settle_country.hpp"
#include "scenario/synthetic_country.hpp"

namespace entente {

namespace {

/// Mean distance between centres of neighbours [km]: what `world.spacing` is to a synthetic country.
double spacing_of(const Districts& districts) {
    double sum = 0;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        for (const std::uint32_t other : districts.neighbours(d)) {
            const double dx = districts.x[d] - districts.x[other];
            const double dy = districts.y[d] - districts.y[other];
            sum += std::sqrt(dx * dx + dy * dy);
        }
    }
    return sum / static_cast<double>(districts.neighbour.size());
}

Districts written_country(const Scenario& scenario, const Draws& draws) {
    const std::vector<DistrictSpec>& specs = scenario.districts;
    Districts districts;
    districts.identity_share = Grid<double>(specs.size(), static_cast<std::size_t>(scenario.country.identity_groups));
    districts.neighbour_begin.assign(1, 0);
    double people = 0;
    for (const DistrictSpec& spec : specs) people += spec.people;
    for (std::size_t d = 0; d < specs.size(); ++d) {
        const DistrictSpec& spec = specs[d];
        districts.name.push_back(spec.name);
        districts.id.push_back(entity_id("district/" + spec.name));
        districts.x.push_back(spec.x);
        districts.y.push_back(spec.y);
        districts.remoteness.push_back(spec.remoteness);
        districts.urban.push_back(spec.urban);
        districts.people.push_back(spec.people * (scenario.start.people / people));
        std::copy(spec.identity_shares.begin(), spec.identity_shares.end(), districts.identity_share.row(d).begin());
        districts.neighbour.insert(districts.neighbour.end(), spec.neighbours.begin(), spec.neighbours.end());
        districts.neighbour_begin.push_back(static_cast<std::uint32_t>(districts.neighbour.size()));
    }
    const auto most = std::max_element(districts.people.begin(), districts.people.end());
    settle_country(districts, static_cast<std::size_t>(most - districts.people.begin()), spacing_of(districts),
                   scenario.country, scenario.start, draws);
    return districts;
}

/// Of a country's districts the one with most people.
std::size_t capital_of(const Districts& districts, std::size_t country) {
    std::size_t capital = districts.size_of();
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        if (districts.country[d] != country) continue;
        if (capital == districts.size_of() || districts.people[d] > districts.people[capital]) capital = d;
    }
    return capital;
}

/// Remoteness from the own capital: as far as the farthest district of the own country is 1.
void remove_from_capitals(Districts& districts, std::size_t n_countries) {
    for (std::size_t c = 0; c < n_countries; ++c) {
        const std::size_t capital = capital_of(districts, c);
        if (capital == districts.size_of()) continue;
        const auto distance = [&](std::size_t d) {
            const double dx = districts.x[d] - districts.x[capital];
            const double dy = districts.y[d] - districts.y[capital];
            return std::sqrt(dx * dx + dy * dy);
        };
        double farthest = 1.0;
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            if (districts.country[d] == c) farthest = std::max(farthest, distance(d));
        }
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            if (districts.country[d] == c) districts.remoteness[d] = distance(d) / farthest;
        }
    }
}

/// Gives each country its part of the people, where the scenario says one.
void part_people(Districts& districts, const Scenario& scenario) {
    double parts = 0;
    double all = 0;
    for (const CountrySpec& spec : scenario.countries) parts += std::max(0.0, spec.people);
    for (const double people : districts.people) all += people;
    const bool said = std::all_of(scenario.countries.begin(), scenario.countries.end(),
                                  [](const CountrySpec& spec) { return spec.people > 0; });
    if (!said) return;
    for (std::size_t c = 0; c < scenario.countries.size(); ++c) {
        double here = 0;
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            if (districts.country[d] == c) here += districts.people[d];
        }
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            if (districts.country[d] == c && here > 0) {
                districts.people[d] *= all * scenario.countries[c].people / parts / here;
            }
        }
    }
}

}  // namespace

Districts country_of(const Scenario& scenario, const Draws& draws) {
    const bool synthetic = scenario.districts.empty();
    Districts districts =
        synthetic ? synthetic_country(scenario.country, scenario.start, draws) : written_country(scenario, draws);
    if (scenario.countries.size() > 1) {
        districts.country = share_out(scenario, districts);
        part_people(districts, scenario);
        remove_from_capitals(districts, scenario.countries.size());
        if (synthetic) districts.identity_share = Grid<double>();
        settle_country(districts, capital_of(districts, 0),
                       synthetic ? scenario.country.spacing : spacing_of(districts), scenario.country, scenario.start,
                       draws);
    }
    mark_areas(districts, scenario);
    return districts;
}

std::vector<std::string> district_names(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const DistrictSpec& district : scenario.districts) names.push_back(district.name);
    const int n_synthetic = names.empty() ? scenario.country.districts : 0;
    for (int number = 1; number <= n_synthetic; ++number) {
        names.push_back(synthetic_name(static_cast<std::size_t>(number)));
    }
    return names;
}

}  // namespace entente

#include "scenario/country.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

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

}  // namespace

Districts country_of(const Scenario& scenario, const Draws& draws) {
    if (scenario.districts.empty()) return synthetic_country(scenario.country, scenario.start, draws);
    return written_country(scenario, draws);
}

}  // namespace entente

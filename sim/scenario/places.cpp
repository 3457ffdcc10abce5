#include "scenario/places.hpp"

#include <algorithm>
#include <numeric>

#include "structure/usual_nodes.hpp"

namespace entente {

namespace {

template <class Spec>
std::size_t row_of(const std::vector<Spec>& specs, const std::string& name) {
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].name == name) return i;
    }
    return 0;
}

bool is_among(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Districts from a side inwards.
std::vector<std::size_t> from_side(const Districts& districts, std::vector<std::size_t> rows, const std::string& side) {
    const bool along_y = side == "north" || side == "south";
    const bool falling = side == "east" || side == "north";
    const std::vector<double>& at = along_y ? districts.y : districts.x;
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::size_t a, std::size_t b) { return falling ? at[a] > at[b] : at[a] < at[b]; });
    return rows;
}

}  // namespace

std::size_t n_countries(const Scenario& scenario) {
    return std::max<std::size_t>(1, scenario.countries.size());
}

std::size_t n_missions(const Scenario& scenario) {
    return std::max<std::size_t>(1, scenario.missions.size());
}

std::size_t country_row(const Scenario& scenario, const std::string& name) {
    return row_of(scenario.countries, name);
}

std::uint8_t mission_row(const Scenario& scenario, const OrganisationSpec& spec) {
    const bool on_its_node =
        spec.family == Family::post && std::any_of(spec.nodes.begin(), spec.nodes.end(),
                                                   [](const std::string& node) { return usually_of_mission(node); });
    if (!of_mission(spec.family) && !on_its_node) return without_mission;
    return static_cast<std::uint8_t>(row_of(scenario.missions, spec.mission));
}

std::uint8_t country_row(const Scenario& scenario, const OrganisationSpec& spec) {
    if (scenario.countries.size() < 2 || (!of_government(spec.family) && spec.country.empty())) return any_country;
    return static_cast<std::uint8_t>(country_row(scenario, spec.country));
}

GovernmentStart government_of(const Scenario& scenario, std::size_t country) {
    GovernmentStart start = scenario.government;
    if (scenario.countries.empty()) return start;
    const CountrySpec& own = scenario.countries[country];
    const auto set = [](double& value, double written) {
        if (written >= 0) value = written;
    };
    set(start.predation, own.predation);
    set(start.obstruction, own.obstruction);
    set(start.corruption, own.corruption);
    set(start.exclusion, own.exclusion);
    set(start.honours, own.honours);
    return start;
}

std::uint8_t in_power(const Scenario& scenario, std::size_t country) {
    return scenario.countries.empty() ? std::uint8_t{0}
                                      : static_cast<std::uint8_t>(scenario.countries[country].in_power);
}

std::vector<std::uint8_t> share_out(const Scenario& scenario, const Districts& districts) {
    std::vector<std::uint8_t> country(districts.size_of(), 0);
    const std::vector<CountrySpec>& specs = scenario.countries;
    if (specs.size() < 2) return country;
    std::vector<std::size_t> left;
    for (std::size_t d = 0; d < country.size(); ++d) {
        bool named = false;
        for (std::size_t c = 0; c < specs.size(); ++c) {
            if (!is_among(specs[c].districts, districts.name[d])) continue;
            country[d] = static_cast<std::uint8_t>(c);
            named = true;
        }
        if (!named) left.push_back(d);
    }
    double shares = 0;
    for (const CountrySpec& spec : specs) shares += spec.districts.empty() ? spec.share : 0.0;
    if (shares <= 0) return country;
    left = from_side(districts, std::move(left), "west");
    double taken = 0;
    std::size_t next = 0;
    for (std::size_t c = 0; c < specs.size(); ++c) {
        if (!specs[c].districts.empty()) continue;
        taken += specs[c].share;
        const auto until = static_cast<std::size_t>(taken / shares * static_cast<double>(left.size()) + one_half);
        for (; next < std::min(until, left.size()); ++next) country[left[next]] = static_cast<std::uint8_t>(c);
    }
    return country;
}

void mark_areas(Districts& districts, const Scenario& scenario) {
    districts.mission.assign(districts.size_of(), scenario.missions.empty() ? std::uint8_t{0} : without_mission);
    for (std::size_t m = 0; m < scenario.missions.size(); ++m) {
        const MissionSpec& spec = scenario.missions[m];
        std::vector<std::size_t> area;
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            const std::string& country =
                scenario.countries.empty() ? std::string() : scenario.countries[districts.country[d]].name;
            const bool named = spec.countries.empty() || is_among(spec.countries, country);
            if (spec.districts.empty() ? named : is_among(spec.districts, districts.name[d])) area.push_back(d);
        }
        if (spec.districts.empty()) {
            area = from_side(districts, std::move(area), spec.side);
            const auto n = static_cast<std::size_t>(spec.share * static_cast<double>(area.size()) + one_half);
            area.resize(std::clamp<std::size_t>(n, std::min<std::size_t>(1, area.size()), area.size()));
        }
        for (const std::size_t d : area) districts.mission[d] = static_cast<std::uint8_t>(m);
    }
}

std::uint32_t tasks_of(const std::vector<std::string>& words) {
    if (words.empty()) return all_tasks;
    std::uint32_t tasks = 0;
    for (const std::string& word : words) {
        if (const auto activity = from_name<Activity>(word)) tasks |= 1u << index_of(*activity);
    }
    return tasks;
}

}  // namespace entente

#pragma once
// The state's security bodies: an army, police bodies, an intelligence service, and the courts that must keep step.

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/grid.hpp"
#include "core/names.hpp"

namespace entente {

enum class SecurityBody { army, intelligence, justice, police };

template <>
struct Names<SecurityBody> {
    static constexpr auto words = std::to_array<std::string_view>({"army", "intelligence", "justice", "police"});
};

/// Rows of bodies: army, intelligence, justice, then as many police bodies as the country has.
inline constexpr std::size_t first_police_body = 3;

constexpr SecurityBody kind_of_body(std::size_t body) {
    return static_cast<SecurityBody>(body < first_police_body ? body : first_police_body);
}

struct SecuritySector {
    Grid<double> reform;             // (country, body) how far it is reformed, in [0, 1]
    Grid<double> served;             // (organisation, body) effort lately given to it [team-equivalents]
    std::vector<double> discipline;  // (country) of the army, in [0, 1]
    std::vector<double> legitimacy;  // (country) how far people take the reformed bodies for theirs, in [0, 1]
    std::vector<double> policing;    // (country) what reformed police can do, in [0, 1]
    std::vector<double> breadth;     // (country) voices heard in the reform, in [0, 1]
    std::vector<double> overlap;     // (country) share of effort lost because several serve one body
    std::vector<double> neglected;   // (country) share of bodies that hardly anybody serves
    std::vector<double> restraint;   // (country) share of abuse that discipline above that of the start prevents
    std::vector<int> mutinies;       // (country) this week
    std::vector<double> barracks;    // (district) fights of mutineers expected this week

    std::size_t n_bodies() const { return reform.n_columns; }

    void size_for(std::size_t n_countries, std::size_t n_bodies, std::size_t n_organisations, std::size_t n_districts) {
        reform = Grid<double>(n_countries, n_bodies);
        served = Grid<double>(n_organisations, n_bodies);
        for (auto* column : {&discipline, &legitimacy, &policing, &breadth, &overlap, &neglected, &restraint}) {
            column->assign(n_countries, 0.0);
        }
        mutinies.assign(n_countries, 0);
        barracks.assign(n_districts, 0.0);
    }
};

}  // namespace entente

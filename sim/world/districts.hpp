#pragma once
// Districts: where everything happens. Columns, one row a district.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct Districts {
    // What does not change in a run.
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<std::uint8_t> country;           // row of the government that claims it
    std::vector<std::uint8_t> mission;           // row of the mission in whose area it lies, or without_mission
    std::vector<double> x, y;                    // centre [km]
    std::vector<double> remoteness;              // in [0, 1]: terrain and distance from the capital
    std::vector<double> urban;                   // share of people in towns
    std::vector<double> people;                  // registered before the flight [people]
    std::vector<double> size;                    // people / mean people of a district
    Grid<double> identity_share;                 // (district, identity group) of registered people
    std::vector<std::uint32_t> neighbour_begin;  // (district + 1) offsets into `neighbour`
    std::vector<std::uint32_t> neighbour;
    double porous = 1;  // share of what would pass between two districts that passes a border between countries

    // State.
    Grid<double> condition;                  // (district, dimension) q in [0, 1]; 1 sustains itself, need is 1 − q
    std::vector<double> state_capacity;      // C in [0, 1]
    std::vector<double> community_capacity;  // Cc in [0, 1]: mutual aid, customary justice, local organisations
    std::vector<double> violence;            // v in [0, 1], from decayed events
    std::vector<double> shock;               // severity of the running local shock (drought, epidemic), decays
    std::vector<double> absorption;          // κ [team-equivalents]: what the district can take up in a week
    Grid<double> excitation;                 // (district, kind) decayed count of events
    std::vector<std::uint8_t> phase;         // of its own peace process, as a row of Phase
    std::vector<double> known_risk;          // decayed count of events against civilians
    std::vector<double> unguarded;           // share of such events that patrols let happen, decayed alike

    /// Share of what would pass between two districts that does pass: all within a country.
    double passage(std::size_t from, std::size_t to) const { return country[from] == country[to] ? 1.0 : porous; }

    std::size_t size_of() const { return id.size(); }
    std::span<const std::uint32_t> neighbours(std::size_t district) const {
        return {neighbour.data() + neighbour_begin[district],
                neighbour_begin[district + 1] - neighbour_begin[district]};
    }
};

}  // namespace entente

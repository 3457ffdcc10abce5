#pragma once
// The host government: one row a country.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// One government a country. Towards its people and towards the mission it behaves on two separate axes.
struct Government {
    std::vector<std::uint8_t> in_power;     // identity group that holds the state
    std::vector<int> election_week;         // below 0: as mission.election_week says
    std::vector<double> predation;          // towards its people, in [0, 1]
    std::vector<double> obstruction;        // towards the mission and aid, in [0, 1]
    std::vector<double> obstruction_start;  // what it set out with, and returns to
    std::vector<double> corruption;         // in [0, 1]
    std::vector<double> exclusion;          // of identity groups from power, in [0, 1]
    std::vector<double> honours;            // how far it keeps the accord, in [0, 1]
    std::vector<double> revenue;            // own revenue per person relative to need, in [0, 1]
    std::vector<double> legitimacy;         // mean trust of its people, published by `govern`
    std::vector<double> abuse;              // what its forces do this week, in [0, 1]
    std::vector<double> pressure;           // of reports on its abuse that somebody with leverage repeats, in [0, 1]
    Grid<double> host;                      // (government, camp) hostility to who is tied to a camp, in [0, 1]

    std::size_t size() const { return predation.size(); }

    /// Week of a country's election: its own, else the general one; not above 0 where none is held.
    int election_of(std::size_t country, int general) const {
        const int own = country < election_week.size() ? election_week[country] : -1;
        return own >= 0 ? own : general;
    }
};

}  // namespace entente

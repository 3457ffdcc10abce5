#pragma once
// The host government: one row a country.

#include <cstddef>
#include <vector>

namespace entente {

/// One government a country. Towards its people and towards the mission it behaves on two separate axes.
struct Government {
    std::vector<std::uint8_t> in_power;     // identity group that holds the state
    std::vector<int> election_week;         // below 0: as mission.election_week says
    std::vector<double> predation;          // towards its people, in [0, 1]
    std::vector<double> obstruction;        // towards the mission and aid, in [0, 1]
    std::vector<double> hostile_to_groups;  // towards who is seen talking to armed groups, in [0, 1]
    std::vector<double> obstruction_start;  // what it set out with, and returns to
    std::vector<double> corruption;         // in [0, 1]
    std::vector<double> exclusion;          // of identity groups from power, in [0, 1]
    std::vector<double> honours;            // how far it keeps the accord, in [0, 1]
    std::vector<double> revenue;            // own revenue per person relative to need, in [0, 1]
    std::vector<double> legitimacy;         // mean trust of its people, published by `govern`
    std::vector<double> abuse;              // what its forces do this week, in [0, 1]

    std::size_t size() const { return predation.size(); }
};

}  // namespace entente

#pragma once
// Armed groups. Neutral words: a group is inside or outside the accord, and hostile to camps, not to "peace".

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"

namespace entente {

struct ArmedGroups {
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<std::uint8_t> identity;  // identity group of its constituency
    std::vector<std::uint8_t> country;   // row of the government whose accord it is in or outside of
    std::vector<double> type;            // logit p it reverts to
    std::vector<double> predation;       // in [0, 1]: how far it lives off civilians and aid
    Grid<double> host;                   // (group, camp) hostility to each camp when wholly outside, in [0, 1]
    std::vector<double> included;        // share of a seat the accord gives it, in [0, 1]

    std::vector<double> commitment_logit;  // y; commitment to the accord is p = σ(y)
    std::vector<double> commitment;        // p in [0, 1]
    std::vector<double> outside;           // max(0, (p* − p)/p*): exactly 0 inside the accord
    std::vector<double> recent_losses;     // decayed fighters lost [people]
    std::vector<double> fighters_total;    // [people]
    Grid<double> fighters;                 // (group, district) [people]
    Grid<double> presence;                 // (group, district) F/(F + F0), in [0, 1)

    std::size_t size() const { return id.size(); }
};

}  // namespace entente

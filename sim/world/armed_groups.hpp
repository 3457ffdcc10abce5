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
    std::vector<std::uint8_t> identity;         // identity group of its constituency
    std::vector<std::uint8_t> country;          // row of the government whose accord it is in or outside of
    std::vector<double> type;                   // logit p it reverts to
    std::vector<double> predation;              // in [0, 1]: how far it lives off civilians and aid
    Grid<double> host;                          // (group, camp) hostility to each camp when wholly outside, in [0, 1]
    std::vector<double> included;               // share of a seat the accord gives it, in [0, 1]
    std::vector<double> sides_with_government;  // a militia of the government: 1; a rebel group: 0
    std::vector<std::size_t> parent;            // row of the group it may split from, or its own row
    std::vector<std::uint8_t> active;           // 0: a slot kept for a splinter that has not split off, or has merged
    std::vector<std::uint8_t> merged;           // 1: a splinter that went back to its parent

    std::vector<double> commitment_logit;   // y; commitment to the accord is p = σ(y)
    std::vector<double> commitment;         // p in [0, 1]
    std::vector<double> outside;            // max(0, (p* − p)/p*): exactly 0 inside the accord
    std::vector<double> recent_losses;      // decayed fighters lost [people]
    std::vector<double> fighters_total;     // [people]
    std::vector<double> children;           // associated with it [people]
    std::vector<double> children_released;  // this month [people]
    Grid<double> fighters;                  // (group, district) [people]
    Grid<double> presence;                  // (group, district) F/(F + F0), in [0, 1)

    std::size_t size() const { return id.size(); }

    /// Columns of what a group may do beside fighting, at their plain values: everyone active, a rebel, no splinter.
    void make_plain() {
        for (auto* column : {&sides_with_government, &children, &children_released}) column->assign(size(), 0.0);
        parent.resize(size());
        for (std::size_t g = 0; g < size(); ++g) parent[g] = g;
        active.assign(size(), 1);
        merged.assign(size(), 0);
    }
};

}  // namespace entente

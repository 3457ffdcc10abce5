#pragma once
// The missions that the Security Council sends: one row each, in the order of the scenario. A mission has an area; in
// one country there may be two, and one may work in two countries.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/names.hpp"
#include "core/week.hpp"

namespace entente {

enum class Phase { crisis, settlement, stabilisation, consolidation, transition, after };

template <>
struct Names<Phase> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"crisis", "settlement", "stabilisation", "consolidation", "transition", "after"});
};

/// Row of the mission of a district in no mission's area, and of an organisation of no mission.
inline constexpr std::uint8_t without_mission = 255;

struct Mission {
    std::string name = "mission";
    bool deployed = false;      // the structure has this mission at all
    bool armed = false;         // soldiers report to its head; published by `perceive`
    double strength = 0;        // share of the authorised force at work, in [0, 1]
    double mandate_robust = 0;  // 0 consent-based, 1 fights groups outside the accord
    double home_support = 1;    // of those who send soldiers, in [0, 1]
    double partiality = 0;      // support of the recognised government, in [0, 1]
    Week exit_week = never;     // start of the withdrawal, as now planned
    Week left_week = never;     // when the last soldier left
    Phase phase = Phase::stabilisation;
    double ripeness = 0;    // security × inclusion in its area, in [0, 1]
    double deployment = 0;  // share of police and civilians at work: as strength, but for support at home

    /// Still, or not yet wholly gone.
    bool here() const { return deployed && left_week == never; }
};

}  // namespace entente

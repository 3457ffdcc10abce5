#pragma once
// The host government, and the mission that the Security Council sends.

#include <vector>

#include "core/week.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// One government a country. Towards its people and towards the mission it behaves on two separate axes.
struct Government {
    std::vector<double> predation;          // towards its people, in [0, 1]
    std::vector<double> obstruction;        // towards the mission and aid, in [0, 1]
    std::vector<double> obstruction_start;  // what it set out with, and returns to
    std::vector<double> corruption;         // in [0, 1]
    std::vector<double> exclusion;          // of identity groups from power, in [0, 1]
    std::vector<double> honours;            // how far it keeps the accord, in [0, 1]
    std::vector<double> revenue;            // own revenue per person relative to need, in [0, 1]
    std::vector<double> legitimacy;         // mean trust of its people, published by `govern`
    std::vector<double> abuse;              // what its forces do this week, in [0, 1]

    std::size_t size() const { return predation.size(); }
};

enum class Phase { crisis, settlement, stabilisation, consolidation, transition, after };

template <>
struct Names<Phase> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"crisis", "settlement", "stabilisation", "consolidation", "transition", "after"});
};

struct Mission {
    bool deployed = false;      // the structure has a mission at all
    double strength = 0;        // share of the authorised force at work, in [0, 1]
    double mandate_robust = 0;  // 0 consent-based, 1 fights groups outside the accord
    double home_support = 1;    // of those who send soldiers, in [0, 1]
    double partiality = 0;      // support of the recognised government, in [0, 1]
    Week exit_week = never;     // start of the withdrawal, as now planned
    Week left_week = never;     // when the last soldier left
    Phase phase = Phase::stabilisation;
    double ripeness = 0;    // security × inclusion, in [0, 1]
    double deployment = 0;  // share of police and civilians at work: as strength, but for support at home

    /// Still, or not yet wholly gone.
    bool here() const { return deployed && left_week == never; }
};

}  // namespace entente

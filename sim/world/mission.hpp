#pragma once
// The missions that the Security Council sends: one row each, in the order of the scenario. A mission has an area; in
// one country there may be two, and one may work in two countries.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/names.hpp"
#include "core/week.hpp"
#include "world/activities.hpp"
#include "world/vocabulary.hpp"

namespace entente {

enum class Phase { crisis, settlement, stabilisation, consolidation, transition, after };

template <>
struct Names<Phase> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"crisis", "settlement", "stabilisation", "consolidation", "transition", "after"});
};

/// Row of the mission of a district in no mission's area, and of an organisation of no mission.
inline constexpr std::uint8_t without_mission = 255;
/// The Security Council sends few missions to one place.
inline constexpr std::size_t most_missions = 4;
/// Row of the country of an organisation that may work in any.
inline constexpr std::uint8_t any_country = 255;

/// What the scenario says of one mission alone; below 0 where it says nothing and `mission.*` holds.
struct MissionPlan {
    int start_week = -1;
    int deployment_weeks = -1;
    double start_strength = -1;
    int exit_week = -1;
    int exit_phase_weeks = -1;
    double exit_benchmark = -1;
};

/// Tasks as a set of activities, one bit each.
static_assert(n_activities < 32, "a mandate keeps one bit an activity");
inline constexpr std::uint32_t all_tasks = (1u << n_activities) - 1u;

struct Mission {
    std::string name = "mission";
    MissionPlan plan;
    bool deployed = false;      // the structure has this mission at all
    bool arrived = true;        // it was sent by now
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

    // Its mandate.
    std::uint32_t tasks = all_tasks;  // what its components may do; their number is the mandate's breadth
    double clarity = 1;               // in [0, 1]: a vague mandate invites manipulation
    int drafting_weeks = 0;           // from the decision to the first new troops
    double rewriting = 0;             // share of its work that the last review costs, fades within a quarter
    double ceiling = 1;               // share of the authorised force that it may have now, in [0, 1]
    std::array<double, n_dimensions> template_weights{};  // emphasis of the mandate it was copied from, sum 1

    // What it believes, and its reviews.
    double believed_ripeness =
        -1;                   // as `ripeness`, from what its components believe; below 0 before any of them is there
    bool review_due = false;  // the Council reviews it this week: whoever adapts to reviews reads this
    int n_reviews = 0;
    Week accord_since =
        never;  // first week of the present spell in which most fighters in its area are inside the accord

    int n_tasks() const {
        int n = 0;
        for (std::uint32_t left = tasks; left != 0; left &= left - 1u) ++n;
        return n;
    }

    /// Still, or not yet wholly gone. Donors and rooms ask this before they credit or blame a mission.
    bool here() const { return deployed && arrived && left_week == never; }
};

}  // namespace entente

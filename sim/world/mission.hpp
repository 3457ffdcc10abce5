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
#include "world/column.hpp"
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

template <MaybeConst<MissionPlan> Values, class Visitor>
void describe_columns(Values& p, Visitor&& visit) {
    visit(p.start_week,
          Column{
              .name = "start_week",
              .unit = "weeks",
              .lasts = Lasts::run,
              .meaning =
                  "first week; as the rest of the plan below 0 where the scenario says nothing of this mission alone"});
    visit(p.deployment_weeks, Column{.name = "deployment_weeks",
                                     .unit = "weeks",
                                     .lasts = Lasts::run,
                                     .meaning = "time until most of the force is there"});
    visit(
        p.start_strength,
        Column{.name = "start_strength", .lasts = Lasts::run, .meaning = "share of the authorised force at the start"});
    visit(p.exit_week,
          Column{.name = "exit_week", .unit = "weeks", .lasts = Lasts::run, .meaning = "start of the withdrawal"});
    visit(p.exit_phase_weeks,
          Column{
              .name = "exit_phase_weeks", .unit = "weeks", .lasts = Lasts::run, .meaning = "length of the withdrawal"});
    visit(p.exit_benchmark,
          Column{.name = "exit_benchmark", .lasts = Lasts::run, .meaning = "ripeness below which the exit is put off"});
}

/// Tasks as a set of activities, one bit each.
static_assert(n_activities < 32, "a mandate keeps one bit an activity");
inline constexpr std::uint32_t all_tasks = (1u << n_activities) - 1u;

struct Mission {
    std::string name = "mission";
    MissionPlan plan;
    bool deployed = false;
    bool arrived = true;
    bool armed = false;
    double strength = 0;
    double mandate_robust = 0;
    double home_support = 1;
    double partiality = 0;
    Week exit_week = never;
    Week left_week = never;
    Phase phase = Phase::stabilisation;
    double ripeness = 0;
    double deployment = 0;

    // Its mandate.
    std::uint32_t tasks = all_tasks;
    double clarity = 1;
    int drafting_weeks = 0;
    double rewriting = 0;
    double ceiling = 1;
    std::array<double, n_dimensions> template_weights{};

    // What it believes, and its reviews.
    double believed_ripeness = -1;
    bool review_due = false;
    int n_reviews = 0;
    Week accord_since = never;

    int n_tasks() const {
        int n = 0;
        for (std::uint32_t left = tasks; left != 0; left &= left - 1u) ++n;
        return n;
    }

    /// Still, or not yet wholly gone. Donors and rooms ask this before they credit or blame a mission.
    bool here() const { return deployed && arrived && left_week == never; }
};

template <MaybeConst<Mission> Values, class Visitor>
void describe_columns(Values& m, Visitor&& visit) {
    visit(m.name, Column{.name = "name", .lasts = Lasts::run, .meaning = "name"});
    visit(m.plan, Part{.name = "plan", .meaning = "what the scenario says of this mission alone"});
    visit(m.deployed, Column{.name = "deployed", .meaning = "the structure has this mission at all"});
    visit(m.arrived, Column{.name = "arrived", .meaning = "it was sent by now"});
    visit(m.armed, Column{.name = "armed", .meaning = "soldiers report to its head; published by `perceive`"});
    visit(m.strength,
          Column{.name = "strength", .min = 0, .max = 1, .meaning = "share of the authorised force at work"});
    visit(m.mandate_robust, Column{.name = "mandate_robust",
                                   .min = 0,
                                   .max = 1,
                                   .meaning = "0 consent-based, 1 fights groups outside the accord"});
    visit(m.home_support,
          Column{.name = "home_support", .min = 0, .max = 1, .meaning = "support of those who send soldiers"});
    visit(m.partiality,
          Column{.name = "partiality", .min = 0, .max = 1, .meaning = "support of the recognised government"});
    visit(m.exit_week,
          Column{.name = "exit_week", .unit = "weeks", .meaning = "start of the withdrawal, as now planned"});
    visit(m.left_week, Column{.name = "left_week", .unit = "weeks", .meaning = "when the last soldier left"});
    visit(m.phase, Column{.name = "phase", .meaning = "phase of the peace process in its area"});
    visit(m.ripeness, Column{.name = "ripeness", .min = 0, .max = 1, .meaning = "security × inclusion in its area"});
    visit(m.deployment,
          Column{.name = "deployment",
                 .min = 0,
                 .max = 1,
                 .meaning = "share of police and civilians at work: as strength, but for support at home"});
    visit(m.tasks,
          Column{.name = "tasks",
                 .meaning = "what its components may do, a bit an activity; their number is the mandate's breadth"});
    visit(m.clarity, Column{.name = "clarity",
                            .min = 0,
                            .max = 1,
                            .meaning = "clarity of its mandate: a vague one invites manipulation"});
    visit(m.drafting_weeks, Column{.name = "drafting_weeks",
                                   .unit = "weeks",
                                   .min = 0,
                                   .meaning = "from the decision to the first new troops"});
    visit(m.rewriting, Column{.name = "rewriting",
                              .min = 0,
                              .max = 1,
                              .meaning = "share of its work that the last review costs, fades within a quarter"});
    visit(
        m.ceiling,
        Column{.name = "ceiling", .min = 0, .max = 1, .meaning = "share of the authorised force that it may have now"});
    visit(m.template_weights, Column{.name = "template_weights",
                                     .shape = "(dimension)",
                                     .min = 0,
                                     .meaning = "emphasis of the mandate it was copied from, sum 1"});
    visit(m.believed_ripeness,
          Column{.name = "believed_ripeness",
                 .meaning = "ripeness from what its components believe; below 0 before any of them is there"});
    visit(m.review_due, Column{.name = "review_due",
                               .meaning = "the Council reviews it this week: whoever adapts to reviews reads this"});
    visit(m.n_reviews, Column{.name = "n_reviews", .min = 0, .meaning = "reviews so far"});
    visit(
        m.accord_since,
        Column{.name = "accord_since",
               .unit = "weeks",
               .meaning = "first week of the present spell in which most fighters in its area are inside the accord"});
}

}  // namespace entente

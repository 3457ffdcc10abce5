#pragma once
// What teams do, and all that the model knows of an activity: one row each. Whoever treats some activities otherwise
// than others asks for a column, so that a new activity is a row here and nothing elsewhere.

#include <array>
#include <optional>
#include <string_view>

#include "core/names.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// What a team does.
enum class Activity {
    patrol,
    offensive_operation,
    ddr,
    security_sector_support,
    justice,
    mediation,
    governance_support,
    human_rights_monitoring,
    relief,
    recovery,
    quick_impact_project,
    local_capacity,
    public_information,
    ceasefire_monitoring,
};

/// What a week's work counts as in its district, beside its effect on conditions: a column of `Effort`.
enum class CountsAs {
    nothing,
    patrol,
    police,
    offensive,
    ddr,
    mediation,
    relief,
    local_partners,
    public_information,
    monitoring,
    ceasefire,
};

template <>
struct Names<CountsAs> {
    static constexpr auto words =
        std::to_array<std::string_view>({"nothing", "patrol", "police", "offensive", "ddr", "mediation", "relief",
                                         "local_partners", "public_information", "monitoring", "ceasefire"});
};

/// Who else asks for it than districts, and keeps count of it by organisation.
enum class Serves { districts_only, security_bodies, courts, talks, fighters };

template <>
struct Names<Serves> {
    static constexpr auto words =
        std::to_array<std::string_view>({"districts_only", "security_bodies", "courts", "talks", "fighters"});
};

/// Sectors in which cooperation is measured as the Utstein study did.
enum class Sector { social, security };

template <>
struct Names<Sector> {
    static constexpr auto words = std::to_array<std::string_view>({"social", "security"});
};

/// What is not written in a row does not hold of the activity, but for `peacebuilding`. Effect, politicised and vague
/// are defaults of parameters, which scenarios set by the activity's word. An effect is of one team-week on political,
/// security, rule of law, human rights, humanitarian, development.
struct ActivityTraits {
    Activity activity;
    std::string_view word;
    ByDimension effect{};    // delivery.effect
    double politicised = 0;  // coordination.politicised
    double vague = 0;        // rooms.vague
    CountsAs counts_as = CountsAs::nothing;
    std::optional<CountsAs> by_police{};  // where it counts as something else when a mission's police do it
    Serves serves = Serves::districts_only;
    std::optional<Sector> sector{};
    bool delivers_aid = false;    // directly: a civilian task that soldiers may take over
    bool can_be_shown = false;    // has an output to show: goods, buildings, weapons handed in
    bool needs_approval = false;  // a project, of which a host government with oversight wants to know
    bool peacebuilding = true;    // the Utstein study counted it so: not patrols and operations, not relief
};

inline constexpr auto activity_table = std::to_array<ActivityTraits>({
    {.activity = Activity::patrol,
     .word = "patrol",
     .effect = {0.00, 0.90, 0.00, 0.05, 0.00, 0.00},
     .politicised = 0.6,
     .counts_as = CountsAs::patrol,
     .by_police = CountsAs::police,  // who protect civilians by their own presence and hold no line between parties
     .peacebuilding = false},
    {.activity = Activity::offensive_operation,
     .word = "offensive_operation",
     .effect = {0.00, 0.40, 0.00, -0.20, -0.30, 0.00},
     .politicised = 1.0,
     .counts_as = CountsAs::offensive,
     .peacebuilding = false},
    {.activity = Activity::ddr,
     .word = "ddr",
     .effect = {0.05, 0.60, 0.05, 0.00, 0.00, 0.10},
     .politicised = 0.3,
     .vague = 0.2,
     .counts_as = CountsAs::ddr,
     .serves = Serves::fighters,
     .sector = Sector::security,
     .can_be_shown = true},
    {.activity = Activity::security_sector_support,
     .word = "security_sector_support",
     .effect = {0.00, 0.50, 0.40, 0.00, 0.00, 0.00},
     .politicised = 0.7,
     .vague = 0.3,
     .by_police = CountsAs::police,  // who stand beside the national police
     .serves = Serves::security_bodies,
     .sector = Sector::security,
     .needs_approval = true},
    {.activity = Activity::justice,
     .word = "justice",
     .effect = {0.00, 0.05, 0.90, 0.25, 0.00, 0.00},
     .politicised = 0.3,
     .vague = 0.2,
     .serves = Serves::courts,
     .sector = Sector::security,
     .needs_approval = true},
    {.activity = Activity::mediation,
     .word = "mediation",
     .effect = {0.90, 0.05, 0.00, 0.00, 0.00, 0.00},
     .politicised = 0.2,
     .vague = 0.2,
     .counts_as = CountsAs::mediation,
     .serves = Serves::talks},
    {.activity = Activity::governance_support,
     .word = "governance_support",
     .effect = {0.60, 0.00, 0.20, 0.00, 0.00, 0.15},
     .politicised = 0.5,
     .vague = 0.2,
     .needs_approval = true},
    {.activity = Activity::human_rights_monitoring,
     .word = "human_rights_monitoring",
     .effect = {0.05, 0.00, 0.10, 0.90, 0.00, 0.00},
     .vague = 0.1,
     .counts_as = CountsAs::monitoring},
    {.activity = Activity::relief,
     .word = "relief",
     .effect = {0.00, 0.00, 0.00, 0.00, 1.00, 0.00},
     .counts_as = CountsAs::relief,
     .sector = Sector::social,
     .delivers_aid = true,
     .can_be_shown = true,
     .peacebuilding = false},
    {.activity = Activity::recovery,
     .word = "recovery",
     .effect = {0.00, 0.00, 0.00, 0.00, 0.20, 0.80},
     .vague = 0.1,
     .sector = Sector::social,
     .delivers_aid = true,
     .can_be_shown = true,
     .needs_approval = true},
    {.activity = Activity::quick_impact_project,
     .word = "quick_impact_project",
     .effect = {0.05, 0.00, 0.00, 0.00, 0.20, 0.30},
     .politicised = 0.6,
     .vague = 0.1,
     .delivers_aid = true,
     .can_be_shown = true,
     .needs_approval = true},
    {.activity = Activity::local_capacity,
     .word = "local_capacity",
     .effect = {0.15, 0.00, 0.05, 0.15, 0.05, 0.30},
     .vague = 0.1,
     .counts_as = CountsAs::local_partners,
     .sector = Sector::social,
     .needs_approval = true},
    {.activity = Activity::public_information,
     .word = "public_information",
     .effect = {0.30, 0.00, 0.00, 0.10, 0.00, 0.00},
     .politicised = 0.3,
     .counts_as = CountsAs::public_information},
    {.activity = Activity::ceasefire_monitoring,
     .word = "ceasefire_monitoring",
     .effect = {0.15, 0.10, 0.00, 0.05, 0.00, 0.00},
     .counts_as = CountsAs::ceasefire},
});

template <>
struct Names<Activity> {
    static constexpr auto words = words_of(activity_table, &ActivityTraits::activity);
};
inline constexpr std::size_t n_activities = count_of<Activity>;

constexpr const ActivityTraits& traits_of(Activity activity) {
    return activity_table[index_of(activity)];
}

/// One column of the table, by activity.
template <class Value>
constexpr std::array<Value, n_activities> by_activity(Value ActivityTraits::*column) {
    std::array<Value, n_activities> values{};
    for (std::size_t a = 0; a < n_activities; ++a) values[a] = activity_table[a].*column;
    return values;
}

}  // namespace entente

#include "mechanisms/mission_life.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

bool in_area(const World& world, std::size_t mission, std::size_t d) {
    return world.districts.mission[d] == mission;
}

/// Security × inclusion × calm in a mission's area: a product, since an average saturates and makes any exit look ripe.
double ripeness(const World& world, std::size_t mission, const MissionLife& p) {
    double security = 0;
    double violence = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (!in_area(world, mission, d)) continue;
        const double here = world.districts.people[d];
        security += here * world.districts.condition(d, index_of(Dimension::security));
        violence += here * world.districts.violence[d];
        people += here;
    }
    if (people <= 0) return 0;
    double inside = 0;
    double all = 0;
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        double fighters = 0;
        double elsewhere = 0;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            (in_area(world, mission, d) ? fighters : elsewhere) += world.groups.fighters(g, d);
        }
        if (fighters <= 0 && elsewhere > 0) continue;
        const double weight = fighters + 1.0;
        inside += weight * (world.groups.outside[g] <= 0 ? 1.0 : 0.0);
        all += weight;
    }
    const double included = all > 0 ? inside / all : 1.0;
    return clip(included * clip((security / people - p.ripe_from) / p.ripe_span) *
                (1.0 - clip(p.ripe_violence * violence / people)));
}

void hold_election(ArmedGroups& groups, double ripe, const MissionLife& p) {
    for (double& y : groups.commitment_logit) y += p.election_stakes * (ripe - p.election_ripe);
}

Phase phase_of(const Mission& mission, const MissionLife& p, Week week) {
    if (!mission.deployed) return mission.ripeness > p.consolidated ? Phase::consolidation : Phase::stabilisation;
    if (mission.left_week != never) return Phase::after;
    if (week >= mission.exit_week) return Phase::transition;
    if (week < p.deployment_weeks) return Phase::stabilisation;
    return mission.ripeness > p.consolidated ? Phase::consolidation : Phase::stabilisation;
}

/// Peacekeepers killed last week in a mission's area.
double killed_of(const World& world, std::size_t mission) {
    double killed = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (in_area(world, mission, d)) killed += world.events.deaths(d, index_of(Violence::attack_on_mission));
    }
    return killed;
}

void live_on(Mission& mission, double killed, const MissionLife& p, const Switches& on, Week week) {
    if (week == 0) mission.exit_week = p.exit_week;
    const bool unripe = p.exit_benchmark > 0 && mission.ripeness < p.exit_benchmark;
    if (week == mission.exit_week && unripe && week < p.exit_week + p.benchmark_limit_weeks) {
        mission.exit_week = std::min(week + p.benchmark_step_weeks, p.exit_week + p.benchmark_limit_weeks);
    }
    if (on(Mechanism::home_public)) {
        mission.home_support =
            clip(mission.home_support + p.home_recovery * (1.0 - mission.home_support) - p.casualties_cost * killed,
                 p.home_floor, 1.0);
    }
    const double arrived =
        p.start_strength + (1.0 - p.start_strength) * std::min(1.0, static_cast<double>(week) / p.deployment_weeks);
    const double left = week < mission.exit_week
                            ? 0.0
                            : std::min(1.0, static_cast<double>(week - mission.exit_week + 1) / p.exit_phase_weeks);
    mission.deployment = arrived * (1.0 - left);
    mission.strength = mission.deployment * mission.home_support;
    if (left >= 1.0 && mission.left_week == never) {
        mission.left_week = week;
        mission.partiality = 0;
        mission.mandate_robust = 0;
    }
}

}  // namespace

void follow_calendar(World& world, const MissionLife& p, const Switches& on, Week week) {
    for (std::size_t m = 0; m < world.missions.size(); ++m) world.missions[m].ripeness = ripeness(world, m, p);
    if (p.election_week > 0 && week == p.election_week && on(Mechanism::elections)) {
        hold_election(world.groups, world.missions.front().ripeness, p);
    }
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        Mission& mission = world.missions[m];
        if (mission.deployed) live_on(mission, killed_of(world, m), p, on, week);
        mission.phase = phase_of(mission, p, week);
    }
}

}  // namespace entente

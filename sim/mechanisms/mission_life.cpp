#include "mechanisms/mission_life.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

/// Share of the fighters of some districts whose groups are inside the accord; a group that is wholly elsewhere does
/// not count.
template <class InArea>
double share_inside(const World& world, const InArea& in_area) {
    double inside = 0;
    double all = 0;
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        if (!world.groups.active[g]) continue;
        double fighters = 0;
        double elsewhere = 0;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            (in_area(d) ? fighters : elsewhere) += world.groups.fighters(g, d);
        }
        if (fighters <= 0 && elsewhere > 0) continue;
        const double weight = fighters + 1.0;
        inside += weight * (world.groups.outside[g] <= 0 ? 1.0 : 0.0);
        all += weight;
    }
    return all > 0 ? inside / all : 1.0;
}

/// Where ripeness is asked for: the districts, as a test of one.
template <class InArea>
double ripeness_in(const World& world, const MissionLife& p, const InArea& in_area) {
    double security = 0;
    double violence = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (!in_area(d)) continue;
        const double here = world.districts.people[d];
        security += here * world.districts.condition(d, index_of(Dimension::security));
        violence += here * world.districts.violence[d];
        people += here;
    }
    if (people <= 0) return 0;
    return ripeness_from(security / people, violence / people, share_inside(world, in_area), p);
}

/// Ripeness of each country for an election in it, and the push that the election gives to its groups.
void hold_elections(World& world, const MissionLife& p, Week week) {
    for (std::size_t c = 0; c < world.government.size(); ++c) {
        const int due = world.government.election_of(c, p.election_week);
        if (due <= 0 || week != due) continue;
        const double ripe = ripeness_in(world, p, [&](std::size_t d) { return world.districts.country[d] == c; });
        for (std::size_t g = 0; g < world.groups.size(); ++g) {
            if (world.groups.country[g] == c) {
                world.groups.commitment_logit[g] += p.election_stakes * (ripe - p.election_ripe);
            }
        }
    }
}

/// Phase of the peace process in a mission's area. Crisis is where most fighters are outside the accord and there is
/// fighting; the settlement is young; the rest follows ripeness and the mission's own life.
Phase phase_of(const World& world, std::size_t m, const MissionPlan& plan, const MissionLife& p, Week week) {
    const Mission& mission = world.missions[m];
    if (mission.deployed && mission.left_week != never) return Phase::after;
    if (mission.deployed && week >= mission.exit_week) return Phase::transition;
    double violence = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.districts.mission[d] != m) continue;
        violence += world.districts.people[d] * world.districts.violence[d];
        people += world.districts.people[d];
    }
    const bool fought = people > 0 && violence / people > p.crisis_violence;
    if (mission.accord_since == never && fought) return Phase::crisis;
    if (mission.accord_since != never && week < mission.accord_since + p.settlement_weeks) return Phase::settlement;
    if (mission.deployed && week < plan.start_week + plan.deployment_weeks) return Phase::stabilisation;
    return mission.ripeness > p.consolidated ? Phase::consolidation : Phase::stabilisation;
}

/// Phases differ across a country: a district is in crisis while the next one consolidates.
Phase local_phase(const World& world, std::size_t d, const MissionLife& p) {
    const Mission& mission = mission_in(world, d);
    const double security = world.districts.condition(d, index_of(Dimension::security));
    const double law = world.districts.condition(d, index_of(Dimension::rule_of_law));
    if (world.districts.violence[d] > p.crisis_violence) return Phase::crisis;
    if (security < p.settled_security) return Phase::settlement;
    if (std::min(security, law) < p.local_consolidated) return Phase::stabilisation;
    if (mission.phase == Phase::transition || mission.phase == Phase::after) return mission.phase;
    return Phase::consolidation;
}

/// Share of the authorised force that has arrived: first comers, then the rest, of which some are slow.
double arrived_by(const Mission& mission, const MissionPlan& plan, double slowness, const MissionLife& p, Week week) {
    if (week < plan.start_week) return 0.0;
    const double since = static_cast<double>(std::max(0, week - plan.start_week - mission.drafting_weeks));
    const double fast = std::min(1.0, since / (slowness * plan.deployment_weeks));
    const double slow = std::min(1.0, since / (slowness * std::max(p.slow_weeks, plan.deployment_weeks)));
    return plan.start_strength + (1.0 - plan.start_strength) * ((1.0 - p.slow_share) * fast + p.slow_share * slow);
}

void live_on(Mission& mission, const MissionPlan& plan, double slowness, const MissionLife& p, const Switches& on,
             Week week) {
    if (mission.exit_week == never) mission.exit_week = plan.exit_week;
    mission.arrived = week >= plan.start_week;
    const double judged = mission.believed_ripeness >= 0 ? mission.believed_ripeness : mission.ripeness;
    const bool unripe = plan.exit_benchmark > 0 && judged < plan.exit_benchmark;
    const Week latest = plan.exit_week + p.benchmark_limit_weeks;
    if (week == mission.exit_week && unripe && week < latest) {
        mission.exit_week = std::min(week + p.benchmark_step_weeks, latest);
    }
    const bool shaken = on(Mechanism::reorganisation) && p.reorganisation_week > 0 && week >= p.reorganisation_week &&
                        week < p.reorganisation_week + p.reorganisation_weeks;
    const double left = week < mission.exit_week
                            ? 0.0
                            : std::min(1.0, static_cast<double>(week - mission.exit_week + 1) / plan.exit_phase_weeks);
    mission.deployment = std::min(mission.ceiling, arrived_by(mission, plan, slowness, p, week)) * (1.0 - left) *
                         (1.0 - mission.rewriting) * (shaken ? 1.0 - p.reorganisation_cost : 1.0);
    mission.strength = mission.deployment * mission.home_support;
    if (left >= 1.0 && mission.left_week == never) {
        mission.left_week = week;
        mission.partiality = 0;
        mission.mandate_robust = 0;
    }
}

}  // namespace

MissionPlan plan_of(const Mission& mission, const MissionLife& p) {
    const auto or_else = [](auto own, auto general) { return own >= 0 ? own : general; };
    return {.start_week = or_else(mission.plan.start_week, p.start_week),
            .deployment_weeks = std::max(1, or_else(mission.plan.deployment_weeks, p.deployment_weeks)),
            .start_strength = or_else(mission.plan.start_strength, p.start_strength),
            .exit_week = or_else(mission.plan.exit_week, p.exit_week),
            .exit_phase_weeks = std::max(1, or_else(mission.plan.exit_phase_weeks, p.exit_phase_weeks)),
            .exit_benchmark = or_else(mission.plan.exit_benchmark, p.exit_benchmark)};
}

double ripeness_from(double security, double violence, double included, const MissionLife& p) {
    return clip(included * clip((security - p.ripe_from) / p.ripe_span) * (1.0 - clip(p.ripe_violence * violence)));
}

void follow_calendar(World& world, const MissionLife& p, const Switches& on, Week week) {
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        Mission& mission = world.missions[m];
        const auto in_area = [&](std::size_t d) { return world.districts.mission[d] == m; };
        mission.ripeness = ripeness_in(world, p, in_area);
        if (share_inside(world, in_area) < p.accord_share) {
            mission.accord_since = never;
        } else if (mission.accord_since == never) {
            mission.accord_since = week;
        }
    }
    if (on(Mechanism::elections)) hold_elections(world, p, week);
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        Mission& mission = world.missions[m];
        const MissionPlan plan = plan_of(mission, p);
        if (mission.deployed) live_on(mission, plan, world.headquarters.deployment_slowness, p, on, week);
        mission.phase = phase_of(world, m, plan, p, week);
    }
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        world.districts.phase[d] = static_cast<std::uint8_t>(index_of(local_phase(world, d, p)));
    }
}

}  // namespace entente

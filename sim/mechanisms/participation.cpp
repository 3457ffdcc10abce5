#include "mechanisms/participation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

namespace {

/// Tie of a room to missions that are a camp: an unarmed office is none, and neither is a mission that has left.
double tie_to_missions(const Forums& forums, const std::vector<Mission>& missions, std::size_t f) {
    double tie = 0;
    for (std::size_t m = 0; m < missions.size(); ++m) {
        if (!missions[m].armed || !missions[m].here()) continue;
        tie = std::max(tie, missions.size() > 1 ? forums.tie_to_mission(f, m) : forums.tie(f, index_of(Camp::mission)));
    }
    return tie;
}

double rate_room(const World& world, const Participation& p, const Coordination& meetings, const Switches& on,
                 std::size_t f, std::size_t o) {
    const Organisations& organisations = world.organisations;
    const Forums& forums = world.forums;
    double trusted = 0;
    double power = 0;
    double others = 0;
    double say = 0;
    for (std::size_t other = 0; other < organisations.size(); ++other) {
        const double there = forums.seat(f, other) * forums.attendance(f, other);
        if (other == o || there <= 0) continue;
        trusted += there * organisations.trust(o, other);
        power += there * organisations.power[other];
        others += there;
    }
    if (others > 0) {
        trusted /= others;
        say = forums.plans(f) ? organisations.power[o] / (organisations.power[o] + power / others) : 0.5;
    }
    const double mismatch = std::fabs(static_cast<double>(index_of(forums.depth[f])) -
                                      static_cast<double>(index_of(organisations.desired_depth[o])));
    double tainted = 0;  // seen in a room of a camp that somebody is hostile to
    for (std::size_t b = 0; b < n_camps; ++b) {
        if (!on(Mechanism::association)) break;
        const double tie = b == index_of(Camp::mission) ? tie_to_missions(forums, world.missions, f) : forums.tie(f, b);
        tainted = std::max(tainted, tie * world.beliefs.hostility_to(o, b));
    }
    const double team_weeks = meetings.meeting_cost * burden_of(forums.depth[f], meetings) / forums.interval_weeks[f];
    const double own_master = 1.0 - world.headquarters.defection * world.headquarters.overrides[o];
    const double benefit =
        p.information * trusted + p.influence * say * own_master * organisations.consensus_skill[o] + p.habit;
    const double cost = p.time * team_weeks / (organisations.active_teams[o] + 2.0) +
                        p.autonomy * forums.pressure(f, o) * organisations.autonomy[o] + p.depth_mismatch * mismatch +
                        p.association * organisations.neutrality[o] * tainted;
    return benefit - cost;
}

bool ngo(Family family) {
    return family == Family::ngo_humanitarian || family == Family::ngo_multi_mandate;
}

/// Founds the reserved forum once NGOs' attendance in the rooms where relief is coordinated has fallen far enough.
void found_rival(World& world, const Participation& p, Week week) {
    Forums& forums = world.forums;
    const Organisations& organisations = world.organisations;
    for (std::size_t rival = 0; rival < forums.size(); ++rival) {
        if (forums.open[rival] || forums.founded[rival] == never) continue;  // `founded` is 0 for a reserved room
        double attended = 0;
        double seats = 0;
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!forums.open[f] || !forums.plans(f)) continue;
            for (std::size_t o = 0; o < organisations.size(); ++o) {
                if (!organisations.present[o] || !ngo(organisations.family[o])) continue;
                attended += forums.seat(f, o) * forums.attendance(f, o);
                seats += forums.seat(f, o);
            }
        }
        if (seats <= 0 || attended / seats > p.rival_threshold) continue;
        forums.open[rival] = true;
        forums.founded[rival] = week;
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (!organisations.present[o]) continue;
            if (ngo(organisations.family[o]) || organisations.family[o] == Family::local_ngo) {
                forums.seat(rival, o) = 1.0;
                forums.attendance(rival, o) = 0.5;
            } else if (organisations.family[o] == Family::humanitarian_coordination) {
                forums.seat(rival, o) = p.rival_liaison;
                forums.attendance(rival, o) = 1.0;
            }
        }
    }
}

}  // namespace

void believe_hostility(World& world, const Participation& p) {
    const std::size_t n_districts = world.districts.size_of();
    std::array<std::vector<double>, n_camps> hostile;
    for (std::size_t b = 0; b < n_camps; ++b) {
        hostile[b].assign(n_districts, 0.0);
        for (std::size_t d = 0; d < n_districts; ++d) {
            double all = 0;
            for (std::size_t g = 0; g < world.groups.size(); ++g) {
                hostile[b][d] += world.groups.presence(g, d) * world.groups.outside[g] * world.groups.host(g, b);
                all += world.groups.presence(g, d);
            }
            hostile[b][d] = all > 0 ? hostile[b][d] / std::max(all, p.few_fighters) : 0.0;
        }
    }
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        world.beliefs.hostility[o] = 0;
        for (std::size_t b = 0; b < n_camps; ++b) {
            double sum = 0;
            double weight = 0;
            for (std::size_t d = 0; d < n_districts; ++d) {
                const double seen = p.heard_anyway + std::min(1.0, world.beliefs.eyes(o, d));
                sum += seen * hostile[b][d];
                weight += seen;
            }
            double& believed = world.beliefs.hostility_to(o, b);
            believed += p.news * (sum / weight - believed);
            world.beliefs.hostility[o] = std::max(world.beliefs.hostility[o], believed);
        }
    }
}

void participate(World& world, const Participation& p, const Coordination& meetings, const Switches& on, Week week) {
    if (week == 0 || week % p.every_weeks != 0 || !on(Mechanism::participation)) return;
    Forums& forums = world.forums;
    Grid<double> wished = forums.attendance;  // decisions are taken at once, on what all saw
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (!world.organisations.present[o] || !world.organisations.voluntary[o]) continue;
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!forums.open[f] || forums.seat(f, o) <= 0) continue;
            wished(f, o) = logistic(p.slope * rate_room(world, p, meetings, on, f, o));
        }
    }
    for (std::size_t i = 0; i < wished.values.size(); ++i) {
        forums.attendance.values[i] += p.pace * (wished.values[i] - forums.attendance.values[i]);
    }
    if (on(Mechanism::rival_forums)) found_rival(world, p, week);
}

}  // namespace entente

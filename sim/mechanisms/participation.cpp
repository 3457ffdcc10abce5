#include "mechanisms/participation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

namespace {

/// What everyone brings to a decision, reckoned once a quarter.
struct Knowledge {
    std::vector<double> precision;  // (organisation) mean own precision within its mandate
    std::vector<double> already;    // (organisation) what it knows and hears without rooms
    std::vector<double> unsafe;     // (organisation) how unsafe it believes its districts
};

Knowledge take_stock(const World& world, const Structure& structure, const PowerSources& power,
                     const Observation& observation) {
    const std::size_t n = world.organisations.size();
    Knowledge known{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)};
    const std::size_t n_districts = world.districts.size_of();
    for (std::size_t o = 0; o < n; ++o) {
        if (!world.organisations.present[o]) continue;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            double sum = 0;
            for (std::size_t d = 0; d < n_districts; ++d)
                sum += static_cast<double>(world.beliefs.own_precision(o, world.beliefs.cell(d, k)));
            known.precision[o] += world.organisations.mandate(o, k) * sum / static_cast<double>(n_districts);
        }
        known.unsafe[o] = believed_insecurity(world, power, o);
    }
    for (std::size_t o = 0; o < n; ++o) {
        known.already[o] = observation.prior_precision + known.precision[o];
        for (std::size_t s = 0; s < n; ++s) {
            known.already[o] += structure.information(o, s) * world.organisations.trust(o, s) *
                                world.beliefs.candour(o, s) * known.precision[s];
        }
    }
    return known;
}

/// Share of what one would know that one would know only through this room.
double precision_gained(const World& world, const Structure& structure, const Information& information,
                        const Knowledge& known, std::size_t f, std::size_t o) {
    const Forums& forums = world.forums;
    const double depth =
        forums.depth[f] == ForumDepth::information ? information.forum_information : information.forum_analysis;
    const double pace = 1.0 - exp(-information.meeting_pace / forums.interval_weeks[f]);
    double more = 0;
    for (std::size_t s = 0; s < world.organisations.size(); ++s) {
        const double there = forums.seat(f, s) * forums.attendance(f, s);
        if (s == o || there <= 0) continue;
        const double link = depth * pace * forums.seat(f, o) * there - structure.information(o, s);
        if (link <= 0) continue;
        more += link * world.organisations.trust(o, s) * world.beliefs.candour(o, s) * known.precision[s];
    }
    return more > 0 ? more / (known.already[o] + more) : 0.0;
}

/// Whether a room is about more than relief.
bool peacebuilding(const RoomTerms& terms) {
    if (terms.dimensions.empty()) return true;
    return std::any_of(terms.dimensions.begin(), terms.dimensions.end(), [](const std::string& word) {
        const auto dimension = from_name<Dimension>(word);
        return !dimension || traits_of(*dimension).peacebuilding;
    });
}

/// Neutrality by which an organisation judges a room: some NGOs of two mandates apply the rule for relief to all.
double neutrality_in(const World& world, const Participation& p, const Switches& on, const Draws& draws, std::size_t f,
                     std::size_t o) {
    const Organisations& organisations = world.organisations;
    const bool unsure = traits_of(organisations.family[o]).two_mandates;
    if (!unsure || !on(Mechanism::rule_misapplication) || !peacebuilding(world.forums.terms[f]))
        return organisations.neutrality[o];
    const bool misapplies = draws.uniform(organisations.id[o], 0, Purpose::rule_taken) < p.rule_misapplied;
    return misapplies ? std::max(organisations.neutrality[o], p.relief_neutrality) : organisations.neutrality[o];
}

/// Tie of a room to missions that are a camp: an unarmed office is none, and neither is a mission that has left.
double tie_to_missions(const Forums& forums, const std::vector<Mission>& missions, std::size_t f) {
    double tie = 0;
    for (std::size_t m = 0; m < missions.size(); ++m) {
        if (!missions[m].armed || !missions[m].here()) continue;
        tie = std::max(tie, missions.size() > 1 ? forums.tie_to_mission(f, m) : forums.tie(f, index_of(Camp::mission)));
    }
    return tie;
}

/// How far a room is seen as a camp's that somebody is hostile to.
double tainted(const World& world, const Switches& on, std::size_t f, std::size_t o) {
    double most = 0;
    if (!on(Mechanism::association)) return most;
    for (std::size_t b = 0; b < n_camps; ++b) {
        const double tie =
            b == index_of(Camp::mission) ? tie_to_missions(world.forums, world.missions, f) : world.forums.tie(f, b);
        most = std::max(most, tie * world.beliefs.hostility_to(o, b));
    }
    return most;
}

double rate_room(const World& world, const Structure& structure, const Participation& p, const Knowledge& known,
                 const Coordination& meetings, const RoomRules& rules, const Approach& approach,
                 const Information& information, const Switches& on, const Draws& draws, std::size_t f, std::size_t o) {
    const Organisations& organisations = world.organisations;
    const Forums& forums = world.forums;
    double power = 0;
    double autonomy = 0;
    double security = 0;
    double others = 0;
    for (std::size_t other = 0; other < organisations.size(); ++other) {
        const double there = forums.seat(f, other) * forums.attendance(f, other);
        if (other == o || there <= 0) continue;
        power += there * organisations.power[other];
        autonomy += there * organisations.autonomy[other];
        security += organisations.mandate(other, index_of(Dimension::security)) >= one_half ? there : 0.0;
        others += there;
    }
    double say = 0;
    if (others > 0) {
        const double by_power = organisations.power[o] / (organisations.power[o] + power / others);
        const double weighs =
            forums.rule[f] == PowerRule::horizontal ? 0.0 : clip(forums.power[f] * meetings.power_scale);
        say = forums.plans(f) ? one_half + weighs * (by_power - one_half) : one_half;
        say *= twice * autonomy / others;  // where headquarters decide, nobody in the room can be won over
        security /= others;
    }
    const double contact = contact_only(forums, organisations, f, o, rules.contact_group);
    const double depth = (1.0 - contact) * static_cast<double>(index_of(forums.depth[f]));
    const double clear = std::max(forums.terms[f].goals_upfront, p.goals_known);
    const double mismatch =
        std::fabs(depth - static_cast<double>(index_of(organisations.desired_depth[o]))) + p.doubt * (1.0 - clear);
    double grants = 0;  // of the funds it decides
    for (std::size_t k = 0; k < n_common_funds; ++k) {
        grants = std::max(grants, world.money.funds.decides(k, f) * world.money.funds.access(k, o));
    }
    // Who decides nothing itself has less to win by what a room decides.
    const double own_master = 1.0 - world.headquarters.defection * world.headquarters.overrides[o];
    const double benefit =
        p.information * precision_gained(world, structure, information, known, f, o) +
        p.influence * say * own_master * organisations.consensus_skill[o] +
        p.security * security * known.unsafe[o] * (organisations.military[o] ? 0.0 : 1.0) +
        p.funds * std::max(forums.terms[f].pooled_funds, grants * world.money.accounts.from_funds[o]) + p.habit;
    const double cost =
        p.time * team_weeks_of(world, meetings, rules, approach, f, o) /
            (organisations.active_teams[o] + meetings.office_teams) +
        p.autonomy * forums.pressure(f, o) * organisations.autonomy[o] + p.depth_mismatch * mismatch +
        p.association * (1.0 - contact) * neutrality_in(world, p, on, draws, f, o) * tainted(world, on, f, o);
    return benefit - cost + (1.0 - organisations.autonomy[o]) * forums.directive(f, o);
}

/// International NGOs, who found a room of their own.
bool founder(Family family) {
    return traits_of(family).ngo && traits_of(family).from_abroad;
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
                if (!organisations.present[o] || !founder(organisations.family[o])) continue;
                attended += forums.seat(f, o) * forums.attendance(f, o);
                seats += forums.seat(f, o);
            }
        }
        if (seats <= 0 || attended / seats > p.rival_threshold) continue;
        forums.open[rival] = true;
        forums.founded[rival] = week;
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (!organisations.present[o]) continue;
            if (traits_of(organisations.family[o]).ngo) {
                forums.seat(rival, o) = 1.0;
                forums.attendance(rival, o) = p.rival_turnout;
            } else if (organisations.family[o] == Family::humanitarian_coordination) {
                forums.seat(rival, o) = p.rival_liaison;
                forums.attendance(rival, o) = 1.0;
            }
        }
    }
}

/// Who sees for itself notices how others colour the picture, and trusts them less.
void notice_colouring(World& world, const Information& information, int weeks) {
    constexpr double wholly = 0.5;  // the most that a picture can be coloured
    const double n_districts = static_cast<double>(world.districts.size_of());
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        double sees = 0;
        for (const double eyes : world.beliefs.eyes.row(o)) sees += std::min(1.0, eyes) / n_districts;
        if (sees <= 0) continue;
        for (std::size_t s = 0; s < world.organisations.size(); ++s) {
            if (s == o || world.beliefs.strength(o, s) <= 0) continue;
            const double coloured =
                information.colouring * world.organisations.colouring[s] * world.beliefs.divergence(o, s) / wholly;
            double& trust = world.organisations.trust(o, s);
            trust = clip(trust - information.noticed * weeks * sees * coloured * trust, least_trust, most_trust);
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

void participate(World& world, const Structure& structure, const Participation& p, const PowerSources& power,
                 const Coordination& meetings, const RoomRules& rules, const Approach& approach,
                 const Information& information, const Observation& observation, const Switches& on, Week week,
                 const Draws& draws) {
    if (week == 0 || week % p.every_weeks != 0) return;
    if (on(Mechanism::colouring) && on(Mechanism::information)) notice_colouring(world, information, p.every_weeks);
    if (!on(Mechanism::participation)) return;
    Forums& forums = world.forums;
    const Knowledge known = take_stock(world, structure, power, observation);
    Grid<double> wished = forums.attendance;  // decisions are taken at once, on what all saw
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (!world.organisations.present[o] || !world.organisations.voluntary[o]) continue;
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!forums.open[f] || forums.seat(f, o) <= 0) continue;
            wished(f, o) = logistic(p.slope * rate_room(world, structure, p, known, meetings, rules, approach,
                                                        information, on, draws, f, o));
        }
    }
    for (std::size_t i = 0; i < wished.values.size(); ++i) {
        forums.attendance.values[i] += p.pace * (wished.values[i] - forums.attendance.values[i]);
    }
    if (on(Mechanism::rival_forums)) found_rival(world, p, week);
}

}  // namespace entente

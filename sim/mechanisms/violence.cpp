#include "mechanisms/violence.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/communal.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

int deaths_of(int n_events, EntityId who, Week week, Purpose why, std::uint32_t kind, double scale,
              const ViolenceRates& p, const Draws& draws) {
    int deaths = 0;
    for (int event = 0; event < n_events; ++event) {
        const auto which = kind * 64u + static_cast<std::uint32_t>(std::min(event, 63));
        const double size = scale * exp(p.log_deaths + p.log_deaths_spread * draws.normal(who, week, why, which));
        deaths += std::min(p.deaths_cap, static_cast<int>(size + one_half));
    }
    return deaths;
}

double excited(const Districts& districts, std::size_t d, Violence kind, const ViolenceRates& p, const Switches& on) {
    double rate = p.excitation * districts.excitation(d, index_of(kind));
    if (on(Mechanism::contagion) && !districts.neighbours(d).empty()) {
        double near = 0;
        for (const std::uint32_t neighbour : districts.neighbours(d))
            near += districts.passage(d, neighbour) * districts.excitation(neighbour, index_of(kind));
        rate += p.spill * near / static_cast<double>(districts.neighbours(d).size());
    }
    return rate;
}

double army_in(const Districts& districts, std::size_t d, const ViolenceRates& p) {
    return clip(p.government_base + p.government_capacity * districts.state_capacity[d] -
                p.government_remote * districts.remoteness[d]);
}

double enmity(const ArmedGroups& groups, std::size_t one, std::size_t other, const Switches& on) {
    const auto hostile = [&](std::size_t g, std::size_t to) {
        const double sides = on(Mechanism::militias) ? groups.sides_with_government[g] : 0.0;
        const double others = on(Mechanism::militias) ? groups.sides_with_government[to] : 0.0;
        // A militia fights whom the government fights: groups outside the accord that do not side with it.
        return std::max(groups.outside[g] * groups.host(g, index_of(Camp::armed_groups)),
                        sides * (1.0 - others) * groups.outside[to]);
    };
    return 1.0 - (1.0 - hostile(one, other)) * (1.0 - hostile(other, one));
}

namespace {

/// Who meets whom in a district.
struct Contest {
    double outside = 0;        // Σ presence · outside, at most `largest_contest`
    double against_state = 0;  // the same without militias of the government
    double predation = 0;      // Σ presence · predation
    double on_mission = 0;     // Σ presence · outside · host[mission]
    double stake = 0;          // Σ presence · outside · what it would gain now by spoiling the accord
    double militia = 0;        // Σ presence of militias of the government
    double between = 0;        // Σ over pairs of groups of presence · presence · enmity
};

Contest contest_in(const World& world, const ViolenceRates& p, const Switches& on, std::size_t d) {
    const ArmedGroups& groups = world.groups;
    Contest contest;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const double presence = groups.presence(g, d);
        if (presence <= 0) continue;
        const double outside = presence * groups.outside[g];
        const double sides = on(Mechanism::militias) ? groups.sides_with_government[g] : 0.0;
        contest.outside += outside;
        contest.against_state += outside * (1.0 - sides);
        contest.predation += presence * groups.predation[g];
        contest.on_mission += outside * groups.host(g, index_of(Camp::mission));
        contest.stake += outside * world.accord.stake[g];
        contest.militia += presence * sides;
        if (!on(Mechanism::group_fighting)) continue;
        for (std::size_t other = 0; other < g; ++other) {
            contest.between += presence * groups.presence(other, d) * enmity(groups, g, other, on);
        }
    }
    contest.outside = std::min(contest.outside, p.largest_contest);
    contest.against_state = std::min(contest.against_state, p.largest_contest);
    return contest;
}

void fight(World& world, const ViolenceRates& p, const Switches& on, Week week, const Draws& draws, std::size_t d,
           const Contest& contest) {
    const Districts& districts = world.districts;
    const double units = hundred_thousands(districts, d);
    const double patrolled = coverage_of_patrols(world, p, d);
    const double operations = world.effort.offensive[d];
    const double army = army_in(districts, d, p);
    const double contested = share_of(contest.outside, p.contest_half);
    const double abuse = world.government.abuse[districts.country[d]];
    const double spoiled = p.spoiling * contest.stake;

    std::array<double, n_violence_kinds> rate{};
    rate[index_of(Violence::battle)] =
        (units * (p.battle * (contest.against_state + spoiled) * army + p.between_groups * contest.between) +
         excited(districts, d, Violence::battle, p, on) * contested * world.effort.escalation[d] +
         p.operations * operations * contest.outside) *
            exp(-p.protection_battle * patrolled) +
        world.security_sector.barracks[d];
    rate[index_of(Violence::government_against_civilians)] =
        (units * p.government_against_civilians * abuse * (army + p.militia_abuse * contest.militia) *
             (p.quiet_abuse + contest.outside) +
         excited(districts, d, Violence::government_against_civilians, p, on) * abuse) *
        exp(-p.protection_government * p.protection_civilians * patrolled) * world.effort.unpoliced[d];
    rate[index_of(Violence::groups_against_civilians)] =
        (units * p.groups_against_civilians * (p.predation_share * contest.predation + contest.outside + spoiled) +
         excited(districts, d, Violence::groups_against_civilians, p, on) * std::min(contest.outside, 1.0)) *
        exp(-p.protection_civilians * patrolled) * world.effort.unpoliced[d];
    double exposed = 0;  // teams of soldiers, the more so the more robust the mandate of their own mission
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (world.organisations.family[o] != Family::mission_force) continue;
        exposed += world.effort.teams_here(o, d) *
                   (1.0 + mission_of(world, o).mandate_robust + operations / (1.0 + operations));
    }
    rate[index_of(Violence::attack_on_mission)] =
        p.on_mission * exposed * contest.on_mission * exp(-p.protection_mission * p.protection_civilians * patrolled);

    for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) {
        if (!violence_table[kind].of_armed_actors) continue;
        const auto which = static_cast<std::uint32_t>(kind);
        const int n = draws.poisson(rate[kind], districts.id[d], week, Purpose::violence_count, which);
        world.events.count(d, kind) = n;
        const double scale = kind == index_of(Violence::attack_on_mission) ? p.mission_deaths : 1.0;
        world.events.deaths(d, kind) =
            n == 0 ? 0 : deaths_of(n, districts.id[d], week, Purpose::violence_deaths, which, scale, p, draws);
    }
}

/// Attacks on the teams of one organisation, district by district.
void attack_aid(World& world, const ViolenceRates& p, const Switches& on, Week week, const Draws& draws, std::size_t o,
                const std::vector<Contest>& contests, std::vector<int>& national) {
    if (!world.organisations.present[o] || !world.organisations.civilian[o]) return;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        const double teams = world.effort.teams_here(o, d);
        if (teams <= 0) continue;
        const double deterred = 1.0 - p.deterrence * coverage_of_patrols(world, p, d);
        const double lawless = 1.0 - world.districts.condition(d, index_of(Dimension::rule_of_law));
        const double hated = world.association.at_risk(o, d) * (1.0 - world.residents.district_acceptance[d]);
        const int battles = world.events.count(d, index_of(Violence::battle));
        const double spared = on(Mechanism::deconfliction) ? world.deconfliction.spared(o, d) : 0.0;
        const double rate =
            teams * (p.on_aid * world.conduct.exposure(o, d) *
                         (hated + p.aid_predation * (contests[d].predation + p.background_crime) * lawless * deterred) +
                     p.crossfire * battles * (1.0 - spared));
        const EntityId pair = entity_pair(world.organisations.id[o], world.districts.id[d]);
        const int n = draws.poisson(rate, pair, week, Purpose::violence_count, 4);
        for (int event = 0; event < n; ++event) {
            const auto which = static_cast<std::uint32_t>(event) * 16u;
            const int victims = 1 + draws.poisson(p.victims_per_incident - 1.0, pair, week, Purpose::victims, which);
            world.events.aid_victims[o] += victims;
            for (int v = 0; v < victims; ++v) {
                const double who = draws.uniform(pair, week, Purpose::victims,
                                                 which + 1u + static_cast<std::uint32_t>(std::min(v, 14)));
                if (who < p.national_share + (1.0 - p.national_share) * world.conduct.shifted(o, d)) ++national[o];
            }
        }
        world.events.aid_incidents[o] += n;
        world.events.aid_attacks(o, d) = n;
    }
}

/// What a file says, instead of what was drawn: weeks and districts without a row are quiet.
void impose(World& world, Week week) {
    const std::vector<ImposedEvents>& rows = world.imposed.rows;
    auto row = std::lower_bound(rows.begin(), rows.end(), week,
                                [](const ImposedEvents& one, Week when) { return one.week < when; });
    for (; row != rows.end() && row->week == week; ++row) {
        world.events.count(row->district, index_of(row->kind)) = row->events;
        world.events.deaths(row->district, index_of(row->kind)) = row->deaths;
        if (row->kind == Violence::communal) share_out_killed(world, row->district, row->deaths);
    }
}

void remember(World& world, const ViolenceRates& p, const Switches& on) {
    Districts& districts = world.districts;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        double marks = 0;
        int on_civilians = 0;
        for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) {
            if (!violence_table[kind].strikes_a_district) continue;
            double& mark = districts.excitation(d, kind);
            mark = p.memory * mark + world.events.count(d, kind);
            if (violence_table[kind].frightens_people) marks += mark;
            if (violence_table[kind].on_civilians) on_civilians += world.events.count(d, kind);
        }
        districts.violence[d] = 1.0 - exp(-marks / (p.index_scale * hundred_thousands(districts, d)));
        districts.known_risk[d] = p.risk_memory * districts.known_risk[d] + (1.0 - p.risk_memory) * on_civilians;
        districts.unguarded[d] =
            p.risk_memory * districts.unguarded[d] +
            (1.0 - p.risk_memory) * let_through(p, world.effort.patrol[d] / hundred_thousands(districts, d));
    }
    const ArmedGroups& groups = world.groups;
    for (std::size_t g = 0; g < groups.size(); ++g) world.groups.recent_losses[g] *= p.losses_memory;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        const double killed = p.fighter_share * world.events.deaths(d, index_of(Violence::battle));
        if (killed <= 0) continue;
        const auto at_war = [&](std::size_t g) {
            double enemies = groups.outside[g];
            if (on(Mechanism::group_fighting)) {
                for (std::size_t other = 0; other < groups.size(); ++other) {
                    if (other != g) enemies += groups.presence(other, d) * enmity(groups, g, other, on);
                }
            }
            return groups.presence(g, d) * enemies;
        };
        double weight = 0;
        for (std::size_t g = 0; g < groups.size(); ++g) weight += at_war(g);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const double share = weight > 0 ? at_war(g) / weight : 0.0;
            const double lost = std::min(groups.fighters(g, d), killed * share);
            world.events.fighter_losses(g, d) = lost;
            world.groups.recent_losses[g] += lost;
        }
    }
}

}  // namespace

double coverage_of_patrols(const World& world, const ViolenceRates& p, std::size_t district) {
    return share_of(world.effort.patrol[district] / hundred_thousands(world.districts, district), p.patrol_half);
}

double let_through(const ViolenceRates& p, double patrols) {
    return exp(-p.protection_civilians * share_of(patrols, p.patrol_half));
}

void contend(World& world, const ViolenceRates& p, const Switches& on, Week week, const Draws& draws) {
    std::vector<Contest> contests(world.districts.size_of());
    for_each_row(world.districts.size_of(), [&](std::size_t d) {
        contests[d] = contest_in(world, p, on, d);
        if (!world.imposed.is_given) fight(world, p, on, week, draws, d, contests[d]);
    });
    if (world.imposed.is_given) impose(world, week);
    std::vector<int> national(world.organisations.size(), 0);
    for_each_row(
        world.organisations.size(),
        [&](std::size_t o) { attack_aid(world, p, on, week, draws, o, contests, national); }, 4);
    for (const int victims : national) world.events.aid_victims_national += victims;
    remember(world, p, on);
}

}  // namespace entente

#include "mechanisms/funding.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

/// What meetings cost an organisation this week besides staff time.
double meetings_of(const World& world, const Funding& p, std::size_t o) {
    const Forums& forums = world.forums;
    double meetings = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f]) continue;
        meetings += forums.filled(f, o) / forums.interval_weeks[f];
    }
    return p.meeting_cost * meetings;
}

/// What arrives of promises; the own state pays its ministries, and donors outside the committee give to these
/// directly.
void arrive(Accounts& accounts, const Funding& p, const Giving& giving, std::size_t o) {
    const double arrived = accounts.promised[o] * (1.0 - exp(-1.0 / accounts.lag[o]));
    accounts.promised[o] -= arrived;
    accounts.held[o] += arrived;
    if (accounts.own_revenue[o] <= 0) return;
    const double lacks = std::max(0.0, p.reserve_weeks * accounts.weekly_cost[o] - accounts.held[o]);
    const double own = std::min(lacks, accounts.weekly_cost[o] * (accounts.own_revenue[o] + giving.direct));
    accounts.held[o] += own;
    accounts.budget[o] += own;
}

/// Pays teams, reports, meetings and transport, at most what is held.
void spend(World& world, const Funding& p, bool gifts, std::size_t o) {
    Organisations& organisations = world.organisations;
    Accounts& accounts = world.money.accounts;
    const double teams = organisations.active_teams[o];
    const double overhead = organisations.military[o] ? 1.0 : p.overhead;
    const double work = teams * organisations.team_cost[o] * overhead;
    const double reports = work * accounts.reporting[o];
    const double meetings = meetings_of(world, p, o);
    const double transport = accounts.moves[o] * accounts.move_charge[o];
    const double start_up =
        gifts ? std::max(0.0, teams - accounts.level[o]) * organisations.team_cost[o] * p.start_up_weeks : 0.0;
    const double due = work + reports + meetings + transport + start_up;
    const double paid = charge(world, o, due, gifts);
    accounts.meetings[o] +=
        (due > 0 ? paid / due : 0.0) * (meetings + reports + work * std::min(1.0, organisations.coordination_share[o]));
    accounts.repaid += due > 0 ? transport * paid / due : 0.0;
    accounts.level[o] = teams;
    accounts.moves[o] = 0;
}

}  // namespace

double charge(World& world, std::size_t organisation, double due, bool gifts) {
    Accounts& accounts = world.money.accounts;
    const double paid = gifts ? std::min(due, accounts.held[organisation]) : due;
    world.organisations.spent[organisation] += paid;
    (gifts ? accounts.held[organisation] : accounts.budget[organisation]) += gifts ? -paid : paid;
    return paid;
}

void fund(World& world, const Structure& structure, const Funding& p, const Giving& giving,
          const Visibility& visibility, const Pools& pools, const Switches& on, Week week, const Draws& draws) {
    Organisations& organisations = world.organisations;
    Accounts& accounts = world.money.accounts;
    follow_news(world, giving, on);
    const bool gifts_count = on(Mechanism::funding);
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o]) continue;
        const bool gifts = gifts_count && accounts.appeals[o] > 0;
        if (gifts) arrive(accounts, p, giving, o);
        spend(world, p, gifts, o);
    }
    if (week % p.every_weeks == 0) {
        take_credit(world, structure, visibility, on);
        set_aims(world, giving, p.reporting, on);
        if (gifts_count) {
            promise(world, structure, giving, pools.share, visibility.credit_lost, p.every_weeks, on, week, draws);
        }
    }
    if (gifts_count) grant(world, pools, p.reserve_weeks, on, week);
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const bool gifts = gifts_count && accounts.appeals[o] > 0 && accounts.weekly_cost[o] > 0;
        organisations.funded_share[o] =
            gifts ? clip(accounts.held[o] / (p.reserve_weeks * accounts.weekly_cost[o])) : 1.0;
    }
}

void deploy(World& world, const Switches&, Week week) {
    Organisations& organisations = world.organisations;
    Teams& teams = world.teams;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const std::size_t first = teams.first[o];
        const std::size_t last = teams.first[o + 1];
        const double n = static_cast<double>(last - first);
        const bool works = organisations.present[o] && week >= world.conduct.barred_until[o];
        double level = works ? organisations.funded_share[o] * n : 0.0;
        if (of_mission(organisations.family[o]))
            level *= organisations.family[o] == Family::mission_force ? mission_of(world, o).strength
                                                                      : mission_of(world, o).deployment;
        double active = 0;
        for (std::size_t team = first; team < last; ++team) {
            const double share = clip(level - static_cast<double>(team - first));
            const bool on_the_way = week < teams.arrives[team];
            teams.presence[team] = static_cast<float>(on_the_way ? 0.0 : share);
            active += share;
        }
        organisations.active_teams[o] = active;
    }
}

}  // namespace entente

#include "mechanisms/pooled_funds.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// Best seat, as far as it is filled, in the rooms that decide on a fund; or a line of money that asks for none.
double seat_at_table(const World& world, std::size_t fund, std::size_t o) {
    const Forums& forums = world.forums;
    double best = world.money.funds.line(fund, o);
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f]) continue;
        best = std::max(best, world.money.funds.decides(fund, f) * forums.filled(f, o));
    }
    return best;
}

/// Attention of those who convene the deciding rooms: an overloaded deputy signs late.
double attention_of(const World& world, std::size_t fund) {
    double sum = 0;
    double weight = 0;
    for (std::size_t f = 0; f < world.forums.size(); ++f) {
        if (!world.forums.open[f]) continue;
        sum += world.money.funds.decides(fund, f) * world.forums.attention[f];
        weight += world.money.funds.decides(fund, f);
    }
    return weight > 0 ? sum / weight : 0.0;
}

/// Soldiers' civilian projects in a district, saturating.
double soldiers_at(const World& world, const Pools& p, std::size_t d) {
    return share_of(world.effort.military_projects[d] / hundred_thousands(world.districts, d), p.soldiers_half);
}

/// Believed need in an organisation's own field that it could work on: need and capacity. The fast fund counts places
/// where soldiers do civilian work.
double assessed(const World& world, const Pools& p, std::size_t fund, std::size_t o) {
    const Districts& districts = world.districts;
    double sum = 0;
    double people = 0;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        double lacking = 0;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            lacking += world.organisations.mandate(o, k) *
                       (1.0 - static_cast<double>(world.beliefs.mean(o, world.beliefs.cell(d, k))));
        }
        const bool fast = fund == index_of(CommonFund::rapid_response);
        sum += districts.people[d] * lacking * world.association.access(o, d) * (fast ? soldiers_at(world, p, d) : 1.0);
        people += districts.people[d];
    }
    return people > 0 ? sum / people : 0.0;
}

}  // namespace

void grant(World& world, const Pools& p, double reserve_weeks, const Switches& on, Week week) {
    if (week % p.every_weeks != 0 || !on(Mechanism::pooled_funds)) return;
    PooledFunds& funds = world.money.funds;
    Accounts& accounts = world.money.accounts;
    const Organisations& organisations = world.organisations;
    const double kept = exp(-p.every_weeks / p.memory_weeks);
    for (double& share : accounts.from_funds) share *= kept;
    for (double& share : accounts.beside) share *= kept;
    std::vector<double> weight(accounts.size());
    const double granted_before = funds.granted[index_of(CommonFund::quick_impact)];
    for (std::size_t f = 0; f < n_common_funds; ++f) {
        funds.attention[f] = attention_of(world, f);
        if (funds.balance[f] <= 0) continue;
        const bool fast = f == index_of(CommonFund::rapid_response);
        double all = 0;
        for (std::size_t o = 0; o < accounts.size(); ++o) {
            weight[o] = 0;
            if (!organisations.present[o] || accounts.appeals[o] <= 0) continue;
            const double admitted = funds.access(f, o) * (fast ? 1.0 : seat_at_table(world, f, o));
            const double lacks = std::max(0.0, 1.0 - organisations.funded_share[o]) * accounts.weekly_cost[o];
            if (admitted <= 0 || lacks <= 0) continue;
            const double by_need = assessed(world, p, f, o);
            const double joint = fast ? 1.0 : p.joint_assessment;
            weight[o] = admitted * lacks * (joint * by_need + (1.0 - joint) * organisations.power[o]);
            all += weight[o];
        }
        if (all <= 0) continue;
        const double passes = f == index_of(CommonFund::quick_impact) ? p.quality : 1.0;
        const double approved = funds.balance[f] * passes *
                                (1.0 - exp(-p.every_weeks * std::max(0.0, funds.attention[f]) / p.approval_weeks[f]));
        for (std::size_t o = 0; o < accounts.size(); ++o) {
            if (weight[o] <= 0) continue;
            const double room = std::max(0.0, reserve_weeks * accounts.weekly_cost[o] - accounts.held[o]);
            const double paid = std::min(approved * weight[o] / all * (1.0 - p.fee), room);
            const double fee = paid * p.fee / (1.0 - p.fee);
            funds.balance[f] -= paid + fee;
            funds.granted[f] += paid;
            funds.fees[f] += fee;
            accounts.held[o] += paid;
            accounts.drawn[o] += paid;
            const double share = (1.0 - kept) * paid / (accounts.weekly_cost[o] * p.every_weeks);
            accounts.from_funds[o] = clip(accounts.from_funds[o] + share);
            if (fast) accounts.beside[o] = clip(accounts.beside[o] + share);
        }
    }
    // A joint fund for quick-impact projects decides on soldiers' projects too, as long as it has money.
    const std::size_t quick = index_of(CommonFund::quick_impact);
    funds.turned_down = funds.granted[quick] > granted_before ? p.filter * funds.attention[quick] : 0.0;
}

}  // namespace entente

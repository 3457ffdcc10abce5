#pragma once
// Money of a small world: one donor pays everybody, nobody pools, nothing lies on any account.

#include "core/maths.hpp"
#include "world/world.hpp"

namespace entente::test {

inline void lay_money(World& world) {
    const std::size_t n = world.organisations.size();
    Money& money = world.money;
    money.accounts = empty_accounts(n);
    money.accounts.last_promise = Grid<double>(1, n);
    money.accounts.voice.assign(n, 0.5);
    Donors& d = money.donors;
    d.name = {"others"};
    d.id = {entity_id("donor/others")};
    d.purse = {Donors::nobody};
    for (auto* column : {&d.size, &d.engagement, &d.patience, &d.lag, &d.attention, &d.staying, &d.support}) {
        column->assign(1, 1.0);
    }
    for (auto* column : {&d.home_interest, &d.trade, &d.cabinet, &d.interest, &d.given, &d.common, &d.overhead}) {
        column->assign(1, 0.0);
    }
    d.committee = {true};
    d.share = Grid<double>(1, n, 1.0);
    d.aim = Grid<double>(1, n_dimensions, 1.0 / static_cast<double>(n_dimensions));
    PooledFunds& f = money.funds;
    f.attention.fill(1.0);
    f.decides = Grid<double>(n_common_funds, world.forums.size());
    f.access = Grid<double>(n_common_funds, n);
    f.line = Grid<double>(n_common_funds, n);
}

/// Money that is given and lies somewhere or was spent, less what it came from: 0 but for rounding.
inline double unaccounted(const World& world) {
    const Money& m = world.money;
    double from = 0;
    double to = m.accounts.programmes;
    for (const double given : m.donors.given) from += given;
    for (std::size_t o = 0; o < m.accounts.size(); ++o) {
        from += m.accounts.opening[o] + m.accounts.budget[o];
        to += m.accounts.promised[o] + m.accounts.held[o] + world.organisations.spent[o];
    }
    for (std::size_t f = 0; f < n_common_funds; ++f) to += m.funds.balance[f] + m.funds.fees[f];
    return from > 0 ? (to - from) / from : to;
}

}  // namespace entente::test

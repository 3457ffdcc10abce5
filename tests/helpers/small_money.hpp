#pragma once
// Money of a small world: one donor pays everybody, nobody pools, nothing lies on any account.

#include <algorithm>

#include "core/maths.hpp"
#include "world/world.hpp"

namespace entente::test {

/// In a world that is laid out with one donor.
inline void one_donor(Money& money) {
    Donors& d = money.donors;
    d.name = {"others"};
    d.id = {entity_id("donor/others")};
    d.purse = {Donors::nobody};
    for (auto* column : {&d.size, &d.engagement, &d.patience, &d.lag, &d.attention, &d.staying, &d.support}) {
        column->assign(1, 1.0);
    }
    d.committee = {true};
    d.share.fill(1.0);
    d.aim.fill(1.0 / static_cast<double>(n_dimensions));
    std::fill(money.accounts.voice.begin(), money.accounts.voice.end(), 0.5);
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

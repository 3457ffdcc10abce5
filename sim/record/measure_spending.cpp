#include "record/measure_spending.hpp"

#include <limits>

#include "record/observables.hpp"

namespace entente {

Spent spent_so_far(const World& world, const Cast& cast) {
    const Accounts& accounts = world.money.accounts;
    Spent spent;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        spent.all += world.organisations.spent[o];
        spent.coordination += accounts.meetings[o];
        if (cast.is_aid[o]) spent.aid += world.organisations.spent[o];
    }
    for (const std::size_t o : cast.mission) spent.mission += world.organisations.spent[o];
    for (const double fee : world.money.funds.fees) {
        spent.all += fee;
        spent.coordination += fee;
        spent.aid += fee;
    }
    spent.all += accounts.programmes;
    spent.aid += accounts.programmes;
    return spent;
}

void measure_spending(const Moment& now, Spent& before, Values values) {
    const Spent spent = spent_so_far(now.world, now.cast);
    values[observable("spending")] = spent.all - before.all;
    values[observable("spending_mission")] = spent.mission - before.mission;
    values[observable("spending_coordination")] = spent.coordination - before.coordination;
    double delivered = 0;
    for (const std::size_t o : now.cast.aid) {
        const double at_work = 1.0 - now.world.organisations.coordination_share[o];
        for (std::size_t d = 0; d < now.world.districts.size_of(); ++d) {
            delivered += now.world.effort.teams_here(o, d) * now.world.association.access(o, d) * at_work;
        }
    }
    values[observable("cost_per_team_week")] =
        delivered > 0 ? (spent.aid - before.aid) / delivered : std::numeric_limits<double>::quiet_NaN();
    before = spent;
}

}  // namespace entente

#include "mechanisms/mission_economy.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

void pay_staff(World& world, const MissionEconomy& p, const Switches& on, Week week) {
    if (week % weeks_between_reviews != 0) return;
    LocalEconomy& economy = world.economy;
    const Organisations& organisations = world.organisations;
    economy.code = p.hiring_code;
    economy.drain_kept = 1.0 - p.code_drain * economy.code;
    std::fill(economy.hired.begin(), economy.hired.end(), 0.0);
    std::fill(economy.foreigners.begin(), economy.foreigners.end(), 0.0);
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const double abroad = organisations.international_share[o];
        if (!organisations.present[o] || abroad <= 0) continue;
        const double workers = organisations.military[o] ? p.soldiers_per_team : p.workers_per_team;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            const double here = workers * world.effort.teams_here(o, d);
            economy.foreigners[d] += here * abroad;
            economy.hired[d] += here * (1.0 - abroad);
        }
    }
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        const double units = hundred_thousands(world.districts, d);
        economy.hired[d] /= units;
        economy.foreigners[d] /= units;
        economy.welfare[d] =
            on(Mechanism::mission_economy)
                ? p.income * (1.0 - p.code_pay * economy.code) * share_of(economy.hired[d], p.income_half) -
                      p.rents * share_of(economy.foreigners[d], p.rents_half)
                : 0.0;
    }
}

double quality_kept(const World& world, const MissionEconomy& p, std::size_t organisation) {
    const bool employer =
        world.organisations.civilian[organisation] && world.organisations.international_share[organisation] > 0;
    return employer ? 1.0 - p.code_quality * world.economy.code : 1.0;
}

double two_tier_share(const World& world, const MissionEconomy& p, std::size_t district) {
    return share_of(world.economy.hired[district], p.state_staff * world.districts.state_capacity[district]);
}

}  // namespace entente

#include "mechanisms/stance.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// Mean over a group's constituency of a quantity kept by district and identity group.
double of_constituency(const Residents& residents, const std::vector<double>& values, std::size_t n_districts,
                       std::size_t identity) {
    double sum = 0;
    double households = 0;
    for (std::size_t d = 0; d < n_districts; ++d) {
        const std::size_t row = residents.row(d, identity);
        sum += values[row] * static_cast<double>(residents.households[row]);
        households += static_cast<double>(residents.households[row]);
    }
    return households > 0 ? sum / households : one_half;
}

}  // namespace

void take_stance(World& world, const Stance& p, Week week, const Draws& draws) {
    ArmedGroups& groups = world.groups;
    const std::size_t n_districts = world.districts.size_of();
    double political_work = 0;
    double units = 0;
    for (std::size_t d = 0; d < n_districts; ++d) {
        political_work += world.effort.mediation[d];
        units += hundred_thousands(world.districts, d);
    }
    const double mediated = share_of(political_work / units, p.mediation_half);

    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (!groups.active[g]) continue;
        double guarded = 0;
        double provoked = 0;
        double abused = 0;
        for (std::size_t d = 0; d < n_districts; ++d) {
            const double share = groups.fighters_total[g] > 0 ? groups.fighters(g, d) / groups.fighters_total[g]
                                                              : 1.0 / static_cast<double>(n_districts);
            const double here = hundred_thousands(world.districts, d);
            guarded += share * share_of(world.effort.patrol[d] / here, 1.0);
            provoked += share * share_of(world.effort.offensive[d] / here, p.operations_half);
            abused += share * world.government.abuse[world.districts.country[d]];
        }
        const double welfare =
            of_constituency(world.residents, world.residents.welfare, n_districts, groups.identity[g]);
        const double grievance =
            of_constituency(world.residents, world.residents.grievance, n_districts, groups.identity[g]);
        const double hurting = groups.fighters_total[g] > 0
                                   ? clip(groups.recent_losses[g] / groups.fighters_total[g] / p.losses_hurt)
                                   : 0.0;
        const double left_out = (1.0 - groups.included[g]) * world.government.exclusion[groups.country[g]] *
                                    (1.0 - world.accord.seat_of_identity[groups.identity[g]]) +
                                (1.0 - world.government.honours[groups.country[g]]);

        double& y = groups.commitment_logit[g];
        y += p.mediation * mediated + p.guarantees * guarded + p.dividend * (welfare - p.dividend_expected) +
             p.stalemate * hurting - p.grievance * (grievance - p.grievance_tolerated) -
             p.provocation * (provoked + p.abuse_weight * abused) - p.exclusion * left_out -
             p.reversion * (y - groups.type[g]) + world.accord.pressed[g] +
             p.noise * draws.normal(groups.id[g], week, Purpose::stance);
        y = clip(y, -p.limit, p.limit);
    }
}

void publish_groups(ArmedGroups& groups, const Districts& districts, const Residents& residents,
                    double fighters_per_household, const Stance& p) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
        groups.commitment[g] = logistic(groups.commitment_logit[g]);
        groups.outside[g] = groups.active[g] ? std::max(0.0, (p.threshold - groups.commitment[g]) / p.threshold) : 0.0;
        groups.fighters_total[g] = 0;
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            const double fighters = static_cast<double>(residents.fighters(g, d)) * fighters_per_household;
            groups.fighters(g, d) = fighters;
            groups.fighters_total[g] += fighters;
            groups.presence(g, d) = fighters / (fighters + p.half_presence * districts.people[d]);
        }
    }
}

}  // namespace entente

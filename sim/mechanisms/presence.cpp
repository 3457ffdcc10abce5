#include "mechanisms/presence.hpp"

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

void be_present(World& world, const Presence& p, const Switches& on) {
    const std::size_t n_districts = world.districts.size_of();
    const auto watched = [&](std::size_t d) {
        return share_of(world.effort.ceasefire[d] / hundred_thousands(world.districts, d), p.monitoring_half);
    };
    for (std::size_t d = 0; d < n_districts; ++d) {
        const double police = world.effort.police[d] / hundred_thousands(world.districts, d);
        world.effort.unpoliced[d] = on(Mechanism::police) ? exp(-p.police * share_of(police, p.police_half)) : 1.0;
        world.effort.escalation[d] = on(Mechanism::ceasefire_monitoring) ? 1.0 - p.monitoring_calm * watched(d) : 1.0;
    }
    if (!on(Mechanism::ceasefire_monitoring)) return;
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        if (world.groups.fighters_total[g] <= 0) continue;
        double seen = 0;
        for (std::size_t d = 0; d < n_districts; ++d) {
            seen += world.groups.fighters(g, d) / world.groups.fighters_total[g] * watched(d);
        }
        world.groups.commitment_logit[g] += p.monitoring * seen;
    }
}

}  // namespace entente

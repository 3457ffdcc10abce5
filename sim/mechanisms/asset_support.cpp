#include "mechanisms/asset_support.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

void lend_assets(World& world, const AssetSupport& p, const Switches& on, Week week) {
    if (week % weeks_between_reviews != 0) return;
    const Organisations& organisations = world.organisations;
    Conduct& conduct = world.conduct;
    std::fill(conduct.lent.begin(), conduct.lent.end(), 0.0);
    conduct.busy_lending = 0;
    double soldiers = 0;
    std::vector<std::size_t> forces;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o] || organisations.family[o] != Family::mission_force) continue;
        if (!mission_of(world, o).here()) continue;
        soldiers += organisations.active_teams[o];
        forces.push_back(o);
    }
    if (!on(Mechanism::asset_support) || soldiers <= 0) return;
    double moved = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o] || !organisations.civilian[o] || organisations.active_teams[o] <= 0) continue;
        double trusted = 0;
        for (const std::size_t force : forces) trusted += organisations.trust(force, o);
        conduct.lent[o] = clip(p.grant * trusted / static_cast<double>(forces.size()));
        const double lacking = 1.0 - conduct.own_logistics[o];
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            moved += world.effort.teams_here(o, d) * world.districts.remoteness[d] * lacking * conduct.lent[o];
        }
    }
    conduct.busy_lending = std::min(p.force_time, moved / p.civilians_per_escort_team / soldiers);
}

double reach_kept(const World& world, const AssetSupport& p, std::size_t organisation, std::size_t district) {
    if (!world.organisations.civilian[organisation]) return 1.0;
    const double lacking = (1.0 - world.conduct.own_logistics[organisation]) * (1.0 - world.conduct.lent[organisation]);
    return 1.0 - p.distance_loss * world.districts.remoteness[district] * lacking;
}

}  // namespace entente

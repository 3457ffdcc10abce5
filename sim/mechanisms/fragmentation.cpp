#include "mechanisms/fragmentation.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

/// Divided: halfway between in and out, and aggrieved, or losing badly.
double strain_in(const World& world, const Stance& stance, std::size_t g) {
    const ArmedGroups& groups = world.groups;
    const double p = groups.commitment[g];
    constexpr double halfway = 4.0;  // so that it is 1 there
    const double divided = halfway * p * (1.0 - p);
    double grievance = 0;
    double fighters = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        grievance += groups.fighters(g, d) * world.residents.grievance[world.residents.row(d, groups.identity[g])];
        fighters += groups.fighters(g, d);
    }
    if (fighters <= 0) return 0.0;
    const double hurting = clip(groups.recent_losses[g] / fighters / stance.losses_hurt);
    const double aggrieved =
        clip((grievance / fighters - stance.grievance_tolerated) / (1.0 - stance.grievance_tolerated));
    return divided * std::max(aggrieved, hurting);
}

/// The next slot of a group that no splinter has filled yet.
std::size_t slot_for(const ArmedGroups& groups, std::size_t parent) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups.parent[g] == parent && g != parent && !groups.active[g] && !groups.merged[g]) return g;
    }
    return groups.size();
}

/// Moves the given share of a group's fighting households to another; each by a draw of its own.
void move_fighters(World& world, std::size_t from, std::size_t to, double share, Week week, const Draws& draws) {
    Households& h = world.households;
    for (std::size_t i = 0; i < h.size(); ++i) {
        if (h.allegiance[i] != from + 1) continue;
        if (draws.uniform(EntityId{static_cast<std::uint32_t>(i)}, week, Purpose::splinter_member) > share) continue;
        h.allegiance[i] = static_cast<std::uint8_t>(to + 1);
    }
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {  // until households are counted again
        const double moved = share * world.groups.fighters(from, d);
        world.groups.fighters(from, d) -= moved;
        world.groups.fighters(to, d) += moved;
    }
    const double fighters = share * world.groups.fighters_total[from];
    world.groups.fighters_total[from] -= fighters;
    world.groups.fighters_total[to] += fighters;
    const double children = share * world.groups.children[from];
    world.groups.children[from] -= children;
    world.groups.children[to] += children;
    const double losses = share * world.groups.recent_losses[from];
    world.groups.recent_losses[from] -= losses;
    world.groups.recent_losses[to] += losses;
}

void split(World& world, const Fragmentation& p, const Stance& stance, std::size_t parent, std::size_t child, Week week,
           const Draws& draws) {
    ArmedGroups& groups = world.groups;
    const auto luck = draws.uniforms(groups.id[child], week, Purpose::splitting, 1);
    groups.active[child] = 1;
    groups.identity[child] = groups.identity[parent];
    groups.type[child] = stance.outside_type + stance.type_spread * normal_quantile(luck[0]);
    groups.commitment_logit[child] = groups.type[child];
    groups.predation[child] = clip(groups.predation[parent] + p.more_predatory);
    groups.included[child] = 0;
    groups.sides_with_government[child] = 0;
    for (std::size_t b = 0; b < n_camps; ++b) groups.host(child, b) = groups.host(parent, b);
    move_fighters(world, parent, child, p.share_least + (p.share_most - p.share_least) * luck[1], week, draws);
}

}  // namespace

void split_and_merge(World& world, const Fragmentation& p, const Stance& stance, const Switches& on, Week week,
                     const Draws& draws) {
    if (!on(Mechanism::fragmentation) || week % p.every_weeks != 0) return;
    ArmedGroups& groups = world.groups;
    const std::vector<std::uint8_t> was_active = groups.active;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (!was_active[g]) continue;
        const double draw = draws.uniform(groups.id[g], week, Purpose::splitting);
        const std::size_t parent = groups.parent[g];
        if (parent == g) {
            const std::size_t slot = slot_for(groups, g);
            if (slot == groups.size() || groups.fighters_total[g] < p.smallest) continue;
            if (draw < clip(p.rate * p.every_weeks * strain_in(world, stance, g))) {
                split(world, p, stance, g, slot, week, draws);
            }
        } else if (groups.active[parent] && groups.outside[parent] <= 0 && groups.commitment[g] > p.joins_above &&
                   draw < clip(p.joins * p.every_weeks)) {
            move_fighters(world, g, parent, 1.0, week, draws);
            groups.active[g] = 0;
            groups.merged[g] = 1;
        }
    }
}

}  // namespace entente

#include "mechanisms/reintegration.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

constexpr std::size_t rows_in_range = 4096;

/// Support a week in a district: programmes, as far as there is work to go to.
std::vector<double> supported(const World& world, const Reintegration& p) {
    std::vector<double> support(world.districts.size_of());
    for (std::size_t d = 0; d < support.size(); ++d) {
        const double teams = (world.effort.ddr[d] + world.effort.total(d, index_of(Dimension::development))) /
                             hundred_thousands(world.districts, d);
        support[d] = p.pace + p.programme * share_of(teams, p.programme_half) *
                                  (p.programme_jobless + world.livelihoods.jobs[d]);
    }
    return support;
}

void follow_up(World& world, const Reintegration& p, Week week, const Draws& draws) {
    Households& h = world.households;
    const ArmedGroups& groups = world.groups;
    const std::vector<double> support = supported(world, p);
    const double weeks = p.every_weeks;
    for_each_range(h.size(), rows_in_range, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            std::uint8_t& mark = h.demobilised[i];
            if (mark == ex_combatant::never) continue;
            const std::size_t g = ex_combatant::former_group(mark);
            const std::uint8_t standing = ex_combatant::standing(mark);
            if (h.allegiance[i] != 0) {  // back under arms, by whatever door
                mark = ex_combatant::mark(g, ex_combatant::re_armed, true);
                continue;
            }
            if (standing == ex_combatant::re_armed) {  // left again by itself
                mark = ex_combatant::mark(g, ex_combatant::disarmed, true);
                continue;
            }
            if (g == ex_combatant::unknown_group || g >= groups.size()) continue;
            const auto luck = draws.uniforms(EntityId{static_cast<std::uint32_t>(i)}, week, Purpose::reintegration);
            const double settled = standing == ex_combatant::reintegrated ? p.re_arm_settled : 1.0;
            const double back = weeks * p.re_arm * settled * (1.0 + p.re_arm_outside * groups.outside[g]);
            if (groups.active[g] && luck[0] < back) {
                h.allegiance[i] = static_cast<std::uint8_t>(g + 1);
                mark = ex_combatant::mark(g, ex_combatant::re_armed, true);
            } else if (standing == ex_combatant::disarmed &&
                       luck[1] < weeks * support[h.residence[i]] * (1.0 - p.abusive * groups.predation[g])) {
                mark = ex_combatant::mark(g, ex_combatant::reintegrated, ex_combatant::ever_again(mark));
            }
        }
    });
}

/// Those who went back fight from this week on.
void count_fighters(World& world) {
    Residents& residents = world.residents;
    const Households& households = world.households;
    std::fill(residents.fighters.values.begin(), residents.fighters.values.end(), 0);
    for (std::size_t i = 0; i < households.size(); ++i) {
        if (households.allegiance[i] != 0) ++residents.fighters(households.allegiance[i] - 1u, households.residence[i]);
    }
}

void release_children(World& world, const Reintegration& p) {
    ArmedGroups& groups = world.groups;
    const double weeks = p.every_weeks;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        double effort = 0;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            const double here = groups.fighters_total[g] > 0 ? groups.fighters(g, d) / groups.fighters_total[g]
                                                             : 1.0 / static_cast<double>(world.districts.size_of());
            effort += here * (world.effort.ddr[d] + world.effort.monitoring[d]) / hundred_thousands(world.districts, d);
        }
        // Children come with those who join; a group takes no more of them than its strength asks for.
        const double taken = std::max(0.0, p.children * groups.fighters_total[g] - groups.children[g]) *
                             clip(weeks * p.release) * groups.outside[g];
        const double open = groups.outside[g] > 0 ? p.release_outside : 1.0;
        const double released = groups.children[g] * clip(weeks * p.release * open * share_of(effort, p.release_half));
        groups.children[g] += taken - released;
        groups.children_released[g] = released;
    }
}

}  // namespace

ExCombatants count_ex_combatants(const Households& households, std::size_t n_groups) {
    ExCombatants all;
    for (auto* column : {&all.ever, &all.reintegrated, &all.re_armed}) column->assign(n_groups, 0);
    for (std::size_t i = 0; i < households.size(); ++i) {
        const std::uint8_t mark = households.demobilised[i];
        if (mark == ex_combatant::never) continue;
        const std::size_t g = ex_combatant::former_group(mark);
        if (g == ex_combatant::unknown_group || g >= n_groups) continue;
        ++all.ever[g];
        if (ex_combatant::ever_again(mark) || households.allegiance[i] != 0) ++all.re_armed[g];
        if (households.allegiance[i] == 0 && ex_combatant::standing(mark) == ex_combatant::reintegrated) {
            ++all.reintegrated[g];
        }
    }
    return all;
}

void reintegrate(World& world, const Reintegration& p, const Switches& on, Week week, const Draws& draws) {
    std::fill(world.groups.children_released.begin(), world.groups.children_released.end(), 0.0);
    if (week % p.every_weeks != 0) return;
    if (on(Mechanism::reintegration)) {
        follow_up(world, p, week, draws);
        count_fighters(world);
    }
    if (on(Mechanism::child_release)) release_children(world, p);
}

}  // namespace entente

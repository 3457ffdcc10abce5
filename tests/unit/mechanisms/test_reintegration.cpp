// odd.md 7.9: what becomes of ex-combatants, and of children associated with armed groups.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/reintegration.hpp"
#include "tests/helpers/peopled_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// 4,000 households, all of whom laid down the arms of group 0.
Peopled disarmed() {
    Peopled all = peopled({.districts = 2, .organisations = 1, .groups = 1, .identities = 1}, 2000);
    all.world.households.demobilised.assign(all.world.households.size(),
                                            ex_combatant::mark(0, ex_combatant::disarmed, false));
    return all;
}

ExCombatants years_later(Peopled all, int weeks, const Reintegration& p = {}, const Switches& on = {}) {
    for (Week week = 0; week < weeks; ++week) reintegrate(all.world, p, on, week, Draws(8));
    return count_ex_combatants(all.world.households, 1);
}

}  // namespace

TEST_CASE("A mark holds standing, group and whether arms were ever taken up again", "[reintegration]") {
    for (std::size_t group = 0; group < 31; ++group) {
        for (const std::uint8_t standing :
             {ex_combatant::disarmed, ex_combatant::reintegrated, ex_combatant::re_armed}) {
            for (const bool again : {false, true}) {
                const std::uint8_t mark = ex_combatant::mark(group, standing, again);
                CHECK(ex_combatant::standing(mark) == standing);
                CHECK(ex_combatant::former_group(mark) == group);
                CHECK(ex_combatant::ever_again(mark) == again);
            }
        }
    }
}

TEST_CASE("Between a tenth and a third re-arm within five years; more where their group is outside the accord",
          "[reintegration]") {
    const ExCombatants inside = years_later(disarmed(), 260);
    const double share = static_cast<double>(inside.re_armed[0]) / static_cast<double>(inside.ever[0]);
    CHECK(inside.ever[0] == 4000);
    CHECK(share > 0.10);
    CHECK(share < 0.30);
    Peopled resumed = disarmed();
    resumed.world.groups.outside[0] = 0.8;
    CHECK(years_later(resumed, 260).re_armed[0] > inside.re_armed[0]);
}

TEST_CASE("Programmes and work bring more back into civil life, abusive units fewer, and those re-arm less",
          "[reintegration]") {
    const ExCombatants plain = years_later(disarmed(), 104);
    Peopled supported = disarmed();
    supported.world.effort.ddr = {2.0, 2.0};
    const ExCombatants helped = years_later(supported, 104);
    CHECK(helped.reintegrated[0] > plain.reintegrated[0]);
    CHECK(years_later(supported, 260).re_armed[0] < years_later(disarmed(), 260).re_armed[0]);
    Peopled working = supported;
    working.world.livelihoods.jobs = {0.9, 0.9};
    CHECK(years_later(working, 104).reintegrated[0] > helped.reintegrated[0]);
    Peopled abusive = supported;
    abusive.world.groups.predation[0] = 1.0;
    CHECK(years_later(abusive, 104).reintegrated[0] < helped.reintegrated[0]);
}

TEST_CASE("Who goes back to arms fights for the group it left", "[reintegration]") {
    Peopled all = disarmed();
    for (Week week = 0; week < 260; ++week) reintegrate(all.world, Reintegration{}, Switches{}, week, Draws(8));
    std::int64_t armed = 0;
    for (std::size_t i = 0; i < all.world.households.size(); ++i) {
        if (all.world.households.allegiance[i] == 0) continue;
        ++armed;
        CHECK(all.world.households.allegiance[i] == 1);
    }
    CHECK(armed == count_ex_combatants(all.world.households, 1).re_armed[0]);
}

TEST_CASE("Without the mechanism nobody finds civil life or goes back", "[reintegration]") {
    Switches off;
    off.without(Mechanism::reintegration);
    const ExCombatants all = years_later(disarmed(), 260, {}, off);
    CHECK(all.re_armed[0] == 0);
    CHECK(all.reintegrated[0] == 0);
}

TEST_CASE("Children are released where somebody works for it, also from a group outside the accord",
          "[reintegration]") {
    const auto left = [](double effort, double outside, bool on = true) {
        World world = small_world({.districts = 1});
        world.groups.children[0] = 300;
        world.groups.fighters(0, 0) = world.groups.fighters_total[0] = 1000;
        world.groups.outside[0] = outside;
        world.effort.ddr[0] = effort;
        Switches switches;
        if (!on) switches.without(Mechanism::child_release);
        double released = 0;
        for (Week week = 0; week < 52; ++week) {
            reintegrate(world, Reintegration{}, switches, week, Draws(1));
            released += world.groups.children_released[0];
        }
        CHECK(world.groups.children[0] + released == Approx(300));
        return world.groups.children[0];
    };
    CHECK(left(0.0, 0.0) == 300);
    CHECK(left(1.0, 0.0) < left(0.2, 0.0));
    CHECK(left(1.0, 0.6) < 300);
    CHECK(left(1.0, 0.6) > left(1.0, 0.0));
    CHECK(left(1.0, 0.0, false) == 300);
}

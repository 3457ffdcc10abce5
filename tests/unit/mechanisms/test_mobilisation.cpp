// odd.md 7.9: who takes up arms and who lays them down.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/stance.hpp"
#include "tests/helpers/peopled_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Two identity groups, of which the second is the constituency of a group outside the accord.
Peopled recruiting(double base = -4) {
    Peopled all = peopled({.districts = 2, .organisations = 1, .groups = 1, .identities = 2}, 2000);
    all.world.groups.identity[0] = 1;
    make_hostile(all.world, 0.5, 0.8);
    all.mobilisation.base = base;
    return all;
}

std::size_t under_arms(const Peopled& all) {
    const auto& allegiance = all.world.households.allegiance;
    return static_cast<std::size_t>(std::count_if(allegiance.begin(), allegiance.end(), [](auto g) { return g != 0; }));
}

void arm(Peopled& all, std::size_t n) {
    for (std::size_t i = 2000; i < 2000 + n; ++i)
        all.world.households.allegiance[i] = 1;  // of the constituency in district 0
    for (std::size_t d = 0; d < 2; ++d) all.world.groups.fighters(0, d) = 500;
}

}  // namespace

TEST_CASE("Only a group's constituency joins it, and only while it is outside the accord", "[mobilisation]") {
    Peopled all = recruiting();
    all.week(1);
    CHECK(under_arms(all) > 0);
    for (std::size_t i = 0; i < all.world.households.size(); ++i) {
        if (all.world.households.allegiance[i] != 0) CHECK(all.world.households.identity[i] == 1);
    }
    Peopled inside = recruiting();
    inside.world.groups.outside[0] = 0.0;
    inside.week(1);
    CHECK(under_arms(inside) == 0);
    Peopled off = recruiting();
    off.on.without(Mechanism::mobilisation);
    off.week(1);
    CHECK(under_arms(off) == 0);
}

TEST_CASE("Grievance, poverty, fear, and having fought before make joining likelier", "[mobilisation]") {
    const auto joined = [](auto change) {
        Peopled all = recruiting(-5);
        Households& h = all.world.households;
        h.grievance.assign(h.size(), 0.5f);
        h.welfare.assign(h.size(), 0.5f);
        h.fear.assign(h.size(), 0.5f);
        h.demobilised.assign(h.size(), 0);
        change(h);
        all.week(1);
        return under_arms(all);
    };
    const std::size_t plain = joined([](Households&) {});
    CHECK(plain > 0);
    CHECK(joined([](Households& h) { h.grievance.assign(h.size(), 0.9f); }) > plain);
    CHECK(joined([](Households& h) { h.welfare.assign(h.size(), 0.9f); }) < plain);
    CHECK(joined([](Households& h) { h.fear.assign(h.size(), 0.0f); }) < plain);
    CHECK(joined([](Households& h) { h.demobilised.assign(h.size(), 1); }) > plain);
}

TEST_CASE("Fighters never exceed their share of the constituency", "[mobilisation]") {
    Peopled all = recruiting(-0.5);
    all.mobilisation.desertion = 0;
    const double per_household = all.world.households.people_per_household * all.mobilisation.fighters_per_person;
    for (Week week = 1; week < 40; ++week) all.week(week);
    publish_groups(all.world.groups, all.world.districts, all.world.residents, per_household, Stance{});
    const double constituency = 4000 * all.world.households.people_per_household;
    CHECK(under_arms(all) > 3900);
    CHECK(all.world.groups.fighters_total[0] <= all.mobilisation.fighters_per_person * constituency * (1 + 1e-12));
}

TEST_CASE("Nobody appears or vanishes: who fought yesterday fights, has died, deserted or disarmed", "[mobilisation]") {
    Peopled all = recruiting(-4);
    arm(all, 800);
    all.world.groups.outside[0] = 0.3;
    all.world.events.fighter_losses(0, 0) = 20;
    for (Week week = 1; week < 30; ++week) {
        const Households before = all.world.households;
        all.week(week);
        const Households& h = all.world.households;
        CHECK(h.size() == before.size());
        std::int64_t left = 0;
        std::int64_t joined = 0;
        for (std::size_t i = 0; i < h.size(); ++i) {
            left += before.allegiance[i] != 0 && h.allegiance[i] == 0;
            joined += before.allegiance[i] == 0 && h.allegiance[i] != 0;
        }
        std::int64_t counted = 0;
        for (const std::int64_t fighters : all.world.residents.fighters.values) counted += fighters;
        CHECK(counted == static_cast<std::int64_t>(under_arms(all)));
        const auto armed_before =
            std::count_if(before.allegiance.begin(), before.allegiance.end(), [](auto g) { return g != 0; });
        CHECK(counted == armed_before + joined - left);
    }
}

TEST_CASE("Fighters of a group inside the accord disarm where there is a programme; others do not", "[mobilisation]") {
    const auto disarmed = [](double outside, double programme, bool ddr) {
        Peopled all = recruiting(-20);
        arm(all, 1000);
        all.world.households.demobilised.assign(all.world.households.size(), 0);
        all.world.groups.outside[0] = outside;
        all.world.effort.ddr = {programme, programme};
        if (!ddr) all.on.without(Mechanism::ddr);
        all.week(1);
        return std::pair(all.world.residents.demobilised(0, 0), std::count(all.world.households.demobilised.begin(),
                                                                           all.world.households.demobilised.end(), 1));
    };
    CHECK(disarmed(0.0, 2.0, true).first > 0);
    CHECK(disarmed(0.0, 2.0, true).first == disarmed(0.0, 2.0, true).second);
    CHECK(disarmed(0.0, 8.0, true).first > disarmed(0.0, 0.2, true).first);
    CHECK(disarmed(0.2, 2.0, true).first == 0);
    CHECK(disarmed(0.0, 0.0, true).first == 0);
    CHECK(disarmed(0.0, 2.0, false).first == 0);
}

TEST_CASE("As many fighters desert and fall as the rates say", "[mobilisation]") {
    Peopled all = recruiting(-20);
    arm(all, 2000);
    all.mobilisation.desertion = 0.05;
    all.world.events.fighter_losses(0, 0) = 50;  // of 500
    all.week(1);
    const double p = 0.05 + 0.1;
    CHECK(std::fabs(static_cast<double>(2000 - under_arms(all)) - 2000 * p) < 4 * std::sqrt(2000 * p * (1 - p)));
}

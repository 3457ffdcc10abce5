// odd.md 7.7: association with armed camps, and the access that is left.

#include <catch2/catch.hpp>

#include "mechanisms/humanitarian_space.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t mission = index_of(Camp::mission);
constexpr std::size_t government = index_of(Camp::government);
const HumanitarianSpace defaults;

void weeks(World& world, const Structure& structure, int n, const HumanitarianSpace& p = defaults,
           const Switches& on = {}) {
    for (int week = 0; week < n; ++week) perceive(world, structure, p, CivilMilitary{}, on);
}

/// Association of organisation 0 in district 0 once it has settled.
double settled(World world, const Structure& structure, std::size_t camp = mission, const Switches& on = {}) {
    weeks(world, structure, 1000, defaults, on);
    return world.association.with_camp[camp](0, 0);
}

Structure tied(double to_mission, std::size_t n = 2) {
    Structure structure = loose_structure(n);
    structure.association(0, mission) = to_mission;
    return structure;
}

}  // namespace

TEST_CASE("Who is tied to nobody, sits with nobody and is beside nobody is taken for nobody's", "[space]") {
    World world = small_world();
    weeks(world, loose_structure(2), 100);
    for (std::size_t b = 0; b < n_camps; ++b) {
        for (const double a : world.association.with_camp[b].values) CHECK(a == 0.0);
    }
    for (const double risk : world.association.at_risk.values) CHECK(risk == 0.0);
}

TEST_CASE("Association settles at the structural tie, less what distinct conduct takes away", "[space]") {
    World world = small_world();
    CHECK(settled(world, tied(0.6)) == Approx(0.6));
    CHECK(settled(world, tied(1.0)) == Approx(1.0));
    Conduct& conduct = world.conduct;
    conduct.negotiates[0] = conduct.refuses_escorts[0] = conduct.own_logistics[0] = conduct.own_brand[0] = 1.0;
    conduct.years[0] = defaults.years_half;  // known half
    CHECK(distinctness_of(world, tied(0.6), defaults, 0) == Approx(3.5 / 4.0));
    CHECK(settled(world, tied(0.6)) == Approx(0.6 * (1.0 - defaults.distinctness * 3.5 / 4.0)));
}

TEST_CASE("Money from who is part of an armed camp undoes distinct conduct, in its share", "[space]") {
    World world = small_world();
    world.conduct.negotiates[0] = world.conduct.refuses_escorts[0] = 1.0;
    Structure structure = loose_structure(2);
    CHECK(distinctness_of(world, structure, defaults, 0) == Approx(0.5));
    structure.funding(0, 1) = 0.6;
    CHECK(distinctness_of(world, structure, defaults, 0) == Approx(0.5));
    structure.association(1, index_of(Camp::foreign_force)) = 0.5;
    CHECK(distinctness_of(world, structure, defaults, 0) == Approx(0.5 * 0.7));
}

TEST_CASE("What an organisation holds dear makes it no more distinct than what it does", "[space]") {
    World world = small_world();
    world.organisations.independence[0] = world.organisations.neutrality[0] = 1.0;
    CHECK(distinctness_of(world, loose_structure(2), defaults, 0) == 0.0);
}

TEST_CASE("Roles that are explained tell civilians from the mission, where people are informed", "[space]") {
    World world = small_world();
    HumanitarianSpace p;
    p.roles_explained = 0.4;
    weeks(world, tied(0.8), 1000, p);
    CHECK(world.association.with_camp[mission](0, 0) == Approx(0.8));
    world.opinion.informed = {0.5, 0.0};
    weeks(world, tied(0.8), 1000, p);
    CHECK(world.association.with_camp[mission](0, 0) == Approx(0.8 * 0.8));
    CHECK(world.association.with_camp[mission](0, 1) == Approx(0.8));
}

TEST_CASE("A government that is hostile to a camp obstructs who is tied to it, and else nobody the more", "[space]") {
    World world = small_world();
    weeks(world, tied(0.8), 1000);
    const double open = world.association.access(0, 0);
    world.government.host(0, mission) = 0.5;
    weeks(world, tied(0.8), 1);
    CHECK(world.association.access(0, 0) == Approx(open - defaults.obstruction * 0.5 * 0.8));
    CHECK(world.association.access(1, 0) == open);
    world.government.host(0, mission) = 0;
    world.government.host(0, index_of(Camp::armed_groups)) = 1.0;
    world.conduct.negotiates[1] = 1.0;  // talks to rebels where there are any, and pays in permits
    world.groups.host.fill(0.0);
    world.effort.teams_here(1, 0) = 1.0;
    weeks(world, tied(0.8), 1000);
    CHECK(world.association.access(1, 0) == Approx(open));
    world.groups.outside[0] = world.groups.presence(0, 0) = 1.0;
    HumanitarianSpace p;
    p.partisan_block = 0.0;
    weeks(world, tied(0.8), 1000, p);
    CHECK(world.association.access(1, 0) < open);
    CHECK(world.association.access(0, 0) == Approx(open));
}

TEST_CASE("Transport that the force lends is seen, in far places and by who has none of its own", "[space]") {
    World world = small_world();
    world.districts.remoteness = {1.0, 0.0};
    world.conduct.lent = {0.5, 0.0};
    CHECK(settled(world, loose_structure(2)) == Approx(0.5 * defaults.borrowed));
    world.conduct.own_logistics[0] = 1.0;
    CHECK(settled(world, loose_structure(2)) == 0.0);
}

TEST_CASE("Association closes the same share of its gap each week", "[space]") {
    World world = small_world();
    const Structure structure = tied(0.8);
    weeks(world, structure, 1);
    CHECK(world.association.with_camp[mission](0, 0) == Approx(0.8 * defaults.pull));
    weeks(world, structure, 1);
    CHECK(world.association.with_camp[mission](0, 0) == Approx(0.8 * (1 - (1 - defaults.pull) * (1 - defaults.pull))));
    weeks(world, loose_structure(2), 1);  // stepping out does not restore neutrality at once
    CHECK(world.association.with_camp[mission](0, 0) > 0.0);
}

TEST_CASE("A held principle is not perceived neutrality: one's own neutrality takes nothing from association",
          "[space]") {
    World world = small_world();
    const double before = settled(world, tied(0.6));
    world.organisations.neutrality[0] = 1.0;
    CHECK(settled(world, tied(0.6)) == before);
}

TEST_CASE("Attendance in a room that is seen as a camp's takes on a share of its tie", "[space]") {
    World world = small_world({.forums = 1});
    world.forums.tie(0, mission) = 0.8;
    CHECK(settled(world, loose_structure(2)) == Approx(0.8 * defaults.forum_share));
    world.forums.attendance(0, 0) = 0.5;
    CHECK(settled(world, loose_structure(2)) == Approx(0.4 * defaults.forum_share));
    world.forums.open[0] = false;
    CHECK(settled(world, loose_structure(2)) == 0.0);
}

TEST_CASE("Soldiers doing relief make aid look military, unless blurring is off; soldiers themselves do not blur",
          "[space]") {
    World world = small_world();
    world.effort.military_projects = {3.0, 0.0};
    CHECK(settled(world, loose_structure(2)) > 0.1);
    Switches on;
    on.without(Mechanism::blurring);
    CHECK(settled(world, loose_structure(2), mission, on) == 0.0);
    world.organisations.family[0] = Family::ngo_development;
    CHECK(settled(world, loose_structure(2)) == 0.0);
}

TEST_CASE("Who moves under escort is seen with the mission", "[space]") {
    World world = small_world();
    CHECK(settled(world, loose_structure(2)) == 0.0);
    world.conduct.escorted(0, 0) = 0.4;
    CHECK(settled(world, loose_structure(2)) == Approx(0.4 * defaults.escort_share));
}

TEST_CASE("Work through the state, and a partial mission, tie to the government", "[space]") {
    World world = small_world();
    CHECK(settled(world, loose_structure(2), government) == 0.0);
    world.organisations.local_ownership[0] = 1.0;
    CHECK(settled(world, loose_structure(2), government) == Approx(defaults.through_state));
    world.organisations.local_ownership[0] = 0.0;
    world.missions[0].partiality = 0.5;
    CHECK(settled(world, loose_structure(2), government) == 0.0);
    CHECK(settled(world, tied(0.8), government) == Approx(0.4));
}

TEST_CASE("A mission that is unarmed or gone is no camp", "[space]") {
    World world = small_world();
    Structure structure = tied(0.9);
    SECTION("unarmed") {
        structure.has_armed_mission = false;
    }
    SECTION("gone") {
        world.missions[0].left_week = 10;
    }
    CHECK(settled(world, structure) == 0.0);
}

TEST_CASE("Without hostility access does not depend on association, exactly", "[space]") {
    World free = small_world({.districts = 3, .organisations = 3, .groups = 2});
    make_hostile(free);
    SECTION("all groups are inside the accord") {
        free.groups.outside = {0.0, 0.0};
    }
    SECTION("groups outside it are hostile to nobody") {
        free.groups.host.fill(0.0);
    }
    free.districts.violence = {0.1, 0.5, 0.9};
    free.residents.district_acceptance = {0.1, 0.4, 0.8};
    World branded = free;
    for (std::size_t b = 0; b < n_camps; ++b) branded.association.with_camp[b].fill(0.9);
    open_space(free, defaults);
    open_space(branded, defaults);
    CHECK(free.association.access.values == branded.association.access.values);
    CHECK(free.association.at_risk.values == branded.association.at_risk.values);
}

TEST_CASE("With association off it is 0 everywhere, and so is the risk of it", "[space]") {
    World world = small_world();
    make_hostile(world);
    for (auto& camp : world.association.with_camp) camp.fill(0.5);
    Switches on;
    on.without(Mechanism::association);
    weeks(world, tied(1.0), 1, defaults, on);
    for (const auto& camp : world.association.with_camp) {
        for (const double a : camp.values) CHECK(a == 0.0);
    }
    for (const double risk : world.association.at_risk.values) CHECK(risk == 0.0);
}

TEST_CASE("Access is what violence, hostility to the camps one is taken for, and obstruction leave", "[space]") {
    // The oracle: the formula of odd.md 7.7 for one group, by hand.
    World world = small_world({.districts = 1, .organisations = 1});
    make_hostile(world, 0.5, 0.6);
    world.groups.host(0, mission) = 0.8;
    for (std::size_t b = 1; b < n_camps; ++b) world.groups.host(0, b) = 0.0;
    world.association.with_camp[mission](0, 0) = 0.7;
    world.districts.violence[0] = 0.3;
    world.organisations.risk_tolerance[0] = 0.25;
    world.residents.district_acceptance[0] = 0.4;
    world.government.obstruction[0] = 0.5;
    open_space(world, defaults);
    const double outside = 0.5 * 0.6;
    const double hostile = 0.8 * 0.7;
    const double open = 1 - outside * (defaults.closing * hostile * 0.6 + defaults.partisan_block);
    const double access = (1 - defaults.violence_cost * 0.3 * 0.75) * open * (1 - defaults.obstruction * 0.5);
    CHECK(world.association.at_risk(0, 0) == Approx(outside * hostile));
    CHECK(world.association.access(0, 0) == Approx(access));
}

TEST_CASE("Where a group is hostile, association closes access, and acceptance keeps it open", "[space]") {
    const auto access = [](double association, double acceptance) {
        World world = small_world({.districts = 1, .organisations = 1});
        make_hostile(world);
        world.association.with_camp[mission](0, 0) = association;
        world.residents.district_acceptance[0] = acceptance;
        open_space(world, defaults);
        return world.association.access(0, 0);
    };
    CHECK(access(0.5, 0.2) < access(0.0, 0.2));
    CHECK(access(0.9, 0.2) < access(0.5, 0.2));
    CHECK(access(0.5, 0.9) > access(0.5, 0.2));
    CHECK(access(0.5, 1.0) == access(0.0, 1.0));
}

TEST_CASE("Soldiers are stopped less by what stops civilians, and nobody is stopped wholly", "[space]") {
    World world = small_world({.districts = 1, .organisations = 2});
    make_hostile(world, 1.0, 1.0);
    for (auto& camp : world.association.with_camp) camp.fill(1.0);
    world.residents.district_acceptance[0] = 0.0;
    world.districts.violence[0] = 1.0;
    world.organisations.risk_tolerance.assign(2, 0.0);
    world.organisations.military[1] = true;
    open_space(world, defaults);
    CHECK(world.association.access(0, 0) == defaults.smallest);
    CHECK(world.association.access(1, 0) > 0.5);
}

TEST_CASE("An obstructive government denies outsiders, not its own people", "[space]") {
    World world = small_world({.districts = 1, .organisations = 2});
    world.government.obstruction[0] = 1.0;
    world.organisations.international_share = {0.5, 0.0};
    open_space(world, defaults);
    CHECK(world.association.access(0, 0) == Approx(1.0 - defaults.obstruction));
    CHECK(world.association.access(1, 0) == 1.0);
}

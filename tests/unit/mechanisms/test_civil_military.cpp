// Rules and channels between soldiers and aid.

#include <catch2/catch.hpp>

#include "mechanisms/civil_military.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// 0 soldiers, 1 the coordination office, 2 an NGO, 3 the mission's civilians.
World four() {
    World world = small_world({.organisations = 4, .forums = 1});
    world.organisations.family = {Family::mission_force, Family::humanitarian_coordination, Family::ngo_humanitarian,
                                  Family::mission_civilian};
    world.organisations.military[0] = true;
    world.organisations.civilian[0] = false;
    return world;
}

}  // namespace

TEST_CASE("On request only: soldiers leave civilian tasks where civilians have access or see no need",
          "[civil_military]") {
    CivilMilitary p;
    CHECK(tasks_allowed(p, {}, 1.0, 0.9) == 1.0);  // no rule
    p.on_request = 1;
    p.compliance = 1;
    CHECK(tasks_allowed(p, {}, 1.0, 0.0) == 1.0);  // all need, no civilian: requested
    CHECK(tasks_allowed(p, {}, 1.0, p.last_resort) == 0.0);
    CHECK(tasks_allowed(p, {}, 0.0, 0.0) == 0.0);
    CHECK(tasks_allowed(p, {}, 0.5, 0.5 * p.last_resort) == Approx(0.25));
    p.compliance = 0.4;  // who does not comply goes on
    CHECK(tasks_allowed(p, {}, 1.0, 1.0) == Approx(0.6));
    Switches off;
    off.without(Mechanism::civil_military_rules);
    CHECK(tasks_allowed(p, off, 1.0, 1.0) == 1.0);
}

TEST_CASE("The cap on direct delivery binds who complies, once it is used up", "[civil_military]") {
    CivilMilitary p;
    CHECK(cap_allows(p, {}, 1.0) == 1.0);
    p.direct_cap = 0.1;
    CHECK(cap_allows(p, {}, 0.05) == 1.0);
    CHECK(cap_allows(p, {}, 0.2) == Approx(1.0 - p.compliance));
}

TEST_CASE("Civilian control takes away blurring, multilateral character that towards foreign forces too",
          "[civil_military]") {
    CivilMilitary p;
    p.compliance = 1;
    p.civilian_control = 0.5;
    p.multilateral = 0.5;
    CHECK(blurring_left(p, {}, Camp::mission) == Approx(0.5));
    CHECK(blurring_left(p, {}, Camp::foreign_force) == Approx(0.25));
}

TEST_CASE("Channels are distinct: CMCoord serves the coordination office, CIMIC single organisations, advisers command",
          "[civil_military]") {
    const World world = four();
    const auto link = [&](const CivilMilitary& p, std::size_t receiver, std::size_t sender) {
        return channelled(0.1, p, {}, world.organisations, receiver, sender);
    };
    CivilMilitary p;
    p.cmcoord = 0.6;
    CHECK(link(p, 0, 1) == 0.6);
    CHECK(link(p, 1, 0) == 0.6);
    CHECK(link(p, 0, 2) == 0.1);
    CHECK(link(p, 2, 1) == 0.1);  // both civilian
    p = {};
    p.cimic = 0.4;
    CHECK(link(p, 2, 0) == 0.4);
    CHECK(link(p, 1, 0) == 0.1);
    p = {};
    p.advisers = 0.5;
    CHECK(link(p, 0, 3) == 0.5);
    CHECK(link(p, 3, 0) == 0.1);  // advisers speak to commanders
    p = {};
    p.civilian_channels = 1;
    CHECK(link(p, 0, 2) == 0.0);
    CHECK(link(p, 0, 1) == 0.1);  // the civilian body's channel stays
}

TEST_CASE("Liaison takes staff from both ends", "[civil_military]") {
    const World world = four();
    CivilMilitary p;
    p.cmcoord = 1;
    CHECK(liaison_of(p, {}, world.organisations, 0) == Approx(p.liaison_time));
    CHECK(liaison_of(p, {}, world.organisations, 1) == Approx(p.liaison_time));
    CHECK(liaison_of(p, {}, world.organisations, 2) == 0.0);
}

TEST_CASE("A room of soldiers and aid is a contact group to aid only, as far as the rule says", "[civil_military]") {
    World world = four();
    world.forums.mixed[0] = soldiers_and_aid_sit(world.forums, world.organisations, 0);
    CHECK(world.forums.mixed[0]);
    CHECK(contact_only(world.forums, world.organisations, 0, 2, 0.7) == 0.7);
    CHECK(contact_only(world.forums, world.organisations, 0, 0, 0.7) == 0.0);
    world.forums.terms[0].contact_group = 0.9;
    CHECK(contact_only(world.forums, world.organisations, 0, 0, 0.7) == 0.9);
    world.forums.seat(0, 0) = 0.0;
    CHECK_FALSE(soldiers_and_aid_sit(world.forums, world.organisations, 0));
}

// Signing limits, rules of several bodies, and the mission's transport.

#include <catch2/catch.hpp>

#include "mechanisms/administration.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr int moving_weeks = 2;

/// One civilian section of the mission and one agency, without rooms.
struct Office {
    World world;
    Structure structure = loose_structure(2);

    explicit Office(std::size_t forums = 0) : world(small_world({.organisations = 2, .forums = forums})) {
        world.organisations.family = {Family::mission_civilian, Family::un_development};
        world.organisations.team_cost = {35000.0, 35000.0};
        world.money.accounts.weekly_cost.assign(2, 1e6);
        structure.mission_support = {1.0, 0.0};
    }

    void reckon(const Administration& p, const Switches& on = {}) { sign(world, structure, p, moving_weeks, on, 0); }
    double delay(std::size_t o) const { return world.money.accounts.delay[o]; }
};

}  // namespace

TEST_CASE("A quarter of a team, 455,000 USD, is more than an SRSG may sign for and less than UNDP may", "[signing]") {
    Office office;
    Administration p;
    office.reckon(p);
    CHECK(office.delay(0) == p.signing_wait);
    CHECK(office.delay(1) == 0.0);
    p.mission_limit = 500000;
    office.reckon(p);
    CHECK(office.delay(0) == 0.0);
    p.agency_limit = 400000;
    office.reckon(p);
    CHECK(office.delay(1) == p.signing_wait);
    Switches on;
    on.without(Mechanism::signing_limits);
    p.mission_limit = 0;
    office.reckon(p, on);
    CHECK(office.delay(0) == 0.0);
    CHECK(office.delay(1) == 0.0);
}

TEST_CASE("Joint plans cost as much time as others in them are other bodies", "[signing]") {
    Office office(1);
    Administration p;
    p.mission_limit = 1e9;
    office.reckon(p);
    CHECK(office.delay(0) == Approx(0.5 * p.procedures));
    office.world.organisations.family[1] = Family::mission_police;  // one body
    office.reckon(p);
    CHECK(office.delay(0) == 0.0);
    office.world.organisations.family[1] = Family::un_development;
    office.world.forums.depth[0] = ForumDepth::analysis;  // nothing is planned
    office.reckon(p);
    CHECK(office.delay(0) == 0.0);
    office.world.forums.depth[0] = ForumDepth::planning;
    Switches on;
    on.without(Mechanism::procedures);
    office.reckon(p, on);
    CHECK(office.delay(0) == 0.0);
}

TEST_CASE("Repayment and its paperwork block shared transport; without paperwork agencies move sooner and pay",
          "[signing]") {
    Office office;
    Administration p;
    office.reckon(p);
    CHECK(office.world.money.accounts.move_charge[1] == 0.0);
    p.paperwork = 0;
    p.repayment = 0.25;
    office.reckon(p);
    CHECK(office.delay(1) == Approx(p.shared_move - moving_weeks));
    CHECK(office.world.money.accounts.move_charge[1] == Approx(0.25 * p.transport_cost));
    office.world.missions[0].left_week = 3;
    office.reckon(p);
    CHECK(office.delay(1) == 0.0);
    CHECK(office.world.money.accounts.move_charge[1] == 0.0);
}

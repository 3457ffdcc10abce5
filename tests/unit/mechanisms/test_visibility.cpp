// odd.md 7.11: visible work, and who is praised for it.

#include <catch2/catch.hpp>

#include "mechanisms/visibility.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World doing(Activity activity) {
    World world = small_world({.organisations = 1});
    field_teams(world, {{.organisation = 0, .activity = activity, .n = 4}});
    world.organisations.visibility[0] = 0.5;
    return world;
}

double visibility_of(World world, bool mission, const Switches& on = {}) {
    if (!mission) world.missions[0].left_week = 0;
    Visibility p;
    p.pace = 1;
    take_credit(world, loose_structure(1), p, on);
    return world.organisations.visibility[0];
}

}  // namespace

TEST_CASE("Whose work can be shown becomes known, whose cannot is forgotten", "[visibility]") {
    CHECK(visibility_of(doing(Activity::relief), true) == Approx(0.75));
    CHECK(visibility_of(doing(Activity::mediation), true) == Approx(0.25));
    Switches on;
    on.without(Mechanism::visibility);
    CHECK(visibility_of(doing(Activity::relief), true, on) == 0.5);
}

TEST_CASE("Disarmament is credited to the mission as long as it is there", "[visibility]") {
    const Visibility p;
    CHECK(visibility_of(doing(Activity::ddr), true) == Approx(0.5 * (0.5 + (1 - p.ddr_credit))));
    CHECK(visibility_of(doing(Activity::ddr), false) == Approx(0.75));
    World world = doing(Activity::ddr);
    take_credit(world, loose_structure(1), p, {});
    CHECK(world.money.accounts.credited[0] == Approx(p.ddr_credit));
}

TEST_CASE("Credit that a brand takes is as large as the tie, and ends with the mission", "[visibility]") {
    World world = doing(Activity::relief);
    Structure structure = loose_structure(1);
    structure.association(0, index_of(Camp::mission)) = 0.5;
    take_credit(world, structure, {}, {});
    CHECK(world.money.accounts.credited[0] == Approx(0.4 * 0.5));
    CHECK(credit_kept(world, structure, 0.4, 0) == Approx(0.8));
    world.missions[0].left_week = 0;
    CHECK(credit_kept(world, structure, 0.4, 0) == 1.0);
}

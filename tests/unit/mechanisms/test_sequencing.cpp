// Sequencing and synchronisation of sectors (row 155 of docs/coverage.csv): the order of activities counts, through the
// security gate.

#include <catch2/catch.hpp>

#include "mechanisms/delivery.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Development after a year of patrols and a year of recovery work, in either order, in a place without security.
double development_after(bool security_first, const Delivery& p) {
    World world = small_world({.districts = 1, .organisations = 1, .groups = 0});
    able_only(world, 0, {Activity::patrol, Activity::recovery});
    field_teams(world, {{.organisation = 0, .activity = Activity::patrol, .n = 2}});
    world.districts.condition.fill(0.1);
    for (Week week = 0; week < 104; ++week) {
        const bool patrols = (week < 52) == security_first;
        for (Activity& activity : world.teams.activity) activity = patrols ? Activity::patrol : Activity::recovery;
        work(world, p, week);
        change_conditions(world, p, Switches{});
    }
    return world.districts.condition(0, index_of(Dimension::development));
}

}  // namespace

TEST_CASE("Security first and development after it brings more development than the other order", "[delivery]") {
    CHECK(development_after(true, {}) > development_after(false, {}) + 0.02);
}

TEST_CASE("Where development does not wait for security, the order hardly counts", "[delivery]") {
    Delivery open;
    open.gate_floor = 1.0;
    const double with_gate = development_after(true, {}) - development_after(false, {});
    const double without_gate = development_after(true, open) - development_after(false, open);
    CHECK(without_gate < 0.5 * with_gate);
}

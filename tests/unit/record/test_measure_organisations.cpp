#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

TEST_CASE("Access is that of humanitarian civilians, weighted by people in need") {
    World world = small::world();
    world.association.access(agency, 0) = 0.2;
    world.association.access(agency, 1) = 0.6;
    world.association.access(force, 0) = 0.0;
    world.districts.condition(0, index_of(Dimension::humanitarian)) = 0.4;  // need 0.6 of 100, and 0.5 of 300
    const double need = 60 + 150;
    CHECK(measured(world)[observable("access")] == Approx(((60 * 0.2 + 150 * 0.6) + need) / (2 * need)));
}

TEST_CASE("Association weighs by people, and absent organisations do not count") {
    World world = small::world();
    Grid<double>& with_mission = world.association.with_camp[index_of(Camp::mission)];
    with_mission(agency, 0) = 0.8;
    with_mission(ngo, 1) = 0.4;
    with_mission(force, 0) = 1.0;
    CHECK(measured(world)[observable("association")] == Approx((100 * 0.8 + 300 * 0.4) / 800));
    world.organisations.present[ngo] = false;
    CHECK(measured(world)[observable("association")] == Approx(100 * 0.8 / 400));
    world.organisations.present[agency] = false;
    CHECK(std::isnan(measured(world)[observable("association")]));
}

TEST_CASE("Participation is filled seats of all seats") {
    World world = small::world();
    CHECK(std::isnan(measured(world)[observable("participation")]));
    world.forums.seat(0, agency) = 1.0;
    world.forums.seat(0, ngo) = 0.5;
    world.forums.attendance(0, agency) = 0.8;
    world.forums.attendance(0, ngo) = 0.2;
    CHECK(measured(world)[observable("participation")] == Approx((0.8 + 0.1) / 1.5));
    world.forums.open[0] = false;
    CHECK(std::isnan(measured(world)[observable("participation")]));
}

TEST_CASE("Staff time, money and belief in hostility are means over organisations") {
    World world = small::world();
    world.organisations.coordination_share[agency] = 0.4;
    world.organisations.funded_share = {0.5, 1.0, 0.0, 0.0, 0.0, 0.8};
    world.beliefs.hostility = {0.6, 0, 0, 0, 0, 0};
    world.effort.patrol = {1.5, 0.25};
    const auto values = measured(world);
    CHECK(values[observable("active_teams")] == 8);
    CHECK(values[observable("coordination_share")] == Approx(2 * 0.4 / 8));
    CHECK(values[observable("funded_share")] == Approx((2 * 0.5 + 1 + 0.8) / 4));  // only those who appeal
    CHECK(values[observable("hostility_believed")] == Approx(0.1));
    CHECK(values[observable("patrols")] == Approx(1.75));
}

TEST_CASE("Aid workers are exposed where their teams are, and lost where access is") {
    World world = small::world();
    world.events.aid_incidents = {2, 1, 0, 4, 3, 1};
    world.events.aid_victims = {3, 1, 0, 5, 2, 2};
    world.events.aid_victims_national = 9;
    world.effort.teams_here(agency, 0) = 2;
    world.effort.teams_here(ngo, 1) = 1;
    world.effort.teams_here(ministry, 1) = 1;  // of the host government, so no aid worker
    world.association.access(agency, 0) = 0.5;
    const auto values = measured(world);
    CHECK(values[observable("aid_incidents")] == 4);
    CHECK(values[observable("aid_victims")] == 6);
    CHECK(values[observable("other_civilian_victims")] == 7);
    CHECK(values[observable("aid_victims_national")] == 9);
    CHECK(values[observable("worker_years")] == Approx(3 * 12 / 52.0));
    CHECK(values[observable("withdrawal")] == Approx(12 / 52.0));
}

TEST_CASE("Exposure and attacks are counted apart where a group outside the accord is hostile to some camp") {
    World world = small::world();
    world.effort.teams_here(agency, 0) = 1;
    world.effort.teams_here(agency, 1) = 3;
    world.events.aid_attacks(agency, 0) = 2;
    world.events.aid_attacks(agency, 1) = 1;
    world.events.aid_incidents[agency] = 3;
    world.groups.presence(0, 0) = 0.5;
    world.groups.host(0, index_of(Camp::mission)) = 0.4;
    CHECK(measured(world)[observable("worker_years_at_risk")] == 0);  // the group is inside the accord
    world.groups.outside[0] = 0.5;
    const auto values = measured(world);
    CHECK(values[observable("worker_years_at_risk")] == Approx(12.0 / 52));
    CHECK(values[observable("aid_incidents_at_risk")] == 2);
    CHECK(values[observable("worker_years")] == Approx(4 * 12.0 / 52));
    world.groups.host(0, index_of(Camp::mission)) = 0;
    CHECK(measured(world)[observable("worker_years_at_risk")] == 0);  // hostile to nobody
}

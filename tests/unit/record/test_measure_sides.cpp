#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

TEST_CASE("Trust has a value for each pair of sides and each direction") {
    World world = small::world();
    world.organisations.trust(ngo, force) = 0.1;
    world.organisations.trust(force, ngo) = 0.9;
    world.organisations.trust(diplomats, ministry) = 0.3;  // of two agencies of donors
    const auto values = measured(world);
    CHECK(values[observable("trust_of_ngo_in_mission")] == Approx(0.1));
    CHECK(values[observable("trust_of_mission_in_ngo")] == Approx(0.9));
    CHECK(values[observable("trust_of_donor_in_government")] == Approx((0.3 + 0.5) / 2));
    CHECK(values[observable("trust_of_government_in_donor")] == Approx(0.5));
    CHECK(values[observable("trust_of_un_in_ngo")] == Approx(0.5));
    world.organisations.present[ngo] = false;
    CHECK(std::isnan(measured(world)[observable("trust_of_ngo_in_mission")]));
    CHECK(std::isnan(measured(world)[observable("trust_of_government_in_ngo")]));
}

TEST_CASE("Observers are a component of the mission, and count on its side") {
    World world = small::world();
    world.organisations.family[force] = Family::military_observers;
    world.organisations.trust(ngo, force) = 0.1;
    CHECK(measured(world)[observable("trust_of_ngo_in_mission")] == Approx(0.1));
}

TEST_CASE("The names of trust stand in the order of sides") {
    std::size_t row = observable("trust_of_mission_in_un");
    for (const auto from : Names<Side>::words) {
        for (const auto to : Names<Side>::words) {
            if (from == to) continue;
            CHECK(all_observables()[row++].name == "trust_of_" + std::string(from) + "_in_" + std::string(to));
        }
    }
}

TEST_CASE("Access is told by side, weighted by people in need") {
    World world = small::world();
    world.association.access(ngo, 0) = 0.0;  // 100,000 of 400,000 people, the same need everywhere
    world.association.access(developers, 1) = 0.5;
    const auto values = measured(world);
    CHECK(values[observable("access_ngo")] == Approx(0.75));
    CHECK(values[observable("access_un")] == Approx(1.0));
    CHECK(values[observable("access_donor")] == Approx((1.0 + 0.625) / 2));
    CHECK(std::isnan(values[observable("access_local_ngo")]));
    CHECK(std::isnan(values[observable("access_mission")]));  // soldiers are no civilians
}

TEST_CASE("People in need are blocked where no humanitarian organisation can reach them") {
    World world = small::world();
    world.association.access(agency, 0) = 0.1;
    CHECK(measured(world)[observable("people_in_need_blocked")] == 0);
    world.association.access(ngo, 0) = 0.19;
    CHECK(measured(world)[observable("people_in_need_blocked")] == 50 * 1000.0);
    world.association.access(ngo, 0) = 0.2;
    CHECK(measured(world)[observable("people_in_need_blocked")] == 0);
}

#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

namespace {

/// A room where the agency and the NGO sit; the agency is made the office that coordinates aid.
World with_coordination() {
    World world = small::world();
    world.organisations.family[agency] = Family::humanitarian_coordination;
    for (const std::size_t o : {agency, ngo}) world.forums.seat(0, o) = 1;
    world.forums.attendance(0, agency) = 1;
    world.forums.attendance(0, ngo) = 0.6;
    return world;
}

}  // namespace

TEST_CASE("Rooms represent the teams of those who sit in them, by the best seat that each fills") {
    // Of eight teams the agency's two are represented wholly and the NGO's one by six tenths.
    CHECK(measured(with_coordination())[observable("participation_by_effort")] == Approx(2.6 / 8));
    CHECK(measured(with_coordination())[observable("participation")] == Approx(1.6 / 2));
    CHECK(measured(small::world())[observable("participation_by_effort")] == 0);
}

TEST_CASE("NGOs are outside as far as they do not sit with humanitarian coordination") {
    World world = with_coordination();
    CHECK(measured(world)[observable("ngos_outside")] == Approx(0.4));
    CHECK(measured(world)[observable("participation_apart")] == 0);
    world.forums.seat(0, agency) = 0.3;  // a loose seat: the room is the NGOs' own now
    CHECK(measured(world)[observable("ngos_outside")] == Approx(1.0));
    CHECK(measured(world)[observable("participation_apart")] == Approx(1.0));
    world.forums.convenes(0, agency) = 1;  // who convenes is linked, however small its seat
    CHECK(measured(world)[observable("participation_apart")] == 0);
}

TEST_CASE("Whoever fills the function of humanitarian coordinator links a room, whatever its family") {
    World world = with_coordination();
    world.organisations.family[agency] = Family::un_development;
    CHECK(measured(world)[observable("ngos_outside")] == Approx(1.0));
    Structure structure;
    structure.station_of = {3, 0, 1, 2, 4, 5};
    structure.speaker = 3;
    CHECK(measured(world, structure)[observable("ngos_outside")] == Approx(0.4));
}

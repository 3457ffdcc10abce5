// odd.md 7.3: who is told where aid is, so that nobody shoots at it by mistake.

#include <catch2/catch.hpp>

#include "mechanisms/deconfliction.hpp"
#include "mechanisms/violence.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// An NGO, a foreign force, a ministry.
World linked(double to_force, double to_ministry, double operations = 0) {
    World world = small_world({.districts = 1, .organisations = 3});
    world.organisations.family = {Family::ngo_humanitarian, Family::foreign_force, Family::government_ministry};
    world.organisations.civilian = {true, false, true};
    world.organisations.military = {false, true, false};
    world.beliefs.strength(1, 0) = to_force;
    world.beliefs.strength(2, 0) = to_ministry;
    world.effort.offensive[0] = operations;
    world.effort.teams_here(0, 0) = 4;
    return world;
}

}  // namespace

TEST_CASE("Teams are spared as far as those who shoot there were told", "[deconfliction]") {
    const DeconflictionRates p;
    World world = linked(0.6, 0.4, 1.0);  // half of the fire is the force's
    deconflict(world, p, Switches{}, 0);
    CHECK(world.deconfliction.spared(0, 0) == Approx(p.spared * 0.5 * (0.6 + 0.4)));
    CHECK(world.deconfliction.spared_people[0] == Approx(p.people * p.accident * 0.5));
    World predatory = linked(0.6, 0.4);
    predatory.government.predation[0] = 1.0;  // an army that does not care where they are
    deconflict(predatory, p, Switches{}, 0);
    CHECK(predatory.deconfliction.spared(0, 0) == 0.0);
}

TEST_CASE("What spares nobody: no link, or the mechanism switched off", "[deconfliction]") {
    World unheard = linked(0.0, 0.0, 1.0);
    deconflict(unheard, DeconflictionRates{}, Switches{}, 0);
    CHECK(unheard.deconfliction.spared(0, 0) == 0.0);
    Switches off;
    off.without(Mechanism::deconfliction);
    World silent = linked(0.9, 0.9, 1.0);
    deconflict(silent, DeconflictionRates{}, off, 0);
    CHECK(silent.deconfliction.spared(0, 0) == 0.0);
    CHECK(silent.deconfliction.spared_people[0] == 0.0);
}

TEST_CASE("Fewer teams are hit by accident where sites are known", "[deconfliction]") {
    const auto hit = [](double spared) {
        World world = linked(0, 0);
        make_hostile(world, 0.8, 0.8);
        world.deconfliction.spared.fill(spared);
        ViolenceRates p;
        p.on_aid = 0;
        p.crossfire = 0.05;
        p.excitation = p.spill = 0;
        long incidents = 0;
        for (Week week = 0; week < 2000; ++week) {
            contend(world, p, Switches{}, week, Draws(2));
            incidents += world.events.aid_incidents[0];
        }
        return incidents;
    };
    CHECK(hit(0.8) < hit(0.0));
    CHECK(hit(1.0) == 0);
}

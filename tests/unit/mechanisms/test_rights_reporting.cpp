// Reports on abuse, their weight and their price.

#include <catch2/catch.hpp>

#include "mechanisms/rights_reporting.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Three who monitor with as many teams, one diplomat.
World watched() {
    World world = small_world({.organisations = 4});
    world.organisations.family[3] = Family::donor_diplomacy;
    world.organisations.power[3] = 1.0;
    field_teams(world, {{.organisation = 0, .activity = Activity::human_rights_monitoring, .n = 1},
                        {.organisation = 1, .activity = Activity::human_rights_monitoring, .n = 1},
                        {.organisation = 2, .activity = Activity::human_rights_monitoring, .n = 1}});
    world.government.predation[0] = 0.8;
    return world;
}

double pressure(World world, const RightsReporting& p = {}, const Structure& structure = loose_structure(4),
                const Switches& on = {}) {
    report_abuses(world, structure, p, on, 1, Draws(1));
    return world.government.pressure[0];
}

int expelled(const RightsReporting& p, const Switches& on = {}) {
    int n = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        World world = watched();
        report_abuses(world, loose_structure(4), p, on, p.answer_weeks, Draws(seed));
        n += world.conduct.expulsions;
    }
    return n;
}

}  // namespace

TEST_CASE("Further voices add to pressure, and add more when they say the same", "[reporting]") {
    World lone = watched();
    lone.teams.activity[1] = lone.teams.activity[2] = Activity::relief;
    RightsReporting joint;
    joint.joint = 1.0;
    CHECK(pressure(lone) > 0);
    CHECK(pressure(watched()) > pressure(lone));
    CHECK(pressure(watched(), joint) > pressure(watched()));
    CHECK(pressure(lone, joint) == pressure(lone));  // nobody to agree with
}

TEST_CASE("Pressure by hand: three voices of one half, heard by nobody with leverage", "[reporting]") {
    RightsReporting p;
    p.voice_half = 0.5;  // one team on 200,000 people
    p.joint = 1.0;
    CHECK(pressure(watched(), p) == Approx(1.5 / 2.5 * p.leverage_floor));
    p.joint = 0.0;
    CHECK(pressure(watched(), p) == Approx((0.5 + p.alone) / (1.5 + p.alone) * p.leverage_floor));
}

TEST_CASE("Diplomats who hear of it lend their weight; who is tied to the government loses its own", "[reporting]") {
    Structure heard = loose_structure(4);
    heard.information(3, 0) = 0.9;
    CHECK(pressure(watched(), {}, heard) > pressure(watched()));
    Structure tied = loose_structure(4);
    for (std::size_t o = 0; o < 3; ++o) tied.association(o, index_of(Camp::government)) = 1.0;
    CHECK(pressure(watched(), {}, tied) == 0.0);
}

TEST_CASE("Without reporting there is no pressure", "[reporting]") {
    Switches on;
    on.without(Mechanism::rights_reporting);
    CHECK(pressure(watched(), {}, loose_structure(4), on) == 0.0);
}

TEST_CASE("A predator expels some who report, fewer who sign together; a servant of its people expels nobody",
          "[reporting]") {
    RightsReporting harsh;
    harsh.retaliation = 4.0;
    harsh.joint = 0.0;
    RightsReporting joint = harsh;
    joint.joint = 1.0;
    joint.alone = 1.0;
    RightsReporting apart = harsh;
    apart.alone = 1.0;  // equal pressure
    const int alone = expelled(apart);
    CHECK(alone > 0);
    CHECK(expelled(joint) < alone);
    Switches on;
    on.without(Mechanism::retaliation);
    CHECK(expelled(harsh, on) == 0);
    World servant = watched();
    servant.government.predation[0] = 0;
    report_abuses(servant, loose_structure(4), harsh, {}, harsh.answer_weeks, Draws(1));
    CHECK(servant.conduct.expulsions == 0);
}

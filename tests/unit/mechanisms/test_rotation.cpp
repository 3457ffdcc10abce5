// odd.md 7.11: ties and trust grow with time together and leave with people.

#include <catch2/catch.hpp>

#include "mechanisms/rotation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Rotation defaults;

World with_team(double turnover) {
    World world = small_world({.organisations = 2});
    field_teams(world, {{.organisation = 0, .n = 50, .ties = 0.4f}});
    world.organisations.turnover.assign(2, turnover);
    return world;
}

void weeks(World& world, const Structure& structure, int n, const Observation& observation = {},
           const Switches& on = {}, const Rotation& p = defaults) {
    for (Week week = 0; week < n; ++week) rotate(world, structure, p, observation, on, week, Draws(6));
}

double mean_ties(const World& world) {
    double sum = 0;
    for (const float ties : world.teams.ties) sum += ties;
    return sum / static_cast<double>(world.teams.size());
}

Structure linked(double strength) {
    Structure structure = loose_structure(2);
    structure.information(0, 1) = structure.information(1, 0) = strength;
    return structure;
}

}  // namespace

TEST_CASE("Ties of a team that stays grow, of one that is not at work they do not", "[rotation]") {
    World world = with_team(0.0);
    world.teams.presence[3] = 0.0f;
    weeks(world, loose_structure(2), 1);
    CHECK(world.teams.ties[0] == Approx(0.4 + 0.6 * defaults.ties_growth));
    weeks(world, loose_structure(2), 5000);
    CHECK(world.teams.ties[0] == Approx(1.0).epsilon(1e-3));
    CHECK(world.teams.ties[3] == 0.4f);
}

TEST_CASE("When the head of a team leaves, only what is handed over stays", "[rotation]") {
    const auto ties = [](double handover) {
        World world = with_team(1.0);  // everyone, every week
        Observation observation;
        observation.handover = handover;
        weeks(world, loose_structure(2), 1, observation);
        return mean_ties(world);
    };
    CHECK(ties(0.0) == 0.0);
    CHECK(ties(0.5) == Approx(0.5 * ties(1.0)));
    CHECK(ties(1.0) > 0.4);
}

TEST_CASE("The faster the rotation, the fewer the ties; with rotation off nobody leaves", "[rotation]") {
    const auto ties = [](double turnover, double scale, bool rotates) {
        World world = with_team(turnover);
        Rotation p;
        p.scale = scale;
        Switches on;
        if (!rotates) on.without(Mechanism::rotation);
        weeks(world, loose_structure(2), 60, {}, on, p);
        return mean_ties(world);
    };
    const double stays = ties(0.0, 1.0, true);
    const double slow = ties(0.02, 1.0, true);
    CHECK(slow < stays);
    CHECK(ties(0.05, 1.0, true) < slow);
    CHECK(ties(0.02, 3.0, true) < slow);
    CHECK(ties(0.05, 1.0, false) == stays);
}

TEST_CASE("Trust grows with contact up to its ceiling and fades to its base without", "[rotation]") {
    World world = with_team(0.0);
    world.organisations.trust.fill(0.5);
    weeks(world, linked(1.0), 3000);
    CHECK(world.organisations.trust(0, 1) == Approx(defaults.trust_ceiling).epsilon(0.01));
    weeks(world, loose_structure(2), 5000);
    CHECK(world.organisations.trust(0, 1) == Approx(defaults.trust_base).epsilon(0.01));
}

TEST_CASE("Trust leaves with people on either side, less with handover, down to what is the organisation's own",
          "[rotation]") {
    const auto trust = [](double own, double of_the_other, double handover, bool rotates = true) {
        World world = with_team(0.0);
        world.organisations.turnover = {own, of_the_other};
        Observation observation;
        observation.handover = handover;
        Switches on;
        if (!rotates) on.without(Mechanism::rotation);
        weeks(world, linked(0.5), 30, observation, on);
        return world.organisations.trust(0, 1);
    };
    const double stays = trust(0.0, 0.0, 0.0);
    CHECK(trust(0.1, 0.0, 0.0) < stays);
    CHECK(trust(0.0, 0.1, 0.0) < stays);
    CHECK(trust(0.1, 0.1, 0.0) < trust(0.1, 0.0, 0.0));
    CHECK(trust(0.1, 0.1, 0.5) > trust(0.1, 0.1, 0.0));
    CHECK(trust(0.1, 0.1, 1.0) == Approx(stays));
    CHECK(trust(0.1, 0.1, 0.0, false) == stays);
    CHECK(trust(1.0, 1.0, 0.0) > least_trust);
}

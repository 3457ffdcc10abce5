// What people are told, what surveys find, whom a force commander hears.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/advocacy.hpp"
#include "mechanisms/public_information.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World speaking() {
    World world = small_world({.districts = 40});
    field_teams(world, {{.organisation = 0, .activity = Activity::public_information, .n = 3},
                        {.organisation = 1, .activity = Activity::public_information, .n = 1}});
    world.effort.public_information.assign(40, 0.4);
    world.residents.district_trust_mission.assign(40, 0.6);
    return world;
}

double survey_error(const PublicInformation& p, const Switches& on = {}) {
    World world = speaking();
    inform_public(world, p, on, 0, Draws(7));
    double squares = 0;
    for (const double found : world.opinion.surveyed) squares += (found - 0.6) * (found - 0.6);
    return std::sqrt(squares / 40);
}

}  // namespace

TEST_CASE("Voices that differ inform less than one: by the chance that two messages are of one source", "[opinion]") {
    World world = speaking();
    PublicInformation p;
    inform_public(world, p, {}, 1, Draws(1));
    const double same = (9.0 + 1.0) / 16.0;
    CHECK(world.opinion.informed[0] == Approx(same * 0.4 / (same * 0.4 + p.half)));
    const double apart = world.opinion.informed[0];
    p.common_office = 1.0;
    inform_public(world, p, {}, 1, Draws(1));
    const double work = (1.0 - p.office_time) * 0.4;
    CHECK(world.opinion.informed[0] == Approx(work / (work + p.half)));
    CHECK(world.opinion.informed[0] > apart);
    Switches on;
    on.without(Mechanism::public_information);
    inform_public(world, p, on, 1, Draws(1));
    CHECK(world.opinion.informed[0] == Approx(0.4 / (0.4 + p.half)));
}

TEST_CASE("One voice loses nothing by being one, and an office takes its time", "[opinion]") {
    World world = speaking();
    world.teams.activity[3] = Activity::relief;
    PublicInformation p;
    inform_public(world, p, {}, 1, Draws(1));
    const double alone = world.opinion.informed[0];
    p.common_office = 1.0;
    inform_public(world, p, {}, 1, Draws(1));
    CHECK(world.opinion.informed[0] < alone);
}

TEST_CASE("Surveys err, less with one office and more people asked; with information off they find the truth",
          "[opinion]") {
    PublicInformation p;
    const double apart = survey_error(p);
    CHECK(apart == Approx(std::sqrt(0.24 / p.survey_people + p.survey_bias * p.survey_bias)).epsilon(0.3));
    PublicInformation common = p;
    common.common_office = 1.0;
    CHECK(survey_error(common) < apart);
    Switches on;
    on.without(Mechanism::public_information);
    CHECK(survey_error(p, on) == 0.0);
}

TEST_CASE("A commander gets to know the coordinator; the next one starts anew, unless rules outlast persons",
          "[commander]") {
    Structure structure = loose_structure(2);
    structure.voice = 0.8;
    Advocacy p;
    ForceCommander commander;
    meet_commander(commander, structure, p, {}, 0);
    CHECK(commander.hears == p.rapport_start);
    for (Week week = 1; week < p.tour_weeks; ++week) meet_commander(commander, structure, p, {}, week);
    CHECK(commander.hears > 0.9);
    meet_commander(commander, structure, p, {}, p.tour_weeks);
    CHECK(commander.hears == p.rapport_start);
    p.guidelines = 1.0;
    meet_commander(commander, structure, p, {}, p.tour_weeks);
    CHECK(commander.hears == 1.0);
    structure.voice = 0;
    p.guidelines = 0;
    for (Week week = 1; week < p.tour_weeks; ++week) meet_commander(commander, structure, p, {}, week);
    CHECK(commander.hears == p.rapport_start);  // never met
    Switches on;
    on.without(Mechanism::force_commander);
    meet_commander(commander, structure, p, on, 0);
    CHECK(commander.hears == 1.0);
}

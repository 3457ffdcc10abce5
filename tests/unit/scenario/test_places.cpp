// Countries and missions of a scenario.

#include <catch2/catch.hpp>

#include "scenario/build_world.hpp"
#include "scenario/load_model.hpp"
#include "scenario/places.hpp"
#include "structure/structure.hpp"
#include "tests/helpers/files.hpp"
#include "tests/unit/scenario/scenario_files.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Scenario fixture(const std::string& name) {
    return load_scenario(std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/" + name + ".toml", Overrides{});
}

World world_of(const Scenario& scenario, const std::string& structure = "one_foot_in") {
    Problems problems;
    const auto model = load_model(structure, {models_directory}, problems);
    problems.throw_if_any();
    const Structure derived = derive(model->graph, members_of(scenario), scenario.parameters.structure);
    HouseholdTables tables;
    return build_world(scenario, derived, Luck(11), tables);
}

std::size_t row_of(const World& world, const std::string& name) {
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (world.organisations.name[o] == name) return o;
    }
    return world.organisations.size();
}

const std::string two = R"(
[[country]]
name = "here"
[[country]]
name = "there"
)";

}  // namespace

TEST_CASE("Two missions share one country: each has an area, a force of its size and a mandate of its own",
          "[places]") {
    const Scenario scenario = fixture("two_missions");
    const World world = world_of(scenario);
    REQUIRE(world.missions.size() == 2);
    CHECK(world.missions[0].name == "south");
    CHECK(world.missions[1].mandate_robust == 0.8);
    CHECK(world.missions[0].mandate_robust == scenario.mandate.robust);
    CHECK(world.missions[0].here());
    CHECK_FALSE(world.missions[1].here());  // it is sent a quarter later
    const auto western = std::count(world.districts.mission.begin(), world.districts.mission.end(), std::uint8_t{1});
    CHECK(western == 6);  // three parts in ten of twenty districts
    for (std::size_t a = 0; a < world.districts.size_of(); ++a) {
        for (std::size_t b = 0; b < world.districts.size_of(); ++b) {
            if (world.districts.mission[a] == 1 && world.districts.mission[b] == 0) {
                CHECK(world.districts.x[a] <= world.districts.x[b]);
            }
        }
    }
    const std::size_t force = row_of(world, "force");
    const std::size_t western_force = row_of(world, "west_force");
    CHECK(world.teams.first[force + 1] - world.teams.first[force] == 24);                  // 6,000 soldiers of 250
    CHECK(world.teams.first[western_force + 1] - world.teams.first[western_force] == 16);  // 4,000
    for (std::size_t t = world.teams.first[western_force]; t < world.teams.first[western_force + 1]; ++t) {
        CHECK(world.districts.mission[world.teams.district[t]] == 1);
    }
}

TEST_CASE("One mission works in parts of two countries, which have governments and a border of their own", "[places]") {
    const World world = world_of(fixture("two_countries"));
    REQUIRE(world.government.size() == 2);
    CHECK(world.government.predation[1] == 0.6);
    CHECK(world.government.in_power[1] == 1);
    std::array<int, 2> in_area{};
    int border = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.districts.mission[d] == 0) ++in_area[world.districts.country[d]];
        for (const std::uint32_t n : world.districts.neighbours(d)) {
            border += world.districts.country[n] != world.districts.country[d];
        }
    }
    CHECK(in_area[0] > 0);
    CHECK(in_area[1] > 0);
    CHECK(border > 0);
    const std::size_t ministry = row_of(world, "ministry");
    if (ministry < world.organisations.size()) CHECK(world.organisations.country[ministry] == 0);
}

TEST_CASE("Sections of one country and one mission go on as before", "[places]") {
    const World world = world_of(load_scenario("archetype_calm", Overrides{}));
    CHECK(world.missions.size() == 1);
    CHECK(world.government.size() == 1);
    for (const std::uint8_t mission : world.districts.mission) CHECK(mission == 0);
    for (const std::uint8_t country : world.districts.country) CHECK(country == 0);
}

TEST_CASE("Wrong names of countries, missions, sides and tasks are told with their line and the nearest", "[places]") {
    CHECK(problems_of(two + "[[mission]]\nname = \"m\"\ncountries = [\"heer\"]\n") ==
          "s.toml:8: mission.m.countries: heer is not a country; did you mean here?");
    CHECK(problems_of("[[mission]]\nname = \"m\"\nside = \"wets\"\n") ==
          "s.toml:3: mission.m.side: wets is not a side; did you mean west?");
    CHECK(problems_of("[[mission]]\nname = \"m\"\ntasks = [\"patrl\"]\n") ==
          "s.toml:3: mission.m.tasks: patrl is not an activity; did you mean patrol?");
    CHECK(problems_of("[[mission]]\nname = \"m\"\nshare = 0.5\n") ==
          "s.toml:3: mission.m.share = 0.5 needs mission.m.side, from which it is counted");
    CHECK(problems_of("[[mission]]\nname = \"m\"\ntrops = 5\n") ==
          "s.toml:3: mission.m.trops is not a parameter; did you mean troops?");
    CHECK(problems_of(two + "[[armed_group]]\nname = \"g\"\ncountry = \"thre\"\n") ==
          "s.toml:8: armed_group.g.country: thre is not a country; did you mean there?");
}

TEST_CASE("A mission is set by option as in a file", "[places]") {
    Overrides overrides;
    overrides.set = {{"mission.west.robust", "0.1"}, {"mission.robust", "0.6"}};
    const Scenario scenario =
        load_scenario(std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/two_missions.toml", overrides);
    CHECK(scenario.missions[1].robust == 0.1);
    CHECK(scenario.mandate.robust == 0.6);
}

TEST_CASE("A mandate of few tasks lets components do these and nothing else", "[places]") {
    Overrides overrides;
    overrides.set = {{"mission.tasks", "[\"mediation\", \"ceasefire_monitoring\"]"}};
    const World world = world_of(load_scenario("archetype_calm", overrides));
    CHECK(world.missions[0].n_tasks() == 2);
    const std::size_t force = row_of(world, "force");
    for (std::size_t a = 0; a < n_activities; ++a) CHECK(world.organisations.competence(force, a) == 0.0);
    CHECK(world.organisations.competence(row_of(world, "civil_affairs"), index_of(Activity::mediation)) > 0.0);
}

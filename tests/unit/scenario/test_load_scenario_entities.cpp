#include <catch2/catch.hpp>

#include "scenario/keys.hpp"
#include "scenario_files.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string profile = R"(
[family.local_ngo]
names = ["first"]
numbered = "local_{n}"
nodes = ["LNGO"]
teams = 4
mandate = { humanitarian = 0.5, development = 0.5 }
competence = { relief = 0.6, local_capacity = 1.0 }
[family.mission_force]
names = ["force"]
nodes = ["FORCE"]
teams = 1
mandate = { security = 1.0 }
competence = { patrol = 1.0 }
civilian = false
military = true
[family.donor_development]
numbered = "state_{n}_development"
of_state = true
teams = 1
mandate = { development = 1.0 }
competence = { recovery = 1.0 }
[organisation.first]
mandate = { political = 1.0 }
)";

Folder& with_profile() {
    static Folder folder;
    folder.write("profiles/p.toml", profile);
    return folder;
}

Scenario load(const std::string& text, Problems& problems, const Overrides& overrides = {}) {
    return load_scenario(with_profile().write("s.toml", text), overrides, problems);
}

Scenario load(const std::string& text, const Overrides& overrides = {}) {
    Problems problems;
    Scenario scenario = load(text, problems, overrides);
    problems.throw_if_any();
    return scenario;
}

std::string first_problem(const std::string& text, const Overrides& overrides = {}) {
    Problems problems;
    load(text, problems, overrides);
    if (problems.empty()) return "";
    const Problem& problem = problems.all().front();
    return (problem.line > 0                   ? std::to_string(problem.line) + ": "
            : problem.file.rfind("--", 0) == 0 ? problem.file + ": "
                                               : "") +
           problem.text;
}

const OrganisationSpec& named(const Scenario& scenario, const std::string& name) {
    for (const OrganisationSpec& spec : scenario.organisations) {
        if (spec.name == name) return spec;
    }
    FAIL("no organisation " << name);
    return scenario.organisations.front();
}

const std::string counts =
    "[organisations]\nprofile = \"p\"\nlocal_ngo = 2\nmission_force = 1\ndonor_development = 2\n";

}  // namespace

TEST_CASE("a profile founds as many organisations of a family as are counted, by its names and then by number") {
    const Scenario scenario = load(counts);
    std::vector<std::string> names;
    for (const OrganisationSpec& spec : scenario.organisations) names.push_back(spec.name);
    CHECK(names == std::vector<std::string>{"force", "state_1_development", "state_2_development", "first", "local_2"});
    CHECK(named(scenario, "state_2_development").state == "state_2");
    CHECK(named(scenario, "local_2").state.empty());
    CHECK(named(scenario, "local_2").family == Family::local_ngo);
    CHECK(named(scenario, "local_2").competence[index_of(Activity::relief)] == 0.6);
}

TEST_CASE("a profile may say more of a well-known name; a table replaces the family's") {
    const Scenario scenario = load(counts);
    CHECK(named(scenario, "first").mandate == ByDimension{1, 0, 0, 0, 0, 0});
    CHECK(named(scenario, "local_2").mandate == ByDimension{0, 0, 0, 0, 0.5, 0.5});
}

TEST_CASE("a file overrides a founded organisation by its name, and founds others that have a family") {
    const Scenario scenario = load(counts + R"(
[[organisation]]
name = "local_2"
neutrality = 0.9
competence = { mediation = 0.7 }
[[organisation]]
name = "elders"
family = "local_ngo"
teams = 2
)");
    CHECK(scenario.organisations.size() == 6);
    CHECK(named(scenario, "local_2").neutrality == 0.9);
    CHECK(named(scenario, "local_2").competence[index_of(Activity::mediation)] == 0.7);
    CHECK(named(scenario, "local_2").competence[index_of(Activity::relief)] == 0.0);
    CHECK(named(scenario, "elders").teams == 2);
    CHECK(named(scenario, "elders").nodes == std::vector<std::string>{"LNGO"});
}

TEST_CASE("an organisation may be taken out by name") {
    CHECK(load(counts + "[organisation.local_2]\nremove = true\n").organisations.size() == 4);
}

TEST_CASE("fields of one organisation, and of a family, can be set by option; the name wins over the family") {
    const Scenario scenario = load(counts, set({{"organisation.first.neutrality", "0.9"},
                                                {"organisation_family.local_ngo.neutrality", "0.2"},
                                                {"organisation.first.mandate.security", "0.25"},
                                                {"organisation.first.desired_depth", "planning"},
                                                {"organisation.first.nodes", "[A, B]"}}));
    CHECK(named(scenario, "first").neutrality == 0.9);
    CHECK(named(scenario, "local_2").neutrality == 0.2);
    CHECK(named(scenario, "first").mandate == ByDimension{1, 0.25, 0, 0, 0, 0});
    CHECK(named(scenario, "first").desired_depth == ForumDepth::planning);
    CHECK(named(scenario, "first").nodes == std::vector<std::string>{"A", "B"});
}

TEST_CASE("an unknown field of an organisation gets the nearest") {
    CHECK(first_problem(counts + "[organisation.first]\nneutrallity = 0.9\n") ==
          "7: organisation.first.neutrallity is not a parameter; did you mean neutrality?");
    CHECK(first_problem(counts + "[organisation.first]\ncompetence = { relif = 0.9 }\n") ==
          "7: organisation.first.competence.relif is not a parameter; did you mean competence.relief?");
    CHECK(first_problem(counts + "[organisation.first]\ncompetence = 3\n") ==
          "7: organisation.first.competence = 3 is not a table");
    CHECK(first_problem(counts, set({{"organisation.frist.neutrality", "0.9"}})) ==
          "--set organisation.frist.neutrality=0.9: organisation.frist.neutrality: frist is not the name of any; did "
          "you mean "
          "first?");
    CHECK(first_problem(counts + "[organisation_family.local_ngos]\nteams = 3\n") ==
          "7: organisation_family.local_ngos.teams: local_ngos is not a family; did you mean local_ngo?");
    CHECK(first_problem(counts + "local_ngos = 3\n") ==
          "6: organisations.local_ngos: local_ngos is not a family; did you mean local_ngo?");
}

TEST_CASE("an organisation that the profile does not found needs a family, and a name") {
    CHECK(first_problem(counts + "[[organisation]]\nname = \"locl_2\"\n") ==
          "7: organisation.locl_2 needs a family: the profile founds nobody of that name; did you mean local_2?");
    CHECK(first_problem(counts + "[[organisation]]\nteams = 3\n") == "6: organisation.name is missing");
    CHECK(first_problem(counts + "[[organisation]]\nname = \"Elders\"\n") ==
          "7: organisation.name = \"Elders\" is not a name of lower-case letters, digits and _");
    CHECK(
        first_problem(counts + "[[organisation]]\nname = \"e\"\nfamily = \"elder\"\n") ==
        "8: organisation.e.family = \"elder\" is not one of: mission_force, mission_police, mission_civilian, "
        "un_humanitarian, un_development, humanitarian_coordination, foreign_force, donor_defence, donor_diplomacy, "
        "donor_development, ngo_humanitarian, ngo_development, ngo_multi_mandate, independent_humanitarian, local_ngo, "
        "financial_institution, government_ministry, provincial_government, post, military_observers, "
        "regional_organisation, community");
    CHECK(first_problem("[organisations]\nlocal_ngo = 2\n") ==
          "2: organisations.local_ngo = 2 needs a profile of that family; say organisations.profile");
    Problems once;
    load("[organisations]\nprofile = \"q\"\nlocal_ngo = 2\nmission_force = 1\n", once);
    CHECK(once.size() == 1);
    CHECK(first_problem("[organisations]\nprofile = \"q\"\n").find("2: organisations.profile: q is not a profile") ==
          0);
}

TEST_CASE("two entities cannot share a name") {
    CHECK(first_problem(counts + "[[organisation]]\nname = \"first\"\n[[organisation]]\nname = \"first\"\n") ==
          "9: organisation.first is said twice in this file");
    CHECK(first_problem(counts + "[[armed_group]]\nname = \"force\"\n") ==
          "7: force is the name of an armed group and of an organisation");
}

TEST_CASE("an organisation cannot contradict itself") {
    CHECK(first_problem(counts + "[organisation.first]\nmilitary = true\n") ==
          "7: organisation.first is both civilian and military");
    CHECK(first_problem(counts + "[organisation.first]\nmandate = { political = 0 }\n") ==
          "7: organisation.first.mandate has no dimension with a weight above 0");
    CHECK(first_problem(counts + "[organisation.first]\ncompetence = { relief = 0 }\nteams = 3\n") ==
          "8: organisation.first.teams = 3, but it is competent in nothing");
    CHECK(first_problem(counts + "[organisation.state_1_development]\nstate = \"\"\n") ==
          "7: organisation.state_1_development.state is missing: donor_development belongs to a donor state");
}

TEST_CASE("soldiers of the mandate make the teams of the force unless these are set") {
    CHECK(named(load(counts), "force").teams == 60);
    CHECK(named(load(counts, set({{"mission.troops", "5000"}})), "force").teams == 20);
    CHECK(named(load(counts + "[mission]\nsoldiers_per_team = 500\n"), "force").teams == 30);
    CHECK(named(load(counts + "[organisation.force]\nteams = 7\n"), "force").teams == 7);
    CHECK(named(load(counts, set({{"organisation_family.mission_force.teams", "9"}})), "force").teams == 9);
}

TEST_CASE("teams of founded organisations can be scaled together") {
    const Scenario scenario = load(counts + "teams_scale = 2.5\n");
    CHECK(named(scenario, "first").teams == 10);
    CHECK(named(scenario, "force").teams == 60);
}

TEST_CASE("armed groups are joined by name, overridden by option and checked against the country") {
    const std::string groups = "[[armed_group]]\nname = \"north\"\nidentity = 1\nfighters = 2000\n";
    const Scenario scenario =
        load(groups, set({{"armed_group.north.commitment", "0.3"}, {"armed_group.north.outside", "true"}}));
    REQUIRE(scenario.groups.size() == 1);
    CHECK(scenario.groups[0].commitment == 0.3);
    CHECK(scenario.groups[0].outside);
    CHECK(scenario.groups[0].fighters == 2000);
    CHECK(first_problem(groups, set({{"armed_group.nort.outside", "true"}})) ==
          "--set armed_group.nort.outside=true: armed_group.nort.outside: nort is not the name of any; did you mean "
          "north?");
    CHECK(first_problem(groups + "[world]\nidentity_groups = 1\n") ==
          "3: armed_group.north.identity = 1 is not below world.identity_groups = 1 (they count from 0)");
    CHECK(first_problem("[[armed_group]]\nname = \"north\"\nfighters = 50000\n") ==
          "3: armed groups of identity group 0 have 50000 fighters, more than mobilisation.fighters_per_person = 0.01 "
          "of about "
          "666666.6666666666 people");
}

TEST_CASE("entities of an extended file are joined by name, not replaced as a list") {
    const Folder folder;
    folder.write("base.toml",
                 "[[armed_group]]\nname = \"a\"\nfighters = 100\n[[armed_group]]\nname = \"b\"\nfighters = 200\n");
    Problems problems;
    const Scenario joined = load_scenario(
        folder.write("t.toml", "extends = \"base.toml\"\n[[armed_group]]\nname = \"b\"\nidentity = 2\n"), {}, problems);
    CHECK(problems.empty());
    REQUIRE(joined.groups.size() == 2);
    CHECK(joined.groups[1].fighters == 200);
    CHECK(joined.groups[1].identity == 2);
}

TEST_CASE("resolved parameters carry entities by name") {
    bool found = false;
    for (const ResolvedKey& parameter : resolved(load(counts))) {
        if (parameter.key != "organisation.first.mandate.political") continue;
        found = true;
        CHECK(parameter.number == 1.0);
        CHECK(parameter.of_entity);
    }
    CHECK(found);
}

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "scenario/keys.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"
#include "scenario/profile.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

const fs::path shipped = fs::path(ENTENTE_SOURCE_DIR) / "scenarios";

std::string all_of(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems.all()) text += to_string(problem) + "\n";
    return text;
}

Scenario load(const std::string& name, const Overrides& overrides = {}) {
    Problems problems;
    Scenario scenario = load_scenario(shipped / (name + ".toml"), overrides, problems);
    INFO(all_of(problems));
    REQUIRE(problems.empty());
    return scenario;
}

int n_teams(const Scenario& scenario) {
    int n = 0;
    for (const OrganisationSpec& spec : scenario.organisations) n += spec.teams;
    return n;
}

}  // namespace

TEST_CASE("every shipped scenario loads without a problem and says what it is stylised from") {
    int n = 0;
    for (const auto& file : fs::directory_iterator(shipped)) {
        if (file.path().extension() != ".toml") continue;
        INFO(file.path());
        const Scenario scenario = load(file.path().stem().string());
        CHECK(scenario.name == file.path().stem().string());
        CHECK_FALSE(scenario.title.empty());
        CHECK(scenario.description.size() > 80);
        CHECK_FALSE(scenario.sources.empty());
        CHECK_FALSE(scenario.models.empty());
        ++n;
    }
    CHECK(n >= 5);
}

TEST_CASE("structures that shipped scenarios name exist") {
    std::set<std::string> models;
    for (const ModelEntry& entry : list_models({(shipped / "models").string()})) models.insert(entry.name);
    for (const auto& file : fs::directory_iterator(shipped)) {
        if (file.path().extension() != ".toml") continue;
        for (const std::string& model : load(file.path().stem().string()).models) {
            INFO(file.path() << " " << model);
            CHECK(models.count(model) == 1);
        }
    }
}

TEST_CASE("Liberia has the sizes that its head states") {
    const Scenario liberia = load("liberia_2003");
    CHECK(liberia.start_date == "2003-10-01");
    CHECK(liberia.structure_status == "unset");
    CHECK(liberia.weeks == 520);
    CHECK(liberia.country.districts == 15);
    CHECK(liberia.start.people == 3.1e6);
    CHECK(liberia.start.people * liberia.start.displaced_share > 450000);
    CHECK(liberia.start.people * liberia.start.displaced_share < 650000);
    CHECK(liberia.parameters.mission_life.election_week == 105);  // 11 October 2005
    CHECK(liberia.mandate.troops * liberia.parameters.mission_life.start_strength == Approx(3600));
    double fighters = 0;
    for (const ArmedGroupSpec& group : liberia.groups) fighters += group.fighters;
    CHECK(fighters == 38000);
    const double registered = fighters * liberia.parameters.mobilisation.registered_per_fighter;
    CHECK(registered >= 101000);
    CHECK(registered <= 103000);
    CHECK(n_teams(liberia) >= 350);
    CHECK(n_teams(liberia) <= 400);
}

TEST_CASE("the benchmark's world has 50 districts, 40 organisations, 400 teams, 20,000 households and 520 weeks") {
    const Scenario scenario = load("policy_size");
    CHECK(scenario.country.districts == 50);
    CHECK(scenario.organisations.size() == 40);
    CHECK(n_teams(scenario) == 400);
    CHECK(scenario.start.households == 20000);
    CHECK(scenario.weeks == 520);
}

TEST_CASE("archetypes differ in hostility") {
    CHECK(load("archetype_calm").country.hostility == 0.0);
    CHECK(load("archetype_contested").country.hostility == 0.33);
    CHECK(load("archetype_hostile").country.hostility == 0.67);
    CHECK(load("archetype_hostile").mandate.robust == 0.4);
    CHECK(load("archetype_hostile").groups.size() == 3);
}

TEST_CASE("every shipped profile covers all families, and heads of team leave at most 3 in 100 a week") {
    std::vector<FileText> texts;
    Problems problems;
    const Profile profile = read_profile("families", {(shipped / "profiles").string()}, {}, texts, problems);
    INFO(all_of(problems));
    REQUIRE(problems.empty());
    for (std::size_t f = 0; f < count_of<Family>; ++f) {
        INFO(Names<Family>::words[f]);
        CHECK(profile.families[f].is_given);
        CHECK(profile.families[f].defaults.turnover <= 0.03);
        CHECK_FALSE((profile.families[f].defaults.nodes.empty() && static_cast<Family>(f) != Family::post));
    }
}

TEST_CASE("every shipped lever loads, names its source and its cost, and changes something") {
    Problems problems;
    const auto levers = list_levers({(shipped / "levers").string()}, problems);
    INFO(all_of(problems));
    REQUIRE(problems.empty());
    CHECK(levers.size() >= 10);
    const std::string before = config_text(load("archetype_contested"));
    for (const Lever& lever : levers) {
        INFO(lever.name);
        CHECK_FALSE(lever.source.empty());
        CHECK_FALSE(lever.cost.empty());
        Overrides pulled;
        pulled.levers = {{lever.name, 1.0}};
        const Scenario scenario = load("archetype_contested", pulled);
        CHECK(config_text(scenario) != before);
        CHECK(scenario.levers == std::vector<std::pair<std::string, double>>{{lever.name, 1.0}});
        pulled.levers = {{lever.name, 0.0}};
        CHECK(config_text(load("archetype_contested", pulled)) == before);
    }
}

TEST_CASE("texts of all files read are kept, by names that tell nothing of the machine") {
    setenv("ENTENTE_DATA", shipped.c_str(), 1);
    Overrides pulled;
    pulled.levers = {{"handover", 0.5}};
    const Scenario scenario = load("archetype_calm", pulled);
    std::vector<std::string> paths;
    for (const auto& text : scenario.texts) paths.push_back(text.first);
    CHECK(paths == std::vector<std::string>{"archetype_calm.toml", "archetype_contested.toml", "profiles/families.toml",
                                            "levers/handover.toml"});
    unsetenv("ENTENTE_DATA");
}

TEST_CASE("the name of a text does not hang on where the files lie or the program was started") {
    CHECK(shown_path("scenarios/models/one_foot_in.toml") == "models/one_foot_in.toml");
    CHECK(shown_path("/elsewhere/models/one_foot_in.toml") == "models/one_foot_in.toml");
    CHECK(shown_path("../x/../models/./one_foot_in.toml") == "models/one_foot_in.toml");
    CHECK(shown_path("/elsewhere/scenarios/liberia_2003.toml") == "liberia_2003.toml");
    CHECK(shown_path("liberia_2003.toml") == "liberia_2003.toml");
}

TEST_CASE("a scenario is found by its name, and a wrong name gets the nearest") {
    setenv("ENTENTE_DATA", shipped.c_str(), 1);
    CHECK(load_scenario("liberia_2003").country.districts == 15);
    CHECK_THROWS_WITH(load_scenario("liberia_2033"), "liberia_2033 is not a scenario; did you mean liberia_2003?");
    CHECK(list_scenarios().size() >= 5);
    unsetenv("ENTENTE_DATA");
}

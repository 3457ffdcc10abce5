#include <catch2/catch.hpp>

#include "scenario/keys.hpp"
#include "scenario_files.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("any registered parameter may be set by its key, in a table or with dots") {
    const Scenario scenario = scenario_of(R"(
[association]
pull = 0.1
[delivery.effect.relief]
humanitarian = 0.9
[conditions]
)");
    CHECK(scenario.parameters.humanitarian_space.pull == 0.1);
    CHECK(scenario.parameters.delivery.effect[index_of(Activity::relief)][index_of(Dimension::humanitarian)] == 0.9);
    CHECK(scenario_of("association.pull = 0.2").parameters.humanitarian_space.pull == 0.2);
    CHECK(scenario_of("\"association.pull\" = 0.3").parameters.humanitarian_space.pull == 0.3);
    CHECK(scenario_of("", set({{"association.pull", "0.4"}})).parameters.humanitarian_space.pull == 0.4);
}

TEST_CASE("a table of dimensions sets those that it names") {
    const Scenario scenario = scenario_of("[start]\ncondition = { security = 0.7 }\n");
    CHECK(scenario.start.condition[index_of(Dimension::security)] == 0.7);
    CHECK(scenario.start.condition[index_of(Dimension::political)] == Start().condition[0]);
}

TEST_CASE("an unknown key gets the nearest legal one") {
    CHECK(problems_of("[association]\npul = 0.1\n") ==
          "s.toml:2: association.pul is not a parameter; did you mean association.pull?");
    CHECK(problems_of("[misson]\ntroops = 100\n") ==
          "s.toml:2: misson.troops is not a parameter; did you mean mission.troops?");
    CHECK(problems_of("[start.condition]\nsecurty = 0.5\n") ==
          "s.toml:2: start.condition.securty is not a parameter; did you mean start.condition.security?");
    CHECK(problems_of("[scenario]\ntitel = \"x\"\n") ==
          "s.toml:2: scenario.titel is not a parameter; did you mean scenario.title?");
    CHECK(problems_of("", set({{"association.pul", "1"}})) ==
          "--set association.pul=1: association.pul is not a parameter; did you mean association.pull?");
}

TEST_CASE("a wrong type says what was expected") {
    CHECK(problems_of("association.pull = true") == "s.toml:1: association.pull = true is not a number");
    CHECK(problems_of("association.pull = \"fast\"") == "s.toml:1: association.pull = \"fast\" is not a number");
    CHECK(problems_of("world.districts = 20.5") == "s.toml:1: world.districts = 20.5 is not a whole number");
    CHECK(problems_of("scenario.title = 3") == "s.toml:1: scenario.title = 3 is not a text in quotes");
    CHECK(problems_of("scenario.models = [1]") == "s.toml:1: scenario.models = [ … ]: 1 is not a text in quotes");
    CHECK(problems_of("world = 3") == "s.toml:1: world is not a parameter");
    CHECK(scenario_of("world.districts = 20.0").country.districts == 20);
}

TEST_CASE("a value out of range is told with range and unit") {
    CHECK(problems_of("association.pull = 2") == "s.toml:1: association.pull = 2 is outside [0, 1] 1/week");
    CHECK(problems_of("world.districts = 1") == "s.toml:1: world.districts = 1 is outside [2, 5000]");
    CHECK(problems_of("association.pull = nan") == "s.toml:1: association.pull = nan is outside [0, 1] 1/week");
    CHECK(problems_of("", set({{"mission.deployment_weeks", "0"}})) ==
          "--set mission.deployment_weeks=0: mission.deployment_weeks = 0 is outside [1, 520] weeks");
    Overrides overrides;
    overrides.weeks = 0;
    CHECK(problems_of("", overrides) == "--weeks 0: scenario.weeks = 0 is outside [1, 5200] weeks");
}

TEST_CASE("a number may carry its unit, and times may be in other units of time") {
    CHECK(scenario_of("mission.deployment_weeks = \"10 weeks\"").parameters.mission_life.deployment_weeks == 10);
    CHECK(scenario_of("mission.deployment_weeks = \"1 year\"").parameters.mission_life.deployment_weeks == 52);
    CHECK(scenario_of("mission.deployment_weeks = \"3 months\"").parameters.mission_life.deployment_weeks == 13);
    CHECK(scenario_of("observation.half_life = \"14 days\"").parameters.observation.half_life == 2.0);
    CHECK(scenario_of("association.pull = \"0.02 1/week\"").parameters.humanitarian_space.pull == 0.02);
    CHECK(scenario_of("", set({{"scenario.weeks", "2 years"}})).weeks == 104);
}

TEST_CASE("a wrong unit is told with the right one") {
    CHECK(problems_of("mission.deployment_weeks = \"10 people\"") ==
          "s.toml:1: mission.deployment_weeks = \"10 people\" is in people; expected weeks");
    CHECK(problems_of("association.pull = \"0.02 1/month\"") ==
          "s.toml:1: association.pull = \"0.02 1/month\" is in 1/month; expected 1/week");
    CHECK(problems_of("world.segregation = \"0.5 km\"") ==
          "s.toml:1: world.segregation = \"0.5 km\" is in km; expected no unit");
}

TEST_CASE("all problems are told at once, each with its line") {
    CHECK(problems_of(R"([association]
pul = 0.1
pull = 3
[world]
districts = "many"
)",
                      set({{"population.people", "-1"}})) ==
          "s.toml:2: association.pul is not a parameter; did you mean association.pull?\n"
          "s.toml:3: association.pull = 3 is outside [0, 1] 1/week\n"
          "s.toml:5: world.districts = \"many\" is not a whole number\n"
          "--set population.people=-1: population.people = -1 is outside [10000, 2e+09] people");
}

TEST_CASE("a missing file and a file that is no TOML are problems") {
    Problems problems;
    load_scenario(std::filesystem::path("nowhere/s.toml"), {}, problems);
    REQUIRE(problems.size() == 1);
    CHECK(to_string(problems.all()[0]) == "nowhere/s.toml cannot be read");
    CHECK(problems_of("extends = \"base.toml\"") ==
          "s.toml:1: extends: base.toml cannot be read; did you mean s.toml?");
    CHECK(problems_of("[world\n").find("s.toml:1: not TOML: ") == 0);
    CHECK_THROWS_AS(load_scenario("nowhere/s.toml"), ScenarioError);
}

TEST_CASE("a scenario lays its words over what it extends, key by key") {
    const Folder folder;
    folder.write("base.toml", "[world]\ndistricts = 10\nspacing = 30\n[scenario]\ntitle = \"base\"\n");
    Problems problems;
    const Scenario scenario =
        load_scenario(folder.write("s.toml", "extends = \"base.toml\"\n[world]\ndistricts = 12\n"), {}, problems);
    CHECK(problems.empty());
    CHECK(scenario.country.districts == 12);
    CHECK(scenario.country.spacing == 30);
    CHECK(scenario.title == "base");
    CHECK(scenario.name == "s");
    CHECK(scenario.texts.size() == 2);
}

TEST_CASE("options win over files, the last of them over the others") {
    Overrides overrides = set({{"world.districts", "11"}, {"world.districts", "12"}});
    overrides.weeks = 30;
    overrides.households = 700;
    overrides.replicates = 3;
    overrides.seed = 18446744073709551615ull;
    overrides.without = {"association"};
    const Scenario scenario = scenario_of("world.districts = 10\nmechanisms.hats = false\n", overrides);
    CHECK(scenario.country.districts == 12);
    CHECK(scenario.weeks == 30);
    CHECK(scenario.start.households == 700);
    CHECK(scenario.replicates == 3);
    CHECK(scenario.seed == 18446744073709551615ull);
    CHECK_FALSE(scenario.parameters.on(Mechanism::association));
    CHECK_FALSE(scenario.parameters.on(Mechanism::hats));
    CHECK(scenario.parameters.on(Mechanism::ddr));
}

TEST_CASE("unknown mechanisms get the nearest") {
    Overrides overrides;
    overrides.without = {"asociation"};
    CHECK(problems_of("", overrides) ==
          "--without asociation: mechanisms.asociation: asociation is not a mechanism; did you mean association?");
    CHECK(problems_of("mechanisms.hats = 0") == "s.toml:1: mechanisms.hats = 0 is not true or false");
}

TEST_CASE("the attitude of a government sets predation and obstruction, and not beside one of them") {
    const Scenario scenario = scenario_of("government.attitude = 0.9");
    CHECK(scenario.government.predation == 0.9);
    CHECK(scenario.government.obstruction == 0.9);
    CHECK(problems_of("[government]\nattitude = 0.9\npredation = 0.1\n") ==
          "s.toml:3: government.predation is set already by government.attitude; set one of them");
    CHECK(problems_of("", set({{"government.attitude", "0.9"}, {"government.obstruction", "0"}})) ==
          "--set government.obstruction=0: government.obstruction is set already by government.attitude; set one of "
          "them");
    CHECK(problems_of("government.attitude = 2") == "s.toml:1: government.attitude = 2 is outside [0, 1]");
    const Scenario later = scenario_of("government.predation = 0.1", set({{"government.attitude", "0.8"}}));
    CHECK(later.government.predation == 0.8);
}

TEST_CASE("the calendar takes weeks and dates") {
    CHECK(scenario_of("calendar.election = 40").parameters.mission_life.election_week == 40);
    const Scenario dated = scenario_of("[calendar]\nelection = 2005-10-11\n[scenario]\nstart = 2003-10-01\n");
    CHECK(dated.parameters.mission_life.election_week == 105);
    const Scenario moved = scenario_of("calendar.election = 2005-10-11", set({{"scenario.start", "2004-10-01"}}));
    CHECK(moved.parameters.mission_life.election_week == 53);
    const Scenario over = scenario_of("[calendar]\nelection = 2005-10-11\n[scenario]\nstart = 2003-10-01\n",
                                      set({{"mission.election_week", "9"}}));
    CHECK(over.parameters.mission_life.election_week == 9);
    CHECK(problems_of("[calendar]\nelection = 1999-10-11\n") ==
          "s.toml:2: calendar.election = 1999-10-11 is before the start, 2000-01-01");
    CHECK(problems_of("scenario.start = \"autumn\"") ==
          "s.toml:1: scenario.start = \"autumn\" is not a date such as 2003-10-01");
}

TEST_CASE("what is legal key by key may contradict itself") {
    CHECK(problems_of("[scenario]\nweeks = 100\n[mission]\nelection_week = 106\n") ==
          "s.toml:4: mission.election_week = 106 is after the end of the run, scenario.weeks = 100");
    CHECK(problems_of("[violence]\nexcitation = 0.12\nspill = 0.08\n") ==
          "s.toml:2: (violence.excitation + violence.spill) / (1 - violence.memory) = 1.0000000000000002 is not below "
          "0.95: "
          "violence would feed on itself without end");
    CHECK(problems_of("[population]\npeople = 10000\nhouseholds = 20000\n") ==
          "s.toml:3: population.households = 20000 is more than population.people = 10000: a household agent stands "
          "for one "
          "person at least");
    CHECK(problems_of("[population]\nhouseholds = 200\n[world]\ndistricts = 300\n") ==
          "s.toml:2: population.households = 200 is fewer than world.districts = 300");
    CHECK(problems_of("scenario.structure_status = \"maybe\"") ==
          "s.toml:1: scenario.structure_status = \"maybe\" is not one of: in_place, advocated, unset");
}

TEST_CASE("a run shortened by hand may end before its calendar, which is remarked") {
    Overrides overrides;
    overrides.weeks = 50;
    const Scenario scenario = scenario_of("[mission]\nelection_week = 106\nexit_week = 364\n", overrides);
    CHECK(
        remarks(scenario) ==
        std::vector<std::string>{"mission.exit_week = 364: the mission stays to the end of the run, week 50",
                                 "mission.election_week = 106: no election is held before the end of the run, week 50",
                                 "there are no armed groups", "there are no organisations"});
}

TEST_CASE("where a scenario lists missions, the remark on their end is about each of them") {
    const Scenario scenario = scenario_of(
        "[[mission]]\nname = \"one\"\nexit_week = 500\n[[mission]]\nname = \"two\"\nexit_week = 90\n"
        "exit_phase_weeks = 20\n[scenario]\nweeks = 100\n");
    const std::vector<std::string> told = remarks(scenario);
    REQUIRE(told.size() >= 2);
    CHECK(told[0] == "mission.one.exit_week = 500: one stays to the end of the run, week 100");
    CHECK(told[1] == "the withdrawal of two from week 90 on is not complete by the end of the run, week 100");
}

TEST_CASE("every legal key that is a plain parameter can be set to its default") {
    const Scenario plain = scenario_of("");
    Scenario copy = plain;
    for (const Slot& slot : slots_of(copy)) {
        INFO(slot.key);
        std::string text = text_of(slot);
        CHECK(problems_of("\"" + slot.key + "\" = " + text) == "");
    }
    for (const KeyInfo& info : legal_keys(plain)) {
        INFO(info.key);
        CHECK_FALSE(info.meaning.empty());
        CHECK(info.min <= info.max);
    }
}

TEST_CASE("equal scenarios have equal texts of configuration, and what decides a result changes them") {
    const std::string before = config_text(scenario_of("world.districts = 10"));
    CHECK(config_text(scenario_of("[world]\ndistricts = 10\n[scenario]\ntitle = \"x\"\nreplicates = 3\n")) == before);
    CHECK(config_text(scenario_of("world.districts = 11")) != before);
    CHECK(config_text(scenario_of("world.districts = 10\nscenario.seed = 3")) != before);
    CHECK(config_text(scenario_of("world.districts = 10\nmechanisms.hats = false")) != before);
    CHECK(before.find("world.districts = 10\n") != std::string::npos);
}

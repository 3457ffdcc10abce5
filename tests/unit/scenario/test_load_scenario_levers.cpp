#include <catch2/catch.hpp>

#include "scenario/estimate.hpp"
#include "scenario/keys.hpp"
#include "scenario_files.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string head = R"([lever]
title = "t"
source = "s"
cost = "c"
independent_evidence = true
[set]
)";

Folder& with_levers() {
    static Folder folder;
    folder.write("levers/goal.toml", head + "observation.handover = 0.6\nmission.exit_phase_weeks = { times = 2 }\n");
    folder.write("levers/family.toml",
                 head + "organisation_family.local_ngo.autonomy = { add = 0.2 }\n\"world.districts\" = { to = 40 }\n");
    return folder;
}

Scenario load(const std::string& text, const std::vector<std::pair<std::string, double>>& levers = {}) {
    Problems problems;
    Overrides overrides;
    overrides.levers = levers;
    Scenario scenario = load_scenario(with_levers().write("s.toml", text), overrides, problems);
    problems.throw_if_any();
    return scenario;
}

const std::string one_ngo =
    "[organisation.elders]\nfamily = \"local_ngo\"\nautonomy = 0.9\nmandate = { political = 1 }\n"
    "competence = { mediation = 1 }\n";

}  // namespace

TEST_CASE("a lever moves parameters from the scenario's own values, in proportion to its strength") {
    CHECK(load("", {{"goal", 1.0}}).parameters.observation.handover == 0.6);
    CHECK(load("", {{"goal", 0.5}}).parameters.observation.handover == 0.3);
    CHECK(load("observation.handover = 0.2", {{"goal", 0.5}}).parameters.observation.handover == Approx(0.4));
    CHECK(load("mission.exit_phase_weeks = 30", {{"goal", 1.0}}).parameters.mission_life.exit_phase_weeks == 60);
    CHECK(load("mission.exit_phase_weeks = 30", {{"goal", 0.5}}).parameters.mission_life.exit_phase_weeks == 45);
}

TEST_CASE("a lever at 0 changes nothing, exactly") {
    const std::string awkward = "observation.handover = 0.1\n" + one_ngo;
    CHECK(config_text(load(awkward, {{"goal", 0.0}, {"family", 0.0}})) == config_text(load(awkward)));
}

TEST_CASE("a lever moves a field of every organisation of a family, within its range") {
    CHECK(load(one_ngo, {{"family", 0.25}}).organisations[0].autonomy == Approx(0.95));
    CHECK(load(one_ngo, {{"family", 1.0}}).organisations[0].autonomy == 1.0);
    CHECK(load(one_ngo, {{"family", 1.0}}).country.districts == 40);
}

TEST_CASE("a scenario pulls levers by true, false or a number, and an option wins") {
    CHECK(load("levers.goal = true").parameters.observation.handover == 0.6);
    CHECK(load("levers.goal = false").parameters.observation.handover == 0.0);
    CHECK(load("levers.goal = true", {{"goal", 0.5}}).parameters.observation.handover == 0.3);
    CHECK(load("levers.goal = true", {{"goal", 0.5}}).levers ==
          std::vector<std::pair<std::string, double>>{{"goal", 0.5}});
}

TEST_CASE("wrong levers are told") {
    CHECK_THROWS_WITH(load("", {{"gaol", 1.0}}),
                      "--lever gaol=1: levers.gaol: gaol is not a lever; did you mean goal?");
    CHECK_THROWS_WITH(load("", {{"goal", 1.5}}), "--lever goal=1.5: levers.goal = 1.5 is outside [0, 1]");
}

TEST_CASE("a lever's file is checked whole") {
    const Folder folder;
    folder.write(
        "levers/bad.toml",
        "[lever]\ntitle = \"t\"\ncots = \"c\"\nindependent_evidence = true\n[set]\nobservation.handovr = 1\n"
        "world.district_file = { to = 3 }\norganisation_family.local_ngo.autonmy = 3\nworld.districts = \"x\"\n");
    Problems problems;
    list_levers({(folder / "levers").string()}, problems);
    std::vector<std::string> texts;
    for (const Problem& problem : problems.all()) texts.push_back(std::to_string(problem.line) + ": " + problem.text);
    CHECK(texts == std::vector<std::string>{
                       "1: lever.source is missing", "1: lever.cost is missing",
                       "3: lever.cots is not a key; did you mean cost?",
                       "9: set.world.districts = \"x\" is not a number",
                       "6: set.observation.handovr is not a parameter; did you mean observation.handover?",
                       "7: set.world.district_file is not a number: a lever moves numbers only",
                       "8: set.organisation_family.local_ngo.autonmy is not a parameter; did you mean autonomy?"});
}

TEST_CASE("an estimate grows with what is asked for") {
    const Scenario small = scenario_of("population.households = 1000");
    const Scenario large = scenario_of("population.households = 1000000\npopulation.people = 1e7\n");
    CHECK(estimate(large).memory_bytes - estimate(small).memory_bytes >= 40 * 999000.0);
    CHECK(estimate(large).seconds > 10 * estimate(small).seconds);
    Job ten;
    ten.n_runs = 10;
    CHECK(estimate(small, ten).seconds == Approx(10 * estimate(small).seconds));
    CHECK(estimate(small, ten).disk_bytes > 5 * estimate(small).disk_bytes - 1e7);
    ten.detail = RecordingDetail::national;
    CHECK(estimate(small, ten).disk_bytes < estimate(small, Job{10, 1, RecordingDetail::all, false}).disk_bytes);
}

TEST_CASE("a world that cannot fit is refused before it starts, with the estimate") {
    const Folder folder;
    const auto meminfo = folder.write("meminfo", "MemTotal:  9999 kB\nMemFree:   1 kB\nMemAvailable:    2000 kB\n");
    CHECK(available_memory(meminfo).value() == 2048000.0);
    CHECK_FALSE(available_memory(folder / "none").has_value());
    Problems problems;
    check_memory(JobEstimate{1, 3.25e9, 0}, 2048000.0, problems);
    check_memory(JobEstimate{1, 3.25e9, 0}, std::nullopt, problems);
    check_disk(JobEstimate{1, 0, 100}, 200.0, problems);
    REQUIRE(problems.size() == 1);
    CHECK(to_string(problems.all()[0]) == "the world is too large for memory: about 3.3 GB needed, 2 MB available");
}

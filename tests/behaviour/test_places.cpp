// Countries, missions, mandates and borders in whole runs. Paired worlds; a check of sign passes a true zero once in a
// thousand sets of worlds.

#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::vector<Story>& across_a_border(std::vector<std::string> without = {}, Settings settings = {}) {
    return stories({.scenario = "../tests/scenarios/two_countries",
                    .structure = "one_foot_in",
                    .settings = std::move(settings),
                    .without = std::move(without),
                    .weeks = 104,
                    .households = 2000});
}

const std::vector<Story>& hostile(Settings settings, std::vector<std::string> without = {}) {
    return stories({.scenario = "archetype_hostile",
                    .structure = "one_foot_in",
                    .settings = std::move(settings),
                    .without = std::move(without),
                    .weeks = 104,
                    .households = 2000});
}

double civilians_killed(const Story& story) {
    return story.sum("civilian_deaths_groups") + story.sum("civilian_deaths_government");
}

}  // namespace

TEST_CASE("Refugees cross a porous border; the more porous, the more; with borders off nobody does", "[behaviour]") {
    const auto& shut = across_a_border({"borders"});
    for (const Story& story : shut) CHECK(story.sum("refugees") == 0.0);
    const Difference crossing = difference(across_a_border(), shut, "refugees", 52);
    const Difference wider =
        difference(across_a_border({}, {{"borders.porous", "1"}}), across_a_border(), "refugees", 52);
    INFO("refugees: " << crossing.mean << " ± " << crossing.standard_error << ", wide open " << wider.mean << " ± "
                      << wider.standard_error);
    CHECK(surely_more(crossing));
    CHECK(surely_more(wider));
}

TEST_CASE("Mission police save civilians apart from soldiers; with their own protection off they do not",
          "[behaviour]") {
    const Settings many{{"organisation_family.mission_police.teams", "40"}};
    const Difference saved = difference_in(hostile(many), hostile(many, {"police"}), civilians_killed);
    INFO("civilians killed: " << saved.mean << " ± " << saved.standard_error);
    CHECK(surely_less(saved));
}

TEST_CASE("Observers calm battles between parties and save no civilian by standing by", "[behaviour]") {
    const Settings watched{{"organisations.military_observers", "1"},
                           {"organisation_family.military_observers.teams", "40"}};
    const Difference battles =
        difference(hostile(watched), hostile(watched, {"ceasefire_monitoring"}), "battle_deaths");
    const Difference idle = difference_in(hostile(watched, {"ceasefire_monitoring"}),
                                          hostile({}, {"ceasefire_monitoring"}), civilians_killed);
    INFO("battle deaths a week: " << battles.mean << " ± " << battles.standard_error
                                  << "; civilians killed beside idle "
                                  << "observers: " << idle.mean << " ± " << idle.standard_error);
    CHECK(surely_less(battles));
    CHECK_FALSE(surely_less(idle));
}

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

const std::vector<Story>& hostile(Settings settings, std::vector<std::string> without = {}, std::size_t n_worlds = 12) {
    return stories({.scenario = "archetype_hostile",
                    .structure = "one_foot_in",
                    .settings = std::move(settings),
                    .without = std::move(without),
                    .weeks = 104,
                    .households = 2000,
                    .n_worlds = n_worlds});
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
    CHECK(surely_more(crossing));  // 37,000 ± 1,600 people
    CHECK(surely_more(wider));     // 20,000 ± 1,200 more
}

TEST_CASE("Mission police save civilians apart from soldiers; with their own protection off they do not",
          "[behaviour]") {
    const Settings many{{"organisation_family.mission_police.teams", "40"}};
    const Difference saved = difference_in(hostile(many, {}, 32), hostile(many, {"police"}, 32), civilians_killed);
    INFO("civilians killed: " << saved.mean << " ± " << saved.standard_error);
    CHECK(surely_less(saved));  // −15 ± 4 in 104 weeks and 12 worlds
}

TEST_CASE("Observers hold groups to the accord and save no civilian by standing by", "[behaviour]") {
    const Settings watched{{"organisations.military_observers", "1"},
                           {"organisation_family.military_observers.teams", "40"}};
    const auto& seen = hostile(watched);
    const auto& idle = hostile(watched, {"ceasefire_monitoring"});
    const Difference commitment = difference(seen, idle, "commitment");
    // Battle deaths fall by 0.07 ± 0.03 a week: the right way, and too little to be sure of in twelve worlds.
    const Difference battles = difference(seen, idle, "battle_deaths");
    const Difference beside_idle = difference_in(idle, hostile({}, {"ceasefire_monitoring"}), civilians_killed);
    INFO("commitment: " << commitment.mean << " ± " << commitment.standard_error << "; battle deaths a week: "
                        << battles.mean << " ± " << battles.standard_error << "; civilians killed beside idle "
                        << "observers: " << beside_idle.mean << " ± " << beside_idle.standard_error);
    CHECK(surely_more(commitment));
    CHECK_FALSE(surely_less(beside_idle));
}

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "scenario/load_scenario.hpp"

using namespace entente;

TEST_CASE("tmp") {
    Problems problems;
    const Scenario s = load_scenario(std::filesystem::path(ENTENTE_SOURCE_DIR "/scenarios/liberia_2003.toml"), {}, problems);
    for (const auto& p : problems.all()) std::cout << to_string(p) << "\n";
    int teams = 0;
    for (const auto& o : s.organisations) { teams += o.teams; std::cout << o.name << " " << o.teams << " " << o.state << "\n"; }
    std::cout << teams << " " << s.organisations.size() << " " << s.parameters.mission_life.election_week << " " << s.weeks << "\n";
    for (auto& t : s.texts) std::cout << t.first << "\n";
}

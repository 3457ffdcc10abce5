#include <catch2/catch.hpp>

#include "scenario/entities.hpp"
#include "scenario/keys.hpp"
#include "scenario_files.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string districts = "name,x,y,people\nArun,0,0,30000\nBelu,50,0,20000\nCade,0,40,10000\n";

/// A scenario of three districts whose violence stands in `text`.
Scenario imposed(const std::string& text, Problems& problems, const std::string& more = "") {
    const Folder folder;
    folder.write("d.csv", districts);
    folder.write("v.csv", text);
    return load_scenario(
        folder.write("s.toml", "world.district_file = \"d.csv\"\nworld.violence_file = \"v.csv\"\n" + more), {},
        problems);
}

std::vector<std::string> complaints(const std::string& text) {
    Problems problems;
    imposed(text, problems);
    std::vector<std::string> lines;
    for (const Problem& problem : problems.all()) {
        lines.push_back(std::to_string(problem.line) + ": " + problem.text);
    }
    return lines;
}

}  // namespace

TEST_CASE("A file of violence gives events and deaths by week, district and kind, in any order", "[violence_file]") {
    Problems problems;
    const Scenario scenario =
        imposed("district,week,kind,deaths,events\nCade,7,battle,12,2\nArun,3,communal,5,1\n", problems);
    REQUIRE(problems.empty());
    REQUIRE(scenario.imposed.is_given);
    REQUIRE(scenario.imposed.rows.size() == 2);
    CHECK(scenario.imposed.rows[0].week == 3);
    CHECK(scenario.imposed.rows[0].district == 0);
    CHECK(scenario.imposed.rows[0].kind == Violence::communal);
    CHECK(scenario.imposed.rows[1].deaths == 12);
    CHECK(scenario.imposed.rows[1].events == 2);
}

TEST_CASE("Without a file violence is drawn", "[violence_file]") {
    const Folder folder;
    Problems problems;
    CHECK_FALSE(load_scenario(folder.write("s.toml", ""), {}, problems).imposed.is_given);
}

TEST_CASE("Every mistake of the file is told with its line and what was meant", "[violence_file]") {
    const std::string header = "week,district,kind,events,deaths\n";
    CHECK(complaints(header + "1,Arum,battle,1,1\n") ==
          std::vector<std::string>{"2: district = Arum is not a district; did you mean Arun?"});
    CHECK(complaints(header + "1,Arun,batle,1,1\n") ==
          std::vector<std::string>{"2: kind = batle is not a kind of violence; did you mean battle?"});
    CHECK(complaints(header + "-1,Arun,battle,1,x\n") ==
          std::vector<std::string>{"2: week = -1 is not a whole number from 0 on",
                                   "2: deaths = x is not a whole number from 0 on"});
    CHECK(complaints(header + "1,Arun,battle,0,3\n") == std::vector<std::string>{"2: deaths without an event"});
    CHECK(complaints(header + "1,Arun,battle,1\n") == std::vector<std::string>{"2: 4 cells stand under a header of 5"});
    CHECK(complaints(header + "1,Arun,battle,1,1\n1,Arun,battle,1,1\n") ==
          std::vector<std::string>{"3: week 1, Arun, battle is said by line 2 already"});
    CHECK(complaints(header + "1,Arun,attack_on_aid,1,1\n") ==
          std::vector<std::string>{
              "2: kind = attack_on_aid belongs to an organisation, not to a district; leave it out"});
    CHECK(complaints("week,district,kind,events\n") == std::vector<std::string>{"1: column deaths is missing"});
    CHECK(complaints("") == std::vector<std::string>{"0: there is no header; it is week,district,kind,events,deaths"});
}

TEST_CASE("A file that is not there is told where it was named", "[violence_file]") {
    const std::string told = problems_of("world.violence_file = \"none.csv\"\n");
    CHECK(told == "s.toml:1: world.violence_file: none.csv cannot be read");
}

TEST_CASE("Another file of violence is another scenario", "[violence_file]") {
    Problems problems;
    const std::string header = "week,district,kind,events,deaths\n";
    const std::string one = config_text(imposed(header + "1,Arun,battle,1,1\n", problems), "");
    const std::string other = config_text(imposed(header + "1,Arun,battle,1,2\n", problems), "");
    CHECK(one != other);
}

TEST_CASE("A place is kept behind the groups for each splinter, without fighters", "[violence_file]") {
    const Folder folder;
    Problems problems;
    const Scenario scenario = load_scenario(
        folder.write("s.toml", "fragmentation.slots = 2\n[[armed_group]]\nname = \"hills\"\nfighters = 500\n"), {},
        problems);
    REQUIRE(problems.empty());
    const std::vector<ArmedGroupSpec> groups = groups_with_splinters(scenario);
    REQUIRE(groups.size() == 3);
    CHECK(groups[2].name == "hills_splinter_2");
    CHECK(groups[2].fighters == 0);
    CHECK(groups[2].splinter_of == 0);
}

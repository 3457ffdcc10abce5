#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>

#include "core/draws.hpp"
#include "core/sha256.hpp"
#include "scenario/country.hpp"
#include "scenario/district_borders.hpp"
#include "scenario/district_file.hpp"
#include "scenario/keys.hpp"
#include "scenario_files.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string example = std::string(ENTENTE_SOURCE_DIR) + "/scenarios/districts/example.csv";
const std::string with_example = "world.district_file = \"" + example + "\"\n";
const std::string three = "name,x,y,people\nArun,0,0,30000\nBelu,50,0,20000\nCade,0,40,10000\n";

/// Problems of a scenario `s.toml` that names a file of districts, one a line.
std::string problems_with(const std::string& file, const std::string& text, const std::string& more = "") {
    const Folder folder;
    folder.write(file, text);
    Problems problems;
    load_scenario(folder.write("s.toml", "world.district_file = \"" + file + "\"\n" + more), {}, problems);
    std::string all;
    const std::string root = (folder / "").string();
    for (const Problem& problem : problems.all()) {
        std::string line = to_string(problem);
        for (std::size_t at = line.find(root); at != std::string::npos; at = line.find(root))
            line.erase(at, root.size());
        all += (all.empty() ? "" : "\n") + line;
    }
    return all;
}

Scenario scenario_with(const std::string& file, const std::string& text, const std::string& more = "",
                       const Overrides& overrides = {}) {
    const Folder folder;
    folder.write(file, text);
    Problems problems;
    Scenario scenario =
        load_scenario(folder.write("s.toml", "world.district_file = \"" + file + "\"\n" + more), overrides, problems);
    problems.throw_if_any();
    return scenario;
}

std::set<std::string> neighbours_of(const Scenario& scenario, std::size_t district) {
    std::set<std::string> names;
    for (const std::uint32_t other : scenario.districts[district].neighbours)
        names.insert(scenario.districts[other].name);
    return names;
}

std::string feature(const std::string& properties, const std::string& geometry) {
    return R"({"type": "Feature", "properties": {)" + properties + R"(}, "geometry": )" + geometry + "}";
}

std::string collection(const std::vector<std::string>& features) {
    std::string text =
        "{\"type\": \"FeatureCollection\",\n\"crs\": {\"properties\": {\"name\": \"CRS84\"}},\n\"features\": [\n";
    for (std::size_t i = 0; i < features.size(); ++i) text += features[i] + (i + 1 < features.size() ? ",\n" : "\n");
    return text + "]}\n";
}

/// A square of one degree with its south-western corner at a longitude and latitude.
std::string square(int east, int north) {
    const auto at = [](int x, int y) {
        return std::string("[").append(std::to_string(x)).append(", ").append(std::to_string(y)).append("]");
    };
    return R"({"type": "Polygon", "coordinates": [[)" + at(east, north) + ", " + at(east + 1, north) + ", " +
           at(east + 1, north + 1) + ", " + at(east, north + 1) + ", " + at(east, north) + "]]}";
}

std::string named(const std::string& name, int people) {
    return "\"name\": \"" + name + "\", \"people\": " + std::to_string(people);
}

const std::string point_here = R"({"type": "Point", "coordinates": [10, 5]})";
const std::string point_there = R"({"type": "Point", "coordinates": [11, 5]})";

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("a scenario takes its districts, people and identity groups from the example file") {
    const Scenario scenario = scenario_of(with_example);
    REQUIRE(scenario.districts.size() == 10);
    CHECK(scenario.country.districts == 10);
    CHECK(scenario.country.identity_groups == 3);
    CHECK(scenario.start.people == 1850000);
    CHECK(scenario.districts[2].name == "Upper Sehra");
    CHECK(scenario.districts[2].x == 95);
    CHECK(scenario.districts[2].y == 31);
    CHECK(scenario.districts[2].remoteness == 0.48);
    CHECK(scenario.districts[2].urban == -1);
    CHECK(scenario.districts[1].urban == 0.30);
    CHECK(scenario.districts[1].identity_shares[1] == Approx(0.30));
    CHECK(neighbours_of(scenario, 0) == std::set<std::string>{"Lower Sehra", "Oskale", "Tamrin"});
}

TEST_CASE("a world is built on the districts of the file, and what it leaves open is filled") {
    const Scenario scenario = scenario_of(with_example);
    const Districts districts = country_of(scenario, Draws(1));
    REQUIRE(districts.size_of() == 10);
    CHECK(districts.name[9] == "Ilmare");
    CHECK(districts.people[0] == 610000);
    CHECK(sum_of(districts.size) == Approx(10));
    CHECK(districts.urban[0] == 0.92);
    CHECK(districts.urban[2] == Approx(0.35 * 0.5 * (1.2 - 0.48)));  // by world.urban_share
    CHECK(districts.identity_share(8, 2) == Approx(0.74));
    CHECK(districts.neighbours(7).size() == 2);
    CHECK(districts.condition.n_rows == 10);
    CHECK(districts.excitation.n_rows == 10);
}

TEST_CASE("people of a file are scaled to those that the scenario sets") {
    const Scenario scenario = scenario_with("d.csv", three, "[population]\npeople = 120000\n");
    CHECK(scenario.start.people == 120000);
    const Districts districts = country_of(scenario, Draws(1));
    CHECK(districts.people[0] == Approx(60000));
    CHECK(sum_of(districts.people) == Approx(120000));
    CHECK(sum_of(country_of(scenario_with("d.csv", three), Draws(1)).people) == 60000);
}

TEST_CASE("remoteness that is missing is the distance from the district with most people over the largest") {
    const Districts districts = country_of(scenario_with("d.csv", three), Draws(1));
    CHECK(districts.remoteness[0] == 0);
    CHECK(districts.remoteness[1] == 1);
    CHECK(districts.remoteness[2] == Approx(0.8));
    CHECK(districts.urban[0] == 0.9);
}

TEST_CASE("identity shares that are missing follow the rule of settlement: the first group lives around the capital") {
    const Scenario scenario = scenario_with("d.csv", three, "world.identity_groups = 2\nworld.segregation = 1\n");
    const Districts districts = country_of(scenario, Draws(1));
    REQUIRE(districts.identity_share.n_columns == 2);
    for (std::size_t d = 0; d < 3; ++d)
        CHECK(districts.identity_share(d, 0) + districts.identity_share(d, 1) == Approx(1));
    CHECK(districts.identity_share(0, 0) > 0.9);
    CHECK(districts.identity_share(0, 0) > districts.identity_share(1, 0));
}

TEST_CASE("shares of a district are kept, scaled to sum 1, beside districts without") {
    const std::string text =
        "name,x,y,people,share_0,share_1\nArun,0,0,30000,,\nBelu,50,0,20000,30,10\nCade,0,40,10000,0,1\n";
    const Districts districts = country_of(scenario_with("d.csv", text), Draws(1));
    CHECK(districts.identity_share(1, 0) == Approx(0.75));
    CHECK(districts.identity_share(2, 0) == 0);
    CHECK(districts.identity_share(0, 0) > 0);
}

TEST_CASE("without neighbours in the file a district has the six nearest, and is a neighbour of theirs") {
    std::string text = "name,x,y,people\n";
    for (int d = 0; d < 9; ++d)
        text += std::string("d").append(std::to_string(d)) + "," + std::to_string(d * d) + ",0,20000\n";
    const Scenario scenario = scenario_with("d.csv", text);
    CHECK(neighbours_of(scenario, 0) == std::set<std::string>{"d1", "d2", "d3", "d4", "d5", "d6"});
    CHECK(neighbours_of(scenario, 8) == std::set<std::string>{"d2", "d3", "d4", "d5", "d6", "d7"});
    CHECK(neighbours_of(scenario, 2).count("d8") == 1);
    CHECK(neighbours_of(scenario_with("d.csv", three), 0) == std::set<std::string>{"Belu", "Cade"});
}

TEST_CASE("whoever is named as a neighbour has the other for one too") {
    const Scenario scenario = scenario_with(
        "d.csv", "name,x,y,people,neighbours\nArun,0,0,30000,Belu; Cade\nBelu,50,0,20000,\nCade,0,40,10000,Arun\n");
    CHECK(neighbours_of(scenario, 0) == std::set<std::string>{"Belu", "Cade"});
    CHECK(neighbours_of(scenario, 1) == std::set<std::string>{"Arun"});
    CHECK(neighbours_of(scenario, 2) == std::set<std::string>{"Arun"});
}

TEST_CASE("CSV may have quotes, spaces, blank lines, the line ends of Windows and columns in any order") {
    const Scenario scenario = scenario_with(
        "d.csv", "\xef\xbb\xbfpeople, name ,y,x\r\n30000,\"Arun, \"\"old\"\"\",1,2\r\n\r\n 20000 , Belu ,3,4\r\n");
    REQUIRE(scenario.districts.size() == 2);
    CHECK(scenario.districts[0].name == "Arun, \"old\"");
    CHECK(scenario.districts[0].x == 2);
    CHECK(scenario.districts[1].name == "Belu");
    CHECK(scenario.districts[1].people == 20000);
}

TEST_CASE("the text of the file is kept, and a changed file is another configuration") {
    const Scenario scenario = scenario_with("d.csv", three);
    REQUIRE(scenario.texts.size() == 2);
    CHECK(scenario.texts[1] == std::pair<std::string, std::string>("d.csv", three));
    CHECK(config_text(scenario) == config_text(scenario_with("d.csv", three)));
    CHECK(config_text(scenario) != config_text(scenario_with("d.csv", three + "\n")));
    CHECK(config_text(scenario).find(sha256_hex(three)) != std::string::npos);
    CHECK(config_text(scenario_of("")).find("sha256") == std::string::npos);
}

TEST_CASE("the path is relative to the file that names it; that of an option to the scenario") {
    const Folder folder;
    folder.write("base/d.csv", three);
    folder.write("base/base.toml", "world.district_file = \"d.csv\"\n");
    Problems problems;
    CHECK(load_scenario(folder.write("s.toml", "extends = \"base/base.toml\"\n"), {}, problems).districts.size() == 3);
    CHECK(load_scenario(folder.write("t.toml", ""), set({{"world.district_file", "base/d.csv"}}), problems)
              .districts.size() == 3);
    CHECK(problems.empty());
}

TEST_CASE("people that a lever changes are those of the districts") {
    Scenario scenario = scenario_with("d.csv", three);
    scenario.start.people *= 2;
    CHECK(country_of(scenario, Draws(1)).people[1] == 40000);
}

TEST_CASE("a file that is missing or of another kind is told where it is named") {
    CHECK(problems_of("\nworld.district_file = \"none.csv\"\n") ==
          "s.toml:2: world.district_file: none.csv cannot be read");
    CHECK(problems_with("d.txt", three) == "s.toml:1: world.district_file: d.txt is neither .csv nor .geojson");
    CHECK(problems_with("d.csv", "") == "d.csv: there is no header; it begins name,x,y,people");
}

TEST_CASE("columns that are missing, unknown or there twice are told with the line of the header") {
    CHECK(problems_with("d.csv", "name,x,people,remotness,x\nArun,0,30000,0,1\nBelu,1,20000,0,2\n") ==
          "d.csv:1: column remotness is not known; did you mean remoteness?\n"
          "d.csv:1: column x is there twice\n"
          "d.csv:1: column y is missing");
}

TEST_CASE("everything that is wrong with values is told at once, each with its line") {
    CHECK(problems_with("d.csv",
                        "name,x,y,people,remoteness,urban,neighbours\n"
                        "Arun,zero,0,many,1.5,-0.1,Belo;Dune\n"
                        "Belu,1,0,-5,,nan,Belu\n"
                        "Arun,1,0,20000,,,\n"
                        ",2,,0,,,\n"
                        "Dune,4,4\n"
                        "\"Ende,5,5,1000,,,\n") ==
          "d.csv:6: 3 cells stand under a header of 7\n"
          "d.csv:7: a quote is not closed\n"
          "d.csv:2: x = zero is not a number\n"
          "d.csv:2: people = many is not a number\n"
          "d.csv:2: remoteness = 1.5 is outside [0, 1]\n"
          "d.csv:2: urban = -0.1 is outside [0, 1]\n"
          "d.csv:3: people = -5 is not above 0\n"
          "d.csv:3: urban = nan is not a number\n"
          "d.csv:5: name is missing\n"
          "d.csv:5: y is missing\n"
          "d.csv:5: people = 0 is not above 0\n"
          "d.csv:4: name = Arun is taken by the district of line 2\n"
          "d.csv:4: x = 1, y = 0 is the place of Belu too\n"
          "d.csv:2: neighbours: Belo is not a district; did you mean Belu?\n"
          "d.csv:2: neighbours: Dune is not a district; known are Arun, Belu\n"
          "d.csv:3: neighbours: Belu is named as its own neighbour");
}

TEST_CASE("shares of identity groups are complete, not negative, and count from 0") {
    const std::string head = "name,x,y,people,";
    CHECK(problems_with("d.csv",
                        head + "share_0,share_1\nArun,0,0,30000,1,\nBelu,1,0,20000,-1,2\nCade,2,0,10000,0,0\n") ==
          "d.csv:2: share_1 is missing: a district has the shares of all identity groups or of none\n"
          "d.csv:3: share_0 = -1 is negative\n"
          "d.csv:4: the shares of all identity groups sum to 0");
    CHECK(problems_with("d.csv", head + "share_0,share_2\nArun,0,0,30000,1,0\nBelu,1,0,20000,1,0\n") ==
          "d.csv: share_1 is missing: identity groups count from 0");
    CHECK(problems_with("d.csv", head + "share_0,share_8\nArun,0,0,30000,1,1\nBelu,1,0,20000,1,\n") ==
          "d.csv:2: share_8: there are at most 8 identity groups, counted from 0");
}

TEST_CASE("a country has two districts at least") {
    CHECK(problems_with("d.csv", "name,x,y,people\nArun,0,0,30000\n") ==
          "d.csv: the number of districts, 1, is outside [2, 5000]");
    CHECK(problems_with("d.csv", "name,x,y,people\n") == "d.csv: the number of districts, 0, is outside [2, 5000]");
}

TEST_CASE("numbers that the scenario and the file give differently contradict each other") {
    CHECK(scenario_with("d.csv", three, "world.districts = 3\n").country.districts == 3);
    CHECK(problems_with("d.csv", three, "world.districts = 12\n") ==
          "s.toml:2: world.districts = 12, but d.csv has 3 districts");
    CHECK(problems_with("d.csv", "name,x,y,people,share_0,share_1\nArun,0,0,30000,1,0\nBelu,1,0,20000,0,1\n",
                        "world.identity_groups = 3\n") ==
          "s.toml:2: world.identity_groups = 3, but d.csv has 2 shares a district");
    CHECK(problems_with("d.csv", "name,x,y,people\nArun,0,0,300\nBelu,1,0,200\n") ==
          "d.csv: the people of all districts, 500, are outside [10000, 2e+09]; set population.people to scale them");
}

TEST_CASE("squares of GeoJSON are neighbours by an edge or a corner, and lie where their centres are") {
    // C
    // A B D
    const Scenario scenario = scenario_with(
        "d.geojson",
        collection({feature(named("A", 40000), square(10, 0)), feature(named("B", 30000), square(11, 0)),
                    feature(named("C", 20000), square(10, 1)), feature(named("D", 10000), square(12, 0))}));
    REQUIRE(scenario.districts.size() == 4);
    CHECK(scenario.start.people == 100000);
    CHECK(neighbours_of(scenario, 0) == std::set<std::string>{"B", "C"});
    CHECK(neighbours_of(scenario, 1) == std::set<std::string>{"A", "C", "D"});
    CHECK(neighbours_of(scenario, 2) == std::set<std::string>{"A", "B"});
    CHECK(neighbours_of(scenario, 3) == std::set<std::string>{"B"});
    const double degree = 6371.0088 * std::acos(-1.0) / 180;
    const double east = degree * std::cos(0.75 * std::acos(-1.0) / 180);
    CHECK(scenario.districts[0].x == Approx(-0.75 * east));
    CHECK(scenario.districts[3].x == Approx(1.25 * east));
    CHECK(scenario.districts[0].y == Approx(-0.25 * degree));
    CHECK(scenario.districts[2].y == Approx(0.75 * degree));
}

TEST_CASE("borders need no common corners: an island in a hole and a part of an edge touch, what is apart does not") {
    const auto box = [](double x, double y, double size) {
        return Ring{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
    };
    const std::vector<std::vector<Polygon>> districts{
        {{box(0, 0, 10), box(4, 4, 2)}},        // with a hole
        {{box(4, 4, 2)}},                       // in it
        {{box(10.05, 3, 2)}},                   // at a part of its edge, drawn 0.05 apart
        {{box(10.3, 8, 2)}, {box(20, 20, 1)}},  // 0.3 apart
    };
    const auto meets = touching(districts, 0.1);
    CHECK(meets[0] == std::vector<std::size_t>{1, 2});
    CHECK(meets[1] == std::vector<std::size_t>{0});
    CHECK(meets[2] == std::vector<std::size_t>{0});
    CHECK(meets[3].empty());
}

TEST_CASE("a centroid leaves holes out and weighs parts by their area, whichever way they turn") {
    const Ring large{{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    const Ring small{{10, 1}, {10, 3}, {12, 3}, {12, 1}};  // turns the other way
    const Centroid both = centroid_of({{large}, {small}});
    CHECK(both.area == Approx(20));
    CHECK(both.centre.x == Approx((16 * 2.0 + 4 * 11.0) / 20));
    CHECK(both.centre.y == Approx(2));
    const Centroid holed = centroid_of({{large, {{0, 0}, {2, 0}, {2, 4}, {0, 4}}}});
    CHECK(holed.area == Approx(8));
    CHECK(holed.centre.x == Approx(3));
}

TEST_CASE("points, parts and properties of GeoJSON are read; other properties are passed over") {
    const Scenario scenario = scenario_with(
        "d.geojson",
        collection({feature(R"("name": "A", "people": "40000", "iso": "A-1", "remoteness": 0.5, "neighbours": ["B"])",
                            point_here),
                    feature(R"("name": "B", "people": 30000, "urban": null, "share_0": 1, "share_1": 3)", point_there),
                    feature(named("C", 20000),
                            R"({"type": "MultiPolygon", "coordinates": [[[[10, 6], [11, 6], [11, 7], [10, 6]]]]})")}));
    REQUIRE(scenario.districts.size() == 3);
    CHECK(scenario.districts[0].people == 40000);
    CHECK(scenario.districts[0].remoteness == 0.5);
    CHECK(scenario.districts[1].identity_shares == std::vector<double>{0.25, 0.75});
    CHECK(neighbours_of(scenario, 0) == std::set<std::string>{"B", "C"});  // C borders nobody: the nearest are its own
    CHECK(neighbours_of(scenario, 1) == std::set<std::string>{"A", "C"});
}

TEST_CASE("what is wrong with GeoJSON is told with the line of the feature") {
    CHECK(problems_with("d.geojson", "{\"type\": \"FeatureCollection\",\n\"features\": [\n{\"type\": }\n]}\n")
              .rfind("d.geojson:3: not JSON: syntax error while parsing value", 0) == 0);
    CHECK(problems_with("d.geojson", "").rfind("d.geojson:1: not JSON: ", 0) == 0);
    CHECK(problems_with("d.json", "[1]") ==
          "d.json: not GeoJSON: a FeatureCollection with a list of features is expected");
    CHECK(problems_with("d.geojson", collection({})) == "d.geojson: the number of districts, 0, is outside [2, 5000]");
    CHECK(
        problems_with(
            "d.geojson",
            collection({feature(R"("name": "A", "people": true)", "null"), feature(R"("people": 5)", square(10, 0)),
                        "7", feature(named("B", 10000), R"({"type": "LineString", "coordinates": [[1, 2], [3, 4]]})"),
                        feature(named("C", -1), R"({"type": "Point", "coordinates": ["east", 2]})"),
                        feature(named("D", 10000), R"({"type": "Point", "coordinates": [500000, 2]})"),
                        feature(named("E", 10000), R"({"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [1, 1]]]})"),
                        feature(named("F", 10000),
                                R"({"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [3, 3], [1, 1]]]})"),
                        feature(named("G", 10000), R"({"type": "Polygon", "coordinates": 3})")})) ==
        "d.geojson:4: geometry is missing: Polygon, MultiPolygon or Point\n"
        "d.geojson:6: geometry is missing: Polygon, MultiPolygon or Point\n"
        "d.geojson:7: geometry is a LineString; expected Polygon, MultiPolygon or Point\n"
        "d.geojson:8: geometry: a position is not [longitude, latitude]\n"
        "d.geojson:9: geometry: [5e+05, 2] is no longitude and latitude in degrees\n"
        "d.geojson:10: geometry: a ring has fewer than three corners\n"
        "d.geojson:11: geometry has no area\n"
        "d.geojson:12: geometry: coordinates are not nested as its type asks\n"
        "d.geojson:4: people = true is not a number\n"
        "d.geojson:5: name is missing\n"
        "d.geojson:6: name is missing\n"
        "d.geojson:6: people is missing\n"
        "d.geojson:8: people = -1 is not above 0");
}

TEST_CASE("GeoJSON knows the line of a feature that spans several") {
    CHECK(problems_with("d.geojson", collection({"{\n\"properties\": {" + named("A", 10000) +
                                                     "},\n\"geometry\": " + point_here + "\n}",
                                                 feature(named("A", 20000), point_there)})) ==
          "d.geojson:8: name = A is taken by the district of line 4");
}

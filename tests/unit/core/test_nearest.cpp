#include <catch2/catch.hpp>

#include <vector>

#include "core/nearest.hpp"

using namespace entente;

TEST_CASE("Insertions, deletions, replacements and swaps of neighbours count one each") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("stance", "stances") == 1);
    CHECK(edit_distance("stance", "stane") == 1);
    CHECK(edit_distance("stance", "stanza") == 2);
    CHECK(edit_distance("stance", "satnce") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("The nearest legal name is found when near enough") {
    const std::vector<std::string> legal = {"association.pull", "association.blurring", "neutrality", "by_power"};
    CHECK(nearest_name("neutrallity", legal) == "neutrality");
    CHECK(nearest_name("asociation.pul", legal) == "association.pull");
    CHECK(nearest_name("bypower", legal) == "by_power");
    CHECK_FALSE(nearest_name("humanitarian", legal));
    CHECK_FALSE(nearest_name("xy", std::vector<std::string>{"ab"}));
    CHECK_FALSE(nearest_name("anything", std::vector<std::string>{}));
}

TEST_CASE("Of equally near names the first is taken") {
    CHECK(nearest_name("team_x", std::vector<std::string>{"team_b", "team_a"}) == "team_b");
}

TEST_CASE("A path that is far as a whole is compared by its last component") {
    CHECK(nearest_name("organisation.unhcr.neutrallity", std::vector<std::string>{"need", "neutrality"}) ==
          "neutrality");
    const std::vector<std::string> legal = {"shock.pull", "association.pull"};
    CHECK(nearest_name("world.associations.pul", legal) == "association.pull");
    CHECK_FALSE(nearest_name("organisation.unhcr.budget", legal));
}

// Rooms as a scenario, an option or a lever wants them.

#include <catch2/catch.hpp>

#include "scenario/room_settings.hpp"

using namespace entente;

namespace {

Graph one_room() {
    Graph graph;
    graph.nodes = {{.name = "IMPT", .meaning = {}, .of_state = false, .exists_with = {}}};
    ForumSpec room;
    room.name = "IMPT";
    room.power = 0.8;
    graph.forums = {room};
    return graph;
}

TomlValue number(double value) {
    TomlValue written;
    written.kind = TomlValue::Kind::real;
    written.number = value;
    written.place = {"option", 3};
    return written;
}

TomlValue word(const std::string& value) {
    TomlValue written;
    written.kind = TomlValue::Kind::text;
    written.text = value;
    return written;
}

}  // namespace

TEST_CASE("Fields of a room are set by its name, numbers and words alike, the last one counts", "[rooms]") {
    std::vector<RoomSetting> rooms;
    Problems problems;
    add_room_setting(rooms, "forum.IMPT.power", number(0.1), problems);
    add_room_setting(rooms, "forum.IMPT.power", number(0.3), problems);
    add_room_setting(rooms, "forum.IMPT.power_rule", word("horizontal"), problems);
    add_room_setting(rooms, "forum.IMPT.depth", word("information"), problems);
    add_room_setting(rooms, "forum.IMPT.interval_weeks", number(9), problems);
    add_room_setting(rooms, "forum.IMPT.dimensions", word("security"), problems);
    add_room_setting(rooms, "forum.HCT.power", number(0.9), problems);  // this structure has none
    REQUIRE(problems.empty());
    const Graph graph = furnished(one_room(), rooms);
    CHECK(graph.forums[0].power == 0.3);
    CHECK(graph.forums[0].power_rule == PowerRule::horizontal);
    CHECK(graph.forums[0].depth == ForumDepth::information);
    CHECK(graph.forums[0].interval_weeks == 9);
    CHECK(graph.forums[0].terms.dimensions == std::vector<std::string>{"security"});
}

TEST_CASE("What no room can be is a problem, and so is a room that no structure knows", "[rooms]") {
    const auto n_problems = [](const std::string& key, const TomlValue& value) {
        std::vector<RoomSetting> rooms;
        Problems problems;
        add_room_setting(rooms, key, value, problems);
        check_rooms(rooms, {one_room()}, problems);
        return problems.n_found();
    };
    CHECK(n_problems("forum.IMPT.power", number(0.5)) == 0);
    CHECK(n_problems("forum.IMPT.power", number(2)) == 1);
    CHECK(n_problems("forum.IMPT.pouvoir", number(0.5)) == 1);
    CHECK(n_problems("forum.IMPT.power_rule", word("equal")) == 1);
    CHECK(n_problems("forum.IMPT.dimensions", word("weather")) == 1);
    CHECK(n_problems("forum.IMTP.power", number(0.5)) == 1);
}

TEST_CASE("A lever moves a room's number part of the way", "[rooms]") {
    std::vector<RoomSetting> rooms;
    Problems problems;
    LeverChange halve{"forum.IMPT.power", LeverChange::Kind::times, 0.5, {}};
    add_room_change(rooms, halve, 0.5, problems);
    CHECK(furnished(one_room(), rooms).forums[0].power == Approx(0.6));
    add_room_change(rooms, {"forum.IMPT.depth", LeverChange::Kind::to, 1, {}}, 1.0, problems);
    CHECK(problems.n_found() == 1);  // words are no numbers
}

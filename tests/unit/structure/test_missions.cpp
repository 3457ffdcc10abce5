// A second mission stands on nodes of its own.

#include <catch2/catch.hpp>

#include "structure/structure.hpp"
#include "tests/unit/structure/graphs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t camp = index_of(Camp::mission);

std::vector<Member> two_missions(bool beside) {
    std::vector<Member> members =
        small_mission_members();  // force, head, hc, ocha, agency, other agency, ngo, ministry
    Member force = member("second_force", {"FORCE"});
    Member head = member("second_head", {"SRSG"});
    for (Member* one : {&force, &head}) {
        one->mission = 1;
        one->beside = beside;
    }
    members.push_back(force);
    members.push_back(head);
    return members;
}

}  // namespace

TEST_CASE("A second mission has a head and a force of its own, and each is tied to its own mission only",
          "[structure]") {
    const Structure s = derive(small_mission(), two_missions(true), StructureFactors{});
    REQUIRE(s.armed == std::vector<bool>{true, true});
    CHECK(s.tie(0, 0) == Approx(1.0));
    CHECK(s.tie(0, 1) == 0.0);
    CHECK(s.tie(8, 1) == Approx(1.0));
    CHECK(s.tie(8, 0) == 0.0);
    CHECK(s.association(8, camp) == Approx(1.0));  // of one camp all the same
    CHECK(s.listener_of(0) != s.listener_of(1));
}

TEST_CASE("A mission beside the country team is joined to it by words only", "[structure]") {
    const Structure beside = derive(small_mission(), two_missions(true), StructureFactors{});
    const Structure both = derive(small_mission(), two_missions(false), StructureFactors{});
    const std::size_t hc = 2;
    CHECK(beside.tie(hc, 0) > 0.5);
    CHECK(beside.tie(hc, 1) == 0.0);
    CHECK(both.tie(hc, 1) == Approx(both.tie(hc, 0)));
    CHECK(beside.information(9, hc) == Approx(both.information(9, hc)));
    CHECK(beside.information(9, hc) > 0.0);
    CHECK(beside.voice_to(1) > 0.0);
}

TEST_CASE("A post that fills functions of a mission is filled once a mission", "[structure]") {
    const Structure s = derive(small_mission(), two_missions(true), StructureFactors{});
    REQUIRE(s.posts.size() == 3);
    CHECK(s.posts[0].name == "coordinator");
    CHECK(s.posts[1].organisations == std::vector<std::size_t>{1});
    CHECK(s.posts[2].name == "head/2");
    CHECK(s.posts[2].organisations == std::vector<std::size_t>{9});
}

TEST_CASE("Observers stand with the force and do not make a mission armed", "[structure]") {
    std::vector<Member> members = small_mission_members();
    members[0].soldiers = false;
    const Structure s = derive(small_mission(), members, StructureFactors{});
    CHECK(s.present[0]);
    CHECK_FALSE(s.has_armed_mission);
}

TEST_CASE("With one mission nothing is told apart by mission", "[structure]") {
    const Structure s = derive(small_mission(), small_mission_members(), StructureFactors{});
    CHECK(s.armed.empty());
    CHECK(s.is_armed(0));
    for (std::size_t o = 0; o < 8; ++o) CHECK(s.tie(o, 0) == s.association(o, camp));
}

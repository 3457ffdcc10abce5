#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/front.hpp"
#include "example.hpp"

using namespace entente;

TEST_CASE("a structure is on the front unless another is at least as good in all and better in one") {
    // (structure)(outcome)(world): means (2, 1), (1, 2), (1, 1), (2, 1).
    const std::vector<FrontMember> members =
        front({{{1, 3}, {1, 1}}, {{1, 1}, {2, 2}}, {{1, 1}, {1, 1}}, {{3, 1}, {0, 2}}});
    REQUIRE(members.size() == 4);
    CHECK(members[0].is_on_front);
    CHECK(members[1].is_on_front);
    CHECK_FALSE(members[2].is_on_front);
    CHECK(members[2].beaten_by == std::vector<std::size_t>{0, 1, 3});
    CHECK(members[3].is_on_front);  // equal to the first: neither beats the other
    // The third beats nobody and is beaten by the second in every resample.
    CHECK(members[1].share_on_front == Approx(1));
    CHECK(members[2].share_on_front == 0);
}

TEST_CASE("two equal structures with luck are each on the front of one outcome half of the time") {
    test::Luck luck(3);
    double share = 0;
    for (int repetition = 0; repetition < 200; ++repetition) {
        std::vector<std::vector<std::vector<double>>> goodness(2, std::vector<std::vector<double>>(1));
        for (auto& of_structure : goodness) {
            for (int world = 0; world < 12; ++world) of_structure[0].push_back(luck.normal());
        }
        share += front(goodness, {200, 1})[0].share_on_front / 200;
    }
    CHECK(share == Approx(0.5).margin(0.1));
}

TEST_CASE("worlds that lack a value are left out, and without any there is no front") {
    const double gap = std::nan("");
    const std::vector<FrontMember> members = front({{{5, gap, 1}}, {{gap, 9, 2}}});
    REQUIRE(members.size() == 2);
    CHECK_FALSE(members[0].is_on_front);
    CHECK(members[1].is_on_front);
    CHECK(std::isnan(members[1].share_on_front));
    CHECK(front({{{gap}}, {{1.0}}}).empty());
    CHECK(front({}).empty());
}

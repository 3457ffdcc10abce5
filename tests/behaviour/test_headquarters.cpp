// What headquarters do to the field, with the mechanism on and off, and what the levers on them move. Paired worlds; a
// check of sign passes a true zero once in a thousand sets of worlds. Numbers in comments are differences ± standard
// errors at the defaults of the day they were written; no check depends on their size.

#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr int settled = 26;  // week from which averages are taken

const std::vector<Story>& directed(Settings settings = {}, std::vector<std::string> without = {}) {
    settings.emplace_back("world.districts", "10");
    return stories({.scenario = "archetype_contested",
                    .structure = "one_foot_in",
                    .settings = std::move(settings),
                    .without = std::move(without),
                    .weeks = 78,
                    .households = 1000,
                    .n_worlds = 8});
}

}  // namespace

TEST_CASE("Headquarters take choices from the field and slow its posts; with the mechanism off they do neither",
          "[behaviour]") {
    const auto& usual = directed();
    const auto& off = directed({}, {"headquarters"});
    CHECK(surely_more(difference(usual, off, "headquarters_override", settled)));  // 0.095
    CHECK(surely_more(difference(usual, off, "principals_conflict", settled)));
    CHECK(surely_less(difference(usual, off, "coordination_share", settled)));  // rooms decide less often
    for (const Story& story : off) CHECK(story.mean("headquarters_override") == 0.0);
}

TEST_CASE("Lever: without micro-planning the field decides for itself, and more of it sits in rooms", "[behaviour]") {
    const auto& free = directed({{"headquarters.micro_planning", "0"}});
    CHECK(surely_less(difference(free, directed(), "headquarters_override", settled)));
    CHECK(surely_more(difference(free, directed(), "participation", settled)));  // +0.003 ± 0.0003
}

TEST_CASE("Lever: two-way rotation lowers mistrust and override, and costs trust between organisations",
          "[behaviour]") {
    const auto& rotating = directed({{"headquarters.two_way_rotation", "1"}, {"rotation.scale", "1.1"}});
    CHECK(surely_less(difference(rotating, directed(), "headquarters_mistrust", settled)));  // −0.21
    CHECK(surely_less(difference(rotating, directed(), "headquarters_override", settled)));  // −0.06
    CHECK(surely_less(difference(rotating, directed(), "trust_between_aid_to_mission", settled)));
}

TEST_CASE("Lever: delegated planning lowers override and takes staff time", "[behaviour]") {
    const auto& delegating = directed({{"headquarters.delegation", "0.67"}});
    CHECK(surely_less(difference(delegating, directed(), "headquarters_override", settled)));
    CHECK(surely_more(difference(delegating, directed(), "coordination_share", settled)));  // +0.02
}

TEST_CASE(
    "Lever: integration at headquarters ends conflict of principals, lets rooms decide sooner, and slows deployment",
    "[behaviour]") {
    const auto& integrated = directed({{"headquarters.integration", "0.8"}});
    CHECK(surely_more(difference(integrated, directed(), "headquarters_coherence", settled)));  // +0.52
    CHECK(surely_less(difference(integrated, directed(), "principals_conflict", settled)));     // −0.83
    CHECK(surely_more(difference(integrated, directed(), "coordination_share", settled)));
    CHECK(surely_less(difference(integrated, directed(), "mission_strength", settled)));  // −0.01
}

TEST_CASE("Lever: political leadership of planning makes headquarters alike and decisions late", "[behaviour]") {
    const auto& led = directed({{"headquarters.political_leadership", "0.7"}});
    CHECK(surely_more(difference(led, directed(), "headquarters_coherence", settled)));  // +0.46
    CHECK(surely_less(difference(led, directed(), "coordination_share", settled)));
}

TEST_CASE("Lever: an office for several hats lowers the overload of posts", "[behaviour]") {
    const auto& supported = directed({{"hats.support", "3"}});
    CHECK(surely_less(difference(supported, directed(), "attention_overload", settled)));  // −0.17
}

TEST_CASE("Weak support from headquarters slows deployment and leaves more need unmet", "[behaviour]") {
    const auto& weak = directed({{"headquarters.support", "0.3"}});
    CHECK(surely_less(difference(weak, directed(), "mission_strength", settled)));  // −0.05
    CHECK(surely_more(difference(weak, directed(), "gap", settled)));               // +0.01 ± 0.002
}

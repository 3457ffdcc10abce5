// what-holds.md 5, 8, 9: what power, rotation, information and meetings do. Paired worlds; a check of sign passes a
// true zero once in a thousand sets of worlds. Numbers in comments are differences ± standard errors at the defaults of
// the day they were written; no check depends on their size.

#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr int settled = 26;  // week from which averages are taken

const std::vector<Story>& contested(Settings settings, std::vector<std::string> without = {}, std::size_t n_worlds = 8,
                                    int households = 3000) {
    return stories({.scenario = "archetype_contested",
                    .structure = "one_foot_in",
                    .settings = std::move(settings),
                    .without = std::move(without),
                    .households = households,
                    .n_worlds = n_worlds});
}

/// Share of what was stated that is kept.
double compliance(const Story& story) {
    return story.mean("enacted", settled) / story.mean("stated_agreement", settled);
}

void power_raises_what_is_stated_and_not_kept(const std::vector<Story>& strong, const std::vector<Story>& weak) {
    CHECK(surely_more(difference(strong, weak, "stated_agreement", settled)));
    CHECK(surely_less(difference(strong, weak, "private_commitment", settled)));
    CHECK(surely_less(difference_in(strong, weak, compliance)));
    CHECK(surely_more(difference(strong, weak, "false_coherence", settled)));
    for (const Story& story : weak) CHECK(story.mean("false_coherence", settled) == Approx(0).margin(1e-12));
}

}  // namespace

TEST_CASE("More power in planning rooms raises what is stated and what is not kept, and lowers what is meant",
          "[behaviour]") {
    // Stated +0.024 ± 0.0002, meant −0.010 ± 0.0003. What is enacted does not fall by itself: it rises by 0.005 ±
    // 0.0007, as the plan comes to be what the powerful do anyway. It rises less than what is stated: compliance is the
    // share that is kept. That more is stated and not enacted, by place and week, is not found (+0.0002 ± 0.0004 in 96
    // worlds; +0.0044 before there were money and headquarters; with headquarters off it does not come back). Of a
    // scale above 1 only the voice of the powerful grows in rooms of full power; pressure is at its limit there.
    power_raises_what_is_stated_and_not_kept(contested({{"coordination.power_scale", "1.5"}}, {}, 48, 2000),
                                             contested({{"coordination.power_scale", "0"}}, {}, 48, 2000));
}

TEST_CASE("The more power one organisation has over another, the more is stated and not kept", "[behaviour]") {
    // Stated +0.030 ± 0.0003, meant −0.012 ± 0.0004, stated and not enacted +0.008 ± 0.0005 (48 worlds).
    const auto from_all_sources = [](const std::string& weight) -> const auto& {
        return contested(
            {{"power.purse", weight}, {"power.line", weight}, {"power.protection", weight}, {"power.permits", weight}},
            {}, 24, 2000);
    };
    power_raises_what_is_stated_and_not_kept(from_all_sources("1"), from_all_sources("0"));
    CHECK(surely_more(difference(from_all_sources("1"), from_all_sources("0"), "shortfall", settled)));
}

TEST_CASE("With false coherence off, power makes nobody state more than is meant", "[behaviour]") {
    for (const Story& story : contested({{"coordination.power_scale", "1.5"}}, {"false_coherence"})) {
        CHECK(story.mean("false_coherence", settled) == Approx(0).margin(1e-12));
    }
}

TEST_CASE(
    "Faster rotation lowers trust and the accuracy of beliefs; handover softens it; with rotation off it does nothing",
    "[behaviour]") {
    const auto& slow = contested({});
    const auto& fast = contested({{"rotation.scale", "4"}});
    const auto& handed_over = contested({{"rotation.scale", "4"}, {"observation.handover", "0.8"}});
    for (const std::string trust : {"trust_between_mission_to_aid", "trust_between_aid_to_mission"}) {
        INFO(trust);
        CHECK(surely_less(difference(fast, slow, trust, settled)));
        CHECK(surely_more(difference(handed_over, fast, trust, settled)));
    }
    CHECK(surely_more(difference(fast, slow, "belief_rmse", settled)));  // +0.011 ± 0.0005
    CHECK(surely_less(difference(handed_over, fast, "belief_rmse",
                                 settled)));  // −0.012 ± 0.0005
    const auto& off = contested({}, {"rotation"});
    const auto& off_fast = contested({{"rotation.scale", "4"}}, {"rotation"});
    CHECK(difference(off_fast, off, "belief_rmse").mean == 0);
    CHECK(difference(off_fast, off, "trust_between_aid_to_mission").mean == 0);
}

TEST_CASE("Sharing information lowers duplication, the gap and the error of beliefs, and people fare better",
          "[behaviour]") {
    const auto& shared = contested({}, {}, 48, 2000);
    const auto& alone = contested({}, {"information"}, 48, 2000);
    CHECK(surely_less(difference(shared, alone, "belief_rmse")));  // −0.046 ± 0.0002
    CHECK(surely_less(difference(shared, alone, "duplication")));  // −0.0033 ± 0.0005
    CHECK(surely_less(difference(shared, alone, "gap")));          // −0.022 ± 0.0008
    CHECK(surely_more(difference(shared, alone, "welfare")));      // +0.004 ± 0.0002
}

TEST_CASE("Colouring raises the error of beliefs; where nothing is passed on it does nothing", "[behaviour]") {
    // In two_feet_in, where most is passed on: +0.0034 ± 0.0003 at a strength of 0.5 (12 worlds, 156 weeks). In
    // one_foot_in +0.002 to +0.003 ± 0.0004 in three sets of 16 worlds, and within the error at the default of 0.15.
    const auto tight = [](const std::string& strength, std::vector<std::string> without = {}) -> const auto& {
        return stories({.scenario = "archetype_contested",
                        .structure = "two_feet_in",
                        .settings = {{"information.colouring", strength}},
                        .without = std::move(without),
                        .weeks = 156,
                        .households = 4000});
    };
    CHECK(surely_more(difference(tight("0.5"), tight("0"), "belief_rmse")));
    CHECK(difference(tight("0.5", {"information"}), tight("0", {"information"}), "belief_rmse").mean == 0);
}

TEST_CASE("The dearer meetings are, the fewer people relief reaches and the wider the gap", "[behaviour]") {
    const auto& cheap = contested({{"coordination.meeting_cost", "0.3"}});
    const auto& dear = contested({{"coordination.meeting_cost", "4"}});
    CHECK(surely_more(difference(dear, cheap, "coordination_share", settled)));
    CHECK(surely_less(difference(dear, cheap, "coverage", settled)));  // −0.082 ± 0.0015
    CHECK(surely_more(difference(dear, cheap, "gap", settled)));       // +0.049 ± 0.0016
}

// MODEL 9.5, 9.8, 9.9: what coordination, rotation and information do. Paired worlds; a check of sign passes a true
// zero once in a thousand sets of worlds.

#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t n = 12;
constexpr int weeks = 130;
constexpr int households = 3000;

std::vector<Story> contested(Settings settings, std::vector<std::string> without = {}) {
    return stories({shipped("archetype_contested", weeks, households, std::move(settings), std::move(without)),
                    structure_named("one_foot_in")},
                   n);
}

}  // namespace

TEST_CASE("More power in planning rooms raises what is stated and what is not kept, and lowers what is meant",
          "[behaviour]") {
    // What is enacted rises as well (+0.026 ± 0.002 against +0.040 ± 0.0005 stated): the plan of the powerful is closer
    // to what most teams, which are the powerful's, would do anyway. So it is compliance with what was promised that
    // falls.
    const auto strong = contested({{"coordination.power_scale", "1.5"}});
    const auto weak = contested({{"coordination.power_scale", "0"}});
    CHECK(surely_more(difference(strong, weak, "stated_agreement", 26)));
    CHECK(surely_less(difference(strong, weak, "private_commitment", 26)));
    CHECK(surely_more(difference(strong, weak, "shortfall", 26)));
    CHECK(surely_more(difference(strong, weak, "false_coherence", 26)));
    for (const Story& story : weak) CHECK(story.mean("false_coherence", 26) == Approx(0).margin(1e-12));
}

TEST_CASE("With false coherence off, power makes nobody state more than is meant", "[behaviour]") {
    const auto strong = contested({{"coordination.power_scale", "1.5"}}, {"false_coherence"});
    for (const Story& story : strong) CHECK(story.mean("false_coherence", 26) == Approx(0).margin(1e-12));
}

TEST_CASE(
    "Faster rotation lowers trust and the accuracy of beliefs; handover softens it; with rotation off it does nothing",
    "[behaviour]") {
    const auto slow = contested({});
    const auto fast = contested({{"rotation.scale", "4"}});
    const auto handed_over = contested({{"rotation.scale", "4"}, {"observation.handover", "0.8"}});
    for (const std::string trust : {"trust_between_mission_to_aid", "trust_between_aid_to_mission"}) {
        INFO(trust);
        CHECK(surely_less(difference(fast, slow, trust, 26)));
        CHECK(surely_more(difference(handed_over, fast, trust, 26)));
    }
    CHECK(surely_more(difference(fast, slow, "belief_rmse", 26)));
    CHECK(surely_less(difference(handed_over, fast, "belief_rmse", 26)));
    const auto off = contested({}, {"rotation"});
    const auto off_fast = contested({{"rotation.scale", "4"}}, {"rotation"});
    CHECK(difference(off_fast, off, "belief_rmse").mean == 0);
    CHECK(difference(off_fast, off, "trust_between_aid_to_mission").mean == 0);
}

TEST_CASE("Sharing information lowers duplication, the gap and the error of beliefs, and people fare better",
          "[behaviour]") {
    const auto shared = contested({});
    const auto alone = contested({}, {"information"});
    CHECK(surely_less(difference(shared, alone, "belief_rmse", 26)));
    CHECK(surely_less(difference(shared, alone, "duplication", 26)));
    CHECK(surely_less(difference(shared, alone, "gap", 26)));
    CHECK(surely_more(difference(shared, alone, "welfare", 26)));
}

TEST_CASE("Colouring raises the error of beliefs; where nothing is passed on it does nothing", "[behaviour]") {
    // In two_feet_in, where most is passed on: +0.0034 ± 0.0003 at a strength of 0.5 (12 worlds, 156 weeks). In
    // one_foot_in the rise is too small to be sure of in 12 worlds.
    const auto tight = [](const std::string& strength) {
        return stories({shipped("archetype_contested", 156, 4000, {{"information.colouring", strength}}),
                        structure_named("two_feet_in")},
                       n);
    };
    CHECK(surely_more(difference(tight("0.5"), tight("0"), "belief_rmse")));
    CHECK(difference(contested({{"information.colouring", "0.5"}}, {"information"}),
                     contested({{"information.colouring", "0"}}, {"information"}), "belief_rmse")
              .mean == 0);
}

TEST_CASE("The dearer meetings are, the fewer people relief reaches", "[behaviour]") {
    const auto cheap = contested({{"coordination.meeting_cost", "0.3"}});
    const auto dear = contested({{"coordination.meeting_cost", "4"}});
    CHECK(surely_more(difference(dear, cheap, "coordination_share", 26)));
    CHECK(surely_less(difference(dear, cheap, "coverage", 26)));
    CHECK(surely_more(difference(dear, cheap, "gap", 26)));
}

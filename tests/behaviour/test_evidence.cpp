// what-holds.md 18, 19, 20, 22, 25: promises, coherence that fails, process and placement, camps, and patterns that
// do not hang on calibration. Paired worlds; a check of sign passes a true zero once in a thousand sets of worlds.
// Numbers in comments are differences ± standard errors at the defaults of the day they were written; no check depends
// on their size. The same questions with intervals, and those that do not hold, are in docs/what-holds.md.

#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr int settled = 26;  // week from which averages are taken

/// Groups that are hostile to the government and to whoever works through it, and to nobody else.
Way hostile_to_the_government(std::string structure, const std::string& through_the_state = "") {
    Way way{.scenario = "archetype_hostile",
            .structure = std::move(structure),
            .process = "liaison",
            .settings = {{"mission.partiality", "0"}},
            .households = 2000,
            .n_worlds = 16};
    for (const std::string group : {"east", "west", "centre"}) {
        way.settings.emplace_back("armed_group." + group + ".host_mission", "0");
        way.settings.emplace_back("armed_group." + group + ".host_foreign_force", "0");
        way.settings.emplace_back("armed_group." + group + ".host_government", "1");
    }
    if (through_the_state.empty()) return way;
    for (const std::string family : {"ngo_humanitarian", "un_humanitarian", "ngo_development"}) {
        way.settings.emplace_back("organisation_family." + family + ".local_ownership", through_the_state);
    }
    return way;
}

double attacks_per_worker_year(const Story& story) {
    return story.sum("aid_incidents") / story.sum("worker_years");
}

}  // namespace

TEST_CASE("Where groups are hostile to the government only, working through the state costs access and placement none",
          "[behaviour]") {
    const auto& through = stories(hostile_to_the_government("two_feet_out", "1"));
    const auto& beside = stories(hostile_to_the_government("two_feet_out", "0"));
    const Difference of_the_state = difference(through, beside, "access", settled);
    CHECK(surely_less(of_the_state));  // −0.024 ± 0.0003
    const auto& inside = stories(hostile_to_the_government("two_feet_in:ocha_inside"));
    const auto& outside = stories(hostile_to_the_government("two_feet_out"));
    CHECK(mostly_gone(difference(inside, outside, "access", settled), of_the_state));  // +0.0004 ± 0.00014
    // Attacks are few: 4 in 10,000 worker-years more through the state, ± 1.3.
    const Difference attacks = difference_in(through, beside, attacks_per_worker_year);
    INFO("attacks per worker-year: " << attacks.mean << " ± " << attacks.standard_error);
    CHECK(attacks.mean > 0);
}

TEST_CASE("Two feet out that plan together keep more access and more people in rooms than two feet in that are silent",
          "[behaviour]") {
    // The sign is a result, not a demand: were it to turn, this test should say so.
    const Way planning{.scenario = "archetype_contested",
                       .structure = "two_feet_out",
                       .process = "planning",
                       .households = 2000,
                       .n_worlds = 16};
    Way silent = planning;
    silent.structure = "two_feet_in";
    silent.process = "none";
    const auto& with_process = stories(planning);
    const auto& with_placement = stories(silent);
    CHECK(surely_more(difference(with_process, with_placement, "access", settled)));              // +0.0135 ± 0.0004
    CHECK(surely_more(difference(with_process, with_placement, "participation", settled)));       // +0.137 ± 0.003
    CHECK(surely_less(difference(with_process, with_placement, "belief_rmse", settled)));         // −0.005 ± 0.0006
    CHECK(surely_more(difference(with_process, with_placement, "coordination_share", settled)));  // what it costs
}

TEST_CASE(
    "Siding with a government that preys and excludes brings work nearer to its wishes and farther from those of the "
    "people it serves least",
    "[behaviour]") {
    const auto with_partiality = [](const std::string& partiality, const std::string& weight) -> const auto& {
        return stories({.scenario = "archetype_contested",
                        .structure = "one_foot_in",
                        .settings = {{"government.predation", "0.95"},
                                     {"government.exclusion", "0.9"},
                                     {"mission.partiality", partiality},
                                     {"allocation.government", weight}},
                        .households = 1000,
                        .n_worlds = 40});
    };
    const auto& siding = with_partiality("1", "6");
    const auto& apart = with_partiality("0", "0");
    CHECK(surely_more(difference(siding, apart, "coherence_alignment_government", 52)));  // +0.007 ± 0.0005
    const Difference of_the_least_served = difference(siding, apart, "coherence_alignment_communities_worst_group", 52);
    INFO("least served: " << of_the_least_served.mean << " ± " << of_the_least_served.standard_error);
    CHECK(surely_less(of_the_least_served));                             // −0.007 ± 0.0009
    CHECK(surely_less(difference(siding, apart, "trust_mission", 52)));  // −0.118 ± 0.0006
}

TEST_CASE(
    "Where rooms count on what is stated, a larger hole of promises is left than where they count on what is meant",
    "[behaviour]") {
    const auto where =
        [](const std::string& power_scale, const std::string& count_private, std::size_t n_worlds) -> const auto& {
        return stories({.scenario = "archetype_contested",
                        .structure = "one_foot_in",
                        .settings = {{"coordination.power_scale", power_scale}, {"rooms.count_private", count_private}},
                        .households = 2000,
                        .n_worlds = n_worlds});
    };
    const auto& powerful = where("1", "0", 16);
    const auto& even = where("0", "0", 16);  // nothing is stated that is not meant
    const auto& on_what_is_meant = where("1", "1", 16);
    // With commitment held as it is: of one power, and as much meant (0.712 and 0.712), −0.013 ± 0.0009.
    CHECK(surely_less(difference(on_what_is_meant, powerful, "gap_promised", settled)));
    CHECK(surely_less(difference(on_what_is_meant, even, "gap_promised", settled)));  // −0.009 ± 0.0009
    // That power leaves a larger hole than none is not found (−0.0019 ± 0.0009 in 120 worlds): pressure is at its limit
    // in rooms of full power, and the powerful wish for what they do anyway. It was found, small, before there was
    // money.
}

TEST_CASE("Plans move teams, those between mission and UN some more, and where nobody plans none is moved",
          "[behaviour]") {
    const auto under =
        [](const std::string& process, std::size_t n_worlds, std::vector<std::string> without = {}) -> const auto& {
        return stories({.scenario = "archetype_contested",
                        .structure = "two_feet_out",
                        .process = process,
                        .without = std::move(without),
                        .weeks = 78,
                        .households = 1000,
                        .n_worlds = n_worlds});
    };
    // Where no process joins mission and UN, clusters, the government's rooms and the mission's own still plan and move
    // 29 in 100 teams; planning together moves 2.1 ± 0.2 in 100 more.
    const auto& planning = under("planning", 120);
    CHECK(surely_more(difference(planning, under("none", 120), "linked_share_causal", settled)));
    for (const Story& story : under("planning", 8, {"planning"})) CHECK(story.mean("linked_share_causal") == 0);
    // What is declared is far more than what plans cause: most of it would have been done anyway.
    for (const Story& story : planning) {
        CHECK(story.mean("linked_share_causal", settled) > 0);
        CHECK(story.mean("linked_share", settled) > story.mean("linked_share_causal", settled));
    }
}

TEST_CASE("Once a mission has left early, signs of relapse show, and until then not one differs", "[behaviour]") {
    const auto leaving_in = [](const std::string& week) -> const auto& {
        return stories({.scenario = "archetype_contested",
                        .structure = "one_foot_in",
                        .settings = {{"mission.exit_week", week}, {"mission.exit_phase_weeks", "8"}},
                        .weeks = 150,
                        .households = 1000,
                        .n_worlds = 16});
    };
    const auto& leaves = leaving_in("60");
    const auto& stays = leaving_in("149");
    CHECK(difference(leaves, stays, "signs_of_relapse", 26, 60).mean == 0);
    const Difference signs = difference(leaves, stays, "signs_of_relapse", 60, 150);
    INFO(signs.mean << " ± " << signs.standard_error);
    CHECK(surely_more(signs));
    CHECK(surely_more(difference(leaves, stays, "battle_deaths", 60)));
}

TEST_CASE("Where humanitarian coordination closes its office, NGOs meet apart from it", "[behaviour]") {
    const auto under = [](const std::string& structure) -> const auto& {
        return stories({.scenario = "archetype_hostile",
                        .structure = structure,
                        .weeks = 104,
                        .households = 1000,
                        .n_worlds = 16});
    };
    const Difference apart = difference(under("two_feet_in"), under("two_feet_out"), "ngos_outside", 52);
    INFO(apart.mean << " ± " << apart.standard_error);
    CHECK(surely_more(apart));
    CHECK(surely_more(difference(under("two_feet_in"), under("two_feet_out"), "participation_apart", 52)));
}

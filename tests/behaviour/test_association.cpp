// MODEL 9.2, 9.3, 9.10, 9.13, 9.21: what being seen with an armed camp does, and when it does nothing. Paired worlds; a
// check of sign passes a true zero once in a thousand sets of worlds. Numbers in comments are of the defaults of the
// first calibration; no check depends on their size.

#include <catch2/catch.hpp>

#include "tests/helpers/state_hash.hpp"
#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t n = 12;
constexpr int weeks = 130;
constexpr int households = 3000;

/// Nobody is hostile to any camp: groups fight, but not those whom one is seen with.
Scenario hostile_to_nobody(std::vector<std::string> without = {}) {
    Scenario scenario = shipped("archetype_hostile", weeks, households, {}, std::move(without));
    for (ArmedGroupSpec& group : scenario.groups) {
        group.host_mission = group.host_foreign_force = group.host_government = group.host_armed_groups = 0;
    }
    return scenario;
}

/// A force that would rather bring relief than patrol, so that soldiers' projects are many.
Settings relief_by_soldiers(const std::string& civilian_first) {
    return {{"allocation.civilian_first", civilian_first},
            {"organisation_family.mission_force.competence.patrol", "0.1"},
            {"organisation_family.mission_force.competence.offensive_operation", "0"},
            {"organisation_family.mission_force.competence.relief", "1"},
            {"organisation_family.mission_force.competence.quick_impact_project", "1"},
            {"organisation_family.mission_force.mandate.humanitarian", "0.8"}};
}

/// Nothing that a structure says of lines, hosts, brands or money ties anybody to a camp.
const Settings no_ties{{"structure.reports_to", "0"},
                       {"structure.hosted_by", "0"},
                       {"structure.brands_as", "0"},
                       {"structure.funds", "0"}};

}  // namespace

TEST_CASE("Where nobody is hostile to any camp, association changes no outcome of any week, exactly", "[behaviour]") {
    const Scenario with = hostile_to_nobody();
    const Scenario without = hostile_to_nobody({"association"});
    for (const std::string name : {"two_feet_in", "one_foot_in", "whole_of_government"}) {
        const Graph graph = structure_named(name);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const World on = ending(with, graph, seed).world;
            const World off = ending(without, graph, seed).world;
            INFO(name << ", world " << seed);
            CHECK(differing_columns(on, off).find_first_not_of("association ") == std::string::npos);
        }
        const Story on(with, graph, 1);
        const Story off(without, graph, 1);
        for (std::size_t s = 0; s < n_observables; ++s) {
            if (all_observables()[s].name == "association") continue;
            for (std::size_t week = 0; week < on.all()[s].size(); ++week) {
                const bool missing = std::isnan(on.all()[s][week]) && std::isnan(off.all()[s][week]);
                INFO(all_observables()[s].name << " in week " << week);
                if (!missing) REQUIRE(on.all()[s][week] == off.all()[s][week]);
            }
        }
    }
}

TEST_CASE("Where groups are hostile, it does", "[behaviour]") {
    const Graph graph = structure_named("two_feet_in");
    CHECK(state_hash(ending(shipped("archetype_hostile", weeks, households), graph, 1).world) !=
          state_hash(ending(shipped("archetype_hostile", weeks, households, {}, {"association"}), graph, 1).world));
}

TEST_CASE(
    "With hostile groups tight structures lose humanitarian access against looser ones; without association they do "
    "not",
    "[behaviour]") {
    const auto contrast = [](std::vector<std::string> without) {
        const Scenario scenario = shipped("archetype_hostile", weeks, households, {}, std::move(without));
        return difference(stories({scenario, structure_named("two_feet_in")}, n),
                          stories({scenario, structure_named("two_feet_out")}, n), "access", 26);
    };
    const Difference with = contrast({});
    const Difference without = contrast({"association"});
    INFO("with " << with.mean << " ± " << with.standard_error << ", without " << without.mean << " ± "
                 << without.standard_error);
    CHECK(surely_less(with));  // −0.020 ± 0.0005 over 156 weeks
    // Without it, what is left is other people in other places: at most a tenth, either way.
    CHECK(std::fabs(without.mean) + 4 * without.standard_error < 0.25 * std::fabs(with.mean));
}

TEST_CASE("In calm, tight structures know better; without information and planning they do not", "[behaviour]") {
    // MODEL 9.3 also asks for more coverage, less duplication and smaller gaps in calm. Measured over 156 weeks in 16
    // worlds (95 % intervals): belief error −0.0042 (−0.0052 to −0.0031), gap −0.0028 (−0.0054 to −0.0002), but
    // coverage −0.007 (−0.015 to 0.001) and duplication +0.0015 (0.0002 to 0.0029): rooms draw members to the same
    // places. Only the first is sure enough for a test; the others are told in docs/changelog.md.
    const auto contrast = [](std::vector<std::string> without, const std::string& observable) {
        const Scenario scenario = shipped("archetype_calm", weeks, households, {}, std::move(without));
        return difference(stories({scenario, structure_named("two_feet_in")}, n),
                          stories({scenario, structure_named("stovepipes")}, n), observable, 26);
    };
    CHECK(surely_less(contrast({}, "belief_rmse")));
    CHECK_FALSE(surely_less(contrast({"information", "planning"}, "belief_rmse")));
}

TEST_CASE("Null of association: with no ties and equal process all structures give the same bytes, but for hats",
          "[behaviour]") {
    for (const std::string process : {"none", "planning"}) {
        const Scenario scenario = shipped("archetype_hostile", 80, 2000, no_ties, {"hats"});
        const World loose = ending(scenario, structure_named("two_feet_out", process), 4).world;
        for (const std::string name : {"one_foot_in", "two_feet_in:ocha_inside"}) {
            const World tight = ending(scenario, structure_named(name, process), 4).world;
            INFO(name << " with process " << process << " differs in " << differing_columns(loose, tight));
            CHECK(differing_columns(loose, tight) == "");
        }
    }
}

TEST_CASE("With ties, placement alone changes access at equal process", "[behaviour]") {
    const Scenario scenario = shipped("archetype_hostile", weeks, households);
    const auto tight = stories({scenario, structure_named("two_feet_in:ocha_inside", "liaison")}, n);
    const auto loose = stories({scenario, structure_named("two_feet_out", "liaison")}, n);
    CHECK(surely_less(difference(tight, loose, "access", 26)));
}

TEST_CASE("If association closed nothing, tight structures would lose no access", "[behaviour]") {
    const auto contrast = [](const std::string& closing) {
        const Scenario scenario = shipped("archetype_hostile", weeks, households, {{"association.closing", closing}});
        return difference(stories({scenario, structure_named("two_feet_in:ocha_inside", "liaison")}, n),
                          stories({scenario, structure_named("two_feet_out", "liaison")}, n), "access", 26);
    };
    const Difference some = contrast("1.5");
    const Difference none = contrast("0");
    INFO("closing 1.5: " << some.mean << ", closing 0: " << none.mean << " ± " << none.standard_error);
    CHECK(std::fabs(none.mean) + 4 * none.standard_error < 0.25 * std::fabs(some.mean));
}

TEST_CASE(
    "Soldiers doing relief make aid look military and cost it access; leaving it to civilians takes some of that back",
    "[behaviour]") {
    // With the shipped profiles soldiers hardly ever choose relief or quick-impact projects (0.03 teams of 40), so that
    // the rule has nothing to prevent: both differences are exactly 0. The force here prefers relief.
    const Graph graph = structure_named("two_feet_out");
    const auto run = [&](const std::string& civilian_first, std::vector<std::string> without = {}) {
        return stories(
            {shipped("archetype_hostile", 104, households, relief_by_soldiers(civilian_first), std::move(without)),
             graph},
            n);
    };
    const auto unruled = run("0");
    const auto unblurred = run("0", {"blurring"});
    const auto ruled = run("1");
    CHECK(surely_more(difference(unruled, unblurred, "association", 26)));  // +0.165 ± 0.001
    CHECK(surely_less(difference(unruled, unblurred, "access", 26)));       // −0.029 ± 0.001
    CHECK(surely_less(difference(ruled, unruled, "association", 26)));      // −0.021 ± 0.002
    CHECK(surely_more(difference(ruled, unruled, "access", 26)));           // +0.003 ± 0.0004
}

TEST_CASE(
    "Where groups are hostile, organisations leave rooms that are tied to the mission; without association they do "
    "too, "
    "for rooms are tied by hosts",
    "[behaviour]") {
    const Graph tight = structure_named("two_feet_in");
    const Graph loose = structure_named("two_feet_out");
    const Scenario hostile = shipped("archetype_hostile", weeks, households);
    const Scenario calm = shipped("archetype_calm", weeks, households);
    CHECK(surely_less(difference(stories({hostile, tight}, n), stories({hostile, loose}, n), "participation", 52)));
    CHECK_FALSE(surely_less(difference(stories({calm, tight}, n), stories({calm, loose}, n), "participation", 52)));
}

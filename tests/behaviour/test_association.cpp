// what-holds.md 2, 3, 10, 13, 21: what being seen with an armed camp does, and when it does nothing. Paired worlds; a
// check of sign passes a true zero once in a thousand sets of worlds. Numbers in comments are differences ± standard
// errors at the defaults of the day they were written; no check depends on their size.

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/helpers/state_hash.hpp"
#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr int settled = 26;  // week from which averages are taken

/// Nobody is hostile to any camp: groups fight, but not those whom one is seen with.
Scenario hostile_to_nobody(std::vector<std::string> without = {}) {
    Scenario scenario = shipped("archetype_hostile", 130, 3000, {}, std::move(without));
    for (ArmedGroupSpec& group : scenario.groups) {
        group.host_mission = group.host_foreign_force = group.host_government = group.host_armed_groups = 0;
    }
    scenario.government.host_armed_groups = 0;
    return scenario;
}

/// Difference of an observable between two structures in the same worlds.
Difference contrast(const Way& tight, const std::string& looser, const std::string& observable, int from = settled) {
    Way loose = tight;
    loose.structure = looser;
    return difference(stories(tight), stories(loose), observable, from);
}

/// A force that would rather bring relief than patrol, so that soldiers' projects are many.
Way relief_by_soldiers(const std::string& civilian_first, std::vector<std::string> without = {}) {
    return {.scenario = "archetype_hostile",
            .structure = "two_feet_out",
            .settings = {{"allocation.civilian_first", civilian_first},
                         {"organisation_family.mission_force.competence.patrol", "0.1"},
                         {"organisation_family.mission_force.competence.offensive_operation", "0"},
                         {"organisation_family.mission_force.competence.relief", "1"},
                         {"organisation_family.mission_force.competence.quick_impact_project", "1"},
                         {"organisation_family.mission_force.mandate.humanitarian", "0.8"}},
            .without = std::move(without),
            .weeks = 104,
            .n_worlds = 8};
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
            CHECK(differing_columns(on, off, "association") == "");
        }
        const Story on(with, graph, 1);
        const Story off(without, graph, 1);
        std::string differ;
        for (std::size_t s = 0; s < n_observables; ++s) {
            const std::string observable(all_observables()[s].name);
            if (observable == "association") continue;
            for (std::size_t week = 0; week < on.all()[s].size(); ++week) {
                const float a = on.all()[s][week];
                const float b = off.all()[s][week];
                if (!(a == b) && !(std::isnan(a) && std::isnan(b))) {
                    differ += observable + " in week " + std::to_string(week) + "; ";
                    break;
                }
            }
        }
        CHECK(differ == "");
    }
}

TEST_CASE("Where groups are hostile, it does", "[behaviour]") {
    const Graph graph = structure_named("two_feet_in");
    CHECK(differing_columns(ending(shipped("archetype_hostile", 60, 2000), graph, 1).world,
                            ending(shipped("archetype_hostile", 60, 2000, {}, {"association"}), graph, 1).world,
                            "association") != "");
}

TEST_CASE(
    "With hostile groups tight structures lose humanitarian access against looser ones; without association they do "
    "not",
    "[behaviour]") {
    for (const std::string looser : {"two_feet_out", "stovepipes"}) {
        const Way tight{.scenario = "archetype_hostile", .structure = "two_feet_in"};
        Way unseen = tight;
        unseen.without = {"association"};
        const Difference with = contrast(tight, looser, "access");
        const Difference without = contrast(unseen, looser, "access");
        INFO("against " << looser << ": " << with.mean << " ± " << with.standard_error << ", without association "
                        << without.mean << " ± " << without.standard_error);
        CHECK(surely_less(with));  // −0.022 ± 0.0005 against either
        // What is left without it is teams in other places: far less, either way.
        CHECK(mostly_gone(without, with));
    }
}

TEST_CASE("In calm, tight structures know better, as long as information and planning link them", "[behaviour]") {
    // what-holds.md 3 also asks for more coverage, less duplication and smaller gaps in calm. Measured over 156 weeks
    // in 16 worlds (95 % intervals): belief error −0.0042 (−0.0052 to −0.0031), gap −0.0028 (−0.0054 to −0.0002), but
    // coverage −0.007 (−0.015 to 0.001) and duplication +0.0015 (0.0002 to 0.0029): rooms draw members to the same
    // places. Three sets of 16 worlds of 130 weeks agree. Only the first is sure enough for a test; the others are told
    // in docs/changelog.md.
    const Way calm{.scenario = "archetype_calm", .structure = "two_feet_in", .weeks = 52, .n_worlds = 16};
    Way mute = calm;
    mute.without = {"information", "planning"};
    const Difference linked = contrast(calm, "stovepipes", "belief_rmse", 0);
    CHECK(surely_less(linked));
    CHECK(mostly_gone(contrast(mute, "stovepipes", "belief_rmse", 0),
                      linked));  // −0.0002 ± 0.00005
}

TEST_CASE(
    "Null of association: with no ties and equal process all structures give the same bytes, but for hats and for what "
    "runs along lines of reporting",
    "[behaviour]") {
    // A line of reporting is also a line of power, which presses in rooms, and one of direction, by which headquarters
    // set priorities and decide: both are placement, and are set to nothing with the ties.
    Settings no_ties_nor_lines = no_ties;
    no_ties_nor_lines.emplace_back("power.line", "0");
    for (const std::string process : {"none", "planning"}) {
        const Scenario scenario = shipped("archetype_hostile", 80, 2000, no_ties_nor_lines, {"hats", "headquarters"});
        const World loose = ending(scenario, structure_named("two_feet_out", process), 4).world;
        for (const std::string name : {"one_foot_in", "two_feet_in:ocha_inside"}) {
            const World tight = ending(scenario, structure_named(name, process), 4).world;
            INFO(name << " with process " << process);
            CHECK(differing_columns(loose, tight) == "");
        }
    }
}

TEST_CASE("With ties, placement alone closes access at equal process; were association to close nothing, it would not",
          "[behaviour]") {
    const auto of_placement = [](const std::string& closing) {
        return contrast({.scenario = "archetype_hostile",
                         .structure = "two_feet_in:ocha_inside",
                         .process = "liaison",
                         .settings = {{"association.closing", closing}}},
                        "two_feet_out", "access");
    };
    const Difference closing = of_placement("1.5");
    const Difference open = of_placement("0");
    INFO("closing 1.5: " << closing.mean << " ± " << closing.standard_error << ", closing 0: " << open.mean << " ± "
                         << open.standard_error);
    CHECK(surely_less(closing));
    // Not exactly 0: association still brings attacks, costs candour and empties rooms.
    CHECK(mostly_gone(open, closing));
}

TEST_CASE(
    "Soldiers doing relief make aid look military and cost it access; leaving it to civilians takes some of that back",
    "[behaviour]") {
    // With the shipped profiles soldiers hardly ever choose relief or quick-impact projects (0.03 teams of 40), so that
    // the rule has nothing to prevent: its effect was exactly 0 in 12 worlds under two_feet_out and
    // whole_of_government. The force here prefers relief.
    const auto& unruled = stories(relief_by_soldiers("0"));
    const auto& unblurred = stories(relief_by_soldiers("0", {"blurring"}));
    const auto& ruled = stories(relief_by_soldiers("1"));
    CHECK(surely_more(difference(unruled, unblurred, "association",
                                 settled)));                                 // +0.165 ± 0.001
    CHECK(surely_less(difference(unruled, unblurred, "access", settled)));   // −0.029 ± 0.001
    CHECK(surely_less(difference(ruled, unruled, "association", settled)));  // −0.021 ± 0.002
    CHECK(surely_more(difference(ruled, unruled, "access", settled)));       // +0.003 ± 0.0004
}

TEST_CASE(
    "Organisations leave the rooms of a mission that somebody is hostile to; in calm they stay, and so they do where "
    "rooms give nobody a bad name",
    "[behaviour]") {
    const Way hostile{.scenario = "archetype_hostile", .structure = "two_feet_in"};
    Way calm = hostile;
    calm.scenario = "archetype_calm";
    Way unseen = hostile;
    unseen.without = {"association"};
    const Difference left = contrast(hostile, "two_feet_out", "participation");
    CHECK(surely_less(left));  // −0.18 ± 0.003
    CHECK(mostly_gone(contrast(calm, "two_feet_out", "participation"), left));
    CHECK(mostly_gone(contrast(unseen, "two_feet_out", "participation"), left));
}

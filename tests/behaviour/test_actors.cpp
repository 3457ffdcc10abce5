// Actors, rooms and posts that the policy texts name: that each of them acts. One is added or taken away, or changes
// places, and something measured moves. Paired worlds; a check of sign passes a true zero once in a thousand sets of
// worlds.

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// A country of twelve districts for a year.
Way usual(Settings settings = {}) {
    settings.emplace_back("world.districts", "12");
    return {.scenario = "archetype_contested",
            .structure = "one_foot_in",
            .settings = std::move(settings),
            .weeks = 52,
            .households = 200,
            .n_worlds = 8};
}

const std::vector<Story>& with(Settings settings) {
    return stories(usual(std::move(settings)));
}

const std::vector<Story>& pulled(const char* lever) {
    Way way = usual();
    way.levers = {{lever, 1.0}};
    return stories(way);
}

const std::vector<Story>& structured(const char* structure, Settings settings = {}) {
    Way way = usual(std::move(settings));
    way.structure = structure;
    return stories(way);
}

/// Worlds under a structure that is no file.
std::vector<Story> under(const Graph& graph) {
    const Way way = usual();
    const Scenario scenario = shipped(way.scenario, way.weeks, way.households, way.settings);
    std::vector<Story> told;
    for (std::size_t w = 0; w < way.n_worlds; ++w) told.emplace_back(scenario, graph, way.first_seed + w);
    return told;
}

bool more(const std::vector<Story>& one, const std::vector<Story>& other, std::string_view name) {
    UNSCOPED_INFO(name);
    return surely_more(difference(one, other, name));
}

bool less(const std::vector<Story>& one, const std::vector<Story>& other, std::string_view name) {
    UNSCOPED_INFO(name);
    return surely_less(difference(one, other, name));
}

}  // namespace

TEST_CASE("Sections of a mission's civilians each do their own: rights are reported, law is built, politics is helped",
          "[behaviour][actors]") {
    const auto& one = with({});
    const auto& two = with({{"organisations.mission_civilian", "2"}});
    const auto& three = with({{"organisations.mission_civilian", "3"}});
    const auto& four = with({{"organisations.mission_civilian", "4"}});
    CHECK(more(two, one, "pressure_on_government"));  // human rights
    CHECK(more(three, two, "ssr_coverage"));          // judges and lawyers
    CHECK(more(four, three, "coordination_share"));   // elections: one more that meets
    CHECK(less(four, one, "gap"));
}

TEST_CASE("UN agencies: without one of them fewer are reached; the country team's room takes time",
          "[behaviour][actors]") {
    for (const char* const agency : {"wfp", "unicef", "unhcr"}) {
        INFO(agency);
        CHECK(less(with({{"organisation." + std::string(agency) + ".teams", "0"}}), with({}), "coverage"));
    }
    CHECK(less(with({{"organisation.undp.teams", "0"}}), with({}), "channel_state"));
    const auto& closed = with({{"forum.UNCT.until", "1"}});
    CHECK(less(closed, with({}), "coordination_share"));
    CHECK(less(closed, with({}), "frustration"));
    // Delivering as one: a country team that plans, and does not only analyse.
    const auto& as_one = with({{"forum.UNCT.depth", "planning"}});
    CHECK(more(as_one, with({}), "enacted"));
    CHECK(more(as_one, with({}), "counted_twice"));
}

TEST_CASE("NGOs and independent organisations: more reach more; without the latter fewer", "[behaviour][actors]") {
    CHECK(more(with({{"organisations.ngo_humanitarian", "16"}}), with({}), "coverage"));
    CHECK(more(with({{"organisations.ngo_humanitarian", "16"}}), with({}), "duplication"));
    CHECK(less(with({{"organisation.icrc.teams", "0"}}), with({}), "coverage"));
}

TEST_CASE("An independent organisation sits nowhere but as a guest, and is taken for nobody's", "[behaviour][actors]") {
    const Way way = usual();
    const World world =
        ending(shipped(way.scenario, way.weeks, way.households), structure_named("two_feet_in"), 1).world;
    const auto& organisations = world.organisations;
    double icrc = 0;
    double agencies = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        double seen = 0;
        for (const double a : world.association.with_camp[index_of(Camp::mission)].row(o)) seen = std::max(seen, a);
        double seat = 0;
        for (std::size_t f = 0; f < world.forums.name.size(); ++f) seat = std::max(seat, world.forums.seat(f, o));
        if (organisations.family[o] == Family::independent_humanitarian) {
            icrc = std::max(icrc, seen);
            CHECK(seat <= 0.2);
        }
        if (organisations.family[o] == Family::un_humanitarian) {
            agencies = std::max(agencies, seen);
            CHECK(seat == 1.0);
        }
    }
    CHECK(icrc < 0.5 * agencies);
}

TEST_CASE("Rival departments: their mission is trusted less at home, and more is decided there",
          "[behaviour][actors]") {
    const auto& apart = structured("one_foot_in:departments");
    CHECK(more(apart, with({}), "headquarters_mistrust"));
    CHECK(more(apart, with({}), "headquarters_override"));
    Way as_one = usual();
    as_one.structure = "one_foot_in:departments";
    as_one.levers = {{"integration_at_headquarters", 1.0}};
    CHECK(less(stories(as_one), apart, "principals_conflict"));
}

TEST_CASE(
    "A second deputy takes load off the head of mission; a coordinator of two functions carries more than two persons",
    "[behaviour][actors]") {
    const Graph graph = structure_named("one_foot_in");
    Graph without_deputy = graph;
    std::erase_if(without_deputy.posts, [](const PostSpec& post) { return post.name == "political_deputy"; });
    Graph two_persons = structure_named("two_feet_out");
    const Graph one_person = two_persons;
    for (PostSpec& post : without_deputy.posts) {
        if (post.name == "head_of_mission") post.functions.push_back("DSRSG_POL");
    }
    for (PostSpec& post : two_persons.posts) {
        if (post.name == "resident_coordinator") post.functions = {"RC"};
    }
    two_persons.posts.push_back(
        {.name = "humanitarian_coordinator", .functions = {"HC"}, .extra_hats = {}, .support = 1.0});
    CHECK(more(under(without_deputy), with({}), "attention_overload"));
    CHECK(less(under(two_persons), under(one_person), "attention_overload"));
}

TEST_CASE("Standing rooms of a mission take time, and plans in them tie mission and aid", "[behaviour][actors]") {
    const auto& unplanned = with({{"forum.IMPT.until", "1"}});
    CHECK(less(unplanned, with({}), "coordination_share"));
    CHECK(less(unplanned, with({}), "relation_mission_aid"));
    CHECK(less(with({{"forum.SMLG.until", "1"}}), with({}), "coordination_share"));
    const auto& weekly = with({{"forum.IMPT.interval_weeks", "1"}});
    CHECK(more(weekly, with({}), "coordination_share"));
    CHECK(more(weekly, with({}), "trust_of_un_in_mission"));
}

TEST_CASE("Clusters by sector and place plan more, count more voices and take more time than one room",
          "[behaviour][actors]") {
    const auto& by_sector = structured("one_foot_in:clusters");
    for (const char* const name : {"coordination_share", "linked_share", "say_community", "relation_mission_aid"}) {
        CHECK(more(by_sector, with({}), name));
    }
    CHECK(less(with({{"forum.CLUSTER.until", "1"}}), with({}), "linked_share"));
    CHECK(less(with({{"forum.CLUSTER.area", "provinces"}}), with({}), "plan_following"));
}

TEST_CASE(
    "Three channels between soldiers and aid: officers of each side take time, only soldiers' make aid look military",
    "[behaviour][actors]") {
    const auto& cimic = with({{"civil_military.cimic", "1"}});
    const auto& cmcoord = with({{"civil_military.cmcoord", "1"}});
    CHECK(more(cimic, with({}), "coordination_share"));
    CHECK(more(cmcoord, with({}), "coordination_share"));
    CHECK(more(cimic, cmcoord, "association"));
    CHECK(less(cimic, with({}), "access"));
    CHECK(more(with({}), with({{"forum.IMPT.until", "1"}}), "linked_share_causal"));  // planning across the mission
}

TEST_CASE("Donors by name differ in what is set for one of them, and by nothing else", "[behaviour][actors]") {
    Way named = usual();
    named.scenario = "archetype_named_donors";
    Way generous = named;
    generous.settings.emplace_back("organisation.norway_development.donor_size", "4");
    CHECK(more(stories(generous), stories(named), "funded_share"));
    Way outside = named;
    outside.settings.emplace_back("organisation.germany_development.donor_engagement", "0");
    outside.settings.emplace_back("organisation.netherlands_development.donor_engagement", "0");
    CHECK(less(stories(outside), stories(named), "linked_programmes_donors"));
    Way as_one = named;
    as_one.structure = "whole_of_government";
    CHECK(more(stories(as_one), stories(named), "tied_share"));
    // What trade ministries want of a state's money is development.
    const auto& traders = with({{"organisation_family.donor_development.donor_trade", "1"}});
    CHECK(more(traders, with({}), "funded_share_recovery"));
    CHECK(less(traders, with({}), "funded_share_relief"));
}

TEST_CASE("A mission that takes sides costs trust and the access of those inside it", "[behaviour][actors]") {
    const auto& partial = structured("two_feet_in", {{"mission.partiality", "1"}});
    const auto& fair = structured("two_feet_in", {{"mission.partiality", "0"}});
    CHECK(less(partial, fair, "trust_mission"));
    CHECK(less(partial, fair, "access_un"));
    // Who depends on others' money and direction is held to what they want; agencies inside a mission most.
    const std::string key = "organisation_family.un_humanitarian.independence";
    const auto& bound = structured("two_feet_in", {{"mission.partiality", "1"}, {key, "0"}});
    const auto& free = structured("two_feet_in", {{"mission.partiality", "1"}, {key, "1"}});
    CHECK(more(bound, free, "tied_share"));
    // That they state more agreement is not sure in so few worlds (+0.0010 ± 0.0003).
}

TEST_CASE("Levers: police, justice and civil society at the table; tasks to those who do them best",
          "[behaviour][actors]") {
    const auto& broad = pulled("police_and_justice_in_planning");
    for (const char* const name : {"ssr_breadth", "ssr_legitimacy", "say_community", "coordination_share"}) {
        CHECK(more(broad, with({}), name));
    }
    // Who does it best may mean it less: in a country of twenty districts, over two years.
    Way large = usual();
    large.settings.clear();
    large.weeks = 104;
    Way complementary = large;
    complementary.levers = {{"complementarity", 1.0}};
    CHECK(more(stories(complementary), stories(large), "gap_promised"));
    CHECK(more(stories(complementary), stories(large), "planning_error"));
}

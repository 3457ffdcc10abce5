// Directives, conflict of principals, mistrust, override, support.

#include <catch2/catch.hpp>

#include "mechanisms/allocation.hpp"
#include "mechanisms/headquarters.hpp"
#include "mechanisms/mission_life.hpp"
#include "mechanisms/participation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t relief = index_of(Dimension::humanitarian);
constexpr std::size_t security = index_of(Dimension::security);
const HeadquartersRules usual;

/// Two headquarters that want different things; organisation 0 reports to the first through organisation 1.
Structure two_headquarters(bool commands, double weight = 1.0) {
    Structure structure = loose_structure(3);
    Lines& lines = structure.lines;
    lines.headquarters = {"PEACE", "RELIEF"};
    lines.priorities = Grid<double>(2, n_dimensions);
    lines.priorities(0, security) = 1.0;
    lines.priorities(1, relief) = 1.0;
    lines.principals[0] = {{.superior = 1, .weight = weight, .commands = commands, .line = {1.0, 0.0}}};
    Post post{.name = "two masters", .organisations = {2}, .n_hats = 2, .capacity = 1.0};
    post.principals = {{.superior = Structure::npos, .weight = 0.5, .commands = false, .line = {1.0, 0.0}},
                       {.superior = Structure::npos, .weight = 0.5, .commands = false, .line = {0.0, 1.0}}};
    structure.posts.push_back(post);
    return structure;
}

World relief_world() {
    World world = small_world({.organisations = 3, .posts = 1});
    for (std::size_t o = 0; o < 3; ++o) mandate_only(world, o, Dimension::humanitarian);
    for (double& autonomy : world.organisations.autonomy) autonomy = 0.5;
    return world;
}

}  // namespace

TEST_CASE("A superior of the same body is followed wholly, another as far as it is trusted", "[headquarters]") {
    World world = relief_world();
    world.organisations.trust(0, 1) = 0.4;
    direct(world, two_headquarters(true), usual, {}, 0);
    CHECK(world.headquarters.directive(0, security) == Approx(1.0));
    direct(world, two_headquarters(false), usual, {}, 0);
    CHECK(world.headquarters.directive(0, security) == Approx(0.4));
    CHECK(world.headquarters.directive(0, relief) == Approx(0.6));
    HeadquartersRules with_authority = usual;
    with_authority.authority = 1.0;
    direct(world, two_headquarters(false), with_authority, {}, 0);
    CHECK(world.headquarters.directive(0, security) == Approx(1.0));
}

TEST_CASE("What a line leaves free stays the organisation's own mandate", "[headquarters]") {
    World world = relief_world();
    direct(world, two_headquarters(true, 0.3), usual, {}, 0);
    CHECK(world.headquarters.directive(0, security) == Approx(0.3));
    CHECK(world.headquarters.directive(0, relief) == Approx(0.7));
    CHECK(world.headquarters.directive(2, relief) == Approx(1.0));
}

TEST_CASE("Principals that want wholly unlike things are in full conflict; integration of headquarters ends it",
          "[headquarters]") {
    World world = relief_world();
    const Structure structure = two_headquarters(true);
    direct(world, structure, usual, {}, 0);
    CHECK(world.headquarters.conflict[0] == Approx(1.0));
    CHECK(world.headquarters.coherence == Approx(0.0));
    CHECK(slowness(world.headquarters, structure.posts[0], 0, usual) == Approx(1.0 + usual.delay));
    HeadquartersRules integrated = usual;
    integrated.integration = 1.0;
    direct(world, structure, integrated, {}, 0);
    CHECK(world.headquarters.conflict[0] == Approx(0.0).margin(1e-12));
    CHECK(world.headquarters.coherence == Approx(1.0));
    // Which costs support, and so time.
    CHECK(world.headquarters.support == Approx(1.0 - usual.integration_cost));
    CHECK(slowness(world.headquarters, structure.posts[0], 0, integrated) ==
          Approx(1.0 + usual.slow * usual.integration_cost));
}

TEST_CASE("A joint office keeps part of the conflict from its post", "[headquarters]") {
    World world = relief_world();
    Structure structure = two_headquarters(true);
    direct(world, structure, usual, {}, 0);
    structure.posts[0].office = SupportOffice::joint_office;
    structure.posts[0].backed = 0.7;
    CHECK(slowness(world.headquarters, structure.posts[0], 0, usual) ==
          Approx(1.0 + usual.delay * (1.0 - usual.joint_office)));
}

TEST_CASE("Political leadership makes headquarters alike, tilts them, and takes time", "[headquarters]") {
    World world = relief_world();
    const Structure structure = two_headquarters(true);
    HeadquartersRules led = usual;
    led.political_leadership = 1.0;
    direct(world, structure, led, {}, 0);
    CHECK(world.headquarters.coherence == Approx(1.0));
    CHECK(world.headquarters.directive(0, index_of(Dimension::political)) == Approx(0.4));
    CHECK(slowness(world.headquarters, structure.posts[0], 0, led) == Approx(1.0 + led.escalation));
}

TEST_CASE("Headquarters go by the report before the last; whoever rotates brings fresher news", "[headquarters]") {
    World world = relief_world();
    const Structure structure = two_headquarters(true);
    believe(world, 0.2f);
    direct(world, structure, usual, {}, 0);
    believe(world, 0.8f);
    direct(world, structure, usual, {}, usual.every_weeks);
    CHECK(world.headquarters.known(0, 0) == Approx(0.2));
    HeadquartersRules rotating = usual;
    rotating.two_way_rotation = rotating.rotation_knowledge = 1.0;
    believe(world, 0.6f);
    direct(world, structure, rotating, {}, 2 * usual.every_weeks);
    CHECK(world.headquarters.known(0, 0) == Approx(0.6));
}

TEST_CASE("Mistrust grows where the field works on other things than was wanted, and rotation lowers it",
          "[headquarters]") {
    const Structure structure = two_headquarters(true);
    const auto mistrust_after = [&](Dimension work, const HeadquartersRules& p) {
        World world = relief_world();
        world.effort.by_organisation(0, world.beliefs.cell(0, index_of(work))) = 1.0;
        for (int review = 0; review < 20; ++review) direct(world, structure, p, {}, review * p.every_weeks);
        return world.headquarters.mistrust[0];
    };
    const double as_wanted = mistrust_after(Dimension::security, usual);
    CHECK(as_wanted == Approx(usual.mistrust));
    CHECK(mistrust_after(Dimension::development, usual) ==
          Approx(usual.mistrust + usual.mistrust_distance).epsilon(0.01));
    HeadquartersRules rotating = usual;
    rotating.two_way_rotation = 1.0;
    CHECK(mistrust_after(Dimension::security, rotating) == Approx(usual.mistrust * (1.0 - usual.rotation_trust)));
}

TEST_CASE("Choices are taken from a field without autonomy, in proportion to mistrust; delegation leaves them to it",
          "[headquarters]") {
    World world = relief_world();
    world.organisations.autonomy = {0.0, 0.5, 1.0};
    const Structure structure = two_headquarters(true);
    direct(world, structure, usual, {}, 0);
    CHECK(world.headquarters.overrides[0] == Approx(usual.micro_planning * usual.mistrust));
    CHECK(world.headquarters.overrides[1] == Approx(0.5 * usual.micro_planning * usual.mistrust));
    CHECK(world.headquarters.overrides[2] == 0.0);
    HeadquartersRules delegating = usual;
    delegating.delegation = 1.0;
    direct(world, structure, delegating, {}, 0);
    CHECK(world.headquarters.overrides[0] == 0.0);
    CHECK(world.headquarters.pull[0] == 0.0);
    world.organisations.active_teams = {10, 10, 10};
    world.organisations.coordination_share = {0.1, 0.1, 0.1};
    plan_in_the_field(world.organisations, world.headquarters, 0.8);
    CHECK(world.organisations.coordination_share[0] == Approx(0.1 + usual.delegation_time));
}

TEST_CASE("With headquarters off nobody above the field wants, decides or delays anything", "[headquarters]") {
    World world = relief_world();
    Switches on;
    on.without(Mechanism::headquarters);
    HeadquartersRules weak = usual;
    weak.support = 0.2;
    direct(world, two_headquarters(true), weak, on, 0);
    CHECK(world.headquarters.overrides[0] == 0.0);
    CHECK(world.headquarters.pull[0] == 0.0);
    CHECK(world.headquarters.conflict[0] == 0.0);
    CHECK(world.headquarters.deployment_slowness == 1.0);
}

TEST_CASE("Weak support slows the deployment of a mission", "[headquarters]") {
    const auto strength_after = [](double support) {
        World world = relief_world();
        HeadquartersRules p = usual;
        p.support = support;
        direct(world, two_headquarters(true), p, {}, 0);
        for (Week week = 0; week <= 10; ++week) follow_calendar(world, MissionLife{}, {}, week);
        return world.missions[0].deployment;
    };
    CHECK(strength_after(0.2) < strength_after(1.0));
}

TEST_CASE("A team whose choice is taken goes where old reports say, not where its room wants it", "[headquarters]") {
    World world = small_world({.organisations = 1, .forums = 0});
    mandate_only(world, 0, Dimension::humanitarian);
    able_only(world, 0, {Activity::relief});
    field_teams(world, {{.organisation = 0, .district = 0, .n = 40}});
    believe(world, 0.9f);
    world.beliefs.mean(0, world.beliefs.cell(0, relief)) = 0.1f;  // the field knows: need is here
    world.headquarters.known = world.beliefs.mean;
    world.headquarters.known(0, world.beliefs.cell(0, relief)) = 0.9f;
    world.headquarters.known(0, world.beliefs.cell(1, relief)) = 0.1f;  // reports said: there
    Allocation p;
    p.review_share = 1.0;
    const auto left_here = [&](double overrides) {
        World one = world;
        one.headquarters.overrides[0] = overrides;
        allocate(one, loose_structure(1), p, CivilMilitary{}, Delivery{}, Observation{}, Coordination{}, {}, 0,
                 Draws(1));
        return teams_at(one, 0, 0, Activity::relief);
    };
    CHECK(left_here(0.0) > left_here(1.0));
}

TEST_CASE("Who decides nothing itself has less reason to sit in rooms", "[headquarters]") {
    const auto attendance = [](double overrides) {
        World world = small_world({.organisations = 2, .forums = 1});
        world.organisations.voluntary = {true, true};
        world.headquarters.defection = 1.0;
        world.headquarters.overrides = {overrides, 0.0};
        const Participation p;
        participate(world, loose_structure(2), p, PowerSources{}, Coordination{}, RoomRules{}, Approach{},
                    Information{}, Observation{}, {}, p.every_weeks, Draws(1));
        return world.forums.attendance(0, 0);
    };
    CHECK(attendance(0.8) < attendance(0.0));
}

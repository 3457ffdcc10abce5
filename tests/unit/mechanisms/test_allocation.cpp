// odd.md 7.5: where teams go and what they do.

#include <catch2/catch.hpp>

#include "mechanisms/allocation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// All teams reconsider, at once and without cost.
Allocation free_choice() {
    Allocation p;
    p.review_share = 1.0;
    return p;
}

void place_all(World& world, const Allocation& p, const Switches& on = {}, Week week = 0, std::uint64_t seed = 3) {
    allocate(world, loose_structure(world.organisations.size()), p, CivilMilitary{}, Delivery{}, Observation{},
             Coordination{}, on, week, Draws(seed));
}

/// One organisation with many teams that can do relief and recovery.
World one_agency(std::size_t n_teams = 60, std::size_t n_districts = 4) {
    World world = small_world({.districts = n_districts, .organisations = 1});
    able_only(world, 0, {Activity::relief, Activity::recovery});
    field_teams(world, {{.organisation = 0, .n = n_teams}});
    believe(world, 0.5f);
    return world;
}

std::size_t teams_in(const World& world, std::size_t o, std::size_t district) {
    std::size_t n = 0;
    for (std::size_t t = world.teams.first[o]; t < world.teams.first[o + 1]; ++t)
        n += world.teams.district[t] == district;
    return n;
}

}  // namespace

TEST_CASE("Teams choose only what their organisation is able to do, where it has access", "[allocation]") {
    World world = one_agency();
    world.association.access(0, 2) = 0.0;
    place_all(world, free_choice());
    CHECK(teams_in(world, 0, 2) == 0);
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        CHECK(world.organisations.competence(0, index_of(world.teams.activity[team])) > 0);
    }
}

TEST_CASE("Where nothing is in reach, teams stay", "[allocation]") {
    World world = one_agency(10);
    world.association.access.fill(0.0);
    place_all(world, free_choice());
    CHECK(teams_at(world, 0, 0, Activity::relief) == 10);
}

TEST_CASE("Between reviews nobody moves, and at a review about the share that reconsiders", "[allocation]") {
    World world = one_agency(400);
    for (float& mean : world.beliefs.mean.values) mean = 0.9f;
    for (std::size_t k = 0; k < n_dimensions; ++k)
        world.beliefs.mean(0, world.beliefs.cell(3, k)) = 0.0f;  // all want to go
    Allocation p;
    p.review_share = 0.3;
    p.own_crowding = 0;
    p.every_weeks = 4;
    p.need = 200;
    place_all(world, p, {}, 3);
    CHECK(teams_in(world, 0, 0) == 400);
    place_all(world, p, {}, 4);
    CHECK(teams_in(world, 0, 3) == Approx(120).margin(4 * 9.2));  // binomial, 4 standard deviations
}

TEST_CASE("A choice is made by luck of its own: other organisations' teams do not redraw it", "[allocation]") {
    World alone = small_world({.districts = 5, .organisations = 2});
    World crowded = small_world({.districts = 5, .organisations = 2});
    field_teams(alone, {{.organisation = 0, .n = 20}});
    field_teams(crowded, {{.organisation = 0, .n = 20}, {.organisation = 1, .n = 30}});
    for (World* world : {&alone, &crowded}) {
        able_only(*world, 0, {Activity::relief, Activity::recovery});
        able_only(*world, 1, {Activity::relief});
        believe(*world, 0.5f);
        place_all(*world, free_choice());
    }
    for (std::size_t team = 0; team < 20; ++team) {
        CHECK(alone.teams.district[team] == crowded.teams.district[team]);
        CHECK(alone.teams.activity[team] == crowded.teams.activity[team]);
    }
}

TEST_CASE("The same week gives the same choices, another world others", "[allocation]") {
    World first = one_agency();
    World again = one_agency();
    World other = one_agency();
    place_all(first, free_choice(), {}, 8, 1);
    place_all(again, free_choice(), {}, 8, 1);
    place_all(other, free_choice(), {}, 8, 2);
    CHECK(first.teams.district == again.teams.district);
    CHECK(first.teams.district != other.teams.district);
}

TEST_CASE("Inertia keeps teams at what they do and where they are", "[allocation]") {
    World world = one_agency();
    Allocation heavy = free_choice();
    heavy.inertia = heavy.inertia_district = 1000;
    place_all(world, heavy);
    CHECK(teams_at(world, 0, 0, Activity::relief) == 60);
    Allocation light = free_choice();
    light.inertia = light.inertia_district = 0;
    World free = one_agency();
    place_all(free, light);
    World some = one_agency();
    place_all(some, free_choice());
    CHECK(teams_in(free, 0, 0) < teams_in(some, 0, 0));
}

TEST_CASE("A team that moves to another district loses the weeks of the move and half of its ties", "[allocation]") {
    World world = one_agency();
    Allocation p = free_choice();
    p.moving_weeks = 3;
    place_all(world, p, {}, 8);
    std::size_t moved = 0;
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        const bool stays = world.teams.district[team] == 0;
        moved += !stays;
        CHECK(world.teams.arrives[team] == (stays ? 0 : 11));
        CHECK(world.teams.ties[team] == (stays ? 1.0f : 0.5f));
    }
    CHECK(moved > 0);
}

TEST_CASE("Teams go where they believe need within their mandate to be", "[allocation]") {
    World world = one_agency(200);
    mandate_only(world, 0, Dimension::humanitarian);
    world.beliefs.mean.fill(0.7f);
    world.beliefs.mean(0, world.beliefs.cell(2, index_of(Dimension::humanitarian))) = 0.2f;
    world.beliefs.mean(0, world.beliefs.cell(1, index_of(Dimension::development))) = 0.0f;
    place_all(world, free_choice());
    CHECK(teams_in(world, 0, 2) > teams_in(world, 0, 1));
    CHECK(teams_in(world, 0, 2) > teams_in(world, 0, 3));
}

TEST_CASE("What others are known to do there lowers what a place is worth; what is not known does not",
          "[allocation]") {
    const auto beside_others = [](double link) {
        World world = small_world({.districts = 2, .organisations = 2});
        for (std::size_t o = 0; o < 2; ++o) able_only(world, o, {Activity::relief});
        mandate_only(world, 0, Dimension::humanitarian);
        field_teams(world, {{.organisation = 0, .district = 1, .n = 200}, {.organisation = 1, .district = 0, .n = 5}});
        world.organisations.present[1] = true;
        believe(world, 0.3f);
        const std::size_t cell = index_of(Dimension::humanitarian) * 2 + 0;
        world.effort.by_organisation(1, cell) = 5.0;
        world.effort.total(0, index_of(Dimension::humanitarian)) = 5.0;
        world.beliefs.strength(0, 1) = link;
        place_all(world, free_choice());
        return teams_in(world, 0, 0);
    };
    CHECK(beside_others(0.9) < beside_others(0.0));
}

TEST_CASE("A joint plan that is meant pulls teams to what the room believes is missing", "[allocation]") {
    const auto in_the_gap = [](double meant, bool planning) {
        World world = small_world({.districts = 4, .organisations = 1, .forums = 1});
        able_only(world, 0, {Activity::relief, Activity::recovery});
        field_teams(world, {{.organisation = 0, .n = 200}});
        believe(world, 0.5f);
        world.forums.private_commitment(0, 0) = meant;
        world.forums.unfilled(0, 3 * n_activities + index_of(Activity::recovery)) = 1.0f;
        Switches on;
        if (!planning) on.without(Mechanism::planning);
        place_all(world, free_choice(), on);
        return teams_at(world, 0, 3, Activity::recovery);
    };
    CHECK(in_the_gap(1.0, true) > in_the_gap(0.3, true));
    CHECK(in_the_gap(0.3, true) > in_the_gap(0.0, true));
    CHECK(in_the_gap(1.0, false) == in_the_gap(0.0, true));
}

TEST_CASE("A promised cell draws teams, less once it is served", "[allocation]") {
    const auto drawn = [](std::size_t already, double promised) {
        World world = small_world({.districts = 4, .organisations = 1, .forums = 1});
        able_only(world, 0, {Activity::relief, Activity::recovery});
        field_teams(world, {{.organisation = 0, .district = 3, .activity = Activity::recovery, .n = already},
                            {.organisation = 0, .district = 0, .n = 100}});
        believe(world, 0.5f);
        world.forums.private_commitment(0, 0) = 1.0;
        world.forums.role[0](0, 3 * n_activities + index_of(Activity::recovery)) = static_cast<float>(promised);
        Allocation p = free_choice();
        p.inertia = p.inertia_district = p.own_crowding = p.open_share = 0;
        place_all(world, p);
        std::size_t n = 0;  // of those who came later
        for (std::size_t team = already; team < already + 100; ++team) {
            n += world.teams.district[team] == 3 && world.teams.activity[team] == Activity::recovery;
        }
        return n;
    };
    CHECK(drawn(0, 0.3) > drawn(0, 0.0) + 10);
    CHECK(drawn(60, 0.3) < drawn(0, 0.3));
}

TEST_CASE("Who may not attack does not, and the mission attacks as its mandate has it", "[allocation]") {
    const auto attacks = [](Family family, double robust) {
        World world = small_world({.districts = 4, .organisations = 1});
        world.organisations.family[0] = family;
        world.organisations.military[0] = true;
        world.missions[0].mandate_robust = robust;
        mandate_only(world, 0, Dimension::security);
        able_only(world, 0, {Activity::patrol, Activity::offensive_operation});
        field_teams(world, {{.organisation = 0, .activity = Activity::patrol, .n = 200}});
        believe(world, 0.2f);
        place_all(world, free_choice());
        std::size_t n = 0;
        for (std::size_t d = 0; d < 4; ++d) n += teams_at(world, 0, d, Activity::offensive_operation);
        return n;
    };
    CHECK(attacks(Family::mission_force, 0.0) == 0);
    CHECK(attacks(Family::mission_police, 1.0) == 0);
    CHECK(attacks(Family::mission_force, 1.0) > attacks(Family::mission_force, 0.3));
    CHECK(attacks(Family::foreign_force, 0.0) > 0);
}

TEST_CASE("Humanity gives severe need more weight, impartiality takes it from what governments want", "[allocation]") {
    const auto in_severe_need = [](double humanity) {
        World world = one_agency(400);
        world.organisations.humanity[0] = humanity;
        world.beliefs.mean.fill(0.6f);
        for (std::size_t k = 0; k < n_dimensions; ++k) world.beliefs.mean(0, world.beliefs.cell(2, k)) = 0.2f;
        place_all(world, free_choice());
        return teams_in(world, 0, 2);
    };
    CHECK(in_severe_need(1.0) > in_severe_need(0.0));
    const auto near_the_capital = [](double impartiality) {
        World world = one_agency(400);
        world.organisations.partiality[0] = 1.0;
        world.organisations.impartiality[0] = impartiality;
        world.districts.remoteness = {1.0, 1.0, 1.0, 0.0};
        Allocation p = free_choice();
        p.travel = 0;
        place_all(world, p);
        return teams_in(world, 0, 3);
    };
    CHECK(near_the_capital(1.0) < near_the_capital(0.0));
}

TEST_CASE("Who does not tolerate risk keeps away from violence; who does stays", "[allocation]") {
    const auto in_danger = [](double tolerance) {
        World world = one_agency(200);
        world.organisations.risk_tolerance[0] = tolerance;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) world.conduct.believed_risk(o, 1) = 0.9;
        place_all(world, free_choice());
        return teams_in(world, 0, 1);
    };
    CHECK(in_danger(0.0) < in_danger(1.0));
}

TEST_CASE(
    "Soldiers leave civilian tasks to civilians the more, the stronger the rule, and only where civilians have access",
    "[allocation]") {
    const auto soldiers_in_relief = [](double rule, double civilian_access) {
        World world = small_world({.districts = 3, .organisations = 2});
        world.organisations.family[0] = Family::mission_force;
        world.organisations.military[0] = true;
        world.organisations.civilian[0] = false;
        able_only(world, 0, {Activity::patrol, Activity::quick_impact_project});
        able_only(world, 1, {Activity::relief});
        mandate_only(world, 1, Dimension::humanitarian);
        field_teams(world, {{.organisation = 0, .activity = Activity::patrol, .n = 300}});
        believe(world, 0.2f);
        for (std::size_t d = 0; d < 3; ++d) world.association.access(1, d) = civilian_access;
        Allocation p = free_choice();
        p.civilian_first = rule;
        place_all(world, p);
        std::size_t n = 0;
        for (std::size_t d = 0; d < 3; ++d) n += teams_at(world, 0, d, Activity::quick_impact_project);
        return n;
    };
    CHECK(soldiers_in_relief(1.0, 1.0) < soldiers_in_relief(0.3, 1.0));
    CHECK(soldiers_in_relief(0.3, 1.0) < soldiers_in_relief(0.0, 1.0));
    CHECK(soldiers_in_relief(1.0, 0.0) == soldiers_in_relief(0.0, 0.0));
}

TEST_CASE("Disarmament goes where fighters inside the accord wait, and not to those outside it", "[allocation]") {
    const auto disarming = [](double outside) {
        World world = small_world({.districts = 3, .organisations = 1});
        able_only(world, 0, {Activity::ddr, Activity::governance_support});
        field_teams(world, {{.organisation = 0, .activity = Activity::governance_support, .n = 100}});
        believe(world, 0.5f);
        world.groups.presence(0, 2) = 0.6;
        world.groups.outside[0] = outside;
        place_all(world, free_choice());
        return teams_at(world, 0, 2, Activity::ddr);
    };
    CHECK(disarming(0.0) > disarming(0.5));
}

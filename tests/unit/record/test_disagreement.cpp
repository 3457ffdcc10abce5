// what-holds.md 19: measures of cooperation (docs/reference/observables.md) can disagree with each other. One number
// for coherence would hide what these worlds show.

#include <catch2/catch.hpp>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

namespace {

/// Nobody lacks anything.
World without_need() {
    World world = small::world();
    world.districts.condition.fill(1.0);
    world.residents.in_need = {0, 0};
    world.residents.welfare = {1, 1, 1, 1};
    world.residents.fear = world.residents.grievance = {0, 0, 0, 0};
    return world;
}

}  // namespace

TEST_CASE("A state's agencies can be whole as a government and beside the host government's priorities") {
    World world = without_need();
    world.districts.remoteness = {1.0, 0.0};  // the host wants work near the capital
    for (const Dimension k : {Dimension::political, Dimension::development})
        world.districts.condition(0, index_of(k)) = 0.0;
    work(world, diplomats, Dimension::political, 0, 1);
    work(world, developers, Dimension::development, 0, 1);
    world.organisations.spent[developers] = 100;
    const auto values = measured(world);
    CHECK(values[observable("coherence_whole_of_government")] == Approx(1.0));
    CHECK(values[observable("coherence_external")] > 0.9);
    CHECK(values[observable("coherence_alignment_government")] == Approx(0.0));
}

TEST_CASE("The same work can be all that the government wants and nothing that communities want") {
    World world = without_need();
    world.districts.remoteness = {1.0, 0.0};
    world.residents.households = {100, 0, 0, 300};
    world.residents.fear = {1, 0, 0, 0};  // people in the hills live in fear; nobody else lacks anything
    work(world, developers, Dimension::development, 1, 1);
    const auto values = measured(world);
    CHECK(values[observable("coherence_alignment_government")] == Approx(1.0));
    CHECK(values[observable("coherence_alignment_communities")] == Approx(0.0));
}

TEST_CASE("Each agency can follow its own programme while together they undo each other's work") {
    World world = without_need();
    world.districts.condition(0, index_of(Dimension::humanitarian)) = 0.0;
    world.forums.wish(agency, place(0, Activity::relief)) = 1;
    work(world, agency, Dimension::humanitarian, 0, 1);
    const double before = measured(world)[observable("coherence_external")];
    work(world, force, Dimension::humanitarian, 0, -0.5);
    world.teams.activity[3] = world.teams.activity[4] = Activity::offensive_operation;
    const auto values = measured(world);
    CHECK(values[observable("coherence_agency")] == Approx(1.0));
    CHECK(values[observable("coherence_external")] == Approx(before / 3.0));
}

TEST_CASE("A room can follow its plan wholly while the plan leaves the gap where it is") {
    World world = without_need();
    world.districts.condition(0, index_of(Dimension::humanitarian)) = 0.0;  // all need is in the hills
    Forums& f = world.forums;
    for (const std::size_t o : {agency, ngo}) {
        f.seat(0, o) = f.attendance(0, o) = 1;
        f.role[0](o, place(1, Activity::relief)) = 1;
        f.placed(o, place(1, Activity::relief)) = 1;
        work(world, o, Dimension::humanitarian, 1, 1);
    }
    f.plan[0](0, place(1, Activity::relief)) = 1;
    f.stated.values = f.private_commitment.values = {1, 1, 0, 0, 0, 0};
    const auto values = measured(world);
    CHECK(values[observable("plan_following")] == Approx(1.0));
    CHECK(values[observable("false_coherence")] == Approx(0.0));
    CHECK(values[observable("gap")] == Approx(1.0));
}

TEST_CASE("Who means everything and can do nothing has no false coherence and a gap of capability") {
    World world = small::world();
    Forums& f = world.forums;
    for (const std::size_t o : {agency, ngo}) {
        f.seat(0, o) = f.attendance(0, o) = 1;
        f.role[0](o, place(0, Activity::relief)) = 1;
        f.placed(o, place(1, Activity::relief)) = 1;
    }
    f.plan[0](0, place(0, Activity::relief)) = 1;
    f.stated.values = f.private_commitment.values = {1, 1, 0, 0, 0, 0};
    const auto values = measured(world);
    CHECK(values[observable("false_coherence")] == Approx(0.0));
    CHECK(values[observable("capability_gap")] == Approx(1.0));
    CHECK(values[observable("shortfall")] == Approx(1.0));
}

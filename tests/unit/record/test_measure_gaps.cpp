#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

namespace {

/// A world with need for relief only, in the hills only: 100,000 people × 0.5, standard 1 team.
World in_need_of_relief() {
    World world = small::world();
    world.districts.condition.fill(1.0);
    world.districts.condition(0, index_of(Dimension::humanitarian)) = 0.5;
    world.beliefs.mean.fill(1.0f);
    for (const std::size_t o : {agency, ngo}) world.beliefs.mean(o, cell(Dimension::humanitarian, 0)) = 0.5f;
    return world;
}

}  // namespace

TEST_CASE("Two organisations in one cell of a hundred thousand people and absorption 1 duplicate a fifth") {
    World world = small::world();
    work(world, agency, Dimension::humanitarian, 0, 1);
    work(world, ngo, Dimension::humanitarian, 0, 1);
    const auto values = measured(world);
    CHECK(values[observable("duplication")] == Approx(0.200).margin(0.0005));
    CHECK(values[observable("self_crowding")] == Approx(0.368).margin(0.0005));
    CHECK(std::isnan(values[observable("duplication_security")]));
    world.districts.people[0] = 1e12;  // a cell so large that nobody is in anybody's way
    CHECK(measured(world)[observable("duplication")] == Approx(0.0).margin(1e-6));
}

TEST_CASE("Without scarce absorption nothing is wasted") {
    World world = small::world();
    work(world, agency, Dimension::humanitarian, 0, 1);
    work(world, ngo, Dimension::humanitarian, 0, 1);
    Parameters p;
    p.on.without(Mechanism::absorption);
    const auto values = measured(world, {}, p);
    CHECK(values[observable("duplication")] == 0);
    CHECK(values[observable("self_crowding")] == 0);
}

TEST_CASE("Without effort there is no duplication to speak of, and the gap is whole") {
    const auto values = measured(in_need_of_relief());
    CHECK(std::isnan(values[observable("duplication")]));
    CHECK(values[observable("gap")] == Approx(1.0));
    CHECK(values[observable("gap_unfunded")] == Approx(1.0));
    CHECK(values[observable("effort_of_standard")] == 0);
}

TEST_CASE("Effort closes the gap in proportion to the standard") {
    World world = in_need_of_relief();
    work(world, agency, Dimension::humanitarian, 0, 0.25);
    const auto values = measured(world);
    CHECK(values[observable("gap")] == Approx(0.75));
    CHECK(values[observable("effort_of_standard")] == Approx(0.25));
}

TEST_CASE("A gap is blocked where no competent organisation has access") {
    World world = in_need_of_relief();
    world.association.access(agency, 0) = 0.1;
    CHECK(measured(world)[observable("gap_blocked")] == 0);
    world.association.access(ngo, 0) = 0.1;
    CHECK(measured(world)[observable("gap_blocked")] == Approx(1.0));
}

TEST_CASE("A gap is unseen where competent organisations believe in less than half of the need") {
    World world = in_need_of_relief();
    world.beliefs.mean(agency, cell(Dimension::humanitarian, 0)) = 0.9f;  // need 0.1 and 0.5: mean 0.3 of 0.5
    CHECK(measured(world)[observable("gap_unseen")] == 0);
    world.beliefs.mean(ngo, cell(Dimension::humanitarian, 0)) = 0.9f;
    CHECK(measured(world)[observable("gap_unseen")] == Approx(1.0));
}

TEST_CASE("A gap is promised where a member stated what it does not do") {
    World world = in_need_of_relief();
    Forums& forums = world.forums;
    for (const std::size_t o : {agency, ngo}) forums.seat(0, o) = forums.attendance(0, o) = 1;
    forums.stated(0, agency) = forums.counted(0, agency) = 0.2;
    forums.role[0](agency, place(0, Activity::relief)) = 1;
    forums.placed(agency, place(1, Activity::relief)) = 1;  // it is on the coast
    // Two teams × 0.2 stated: 0.4 of the one team that is missing.
    CHECK(measured(world)[observable("gap_promised")] == Approx(0.4));
    CHECK(measured(world)[observable("gap_unfunded")] == Approx(0.6));
    forums.placed(agency, place(0, Activity::relief)) = 1;  // now half of it is where it said
    CHECK(measured(world)[observable("gap_promised")] == 0);
}

TEST_CASE("A gap is crowded where duplicated effort could have gone") {
    World world = in_need_of_relief();
    world.districts.condition(1, index_of(Dimension::humanitarian)) =
        0.9;  // 30,000 people × need on the coast, standard 0.6
    work(world, agency, Dimension::humanitarian, 0, 1);
    work(world, ngo, Dimension::humanitarian, 0, 1);
    for (const std::size_t o : {agency, ngo}) world.beliefs.mean(o, cell(Dimension::humanitarian, 1)) = 0.9f;
    // 0.400 of two teams are duplicated in the hills; 0.6 are missing on the coast.
    const auto values = measured(world);
    CHECK(values[observable("gap")] == Approx(30.0 / 80.0));
    CHECK(values[observable("gap_crowded")] == Approx(30.0 / 80.0 * 0.400 / 0.6).margin(0.001));
}

TEST_CASE("Relief that follows need alone is impartial between identity groups") {
    World world = small::world();
    world.residents.households = {100, 0, 0, 300};
    work(world, agency, Dimension::humanitarian, 0, 1);
    work(world, agency, Dimension::humanitarian, 1, 3);
    CHECK(measured(world)[observable("impartiality")] == Approx(1.0));
    work(world, ngo, Dimension::humanitarian, 0, 2);  // all for the first group: 3 for 100 and 3 for 300 together
    const auto values = measured(world);
    CHECK(values[observable("impartiality")] == Approx(4.0 / 6.0));
    CHECK(values[observable("impartiality_of_all")] == Approx(1.0 / 3.0));
}

TEST_CASE("The cost of false coherence is the need of the cells that were promised and left") {
    World world = in_need_of_relief();
    world.districts.condition(1, index_of(Dimension::humanitarian)) = 0.9;  // 30,000 × need beside 50,000
    for (const std::size_t o : {agency, ngo}) world.beliefs.mean(o, cell(Dimension::humanitarian, 1)) = 0.9f;
    Forums& forums = world.forums;
    for (const std::size_t o : {agency, ngo}) forums.seat(0, o) = forums.attendance(0, o) = 1;
    forums.stated(0, agency) = forums.counted(0, agency) = 0.2;
    forums.role[0](agency, place(0, Activity::relief)) = 1;
    forums.placed(agency, place(1, Activity::relief)) = 1;
    const auto values = measured(world);
    CHECK(values[observable("false_coherence_cost")] == Approx(50.0 / 80));
    CHECK(values[observable("gap_promised")] == Approx(50.0 / 80 * 0.4));
}

TEST_CASE("A sector is well coordinated where its effort is spread as need is and not doubled") {
    World world = in_need_of_relief();
    world.districts.condition(1, index_of(Dimension::humanitarian)) = 1.0 - 0.5 / 3;  // as much need on the coast
    world.districts.people = {1e12, 1e12};  // so large that nobody is in anybody's way
    work(world, agency, Dimension::humanitarian, 0, 1);
    CHECK(measured(world)[observable("coordination_quality_humanitarian")] == Approx(0.5));
    work(world, ngo, Dimension::humanitarian, 1, 1);
    CHECK(measured(world)[observable("coordination_quality_humanitarian")] == Approx(1.0));
    CHECK(std::isnan(measured(world)[observable("coordination_quality_security")]));
    world.districts.people = {100000, 100000};
    work(world, agency, Dimension::humanitarian, 1, 1);
    work(world, ngo, Dimension::humanitarian, 0, 1);  // both in both: a fifth is lost to doubling
    CHECK(measured(world)[observable("coordination_quality_humanitarian")] == Approx(0.8).margin(0.001));
}

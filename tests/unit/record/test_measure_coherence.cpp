#include <catch2/catch.hpp>

#include <cmath>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

namespace {

void set_need(World& world, Dimension dimension, double in_hills, double on_coast) {
    world.districts.condition(0, index_of(dimension)) = 1.0 - in_hills;
    world.districts.condition(1, index_of(dimension)) = 1.0 - on_coast;
}

}  // namespace

TEST_CASE("The UN system is coherent where its work stands in the proportion of people, need and mandates") {
    World world = small::world();
    set_need(world, Dimension::humanitarian, 0.3, 0.1);  // 30,000 people × need in each district
    set_need(world, Dimension::security, 0.3, 0.1);
    for (const std::size_t d : {0u, 1u}) {
        work(world, agency, Dimension::humanitarian, d, 1);
        work(world, force, Dimension::security, d, 1);
    }
    CHECK(measured(world)[observable("coherence_un_system")] == Approx(1.0));
    // The force all in the hills: three quarters in common.
    work(world, force, Dimension::security, 0, 1);
    world.effort.by_organisation(force, cell(Dimension::security, 1)) = 0;
    world.effort.total(1, index_of(Dimension::security)) = 0;
    world.effort.signed_sum(1, index_of(Dimension::security)) = 0;
    CHECK(measured(world)[observable("coherence_un_system")] == Approx(0.75));
}

TEST_CASE("An operation that undoes half of the relief in its district takes two thirds of non-cancellation") {
    World world = small::world();
    set_need(world, Dimension::humanitarian, 0.5, 0.0);
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        if (k != index_of(Dimension::humanitarian))
            world.districts.condition(0, k) = world.districts.condition(1, k) = 1.0;
    }
    work(world, agency, Dimension::humanitarian, 0, 1);
    CHECK(measured(world)[observable("coherence_un_system")] == Approx(1.0));
    work(world, force, Dimension::humanitarian, 0, -0.5);
    world.teams.activity[3] = Activity::offensive_operation;
    const auto values = measured(world);
    CHECK(values[observable("coherence_un_system")] == Approx(1.0 / 3.0));
    CHECK(values[observable("coherence_external")] == Approx(1.0 / 3.0));
}

TEST_CASE("External work beside the government's priorities is whole and not aligned") {
    World world = small::world();
    world.districts.remoteness = {1.0, 0.0};  // the government wants development on the coast
    for (std::size_t k = 0; k < n_dimensions; ++k)
        world.districts.condition(0, k) = world.districts.condition(1, k) = 1.0;
    set_need(world, Dimension::political, 1.0, 0.0);
    set_need(world, Dimension::development, 1.0, 0.0);
    work(world, diplomats, Dimension::political, 0, 1);
    work(world, developers, Dimension::development, 0, 1);
    world.organisations.spent[developers] = 100;
    const auto values = measured(world);
    CHECK(values[observable("coherence_whole_of_government")] == Approx(1.0));
    CHECK(values[observable("coherence_alignment_government")] == Approx(0.0));
    CHECK(values[observable("relevance_need")] == Approx(1.0));
}

TEST_CASE("One agency of a state at work is no whole of government") {
    World world = small::world();
    world.teams.presence[6] = 0;  // no diplomat
    work(world, developers, Dimension::development, 0, 1);
    world.organisations.spent[developers] = 100;
    CHECK(std::isnan(measured(world)[observable("coherence_whole_of_government")]));
}

TEST_CASE("Alignment with communities follows what people lack, and the group served least stands beside") {
    World world = small::world();
    // The first group lacks welfare in the hills, the second lives in fear on the coast; nobody lacks anything else.
    world.residents.households = {100, 0, 0, 300};
    world.residents.welfare = {0.4, 1, 1, 1};
    world.residents.fear = {0, 0, 0, 0.2};
    world.residents.grievance = {0, 0, 0, 0};
    world.residents.in_need = {0, 0};
    work(world, developers, Dimension::development, 0, 1);
    // Lack: 100 × 0.6 = 60 of development, 300 × 0.2 = 60 of security. All external work meets one half of it; seven
    // teams could be four here and three there.
    const auto values = measured(world);
    CHECK(values[observable("coherence_alignment_communities")] == Approx(0.5 / (6.5 / 7)));
    CHECK(values[observable("coherence_alignment_communities_worst_group")] == Approx(0.0));
}

TEST_CASE("An organisation is coherent with its own programme, which nobody else wrote") {
    World world = small::world();
    world.forums.wish(agency, place(1, Activity::relief)) = 1;
    work(world, agency, Dimension::humanitarian, 1, 3);
    CHECK(measured(world)[observable("coherence_agency")] == Approx(1.0));
    world.forums.wish(ngo, place(1, Activity::relief)) = 1;
    work(world, ngo, Dimension::humanitarian, 0, 1);
    CHECK(measured(world)[observable("coherence_agency")] == Approx(0.75));
}

TEST_CASE("Nobody at work leaves coherence undefined") {
    const auto values = measured(small::world());
    for (const std::size_t row : {observable("coherence_agency"), observable("coherence_un_system"),
                                  observable("coherence_external"), observable("coherence_alignment_government")}) {
        CHECK(std::isnan(values[row]));
    }
}

TEST_CASE("The window keeps thirteen blocks and forgets the fourteenth") {
    RollingSum window(2, 13);
    for (int block = 0; block < 13; ++block) window.push(std::vector<double>{1.0, block == 0 ? 5.0 : 0.0});
    CHECK(window.sum()[0] == 13);
    CHECK(window.sum()[1] == 5);
    window.push(std::vector<double>{0.0, 0.0});
    CHECK(window.sum()[0] == 12);
    CHECK(window.sum()[1] == 0);
}

TEST_CASE("Placements are those that stood at the start and those that began since") {
    World world = small::world();
    const Parameters p;
    const Structure structure;
    const Cast cast = cast_of(world.organisations, world.teams, states);
    EffortWindow window(world, cast, p.delivery);
    for (Week week = 0; week <= 60; ++week) {
        if (week == 8) world.teams.district[0] = 1;
        const Moment now{world, structure, p, cast, week};
        window.add(now);
        if (week % costly_weeks == 0) window.close(now);
        if (week == 4) CHECK(window.placements(window.row_of(agency)) == 2);
        if (week == 8) CHECK(window.placements(window.row_of(agency)) == 3);
    }
    CHECK(window.placements(window.row_of(agency)) == 2);  // a year later nobody has moved again
}

TEST_CASE("Relevance is a vector: the same work means something else to each who is asked") {
    World world = small::world();
    world.districts.condition.fill(1.0);
    set_need(world, Dimension::political, 1.0, 0.0);  // need is politics in the hills
    world.districts.remoteness = {1.0, 0.0};          // the government wants development on the coast
    world.residents.households = {100, 0, 0, 300};
    world.residents.welfare = {1, 1, 1, 1};
    world.residents.grievance = {0, 0, 0, 0};
    world.residents.in_need = {0, 0};
    world.residents.fear = {1, 0, 0, 0};  // people want security in the hills
    world.forums.wish(developers, place(1, Activity::recovery)) = 1;
    world.organisations.spent[developers] = 100;  // who pays wants what recovery does on the coast
    work(world, developers, Dimension::development, 1, 1);
    const auto values = measured(world);
    CHECK(values[observable("relevance_need")] == Approx(0.0));
    CHECK(values[observable("relevance_beneficiaries")] == Approx(0.0));
    CHECK(values[observable("relevance_government")] == Approx(1.0));
    const ByDimension recovery = Delivery{}.effect[index_of(Activity::recovery)];
    double all = 0;
    for (const double effect : recovery) all += effect > 0 ? effect : 0;
    CHECK(values[observable("relevance_donors")] == Approx(recovery[index_of(Dimension::development)] / all));
}

TEST_CASE("Alignment in provinces asks what is done there, not where work is") {
    World world = small::world();
    work(world, developers, Dimension::development, 0, 1);  // the ministry wants development everywhere
    work(world, diplomats, Dimension::political, 1, 3);
    const auto values = measured(world);
    CHECK(values[observable("alignment_government_in_provinces")] == Approx(0.25));  // 100,000 of 400,000 people
    CHECK(values[observable("alignment_government_worst_province")] == Approx(0.0));
}

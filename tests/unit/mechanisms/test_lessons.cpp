// Lessons: memory that rotation erodes, interoperability, secondment, and the staff time of learning.

#include <catch2/catch.hpp>

#include "mechanisms/lessons.hpp"
#include "mechanisms/rotation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Switches without(Mechanism mechanism) {
    Switches on;
    on.without(mechanism);
    return on;
}

World with_turnover(double turnover) {
    World world = small_world({.organisations = 2});
    world.organisations.turnover.assign(2, turnover);
    return world;
}

Structure linked(double strength) {
    Structure structure = loose_structure(2);
    structure.information(0, 1) = structure.information(1, 0) = strength;
    return structure;
}

void years(World& world, const Structure& structure, int n, const Lessons& p = {}, double scale = 1.0,
           const Switches& on = {}) {
    for (Week week = 0; week < n * 52; ++week) keep_lessons(world, structure, p, scale, on, week);
}

}  // namespace

TEST_CASE("Memory settles where as much is written down as loses its readers", "[lessons]") {
    World world = with_turnover(0.015);
    Lessons p;
    years(world, loose_structure(2), 40, p);
    const double writes = p.capacity * p.writing;
    const double loses = 0.015 * p.erosion;
    CHECK(world.organisations.memory[0] == Approx(p.usable * writes / (writes + loses)).epsilon(1e-6));
}

TEST_CASE("Faster rotation erodes memory, more capacity builds it, and without lessons there is none", "[lessons]") {
    const auto memory = [](double scale, double capacity, const Switches& on = {}) {
        World world = with_turnover(0.015);
        Lessons p;
        p.capacity = capacity;
        years(world, loose_structure(2), 10, p, scale, on);
        return world.organisations.memory[0];
    };
    CHECK(memory(6, 0.2) < 0.5 * memory(1, 0.2));
    CHECK(memory(6, 1.0) > 2.0 * memory(6, 0.2));
    CHECK(memory(6, 0.2, without(Mechanism::rotation)) == Approx(memory(0, 0.2)));
    CHECK(memory(1, 1.0, without(Mechanism::lessons)) == 0);
}

TEST_CASE("What leavers know stays by handover or by memory", "[lessons]") {
    CHECK(kept_of(0, 0) == 0);
    CHECK(kept_of(0.5, 0) == 0.5);
    CHECK(kept_of(0, 0.4) == Approx(0.4));
    CHECK(kept_of(0.5, 0.4) == Approx(0.7));
}

TEST_CASE("Memory keeps ties of a team whose head leaves, and trust", "[lessons]") {
    const auto after = [](double memory) {
        World world = with_turnover(1.0);
        field_teams(world, {{.organisation = 0, .n = 20, .ties = 0.5f}});
        world.organisations.memory.assign(2, memory);
        rotate(world, loose_structure(2), Rotation{}, Observation{}, Switches{}, 0, Draws(6));
        return std::pair(static_cast<double>(world.teams.ties[0]), world.organisations.trust(0, 1));
    };
    CHECK(after(0).first == 0);
    CHECK(after(0.4).first == Approx(0.4 * (0.5 + 0.5 * Rotation{}.ties_growth)));
    CHECK(after(0.4).second > after(0).second);
}

TEST_CASE("Those in contact learn to work together; newcomers bring what they were trained in", "[lessons]") {
    const auto works = [](double contact, double training, double turnover) {
        World world = with_turnover(turnover);
        Lessons p;
        p.training = training;
        world.inner.interoperability.fill(training);
        years(world, linked(contact), 3, p);
        return world.inner.interoperability(0, 1);
    };
    CHECK(works(0.5, 0.1, 0.0) > 0.4);
    CHECK(works(0.0, 0.1, 0.0) == Approx(0.1));
    CHECK(works(0.5, 0.1, 0.1) < works(0.5, 0.1, 0.0));
    CHECK(works(0.5, 0.6, 0.1) > works(0.5, 0.1, 0.1) + 0.2);
}

TEST_CASE("Seconded staff deepen contact where there is any, so that trust grows faster", "[lessons]") {
    const auto trust = [](double secondment, double link, const Switches& on = {}) {
        World world = with_turnover(0.0);
        Lessons p;
        p.secondment = secondment;
        spend_learning_time(world, p, Assessment{}, 1.0, on, 100);
        for (Week week = 0; week < 52; ++week) {
            rotate(world, linked(link), Rotation{}, Observation{}, on, week, Draws(6));
        }
        return world.organisations.trust(0, 1);
    };
    CHECK(trust(0.1, 0.2) > trust(0.0, 0.2) + 0.01);
    CHECK(trust(0.1, 0.0) == trust(0.0, 0.0));
    CHECK(trust(0.1, 0.2, without(Mechanism::lessons)) == trust(0.0, 0.2));
}

TEST_CASE("Learning takes staff time: capacity, exchange, the seconded and the training of newcomers", "[lessons]") {
    World world = with_turnover(0.02);
    Lessons p;
    p.capacity = 0.5;
    p.exchange = 0.4;
    p.secondment = 0.03;
    p.training = 0.5;
    spend_learning_time(world, p, Assessment{}, 2.0, {}, 100);
    CHECK(world.inner.learning_time[0] == Approx(0.5 * p.time_capacity + 0.4 * p.time_exchange +
                                                 p.time_secondment * 0.03 + p.time_training * 0.5 * 0.04));
    spend_learning_time(world, p, Assessment{}, 2.0, without(Mechanism::lessons), 100);
    CHECK(world.inner.learning_time[0] == 0);
    Assessment broad;
    broad.breadth = 1.0;
    spend_learning_time(world, p, broad, 2.0, without(Mechanism::lessons), 3);
    CHECK(world.inner.learning_time[0] == Approx(broad.time));
}

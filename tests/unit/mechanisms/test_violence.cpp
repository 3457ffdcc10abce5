// odd.md 7.8: events, deaths, and what protects.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "mechanisms/violence.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const ViolenceRates defaults;

/// A country of many like districts in which one group outside the accord is present and government forces are abusive.
World contested(std::size_t n_districts = 100) {
    World world = small_world({.districts = n_districts, .organisations = 2});
    make_hostile(world, 0.5, 0.7);
    world.groups.predation[0] = 0.5;
    world.government.abuse[0] = 0.5;
    world.organisations.family[0] = Family::mission_force;
    world.organisations.civilian[0] = false;
    world.residents.district_acceptance.assign(n_districts, 0.3);
    world.districts.condition.fill(0.3);
    for (std::size_t d = 0; d < n_districts; ++d) world.effort.teams_here(0, d) = world.effort.teams_here(1, d) = 20;
    return world;
}

using Counts = std::array<long, n_violence_kinds>;

/// Events by kind over some weeks in which nothing else moves; attacks on aid stand last.
Counts events(World world, int weeks = 60, const ViolenceRates& p = defaults, const Switches& on = {}) {
    Counts sum{};
    for (Week week = 0; week < weeks; ++week) {
        contend(world, p, on, week, Draws(2));
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) sum[kind] += world.events.count(d, kind);
        }
        for (const int incidents : world.events.aid_incidents) sum[index_of(Violence::attack_on_aid)] += incidents;
    }
    return sum;
}

/// Calm otherwise: nothing excites.
ViolenceRates unexcited() {
    ViolenceRates p;
    p.excitation = p.spill = 0;
    return p;
}

}  // namespace

TEST_CASE("For the same luck a higher rate never brings fewer events, in any district and week", "[violence]") {
    World less = contested(200);
    World more = contested(200);
    for (std::size_t d = 0; d < 200; ++d) more.groups.presence(0, d) = 0.9;
    for (Week week = 0; week < 20; ++week) {
        contend(less, unexcited(), {}, week, Draws(2));
        contend(more, unexcited(), {}, week, Draws(2));
        for (std::size_t i = 0; i < less.events.count.values.size(); ++i) {
            REQUIRE(less.events.count.values[i] <= more.events.count.values[i]);
        }
        for (std::size_t o = 0; o < 2; ++o) CHECK(less.events.aid_incidents[o] <= more.events.aid_incidents[o]);
    }
}

TEST_CASE("Protective presence lowers every kind of violence against the unarmed, battle and attacks on the mission",
          "[violence]") {
    World bare = contested();
    for (std::size_t d = 0; d < 100; ++d) bare.effort.teams_here(1, d) = 500;  // so that attacks on aid are many
    World patrolled = bare;
    patrolled.effort.patrol.assign(100, 2.0);
    World well_patrolled = bare;
    well_patrolled.effort.patrol.assign(100, 20.0);
    const Counts none = events(bare, 400);
    const Counts some = events(patrolled, 400);
    const Counts many = events(well_patrolled, 400);
    for (std::size_t kind = 0; kind < index_of(Violence::communal); ++kind) {
        INFO(Names<Violence>::words[kind] << ' ' << none[kind] << ' ' << some[kind] << ' ' << many[kind]);
        CHECK(none[kind] > 100);
        CHECK(some[kind] < none[kind]);
        CHECK(many[kind] < some[kind]);
        CHECK(some[kind] - many[kind] < none[kind] - some[kind]);  // with diminishing returns
    }
}

TEST_CASE("Where no group is outside the accord and nobody abuses or preys, nothing happens", "[violence]") {
    World world = contested();
    world.groups.outside[0] = 0.0;
    world.groups.predation[0] = 0.0;
    world.government.abuse[0] = 0.0;
    ViolenceRates p;
    p.background_crime = 0.0;
    const Counts none = events(world, 50, p);
    CHECK(std::accumulate(none.begin(), none.end(), 0L) == 0);
}

TEST_CASE("Association brings attacks only where somebody is hostile; crime does not ask for it", "[violence]") {
    World branded = contested();
    branded.association.at_risk.fill(0.8);
    const World free = contested();
    CHECK(events(branded)[index_of(Violence::attack_on_aid)] > events(free)[index_of(Violence::attack_on_aid)]);
    CHECK(events(free)[index_of(Violence::attack_on_aid)] > 0);
    World accepted = branded;
    accepted.residents.district_acceptance.assign(100, 1.0);
    CHECK(events(accepted)[index_of(Violence::attack_on_aid)] == events(free)[index_of(Violence::attack_on_aid)]);
}

TEST_CASE("Soldiers are attacked as the mission, civilians as aid, and each only by those who are there",
          "[violence]") {
    World world = contested();
    world.effort.teams_here.fill(0.0);
    const Counts nobody = events(world, 30);
    CHECK(nobody[index_of(Violence::attack_on_mission)] == 0);
    CHECK(nobody[index_of(Violence::attack_on_aid)] == 0);
    world.groups.host(0, index_of(Camp::mission)) = 0.0;
    for (std::size_t d = 0; d < 100; ++d) world.effort.teams_here(0, d) = 20;
    CHECK(events(world, 30)[index_of(Violence::attack_on_mission)] == 0);  // not hostile to it
}

TEST_CASE("Operations bring battles and a robust mandate attacks on the mission", "[violence]") {
    World quiet = contested();
    World attacking = contested();
    attacking.effort.offensive.assign(100, 2.0);
    CHECK(events(attacking)[index_of(Violence::battle)] > events(quiet)[index_of(Violence::battle)]);
    World robust = contested();
    robust.missions[0].mandate_robust = 1.0;
    CHECK(events(robust)[index_of(Violence::attack_on_mission)] > events(quiet)[index_of(Violence::attack_on_mission)]);
}

TEST_CASE("The army fights where it has capacity, and abuses where the government does", "[violence]") {
    World weak = contested();
    weak.districts.state_capacity.assign(100, 0.1);
    World strong = contested();
    strong.districts.state_capacity.assign(100, 0.9);
    CHECK(events(strong)[index_of(Violence::battle)] > events(weak)[index_of(Violence::battle)]);
    World decent = contested();
    decent.government.abuse[0] = 0.05;
    const auto by_government = index_of(Violence::government_against_civilians);
    CHECK(events(decent)[by_government] < events(contested())[by_government]);
}

TEST_CASE("Violence spills over to neighbours, unless contagion is off", "[violence]") {
    ViolenceRates p;
    p.battle = 0;
    p.spill = 0.14;
    World world = contested(101);
    for (std::size_t d = 0; d < 101; d += 2) world.districts.excitation(d, index_of(Violence::battle)) = 100;
    const auto next_door = [&](bool contagious) {
        World copy = world;
        Switches on;
        if (!contagious) on.without(Mechanism::contagion);
        contend(copy, p, on, 3, Draws(2));
        long n = 0;
        for (std::size_t d = 1; d < 101; d += 2) n += copy.events.count(d, index_of(Violence::battle));
        return n;
    };
    CHECK(next_door(true) > 100);
    CHECK(next_door(false) == 0);
}

TEST_CASE("One event brings about less than one other: excitement dies out, and the mean stays below its bound",
          "[violence]") {
    // Branching is (excitation + spill)/(1 − memory) where control is wholly contested; the long-run mean of events
    // cannot exceed the base rate/(1 − branching). Counts of 200 districts × 400 weeks: the standard error is far below
    // the 5 %.
    const ViolenceRates p;
    const double branching = (p.excitation + p.spill) / (1 - p.memory);
    REQUIRE(branching < 1);
    World world = contested(200);
    World seedless = world;
    ViolenceRates silent = p;
    silent.battle = silent.operations = 0;
    for (double& mark : seedless.districts.excitation.values) mark = 20;
    for (Week week = 0; week < 200; ++week) contend(seedless, silent, {}, week, Draws(2));
    double left = 0;
    for (std::size_t d = 0; d < 200; ++d) left += seedless.districts.excitation(d, index_of(Violence::battle));
    CHECK(left < 1);

    ViolenceRates without = p;
    without.excitation = without.spill = 0;
    const auto battle = index_of(Violence::battle);
    const auto base = static_cast<double>(events(world, 400, without)[battle]);
    const auto excited = static_cast<double>(events(world, 400, p)[battle]);
    CHECK(excited > base);
    CHECK(excited < 1.05 * base / (1 - branching));
}

TEST_CASE("Deaths are whole, at most the cap an event, heavy-tailed, and none without an event", "[violence]") {
    World world = contested(300);
    ViolenceRates p;
    p.deaths_cap = 50;
    int largest = 0;
    double sum = 0;
    double n = 0;
    for (Week week = 0; week < 40; ++week) {
        contend(world, p, {}, week, Draws(2));
        for (std::size_t i = 0; i < world.events.count.values.size(); ++i) {
            const int count = world.events.count.values[i];
            const int deaths = world.events.deaths.values[i];
            if (count == 0) REQUIRE(deaths == 0);
            REQUIRE(deaths <= 50 * count);
            if (count == 1) {
                largest = std::max(largest, deaths);
                sum += deaths;
                n += 1;
            }
        }
    }
    CHECK(n > 1000);
    CHECK(largest > 8 * sum / n);
}

TEST_CASE("Every incident has a victim, and national staff are among them as their share says", "[violence]") {
    World world = contested(200);
    world.association.at_risk.fill(0.8);
    long incidents = 0;
    long victims = 0;
    long national = 0;
    for (Week week = 0; week < 200; ++week) {
        contend(world, defaults, {}, week, Draws(2));
        incidents += world.events.aid_incidents[1];
        victims += world.events.aid_victims[1];
        national += world.events.aid_victims_national;
        CHECK(world.events.aid_victims[1] >= world.events.aid_incidents[1]);
    }
    const auto n = static_cast<double>(victims);
    CHECK(std::fabs(static_cast<double>(victims) / static_cast<double>(incidents) - defaults.victims_per_incident) <
          0.1);
    CHECK(std::fabs(static_cast<double>(national) / n - defaults.national_share) <
          4 * std::sqrt(defaults.national_share * (1 - defaults.national_share) / n));
}

TEST_CASE("The index of violence remembers events, fades without them and stays within [0, 1)", "[violence]") {
    World world = contested(2);
    world.groups.outside[0] = 0.0;
    world.groups.predation[0] = 0.0;
    world.government.abuse[0] = 0.0;
    world.districts.excitation(0, index_of(Violence::battle)) = 1e6;
    world.districts.known_risk = {3.0, 0.0};
    ViolenceRates p = unexcited();
    contend(world, p, {}, 1, Draws(2));
    CHECK(world.districts.violence[0] <= 1.0);
    CHECK(world.districts.violence[1] == 0.0);
    CHECK(world.districts.known_risk[0] == Approx(3.0 * p.risk_memory));
    double before = world.districts.violence[0];
    for (Week week = 2; week < 400; ++week) {
        contend(world, p, {}, week, Draws(2));
        CHECK(world.districts.violence[0] <= before);
        before = world.districts.violence[0];
    }
    CHECK(before < 1e-6);
}

TEST_CASE("A group loses at most the fighters it has where it fights", "[violence]") {
    World world = contested(50);
    for (std::size_t d = 0; d < 50; ++d) world.groups.fighters(0, d) = 3;
    ViolenceRates bloody;
    bloody.battle = 10;
    for (Week week = 0; week < 10; ++week) {
        clear_weekly(world.events);
        contend(world, bloody, {}, week, Draws(2));
        for (std::size_t d = 0; d < 50; ++d) {
            CHECK(world.events.fighter_losses(0, d) <= 3);
            CHECK(world.events.fighter_losses(0, d) <= world.events.deaths(d, index_of(Violence::battle)));
        }
    }
}

// Police and observers: what is prevented by who is there, apart from soldiers; and regional organisations.

#include <catch2/catch.hpp>

#include "core/maths.hpp"
#include "mechanisms/presence.hpp"
#include "mechanisms/regional.hpp"
#include "mechanisms/violence.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Presence p;

World watched_world() {
    World world = small_world();
    world.groups.fighters_total[0] = 1000;
    world.groups.fighters(0, 0) = 1000;
    return world;
}

}  // namespace

TEST_CASE("Police prevent killings of civilians where they are, with diminishing returns", "[presence]") {
    World world = watched_world();
    world.effort.police = {p.police_half, 0.0};
    be_present(world, p, Switches{});
    CHECK(world.effort.unpoliced[0] == Approx(entente::exp(-0.5 * p.police)));
    CHECK(world.effort.unpoliced[1] == 1.0);
    Switches on;
    on.without(Mechanism::police);
    be_present(world, p, on);
    CHECK(world.effort.unpoliced[0] == 1.0);
}

TEST_CASE("Police on patrol count as police and not as soldiers", "[presence]") {
    World world = small_world();
    world.organisations.family = {Family::mission_police, Family::mission_force};
    for (const std::size_t o : {0u, 1u}) able_only(world, o, {Activity::patrol});
    field_teams(world, {{.organisation = 0, .district = 0, .activity = Activity::patrol},
                        {.organisation = 1, .district = 1, .activity = Activity::patrol}});
    work(world, Delivery{}, 0);
    CHECK(world.effort.police[0] > 0);
    CHECK(world.effort.patrol[0] == 0);
    CHECK(world.effort.police[1] == 0);
    CHECK(world.effort.patrol[1] > 0);
}

TEST_CASE("Observers hold groups to the accord where their fighters are watched, and nobody from killing civilians",
          "[presence]") {
    World world = watched_world();
    world.effort.ceasefire = {p.monitoring_half, 0.0};
    be_present(world, p, Switches{});
    CHECK(world.groups.commitment_logit[0] == Approx(0.5 * p.monitoring));
    CHECK(world.effort.escalation[0] == Approx(1.0 - 0.5 * p.monitoring_calm));
    CHECK(world.effort.unpoliced[0] == 1.0);
    World elsewhere = watched_world();
    elsewhere.effort.ceasefire = {0.0, 5.0};
    be_present(elsewhere, p, Switches{});
    CHECK(elsewhere.groups.commitment_logit[0] == 0.0);
    Switches on;
    on.without(Mechanism::ceasefire_monitoring);
    World off = watched_world();
    off.effort.ceasefire = {5.0, 5.0};
    be_present(off, p, on);
    CHECK(off.groups.commitment_logit[0] == 0.0);
    CHECK(off.effort.escalation[0] == 1.0);
}

TEST_CASE("What is watched breeds fewer battles, what is policed fewer killings", "[presence]") {
    const auto events = [](double escalation, double unpoliced) {
        World world = small_world({.people = 2e6});
        make_hostile(world, 0.9, 1.0);
        world.districts.excitation.fill(50.0);
        world.effort.escalation.assign(2, escalation);
        world.effort.unpoliced.assign(2, unpoliced);
        std::array<int, n_violence_kinds> sum{};
        for (Week week = 0; week < 50; ++week) {
            world.districts.excitation.fill(50.0);
            contend(world, ViolenceRates{}, Switches{}, week, Draws(3));
            for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) sum[kind] += world.events.count(0, kind);
        }
        return sum;
    };
    const auto plain = events(1.0, 1.0);
    const auto watched = events(0.5, 1.0);
    const auto policed = events(1.0, 0.5);
    const auto battle = index_of(Violence::battle);
    const auto killing = index_of(Violence::groups_against_civilians);
    CHECK(watched[battle] < plain[battle]);
    CHECK(watched[killing] == plain[killing]);
    CHECK(policed[battle] == plain[battle]);
    CHECK(policed[killing] < plain[killing]);
}

TEST_CASE("A regional organisation binds the government of the country in which it mediates", "[presence]") {
    World world = small_world();
    world.government.honours = {0.4};
    world.effort.regional = {1.0, 1.0};
    const Regional regional;
    lean_on_governments(world, regional, Switches{});
    const double share = 1.0 / (1.0 + regional.half);  // one team on 100,000 people
    CHECK(world.government.honours[0] == Approx(0.4 + regional.leverage * share * 0.6));
    Switches on;
    on.without(Mechanism::regional_leverage);
    const double before = world.government.honours[0];
    lean_on_governments(world, regional, on);
    CHECK(world.government.honours[0] == before);
}

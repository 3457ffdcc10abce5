// odd.md 7.6: many security bodies, no common idea of their reform, and an army that may mutiny.

#include <catch2/catch.hpp>

#include "mechanisms/governing.hpp"
#include "mechanisms/security_sector.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Three supporters of security bodies, strangers to each other unless a test says otherwise.
World supported(const SecuritySectorReform& p = {}, double each = 1.0, double justice = 0.0) {
    World world = small_world({.districts = 2, .organisations = 3, .forums = 1});
    settle_security_sector(world, p);
    world.forums.seat.fill(0.0);
    for (std::size_t o = 0; o < 3; ++o) world.effort.security_support(o, 0) = each;
    world.effort.justice_support(0, 0) = justice;
    return world;
}

World reformed(World world, int weeks = 104, const SecuritySectorReform& p = {}, const Switches& on = {}) {
    for (Week week = 0; week < weeks; ++week) reform_security(world, p, on, week, Draws(4));
    return world;
}

double mean_reform(const World& world) {
    double sum = 0;
    for (const double reform : world.security_sector.reform.values) sum += reform;
    return sum / static_cast<double>(world.security_sector.reform.values.size());
}

}  // namespace

TEST_CASE("A state has as many bodies as the scenario says: an army, intelligence, courts and police", "[security]") {
    SecuritySectorReform liberia;
    liberia.police_bodies = 16;
    World world = small_world({});
    settle_security_sector(world, liberia);
    CHECK(world.security_sector.n_bodies() == 19);
    CHECK(kind_of_body(0) == SecurityBody::army);
    CHECK(kind_of_body(2) == SecurityBody::justice);
    CHECK(kind_of_body(18) == SecurityBody::police);
}

TEST_CASE("The same support reforms many bodies less than few", "[security]") {
    SecuritySectorReform many;
    many.police_bodies = 16;
    CHECK(mean_reform(reformed(supported(many), 104, many)) < mean_reform(reformed(supported())));
    CHECK(mean_reform(reformed(supported())) > mean_reform(reformed(supported({}, 0.0))));
}

TEST_CASE("Supporters who know of each other, or share a concept, overlap and neglect less", "[security]") {
    const World strangers = reformed(supported({}, 3.0));
    World linked = supported({}, 3.0);
    linked.beliefs.strength.fill(1.0);
    const World friends = reformed(linked);
    CHECK(strangers.security_sector.overlap[0] > 0.0);
    CHECK(friends.security_sector.overlap[0] < strangers.security_sector.overlap[0]);
    World planning = supported({}, 3.0);
    planning.forums.seat.fill(1.0);
    CHECK(reformed(planning).security_sector.overlap[0] < strangers.security_sector.overlap[0]);
    SecuritySectorReform common;
    common.common_concept = 1.0;
    const World alike = reformed(supported(common, 3.0), 104, common);
    CHECK(alike.security_sector.neglected[0] < strangers.security_sector.neglected[0]);
}

TEST_CASE("One supporter alone never overlaps", "[security]") {
    World world = supported({}, 0.0);
    world.effort.security_support(1, 0) = 5;
    CHECK(reformed(world).security_sector.overlap[0] == 0.0);
}

TEST_CASE("Police reform is worth less where courts are left behind and intelligence is neglected", "[security]") {
    const auto policing = [](double justice, double intelligence) {
        World world = supported({}, 0.0);
        for (std::size_t b = 0; b < world.security_sector.n_bodies(); ++b) world.security_sector.reform(0, b) = 0.9;
        world.security_sector.reform(0, index_of(SecurityBody::justice)) = justice;
        world.security_sector.reform(0, index_of(SecurityBody::intelligence)) = intelligence;
        return reformed(world, 1).security_sector.policing[0];
    };
    CHECK(policing(0.1, 0.9) < policing(0.9, 0.9));
    CHECK(policing(0.9, 0.1) < policing(0.9, 0.9));
}

TEST_CASE("Consultation gains legitimacy and costs speed; a predatory government undermines it", "[security]") {
    SecuritySectorReform broad;
    broad.consultation = 0.5;
    const World asked = reformed(supported(broad), 104, broad);
    const World plain = reformed(supported());
    CHECK(asked.security_sector.legitimacy[0] > plain.security_sector.legitimacy[0]);
    CHECK(asked.security_sector.breadth[0] > plain.security_sector.breadth[0]);
    // Legitimacy speeds reform too, so what consultation costs is seen where it gains none.
    broad.legitimacy_breadth = 0;
    SecuritySectorReform narrow;
    narrow.legitimacy_breadth = 0;
    CHECK(mean_reform(reformed(supported(broad), 104, broad)) < mean_reform(reformed(supported(narrow), 104, narrow)));
    World predatory = supported();
    predatory.government.predation[0] = 0.9;
    CHECK(reformed(predatory).security_sector.legitimacy[0] < plain.security_sector.legitimacy[0]);
}

TEST_CASE("A seat in the room of the reform for those the police forget is a voice heard", "[security]") {
    World world = supported();
    world.organisations.family = {Family::mission_police, Family::local_ngo, Family::un_humanitarian};
    world.effort.security_support.fill(0.0);
    world.effort.security_support(0, 0) = 1.0;
    const double alone = reformed(world).security_sector.breadth[0];
    world.forums.seat(0, 0) = 1.0;
    world.forums.seat(0, 1) = 1.0;
    const double with_society = reformed(world).security_sector.breadth[0];
    world.forums.seat(0, 2) = 1.0;
    const double with_advocates = reformed(world).security_sector.breadth[0];
    CHECK(with_society > alone);
    CHECK(with_advocates > with_society);
}

TEST_CASE("An army that is reformed and paid is disciplined, abuses less and does not mutiny", "[security]") {
    SecuritySectorReform p;
    const auto history = [&](double reform, double revenue, const Switches& on = {}) {
        World world = supported({}, 0.0);
        world.government.revenue[0] = revenue;
        world.government.predation[0] = 0.5;
        p.decay = 0;
        world.security_sector.reform(0, index_of(SecurityBody::army)) = reform;
        int mutinies = 0;
        for (Week week = 0; week < 2000; ++week) {
            reform_security(world, p, on, week, Draws(4));
            mutinies += world.security_sector.mutinies[0];
            if (world.security_sector.mutinies[0]) CHECK(world.security_sector.barracks[0] == p.mutiny_fights);
        }
        govern(world, Governing{}, Switches{});
        return std::pair(mutinies, world.government.abuse[0]);
    };
    const auto neglected = history(0.0, 0.05);
    const auto professional = history(1.0, 0.4);
    CHECK(neglected.first > 0);
    CHECK(professional.first == 0);
    CHECK(professional.second < neglected.second);
    Switches off;
    off.without(Mechanism::mutiny);
    CHECK(history(0.0, 0.05, off).first == 0);
}

TEST_CASE("Without the mechanism bodies stay as they were and do nothing", "[security]") {
    Switches off;
    off.without(Mechanism::security_sector);
    off.without(Mechanism::mutiny);
    const World before = supported({}, 5.0, 5.0);
    const World later = reformed(before, 104, {}, off);
    CHECK(later.security_sector.reform.values == before.security_sector.reform.values);
    CHECK(later.security_sector.policing[0] == 0.0);
    CHECK(later.districts.condition.values == before.districts.condition.values);
}

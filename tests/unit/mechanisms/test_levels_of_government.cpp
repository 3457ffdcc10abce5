// odd.md 7.4: levels of the host country ask for different things, and are heard unequally.

#include <catch2/catch.hpp>

#include "mechanisms/levels_of_government.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const LevelsOfGovernment defaults;
constexpr std::size_t nation = index_of(Level::nation);
constexpr std::size_t province = index_of(Level::province);
constexpr std::size_t community = index_of(Level::community);
constexpr std::size_t security = index_of(Dimension::security);
constexpr std::size_t development = index_of(Dimension::development);

/// Row 0 an agency, then a ministry, a province and communities; two districts, the second remote.
World country() {
    World world = small_world({.organisations = 4, .identities = 2});
    world.organisations.family = {Family::un_development, Family::government_ministry, Family::provincial_government,
                                  Family::community};
    world.districts.remoteness = {0.0, 0.8};
    mandate_only(world, 1, Dimension::rule_of_law);
    mandate_only(world, 2, Dimension::development);
    return world;
}

World asked(World world, const Structure& structure = loose_structure(4), const Switches& on = {}) {
    speak_up(world, structure, defaults, on, 0);
    return world;
}

}  // namespace

TEST_CASE("A government asks for its ministries' trade, in its own places", "[levels]") {
    World world = country();
    world.government.exclusion[0] = 0.5;
    world.districts.identity_share(1, 0) = 0.2;
    world.districts.identity_share(0, 0) = 1.0;
    world = asked(world);
    const auto& wanted = world.voices.wanted[nation];
    CHECK(wanted(0, index_of(Dimension::rule_of_law)) == Approx(1.0));
    CHECK(wanted(0, development) == 0.0);
    CHECK(wanted(1, index_of(Dimension::rule_of_law)) == Approx(0.2 * (1.0 - 0.5 * 0.8)));
}

TEST_CASE("The more a government preys, the more it asks for its own safety", "[levels]") {
    World world = country();
    CHECK(asked(world).voices.wanted[nation](0, security) == 0.0);
    world.government.predation[0] = 0.5;
    CHECK(asked(world).voices.wanted[nation](0, security) == Approx(0.5 * defaults.regime_security));
}

TEST_CASE("Communities ask from their own fear, grievance and poverty, each identity group for itself", "[levels]") {
    World world = country();
    const std::size_t row = world.residents.row(0, 1);
    world.residents.fear[row] = 0.9;
    world.residents.welfare[row] = 0.2;
    world.residents.district_fear[0] = 0.6;
    world = asked(world);
    CHECK(world.voices.wanted_by_group(row, security) == Approx(0.9));
    CHECK(world.voices.wanted_by_group(row, development) == Approx(0.8));
    CHECK(world.voices.wanted_by_group(world.residents.row(0, 0), security) == Approx(0.5));
    CHECK(world.voices.wanted[community](0, security) == Approx(0.6));
}

TEST_CASE("What communities ask for does not follow need × people: need alone moves nothing but relief", "[levels]") {
    World world = country();
    const World before = asked(world);
    world.districts.condition(0, development) = 0.05;
    const World after = asked(world);
    CHECK(after.voices.wanted[community].values == before.voices.wanted[community].values);
    CHECK(after.voices.wanted[province](0, development) > before.voices.wanted[province](0, development));
}

TEST_CASE("With levels off everybody asks for what people on average want", "[levels]") {
    Switches on;
    on.without(Mechanism::levels_of_government);
    const World world = asked(country(), loose_structure(4), on);
    CHECK(world.voices.wanted[nation].values == world.voices.wanted[community].values);
    CHECK(world.voices.wanted[province].values == world.voices.wanted[community].values);
}

TEST_CASE("Who is linked to a level hears it more, and who works among people hears communities", "[levels]") {
    World world = country();
    Structure structure = loose_structure(4);
    const ByDimension unlinked = heard_in(asked(world, structure), 0, 0);
    structure.information(0, 1) = 0.8;
    const World linked = asked(world, structure);
    CHECK(linked.voices.heard(0, nation) == Approx(defaults.unlinked + 0.8));
    CHECK(linked.voices.heard(0, province) == Approx(defaults.unlinked));
    const std::size_t law = index_of(Dimension::rule_of_law);
    CHECK(heard_in(linked, 0, 0)[law] > unlinked[law]);
    world.beliefs.eyes(0, 0) = 3.0;
    const World there = asked(world);
    CHECK(heard_in(there, 0, 0)[security] > unlinked[security]);
    CHECK(heard_in(there, 0, 1)[security] == Approx(heard_in(asked(country()), 0, 1)[security]));
    world.voices.engaged = false;  // before partnership with local people
    CHECK(heard_in(asked(world), 0, 0)[security] < heard_in(there, 0, 0)[security]);
}

TEST_CASE("Local NGOs speak for communities, in part", "[levels]") {
    World world = country();
    world.organisations.family[3] = Family::local_ngo;
    Structure structure = loose_structure(4);
    structure.information(0, 3) = 0.6;
    CHECK(asked(world, structure).voices.heard(0, community) == Approx(defaults.unlinked + 0.6 * defaults.relayed));
}

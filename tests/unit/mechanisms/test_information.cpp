// odd.md 7.3: how beliefs flow along links.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/information.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

void hear(World& world, const Structure& structure, const Information& p = {}, const Switches& on = {}) {
    inform(world.beliefs, world.organisations, world.association, world.forums, structure, p, CivilMilitary{},
           Observation{}, on);
}

/// Numbers that follow no pattern, without a generator to seed.
double scattered(std::size_t i) {
    return Draws(7).uniform(EntityId{static_cast<std::uint32_t>(i)}, 0, Purpose::terrain);
}

/// Everyone has seen something of every cell.
World everyone_has_seen(const Sizes& sizes) {
    World world = small_world(sizes);
    for (std::size_t i = 0; i < world.beliefs.own_mean.values.size(); ++i) {
        world.beliefs.own_mean.values[i] = static_cast<float>(0.2 + 0.6 * scattered(i));
        world.beliefs.own_precision.values[i] = static_cast<float>(3.0 * scattered(100000 + i));
    }
    return world;
}

}  // namespace

TEST_CASE("Pooled beliefs are own and heard observations weighted by precision and strength, over the prior",
          "[information]") {
    // The oracle: two loops in double precision, from the sentence above.
    constexpr std::size_t n = 6;
    World world = everyone_has_seen({.districts = 9, .organisations = n});
    Structure structure = loose_structure(n);
    for (std::size_t o = 0; o < n; ++o) {
        world.organisations.colouring[o] = scattered(200 + o);
        for (std::size_t other = 0; other < n; ++other) {
            world.organisations.trust(o, other) = 0.1 + 0.8 * scattered(300 + o * n + other);
            world.beliefs.divergence(o, other) = o == other ? 0.0 : scattered(400 + o * n + other);
            if (o != other) structure.information(o, other) = scattered(500 + o * n + other);
        }
    }
    const Information p;
    const Observation prior;
    hear(world, structure, p);
    for (std::size_t o = 0; o < n; ++o) {
        for (std::size_t d = 0; d < 9; ++d) {
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                const std::size_t c = world.beliefs.cell(d, k);
                double weight = prior.prior_precision + world.beliefs.own_precision(o, c);
                double sum = prior.prior_precision * prior.prior_mean +
                             static_cast<double>(world.beliefs.own_precision(o, c)) * world.beliefs.own_mean(o, c);
                for (std::size_t other = 0; other < n; ++other) {
                    if (other == o) continue;
                    const double candour = 1 - p.mandate_candour * world.beliefs.divergence(o, other);
                    const double strength =
                        structure.information(o, other) * world.organisations.trust(o, other) * candour;
                    if (strength < p.smallest_link) continue;
                    const double passed = strength * world.beliefs.own_precision(other, c);
                    const double shade = p.colouring * world.organisations.colouring[other] *
                                         world.beliefs.divergence(o, other) * world.organisations.mandate(other, k);
                    weight += passed;
                    sum += passed * (world.beliefs.own_mean(other, c) - shade);
                }
                CHECK(world.beliefs.precision(o, c) == Approx(weight).epsilon(1e-5));
                CHECK(world.beliefs.mean(o, c) == Approx(std::clamp(sum / weight, 0.0, 1.0)).epsilon(1e-5));
            }
        }
    }
}

TEST_CASE("A loop of links raises nobody's precision beyond the sum of what all saw themselves", "[information]") {
    constexpr std::size_t n = 4;
    World world = everyone_has_seen({.districts = 3, .organisations = n});
    Structure structure = loose_structure(n);
    for (std::size_t o = 0; o < n; ++o) structure.information((o + 1) % n, o) = 1.0;
    world.organisations.trust.fill(1.0);
    hear(world, structure);
    const Grid<float> once = world.beliefs.precision;
    for (int week = 0; week < 20; ++week) hear(world, structure);
    CHECK(world.beliefs.precision.values == once.values);  // hearsay does not come back as certainty
    for (std::size_t c = 0; c < world.beliefs.own_precision.n_columns; ++c) {
        double all = Observation{}.prior_precision;
        for (std::size_t o = 0; o < n; ++o) all += world.beliefs.own_precision(o, c);
        for (std::size_t o = 0; o < n; ++o) CHECK(world.beliefs.precision(o, c) <= all * (1 + 1e-6));
    }
}

TEST_CASE("Only own observations travel: what was heard is not passed on", "[information]") {
    World world = everyone_has_seen({.districts = 2, .organisations = 3});
    Structure structure = loose_structure(3);
    structure.information(1, 0) = 1.0;  // 0 tells 1, and 1 tells 2
    structure.information(2, 1) = 1.0;
    hear(world, structure);
    const Grid<float> before = world.beliefs.precision;
    for (float& precision : world.beliefs.own_precision.row(0)) precision *= 5.0f;
    hear(world, structure);
    CHECK(world.beliefs.precision(1, 0) > before(1, 0));
    CHECK(world.beliefs.precision(2, 0) == before(2, 0));
}

TEST_CASE("Colouring darkens the sender's own dimension and no other", "[information]") {
    World world = everyone_has_seen({.districts = 2, .organisations = 2});
    mandate_only(world, 1, Dimension::human_rights);
    world.organisations.colouring[1] = 1.0;
    world.beliefs.divergence.fill(0.8);
    Structure structure = loose_structure(2);
    structure.information(0, 1) = 1.0;
    hear(world, structure);
    const Grid<float> coloured = world.beliefs.mean;
    const Grid<float> precision = world.beliefs.precision;
    Switches straight;
    straight.without(Mechanism::colouring);
    hear(world, structure, {}, straight);
    CHECK(world.beliefs.precision.values == precision.values);  // it shifts the picture, not the certainty
    for (std::size_t d = 0; d < 2; ++d) {
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const std::size_t c = world.beliefs.cell(d, k);
            INFO(Names<Dimension>::words[k]);
            if (k == index_of(Dimension::human_rights)) {
                CHECK(coloured(0, c) < world.beliefs.mean(0, c));
            } else {
                CHECK(coloured(0, c) == world.beliefs.mean(0, c));
            }
        }
    }
}

TEST_CASE("Between organisations of one mandate nothing is coloured", "[information]") {
    World world = everyone_has_seen({.districts = 1, .organisations = 2});
    world.organisations.colouring[1] = 1.0;
    Structure structure = loose_structure(2);
    structure.information(0, 1) = 1.0;
    hear(world, structure);
    const Grid<float> coloured = world.beliefs.mean;
    Switches straight;
    straight.without(Mechanism::colouring);
    hear(world, structure, {}, straight);
    CHECK(coloured.values == world.beliefs.mean.values);
}

TEST_CASE("With candour off it is 1 on every link", "[information]") {
    World world = everyone_has_seen({.districts = 2, .organisations = 3});
    world.beliefs.divergence.fill(0.9);
    world.organisations.neutrality.assign(3, 1.0);
    world.association.at_risk.fill(0.9);
    Structure structure = loose_structure(3);
    structure.information.fill(1.0);
    hear(world, structure);
    CHECK(world.beliefs.candour(0, 1) < 1.0);
    Switches on;
    on.without(Mechanism::candour);
    hear(world, structure, {}, on);
    for (std::size_t receiver = 0; receiver < 3; ++receiver) {
        for (std::size_t sender = 0; sender < 3; ++sender) {
            if (receiver != sender) CHECK(world.beliefs.candour(receiver, sender) == 1.0);
        }
    }
}

TEST_CASE("Candour falls with unlike mandates, and with a receiver at risk only where the sender is neutral",
          "[information]") {
    World world = everyone_has_seen({.districts = 2, .organisations = 2});
    const Structure structure = loose_structure(2);
    const auto candour = [&](double divergence, double risk, double neutrality) {
        world.beliefs.divergence.fill(divergence);
        world.association.at_risk.fill(risk);
        world.organisations.neutrality[1] = neutrality;
        hear(world, structure);
        return world.beliefs.candour(0, 1);
    };
    CHECK(candour(0.0, 0.0, 1.0) == 1.0);  // in calm, sources need no protection
    CHECK(candour(0.5, 0.0, 1.0) < 1.0);
    CHECK(candour(0.9, 0.0, 1.0) < candour(0.5, 0.0, 1.0));
    CHECK(candour(0.0, 0.5, 1.0) < 1.0);
    CHECK(candour(0.0, 0.9, 1.0) < candour(0.0, 0.5, 1.0));
    CHECK(candour(0.0, 0.9, 0.0) == 1.0);
}

TEST_CASE("Without information everyone knows only what its own teams saw", "[information]") {
    World world = everyone_has_seen({.districts = 2, .organisations = 3, .forums = 1});
    Structure structure = loose_structure(3);
    structure.information.fill(1.0);
    Switches on;
    on.without(Mechanism::information);
    hear(world, structure, {}, on);
    const Observation prior;
    for (std::size_t i = 0; i < world.beliefs.precision.values.size(); ++i) {
        CHECK(world.beliefs.precision.values[i] ==
              Approx(prior.prior_precision + world.beliefs.own_precision.values[i]).epsilon(1e-6));
    }
    CHECK(std::all_of(world.beliefs.strength.values.begin(), world.beliefs.strength.values.end(),
                      [](double strength) { return strength == 0; }));
}

TEST_CASE("Links weaker than the smallest carry nothing", "[information]") {
    World world = everyone_has_seen({.districts = 1, .organisations = 2});
    world.organisations.trust.fill(1.0);
    Structure structure = loose_structure(2);
    Information p;
    p.smallest_link = 0.05;
    structure.information(0, 1) = 0.049;
    hear(world, structure, p);
    CHECK(world.beliefs.strength(0, 1) == 0.0);
    structure.information(0, 1) = 0.051;
    hear(world, structure, p);
    CHECK(world.beliefs.strength(0, 1) > 0.0);
}

TEST_CASE("Those who sit in one room hear each other, more where they analyse together and where they meet often",
          "[information]") {
    World world = everyone_has_seen({.districts = 1, .organisations = 3, .forums = 1});
    world.forums.seat(0, 2) = 0.0;
    const Structure structure = loose_structure(3);
    const auto strength = [&](ForumDepth depth, int interval) {
        world.forums.depth[0] = depth;
        world.forums.interval_weeks[0] = interval;
        hear(world, structure);
        return world.beliefs.strength(0, 1);
    };
    const double monthly = strength(ForumDepth::information, 4);
    CHECK(monthly > 0.0);
    CHECK(world.beliefs.strength(0, 2) == 0.0);  // who has no seat hears nothing
    CHECK(strength(ForumDepth::information, 13) < monthly);
    CHECK(strength(ForumDepth::information, 1) > monthly);
    CHECK(strength(ForumDepth::analysis, 4) > monthly);
    world.forums.attendance(0, 1) = 0.3;
    CHECK(strength(ForumDepth::information, 4) < monthly);
    world.forums.open[0] = false;
    CHECK(strength(ForumDepth::information, 4) == 0.0);
}

TEST_CASE("What is passed on grows with trust", "[information]") {
    World world = everyone_has_seen({.districts = 1, .organisations = 2});
    Structure structure = loose_structure(2);
    structure.information(0, 1) = 0.8;
    world.organisations.trust(0, 1) = 0.25;
    hear(world, structure);
    const double wary = world.beliefs.strength(0, 1);
    world.organisations.trust(0, 1) = 0.75;
    hear(world, structure);
    CHECK(world.beliefs.strength(0, 1) == Approx(3 * wary));
}

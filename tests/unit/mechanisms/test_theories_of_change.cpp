// odd.md 7.11: approaches differ in what they yield; organisations learn, plans prescribe.

#include <algorithm>
#include <catch2/catch.hpp>

#include "mechanisms/theories_of_change.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t relief = index_of(Activity::relief);
constexpr std::size_t urban = index_of(DistrictKind::urban);
constexpr std::size_t relief_in_town = task_of(urban, relief);

Switches without(Mechanism mechanism) {
    Switches on;
    on.without(mechanism);
    return on;
}

/// Organisations that all bring relief with ten teams each in one town.
World relieving(std::size_t n_organisations, std::size_t n_forums = 0) {
    World world = small_world({.districts = 1, .organisations = n_organisations, .groups = 1, .forums = n_forums});
    world.districts.urban.assign(1, 1.0);
    std::vector<TeamsAt> teams;
    for (std::size_t o = 0; o < n_organisations; ++o) {
        able_only(world, o, {Activity::relief});
        teams.push_back({.organisation = o, .n = 10});
    }
    field_teams(world, teams);
    return world;
}

World conceived(std::size_t n_organisations, const TheoriesOfChange& p, std::uint64_t seed = 1, const Switches& on = {},
                std::size_t n_forums = 0) {
    World world = relieving(n_organisations, n_forums);
    conceive_approaches(world, p, Lessons{}, on, Draws(seed));
    return world;
}

void quarters(World& world, const TheoriesOfChange& p, int n, const Switches& on = {}, const Lessons& lessons = {},
              double rotation_scale = 1.0, std::uint64_t seed = 1) {
    for (int quarter = 0; quarter <= n; ++quarter) {
        learn_what_works(world, p, lessons, Coordination{}, RoomRules{}, Observation{}, rotation_scale, on,
                         quarter * p.every_weeks, Draws(seed));
    }
}

void set_efficacy(World& world, double first, double second, double third) {
    for (std::size_t task = 0; task < n_tasks; ++task) {
        world.approaches.efficacy[way_of(task, 0)] = first;
        world.approaches.efficacy[way_of(task, 1)] = second;
        world.approaches.efficacy[way_of(task, 2)] = third;
    }
}

double mean_precision(const World& world) {
    double sum = 0;
    for (const double precision : world.approaches.own_precision.values) sum += precision;
    return sum;
}

/// Error of what an organisation believes of the three ways of relief in town.
double error_of(const World& world, std::size_t o) {
    double sum = 0;
    for (std::size_t v = 0; v < n_variants; ++v) {
        const std::size_t way = way_of(relief_in_town, v);
        const double error = world.approaches.believed(o, way) - world.approaches.efficacy[way];
        sum += error * error;
    }
    return sum;
}

}  // namespace

TEST_CASE("True efficacies have mean 1 over the variants of a task, and differ", "[theories]") {
    const World world = conceived(2, {});
    for (std::size_t task = 0; task < n_tasks; ++task) {
        const double* const e = &world.approaches.efficacy[way_of(task, 0)];
        CHECK(e[0] + e[1] + e[2] == Approx(3.0));
        CHECK(std::max({e[0], e[1], e[2]}) > std::min({e[0], e[1], e[2]}));
        CHECK(std::min({e[0], e[1], e[2]}) > 0);
    }
}

TEST_CASE("Where power is known to be wrong, its favourite is the worst; where right, the best", "[theories]") {
    for (const double received : {-1.0, 1.0}) {
        World world = relieving(3);
        world.organisations.power = {0.1, 0.9, 0.1};
        TheoriesOfChange p;
        p.received = received;
        conceive_approaches(world, p, Lessons{}, {}, Draws(4));
        const auto first = world.approaches.efficacy.begin() + static_cast<std::ptrdiff_t>(way_of(relief_in_town, 0));
        const std::size_t favourite = world.approaches.favourite(1, relief);
        const auto chosen = first + static_cast<std::ptrdiff_t>(favourite);
        CHECK(*chosen == (received > 0 ? *std::max_element(first, first + 3) : *std::min_element(first, first + 3)));
    }
}

TEST_CASE("A family's tradition pulls: with none three variants share the organisations, with all of it one has them",
          "[theories]") {
    const auto largest_share = [](double tradition) {
        TheoriesOfChange p;
        p.tradition = tradition;
        const World world = conceived(60, p);
        std::array<double, n_variants> n{};
        for (std::size_t o = 0; o < 60; ++o) n[world.approaches.favourite(o, relief)] += 1.0 / 60.0;
        return *std::max_element(n.begin(), n.end());
    };
    CHECK(largest_share(0) < 0.5);
    CHECK(largest_share(10) > 0.95);
}

TEST_CASE("Without the mechanism every yield is 1", "[theories]") {
    const Switches off = without(Mechanism::theories_of_change);
    World world = conceived(3, {}, 1, off);
    quarters(world, {}, 4, off);
    for (const double yield : world.approaches.yield.values) CHECK(yield == 1.0);
}

TEST_CASE("The yield is the efficacy of the mix, less what unlike approaches cost each other", "[theories]") {
    TheoriesOfChange p;
    p.clash = 0.2;
    p.pace = 0;
    World world = conceived(2, p);
    set_efficacy(world, 1.5, 0.9, 0.6);
    for (std::size_t o = 0; o < 2; ++o) {
        for (std::size_t v = 0; v < n_variants; ++v) {
            world.approaches.choice(o, way_of(relief_in_town, v)) = v == o ? 1.0 : 0.0;
        }
    }
    quarters(world, p, 0);
    // Each does half of the work in its own way, so a clash of 0.2 costs one tenth.
    CHECK(world.approaches.yield(0, relief_in_town) == Approx(1.5 * 0.9));
    CHECK(world.approaches.yield(1, relief_in_town) == Approx(0.9 * 0.9));
}

TEST_CASE("Who evaluates long enough comes to use what works", "[theories]") {
    World world = conceived(1, {});
    set_efficacy(world, 0.5, 0.5, 2.0);
    quarters(world, {}, 200, without(Mechanism::rotation));
    CHECK(world.approaches.use(0, way_of(relief_in_town, 2)) > 0.9);
    CHECK(world.approaches.yield(0, relief_in_town) > 1.7);
}

TEST_CASE("Who counts outputs, or does not listen, learns less; broader criteria make up for it", "[theories]") {
    const auto learnt = [](double outputs, double openness, double criteria) {
        TheoriesOfChange p;
        p.criteria = criteria;
        World world = conceived(1, p);
        world.inner.success.fill(0.0);
        world.inner.success(0, index_of(Success::outputs)) = outputs;
        world.inner.success(0, index_of(Success::peace)) = 1.0 - outputs;
        world.inner.openness[0] = openness;
        quarters(world, p, 8, without(Mechanism::rotation));
        return mean_precision(world);
    };
    CHECK(learnt(1, 1, 0) == Approx(0.2 * learnt(0, 1, 0)).epsilon(0.2));  // and so it also tries other things
    CHECK(learnt(0, 0.5, 0) < 0.7 * learnt(0, 1, 0));
    CHECK(learnt(1, 1, 1) == Approx(learnt(0, 1, 0)));
    CHECK(learnt(0, 0, 0) == 0);
}

TEST_CASE("Rotation loses what was learnt, and memory keeps it", "[theories]") {
    const auto kept = [](double scale, double memory) {
        World world = conceived(1, {});
        world.organisations.turnover[0] = 0.02;
        world.organisations.memory[0] = memory;
        quarters(world, {}, 12, {}, {}, scale);
        return mean_precision(world);
    };
    CHECK(kept(4, 0) < 0.6 * kept(1, 0));
    CHECK(kept(4, 0.6) > 1.2 * kept(4, 0));
    CHECK(kept(4, 0.6) < kept(0, 0.6));
}

TEST_CASE("Lessons told along a link improve the listener's beliefs, unless they are too sensitive to tell",
          "[theories]") {
    const auto errors = [](double strength, double sensitivity) {
        Lessons lessons;
        lessons.exchange = 1.0;
        lessons.sensitivity = sensitivity;
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            World world = conceived(2, {}, seed);
            for (auto& team : world.teams.presence) team = 0.0f;
            for (std::size_t team = 0; team < 10; ++team) world.teams.presence[team] = 1.0f;  // only the first works
            world.beliefs.strength(1, 0) = strength;
            quarters(world, {}, 30, without(Mechanism::rotation), lessons, 1.0, seed);
            sum += error_of(world, 1);
        }
        return sum;
    };
    CHECK(errors(1.0, 0.0) < 0.8 * errors(0.0, 0.0));
    CHECK(errors(1.0, 1.0) == Approx(errors(0.0, 0.0)));
}

TEST_CASE("A planning room sanctions the variant with most power behind it, and only members who mean it follow",
          "[theories]") {
    TheoriesOfChange p;
    p.experimentation = 0.05;
    World world = conceived(3, p, 1, {}, 1);
    Forums& forums = world.forums;
    world.organisations.power = {1.0, 0.1, 0.1};
    forums.power[0] = 1.0;
    forums.convenes(0, 0) = 1.0;
    for (std::size_t o = 0; o < 3; ++o) {
        for (std::size_t way = 0; way < n_ways; ++way) {
            world.approaches.choice(o, way) = way % n_variants == o ? 1.0 : 0.0;
        }
        forums.private_commitment(0, o) = o == 2 ? 0.0 : 0.6;
    }
    learn_what_works(world, p, Lessons{}, Coordination{}, RoomRules{}, Observation{}, 1.0, {}, 0, Draws(1));
    CHECK(world.approaches.prescribed(0, relief) == 0);
    CHECK(world.approaches.use(1, way_of(relief_in_town, 0)) == Approx(0.6));
    CHECK(world.approaches.use(1, way_of(relief_in_town, 1)) == Approx(0.4));
    CHECK(world.approaches.use(2, way_of(relief_in_town, 2)) == Approx(1.0));

    // In a horizontal room the two weak ones, of one view, outvote the strong one.
    forums.rule[0] = PowerRule::horizontal;
    for (std::size_t way = 0; way < n_ways; ++way) {
        world.approaches.choice(2, way) = world.approaches.choice(1, way);
    }
    learn_what_works(world, p, Lessons{}, Coordination{}, RoomRules{}, Observation{}, 1.0, {}, 0, Draws(1));
    CHECK(world.approaches.prescribed(0, relief) == 1);

    // Who merely listens has no voice.
    world.approaches.prescribed.fill(no_variant);
    forums.attendance(0, 1) = forums.attendance(0, 2) = 0.1;
    learn_what_works(world, p, Lessons{}, Coordination{}, RoomRules{}, Observation{}, 1.0, {}, 0, Draws(1));
    CHECK(world.approaches.prescribed(0, relief) == 0);
    forums.attendance(0, 0) = 0.05;
    learn_what_works(world, p, Lessons{}, Coordination{}, RoomRules{}, Observation{}, 1.0, {}, 0, Draws(1));
    CHECK(world.approaches.prescribed(0, relief) == no_variant);
}

TEST_CASE("A divided organisation takes over less of what its plan prescribes", "[theories]") {
    World world = conceived(2, {}, 1, {}, 1);
    for (std::size_t o = 0; o < 2; ++o) {
        for (std::size_t way = 0; way < n_ways; ++way) {
            world.approaches.choice(o, way) = way % n_variants == o ? 1.0 : 0.0;
        }
    }
    world.organisations.power = {1.0, 0.1};
    world.forums.convenes(0, 0) = 1.0;
    world.forums.private_commitment.fill(1.0);
    world.inner.follows[1] = 0.25;
    learn_what_works(world, {}, Lessons{}, Coordination{}, RoomRules{}, Observation{}, 1.0, {}, 0, Draws(1));
    CHECK(world.approaches.use(1, way_of(relief_in_town, 0)) == Approx(0.25));
}

TEST_CASE("Best practice of other missions is known on the first day", "[theories]") {
    const auto error = [](double across) {
        Lessons lessons;
        lessons.across_missions = across;
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            World world = relieving(1);
            conceive_approaches(world, {}, lessons, {}, Draws(seed));
            sum += error_of(world, 0);
        }
        return sum;
    };
    CHECK(error(20.0) < 0.8 * error(0.0));
}

// odd.md 7.2: what teams see of their district, and how it ages.

#include <catch2/catch.hpp>
#include <cmath>

#include "mechanisms/observation.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t security = index_of(Dimension::security);

void look(World& world, const Observation& p, const Switches& on = {}, Week week = 1, double rotation_scale = 1) {
    observe(world.beliefs, world.organisations, world.teams, world.districts, p, rotation_scale, world.conduct, on,
            week, Draws(1));
}

}  // namespace

TEST_CASE("Precision grows with local ties", "[observation]") {
    World world = small_world({.districts = 1, .organisations = 2});
    field_teams(world, {{.organisation = 0, .ties = 0.1f}, {.organisation = 1, .ties = 0.9f}});
    look(world, {});
    CHECK(world.beliefs.eyes(0, 0) < world.beliefs.eyes(1, 0));
    CHECK(world.beliefs.own_precision(0, security) < world.beliefs.own_precision(1, security));
}

TEST_CASE("More teams see more, but less than in proportion", "[observation]") {
    World world = small_world({.districts = 1, .organisations = 3});
    field_teams(world, {{.organisation = 0, .n = 1}, {.organisation = 1, .n = 2}, {.organisation = 2, .n = 3}});
    look(world, {});
    const auto precision = [&](std::size_t o) { return world.beliefs.own_precision(o, security); };
    CHECK(precision(1) > precision(0));
    CHECK(precision(2) > precision(1));
    CHECK(precision(2) - precision(1) < precision(1) - precision(0));
}

TEST_CASE("Who has no team in a district learns nothing about it", "[observation]") {
    World world = small_world({.districts = 2, .organisations = 1});
    field_teams(world, {{.organisation = 0, .district = 0}});
    look(world, {});
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        CHECK(world.beliefs.own_precision(0, world.beliefs.cell(0, k)) > 0.0f);
        CHECK(world.beliefs.own_precision(0, world.beliefs.cell(1, k)) == 0.0f);
    }
}

TEST_CASE("Where looking tells nothing, beliefs stay numbers and as they were", "[observation]") {
    World world = small_world({.districts = 1, .organisations = 1});
    field_teams(world, {{.organisation = 0}});
    world.beliefs.own_precision.fill(0.0f);
    const auto before = world.beliefs.own_mean.values;
    Observation blind;
    blind.precision = 0;
    look(world, blind);
    CHECK(world.beliefs.own_mean.values == before);
    CHECK(world.beliefs.own_precision(0, security) == 0.0f);
}

TEST_CASE("Teams without presence see nothing", "[observation]") {
    World world = small_world({.districts = 1, .organisations = 1});
    field_teams(world, {{.organisation = 0}});
    world.teams.presence[0] = 0.0f;
    look(world, {});
    CHECK(world.beliefs.own_precision(0, security) == 0.0f);
}

TEST_CASE("Everyone sees its own field best and something of the others", "[observation]") {
    World world = small_world({.districts = 1, .organisations = 1});
    mandate_only(world, 0, Dimension::security);
    field_teams(world, {{.organisation = 0}});
    look(world, {});
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        CHECK(world.beliefs.own_precision(0, k) > 0.0f);
        if (k != security) CHECK(world.beliefs.own_precision(0, k) < world.beliefs.own_precision(0, security));
    }
}

TEST_CASE("What was seen loses half of its precision in one half-life", "[observation]") {
    Observation p;
    p.half_life = 8;
    World world = small_world({.districts = 1, .organisations = 1});
    world.beliefs.own_precision.fill(4.0f);
    world.beliefs.own_mean.fill(0.3f);
    for (Week week = 1; week <= 8; ++week) look(world, p, {}, week);
    CHECK(world.beliefs.own_precision(0, security) == Approx(2.0).epsilon(1e-5));
    CHECK(world.beliefs.own_mean(0, security) == 0.3f);  // only certainty is lost
}

TEST_CASE("Knowledge leaves with those who rotate, unless it is handed over", "[observation]") {
    World world = small_world({.districts = 1, .organisations = 2});
    world.organisations.turnover = {0.0, 0.1};
    const auto left = [&](double handover, bool rotation, double scale = 1) {
        Observation p;
        p.handover = handover;
        Switches on;
        if (!rotation) on.without(Mechanism::rotation);
        world.beliefs.own_precision.fill(1.0f);
        look(world, p, on, 1, scale);
        return world.beliefs.own_precision(1, security) / world.beliefs.own_precision(0, security);
    };
    CHECK(left(0.0, true) == Approx(0.9));
    CHECK(left(0.5, true) == Approx(0.95));
    CHECK(left(1.0, true) == Approx(1.0));
    CHECK(left(0.0, true, 2.0) == Approx(0.8));
    CHECK(left(0.0, false) == Approx(1.0));
}

TEST_CASE("What good eyes see is right on average, with the error that precision promises", "[observation]") {
    // Sights are cut at `furthest` beyond [0, 1], and beliefs to [0, 1]: at an error of 0.05 nothing is cut from the
    // middle of the range. 100 × 100 × 6 independent sights; each check fails by chance in one of 16,000 worlds, and
    // this one is fixed.
    constexpr std::size_t n = 100;
    const double truth = GENERATE(0.3, 0.5, 0.7);
    Observation p;
    p.precision = 400;
    p.base_sight = 1;
    World world = small_world({.districts = n, .organisations = n});
    std::vector<TeamsAt> everywhere;
    for (std::size_t o = 0; o < n; ++o) {
        for (std::size_t d = 0; d < n; ++d) everywhere.push_back({.organisation = o, .district = d});
    }
    field_teams(world, everywhere);
    for (float& presence : world.teams.presence) presence = 50.0f;
    world.districts.condition.fill(truth);
    look(world, p);
    double sum = 0;
    double squares = 0;
    double promised = 0;
    const auto& means = world.beliefs.own_mean.values;
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double error = means[i] - truth;
        sum += error;
        squares += error * error;
        promised += 1.0 / world.beliefs.own_precision.values[i];
    }
    const auto count = static_cast<double>(means.size());
    CHECK(std::fabs(sum / count) < 4 * std::sqrt(promised) / count);
    CHECK(std::fabs(squares / promised - 1.0) < 4 * std::sqrt(2.0 / count));  // variance of a squared normal is 2
}

TEST_CASE("The same organisation sees the same in a week whoever else is there", "[observation]") {
    World alone = small_world({.districts = 2, .organisations = 1});
    field_teams(alone, {{.organisation = 0, .district = 1}});
    World crowded = small_world({.districts = 2, .organisations = 3});
    field_teams(crowded,
                {{.organisation = 0, .district = 1}, {.organisation = 1, .district = 1, .n = 5}, {.organisation = 2}});
    look(alone, {});
    look(crowded, {});
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        const std::size_t cell = alone.beliefs.cell(1, k);
        CHECK(alone.beliefs.own_mean(0, cell) == crowded.beliefs.own_mean(0, cell));
    }
}

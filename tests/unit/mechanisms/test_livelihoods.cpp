// odd.md 7.6: jobs, investment, and what idle youth means to those who recruit.

#include <catch2/catch.hpp>

#include "mechanisms/livelihoods.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

World working(double security = 0.5, double violence = 0.0, double development = 0.0) {
    World world = small_world({.districts = 1});
    settle_livelihoods(world, LivelihoodRates{}, Draws(1));
    world.districts.condition(0, index_of(Dimension::security)) = security;
    world.districts.violence[0] = violence;
    world.effort.total(0, index_of(Dimension::development)) = development;
    return world;
}

World after(World world, int weeks, const LivelihoodRates& p = {}, const Switches& on = {}) {
    for (Week week = 0; week < weeks; ++week) make_jobs(world, p, on, week);
    return world;
}

}  // namespace

TEST_CASE("Investment comes to what is safe and lawful, and leaves ten times as fast", "[livelihoods]") {
    const World calm = after(working(0.9), 520);
    const World unsafe = after(working(0.2), 520);
    CHECK(calm.livelihoods.investment[0] > unsafe.livelihoods.investment[0]);
    // What a district with law 0.5 and no corruption draws.
    CHECK(calm.livelihoods.investment[0] == Approx(0.9 * 0.75).epsilon(0.1));
    World struck = calm;
    struck.districts.violence[0] = 0.5;
    make_jobs(struck, LivelihoodRates{}, Switches{}, 0);
    const double lost = calm.livelihoods.investment[0] - struck.livelihoods.investment[0];
    World won = working(0.9);
    const double before = won.livelihoods.investment[0];
    make_jobs(won, LivelihoodRates{}, Switches{}, 0);
    CHECK(lost > 5 * (won.livelihoods.investment[0] - before));
}

TEST_CASE("Programmes that hire locally make jobs; violence destroys them", "[livelihoods]") {
    CHECK(after(working(0.5, 0, 4.0), 200).livelihoods.jobs[0] > after(working(), 200).livelihoods.jobs[0]);
    CHECK(after(working(0.5, 0.6), 200).livelihoods.jobs[0] < after(working(), 200).livelihoods.jobs[0]);
    LivelihoodRates by_hand;
    by_hand.labour_share = 0.6;
    CHECK(after(working(0.5, 0, 4.0), 200, by_hand).livelihoods.jobs[0] >
          after(working(0.5, 0, 4.0), 200).livelihoods.jobs[0]);
}

TEST_CASE("Idle youth is drawn to arms: nothing where work is as usual, more where it is scarce", "[livelihoods]") {
    const LivelihoodRates p;
    World world = after(working(0.9, 0, 6.0), 520);
    CHECK(world.livelihoods.jobs[0] > p.usual_jobs);
    CHECK(world.livelihoods.income[0] == Approx(p.income * (world.livelihoods.jobs[0] - p.usual_jobs)));
    const double idle = world.livelihoods.young[0] * (1.0 - world.livelihoods.jobs[0]);
    CHECK(world.livelihoods.pull[0] == Approx(p.recruits * (idle / (p.youth_share * (1.0 - p.usual_jobs)) - 1.0)));
    const World idle_town = after(working(0.1, 0.8), 300);
    CHECK(idle_town.livelihoods.pull[0] > world.livelihoods.pull[0]);
}

TEST_CASE("Without the mechanism jobs stay, and draw nobody in or out", "[livelihoods]") {
    Switches off;
    off.without(Mechanism::livelihoods);
    const World before = working(0.9, 0, 6.0);
    const World later = after(before, 200, {}, off);
    CHECK(later.livelihoods.jobs == before.livelihoods.jobs);
    CHECK(later.livelihoods.pull[0] == 0.0);
    CHECK(later.livelihoods.income[0] == 0.0);
}

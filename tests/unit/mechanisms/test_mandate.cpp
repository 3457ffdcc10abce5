// odd.md 7.1: mandates are drafted, in haste or with time, and reviewed on what the mission believes.

#include <catch2/catch.hpp>

#include <cmath>

#include "core/maths.hpp"
#include "mechanisms/mandate.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t security = index_of(Dimension::security);
constexpr std::size_t political = index_of(Dimension::political);

/// Civilians of a mission who work for security and politics alike.
World mission_world() {
    World world = small_world();
    world.organisations.family = {Family::mission_civilian, Family::ngo_humanitarian};
    world.organisations.mission = {0, without_mission};
    world.organisations.vocation.fill(0.0);
    world.organisations.vocation(0, security) = world.organisations.vocation(0, political) = 0.5;
    world.organisations.mandate = world.organisations.vocation;
    world.organisations.ability.fill(0.0);
    for (const Activity a : {Activity::mediation, Activity::justice, Activity::patrol}) {
        world.organisations.ability(0, index_of(a)) = 1.0;
    }
    world.organisations.competence = world.organisations.ability;
    believe(world, 0.5f);
    world.beliefs.eyes.fill(1.0);
    return world;
}

MandateReview firm() {
    MandateReview p;
    p.adaptable = 0;
    p.mismatch = 0;
    return p;
}

void review_until(World& world, const MandateReview& p, Week end, const Switches& on = {}) {
    for (Week week = 0; week <= end; ++week) review_mandates(world, p, MissionLife{}, Delivery{}, on, week);
}

void believe_in(World& world, std::size_t dimension, float condition) {
    for (std::size_t d = 0; d < 2; ++d) world.beliefs.mean(0, world.beliefs.cell(d, dimension)) = condition;
}

}  // namespace

TEST_CASE("A mandate drafted in no time puts its weight where it lay elsewhere; with time and agreement it fits",
          "[mandate]") {
    const auto drafted = [](int weeks, double mismatch) {
        World world = mission_world();
        world.missions[0].drafting_weeks = weeks;
        MandateReview p = firm();
        p.mismatch = mismatch;
        draft_mandates(world, p, Switches{}, Draws(7));
        return world;
    };
    const World hasty = drafted(0, 0.0);
    const auto& elsewhere = hasty.missions[0].template_weights;
    const double copied = elsewhere[security] / (elsewhere[security] + elsewhere[political]);
    CHECK(hasty.organisations.mandate(0, security) == Approx(copied));
    CHECK(std::fabs(copied - 0.5) > 0.01);
    // Half of the gap is closed in `drafting_half` weeks, of which capitals that disagree leave a share.
    CHECK(drafted(2, 0.0).organisations.mandate(0, security) == Approx(0.5 * (copied + 0.5)));
    CHECK(drafted(2, 0.5).organisations.mandate(0, security) == Approx(0.75 * copied + 0.25 * 0.5));
    CHECK(std::fabs(drafted(50, 0.0).organisations.mandate(0, security) - 0.5) < 0.05 * std::fabs(copied - 0.5));

    World off = mission_world();
    Switches without;
    without.without(Mechanism::mandate_fit);
    draft_mandates(off, firm(), without, Draws(7));
    CHECK(off.organisations.mandate(0, security) == 0.5);
}

TEST_CASE("A component keeps to its trade, and whoever is of no mission keeps its mandate", "[mandate]") {
    World world = mission_world();
    const auto before = world.organisations.mandate.row(1);
    const std::vector<double> kept(before.begin(), before.end());
    draft_mandates(world, firm(), Switches{}, Draws(7));
    CHECK(world.organisations.mandate(0, index_of(Dimension::humanitarian)) == 0.0);
    CHECK(std::vector<double>(world.organisations.mandate.row(1).begin(), world.organisations.mandate.row(1).end()) ==
          kept);
}

TEST_CASE("A review falls due every half-year after the mission was sent, and never before", "[mandate]") {
    World world = mission_world();
    world.missions[0].plan.start_week = 10;
    std::vector<Week> due;
    for (Week week = 0; week < 80; ++week) {
        review_mandates(world, firm(), MissionLife{}, Delivery{}, Switches{}, week);
        if (world.missions[0].review_due) due.push_back(week);
    }
    CHECK(due == std::vector<Week>{36, 62});
    CHECK(world.missions[0].n_reviews == 2);
}

TEST_CASE("A review moves emphasis towards what the mission believes is needed, whatever is true", "[mandate]") {
    MandateReview p = firm();
    p.adaptable = 0.5;
    World world = mission_world();
    believe_in(world, security, 0.8f);
    believe_in(world, political, 0.4f);
    for (std::size_t d = 0; d < 2; ++d) world.districts.condition(d, security) = 0.0;  // in truth nobody is safe
    review_until(world, p, 26);
    CHECK(world.organisations.mandate(0, security) == Approx(0.5 + 0.5 * (0.2 / 0.8 - 0.5)));
    World firm_one = mission_world();
    believe_in(firm_one, security, 0.8f);
    review_until(firm_one, firm(), 26);
    CHECK(firm_one.organisations.mandate(0, security) == 0.5);
}

TEST_CASE("An adaptable mandate adds the task that is missing most, but never an offensive", "[mandate]") {
    MandateReview p = firm();
    p.adaptable = 0.8;
    World world = mission_world();
    world.organisations.ability(0, index_of(Activity::offensive_operation)) = 1.0;
    world.missions[0].tasks = 1u << index_of(Activity::mediation);
    limit_to_tasks(world, 0);
    CHECK(world.organisations.competence(0, index_of(Activity::patrol)) == 0.0);
    believe_in(world, security, 0.0f);
    believe_in(world, index_of(Dimension::rule_of_law), 1.0f);
    review_until(world, p, 26);
    CHECK(world.missions[0].n_tasks() == 2);
    CHECK(world.organisations.competence(0, index_of(Activity::patrol)) == 1.0);
    review_until(world, p, 300);
    CHECK(world.organisations.competence(0, index_of(Activity::offensive_operation)) == 0.0);
}

TEST_CASE("It asks for robustness where hostility is believed, and for fewer soldiers where the country seems ripe",
          "[mandate]") {
    MandateReview p = firm();
    p.adaptable = 1.0;
    World hostile = mission_world();
    believe_hostile(hostile, 1.0);
    believe_in(hostile, security, 0.9f);
    review_until(hostile, p, 26);
    CHECK(hostile.missions[0].mandate_robust == Approx(p.robust_response));
    CHECK(hostile.missions[0].ceiling == 1.0);
    World ripe = mission_world();
    believe_in(ripe, security, 0.9f);
    review_until(ripe, p, 26);
    CHECK(ripe.missions[0].mandate_robust == 0.0);
    CHECK(ripe.missions[0].ceiling == Approx(p.ceiling_floor));
    CHECK(ripe.missions[0].rewriting > 0.0);  // and the rewriting costs work
}

TEST_CASE("Believed ripeness follows belief and reported violence, not the truth that nobody saw", "[mandate]") {
    World world = mission_world();
    believe_in(world, security, 0.9f);
    for (std::size_t d = 0; d < 2; ++d) world.districts.condition(d, security) = 0.0;
    world.districts.violence.assign(2, 0.3);
    world.beliefs.eyes.fill(0.0);
    review_until(world, firm(), 0);
    CHECK(world.missions[0].believed_ripeness == 1.0);
    world.beliefs.eyes.fill(1e6);
    review_until(world, firm(), 0);
    CHECK(world.missions[0].believed_ripeness == Approx(0.1).margin(1e-4));  // 1 − 3 · 0.3
    Switches on;
    on.without(Mechanism::reviews);
    review_until(world, firm(), 52, on);
    CHECK(world.missions[0].believed_ripeness < 0);
    CHECK(world.missions[0].n_reviews == 0);
}

TEST_CASE("A vague mandate lets a predatory government obstruct; a clear one, and one that has gone, do not",
          "[mandate]") {
    const auto obstruction = [](double clarity, double predation, bool left = false, bool switched_on = true) {
        World world = mission_world();
        world.missions[0].clarity = clarity;
        world.government.predation[0] = predation;
        if (left) world.missions[0].left_week = 0;
        Switches on;
        if (!switched_on) on.without(Mechanism::vague_mandates);
        review_until(world, firm(), 9, on);
        return world.government.obstruction[0];
    };
    MandateReview p;
    CHECK(obstruction(0.0, 1.0) == Approx(1.0 - entente::pow(1.0 - p.manipulation, 10.0)));
    CHECK(obstruction(1.0, 1.0) == 0.0);
    CHECK(obstruction(0.0, 0.0) == 0.0);
    CHECK(obstruction(0.0, 1.0, true) == 0.0);
    CHECK(obstruction(0.0, 1.0, false, false) == 0.0);
}

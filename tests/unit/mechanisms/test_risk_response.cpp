// odd.md 7.3: what organisations believe of risk and do about it.

#include <catch2/catch.hpp>

#include "mechanisms/asset_support.hpp"
#include "mechanisms/risk_response.hpp"
#include "mechanisms/working_conditions.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const RiskResponse defaults;

World dangerous() {
    World world = small_world();
    world.districts.violence = {0.8, 0.0};
    world.organisations.risk_tolerance = {0.3, 1.0};
    world.organisations.active_teams = {1.0, 1.0};
    return world;
}

}  // namespace

TEST_CASE("Believed risk approaches the truth as fast as eyes and friends tell, and is the truth with belief off",
          "[risk]") {
    World world = dangerous();
    answer_risk(world, defaults, {}, 0);
    CHECK(world.conduct.believed_risk(0, 0) == Approx(0.8 * (1.0 - entente::exp(-defaults.news))));
    World seeing = dangerous();
    seeing.beliefs.eyes(0, 0) = 1.0;
    answer_risk(seeing, defaults, {}, 0);
    CHECK(seeing.conduct.believed_risk(0, 0) == Approx(0.8 * (1.0 - entente::exp(-defaults.news - defaults.sight))));
    World told = dangerous();
    told.beliefs.eyes(1, 0) = 1.0;
    told.beliefs.strength(0, 1) = 0.5;
    answer_risk(told, defaults, {}, 0);
    CHECK(told.conduct.believed_risk(0, 0) > world.conduct.believed_risk(0, 0));
    CHECK(told.conduct.believed_risk(0, 0) < seeing.conduct.believed_risk(0, 0));
    Switches on;
    on.without(Mechanism::believed_risk);
    answer_risk(world, defaults, on, 0);
    CHECK(world.conduct.believed_risk(0, 0) == Approx(0.8));
}

TEST_CASE(
    "Above its tolerance an organisation steers from a distance or walls itself in: fewer attacks, less effect, "
    "less sight, more risk for national staff",
    "[risk]") {
    World world = dangerous();
    world.conduct.goes_remote = {0.5, 0.5};
    world.conduct.bunkers = {0.2, 0.2};
    world.conduct.believed_risk.fill(0.8);
    Switches on;
    on.without(Mechanism::believed_risk);
    answer_risk(world, defaults, on, 0);
    const double excess = (0.8 - 0.3) / 0.7;
    CHECK(world.conduct.remote(0, 0) == Approx(0.5 * excess));
    CHECK(world.conduct.bunkered(0, 0) == Approx(0.2 * excess));
    CHECK(world.conduct.remote(0, 1) == 0.0);  // calm there
    CHECK(world.conduct.remote(1, 0) == 0.0);  // tolerates all
    set_out(world, defaults, {}, {}, {}, on, 0);
    CHECK(world.conduct.effect(0, 0) < 1.0);
    CHECK(world.conduct.exposure(0, 0) == Approx(1.0 - defaults.exposure_spared * 0.7 * excess));
    CHECK(world.conduct.sight(0, 0) == Approx(1.0 - defaults.blindness * 0.7 * excess));
    CHECK(world.conduct.shifted(0, 0) == Approx(defaults.transfer * 0.5 * excess));
    on.without(Mechanism::risk_response);
    answer_risk(world, defaults, on, 0);
    CHECK(world.conduct.remote(0, 0) == 0.0);
    CHECK(world.conduct.bunkered(0, 0) == 0.0);
}

TEST_CASE("Escorts need danger, patrols and somebody who takes them; they spare attacks and take time", "[risk]") {
    World world = dangerous();
    world.conduct.believed_risk.fill(0.8);
    escort(world, defaults, {}, 0);
    CHECK(world.conduct.escorted(0, 0) == 0.0);  // nobody there to escort
    world.effort.patrol = {1.0, 1.0};
    escort(world, defaults, {}, 0);
    CHECK(world.conduct.escorted(0, 0) == Approx(0.8 * defaults.escort_demand * 0.5));
    CHECK(exposure_kept(world.conduct, defaults, 0, 0) < 1.0);
    CHECK(effect_kept(world.conduct, defaults, 0, 0) < 1.0);
    world.conduct.refuses_escorts[0] = 1.0;
    escort(world, defaults, {}, 0);
    CHECK(world.conduct.escorted(0, 0) == 0.0);
    CHECK(world.conduct.escorted(1, 0) > 0.0);
    Switches on;
    on.without(Mechanism::escorts);
    escort(world, defaults, on, 0);
    CHECK(world.conduct.escorted(1, 0) == 0.0);
}

TEST_CASE("Guidelines keep escorts for places where risk is above tolerance", "[risk]") {
    World world = dangerous();
    world.effort.patrol = {1.0, 1.0};
    world.organisations.risk_tolerance = {0.0, 0.6};
    world.conduct.believed_risk.fill(0.5);
    RiskResponse guided = defaults;
    guided.escorts_last_resort = 1.0;
    escort(world, guided, {}, 0);
    CHECK(world.conduct.escorted(0, 0) == Approx(0.5 * defaults.escort_demand * 0.5 * 0.5));
    CHECK(world.conduct.escorted(1, 0) == 0.0);
}

TEST_CASE("The force lends transport to those whom it trusts, reaches far places by it, and has less time itself",
          "[assets]") {
    World world = small_world();
    world.organisations.family[1] = Family::mission_force;
    world.organisations.civilian[1] = false;
    world.organisations.military[1] = true;
    world.organisations.active_teams = {4.0, 4.0};
    world.districts.remoteness = {1.0, 0.0};
    world.effort.teams_here(0, 0) = 4.0;
    AssetSupport p;
    p.grant = 0.8;
    CHECK(reach_kept(world, p, 0, 0) == Approx(1.0 - p.distance_loss));
    lend_assets(world, p, {}, 0);
    CHECK(world.conduct.lent[0] == Approx(0.8 * 0.5));
    CHECK(world.conduct.busy_lending == Approx(4.0 * 0.4 / p.civilians_per_escort_team / 4.0));
    CHECK(reach_kept(world, p, 0, 0) == Approx(1.0 - 0.6 * p.distance_loss));
    CHECK(reach_kept(world, p, 0, 1) == 1.0);
    CHECK(reach_kept(world, p, 1, 0) == 1.0);  // soldiers have their own
    set_out(world, {}, p, {}, {}, {}, 0);
    CHECK(world.conduct.effect(1, 1) == Approx(1.0 - world.conduct.busy_lending));
    Switches on;
    on.without(Mechanism::asset_support);
    lend_assets(world, p, on, 0);
    CHECK(world.conduct.lent[0] == 0.0);
    CHECK(world.conduct.busy_lending == 0.0);
    world.missions[0].left_week = 3;
    lend_assets(world, p, {}, 0);
    CHECK(world.conduct.lent[0] == 0.0);
}

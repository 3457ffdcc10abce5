#pragma once
// odd.md 7.1: publics at home. Those of states that send soldiers weigh casualties against pay and standing; those of
// donors see their nationals come to harm. Public diplomacy tells both what it is for.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/donors.hpp"
#include "mechanisms/mission_life.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Publics {
    int contributors = 8;
    double spread = 0.5;
    double withdraw_below = 0.45;
    int replacement_weeks = 39;
    double victim_cost = 0.02;
    double recovery = 0.01;
    double floor = 0.6;
};

template <class Visitor, MaybeConst<Publics> Values>
void describe(Visitor& visit, Values& values) {
    auto& [contributors, spread, withdraw_below, replacement_weeks, victim_cost, recovery, floor] = values;
    using enum Evidence;
    visit(contributors, Spec{"publics.contributors", "1", 1, 60, "states that send soldiers", assumed,
                             "prior; most of them are no donors"});
    visit(spread,
          Spec{"publics.spread", "1", 0, 1,
               "how unlike their publics are in what casualties cost; pay makes up for some", assumed, "prior"});
    visit(withdraw_below, Spec{"publics.withdraw_below", "1", 0, 1,
                               "support below which a state takes its contingent home", assumed, "prior"});
    visit(replacement_weeks,
          Spec{"publics.replacement_weeks", "weeks", 1, 520, "until another state's contingent replaces it", assumed,
               "of the order of a first deployment, 9 to 15 months"});
    visit(victim_cost, Spec{"publics.victim_cost", "1", 0, 1,
                            "support of donors' publics lost per international aid worker harmed", assumed, "prior"});
    visit(recovery, Spec{"publics.recovery", "1/week", 0, 1, "return of donors' publics' support", assumed, "prior"});
    visit(floor,
          Spec{"publics.floor", "1", 0, 1, "support of donors' publics that nothing takes away", assumed, "prior"});
}

/// Contributors at the start of a mission: shares of the force fall from the first to the last.
void send_contingents(Contributors& contributors, std::uint8_t mission, const Publics& p, const Draws& draws);

/// This week's support of contributors and donors, from last week's victims; publishes the mission's support at home.
void hear_publics(World& world, const Publics& p, const MissionLife& mission, const Giving& giving, const Switches& on,
                  Week week, const Draws& draws);
inline constexpr Touches hear_publics_touches{
    .reads =
        "districts: mission missions: deployed name money: contributors.mission contributors.sensitivity "
        "contributors.share",
    .last_week = "events: aid_victims aid_victims_national deaths",
    .writes = "missions: home_support money: contributors.returns contributors.support donors.support"};

}  // namespace entente

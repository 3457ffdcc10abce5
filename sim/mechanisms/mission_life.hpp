#pragma once
// odd.md 7.1: deployment, reviews, elections, exit; and what the home publics of those who send soldiers bear.

#include <vector>

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct MissionLife {
    int deployment_weeks = 52;
    int exit_week = 364;
    int exit_phase_weeks = 52;
    double exit_benchmark = 0.0;
    int benchmark_step_weeks = 13;
    int benchmark_limit_weeks = 104;
    double start_strength = 0.25;
    int election_week = 0;
    double election_stakes = 1.0;
    double election_ripe = 0.4;
    double casualties_cost = 0.002;
    double home_recovery = 0.005;
    double home_floor = 0.3;
    double ripe_from = 0.35;
    double ripe_span = 0.3;
    double ripe_violence = 3;
    double consolidated = 0.6;
    int start_week = 0;
    double slow_share = 0;
    int slow_weeks = 208;
    int reorganisation_week = 0;
    int reorganisation_weeks = 52;
    double reorganisation_cost = 0.3;
    double accord_share = 0.5;
    double crisis_violence = 0.1;
    int settlement_weeks = 26;
    double settled_security = 0.35;
    double local_consolidated = 0.6;
};

template <class Visitor, MaybeConst<MissionLife> Values>
void describe(Visitor& visit, Values& values) {
    auto& [deployment_weeks, exit_week, exit_phase_weeks, exit_benchmark, benchmark_step_weeks, benchmark_limit_weeks,
           start_strength, election_week, election_stakes, election_ripe, casualties_cost, home_recovery, home_floor,
           ripe_from, ripe_span, ripe_violence, consolidated, start_week, slow_share, slow_weeks, reorganisation_week,
           reorganisation_weeks, reorganisation_cost, accord_share, crisis_violence, settlement_weeks, settled_security,
           local_consolidated] = values;
    using enum Evidence;
    visit(deployment_weeks, Spec{"mission.deployment_weeks", "weeks", 1, 520, "from mandate to full strength", measured,
                                 "9 to 15 months for 90 % (UNMIL); 36 to 60 for slow contributors (Geo-PKO)"});
    visit(exit_week,
          Spec{"mission.exit_week", "weeks", 1, 5200, "start of the withdrawal, by calendar", assumed, "scenario"});
    visit(exit_phase_weeks, Spec{"mission.exit_phase_weeks", "weeks", 1, 520, "length of the withdrawal: 1 is abrupt",
                                 assumed, "lever: phased transition (Geneva seminar 2007)"});
    visit(exit_benchmark,
          Spec{"mission.exit_benchmark", "1", 0, 1, "ripeness below which the exit is put off; 0: exit by calendar",
               assumed, "lever: benchmarks rather than calendar"});
    visit(benchmark_step_weeks, Spec{"mission.benchmark_step_weeks", "weeks", 1, 104,
                                     "by how much it is put off each time", assumed, "prior"});
    visit(benchmark_limit_weeks,
          Spec{"mission.benchmark_limit_weeks", "weeks", 0, 1040, "longest delay", assumed, "prior"});
    visit(start_strength,
          Spec{"mission.start_strength", "1", 0, 1, "share of the force there at the start: re-hatted regional troops",
               assumed, "about 3,600 ECOMIL troops became UNMIL's first"});
    visit(election_week,
          Spec{"mission.election_week", "weeks", 0, 5200, "week of the election; 0: none", assumed, "scenario"});
    visit(election_stakes, Spec{"mission.election_stakes", "1", 0, 5,
                                "push on every group's logit of commitment, per ripeness above or below the mark",
                                assumed, "elections before ripeness raise the hazard (Geneva seminar 2007)"});
    visit(election_ripe,
          Spec{"mission.election_ripe", "1", 0, 1, "ripeness at which an election changes nothing", assumed, "prior"});
    visit(casualties_cost,
          Spec{"mission.casualties_cost", "1", 0, 1, "support at home lost per dead peacekeeper", assumed, "prior"});
    visit(home_recovery, Spec{"mission.home_recovery", "1/week", 0, 1, "return of support in quiet", assumed, "prior"});
    visit(home_floor, Spec{"mission.home_floor", "1", 0, 1, "share of the force that stays whatever the public thinks",
                           assumed, "troop contributors have publics of their own"});
    visit(ripe_from, Spec{"mission.ripe_from", "1", 0, 1, "mean security at which ripeness begins", assumed, "prior"});
    visit(ripe_span, Spec{"mission.ripe_span", "1", 0.01, 1, "rise of security that makes it whole", assumed, "prior"});
    visit(ripe_violence,
          Spec{"mission.ripe_violence", "1", 0, 20, "how steeply violence takes it away", assumed, "prior"});
    visit(start_week, Spec{"mission.start_week", "weeks", 0, 5200,
                           "week in which the Council decides to send it; before it nobody is there", assumed,
                           "scenario: a run may begin before the first violence"});
    visit(slow_share, Spec{"mission.slow_share", "1", 0, 1, "share of the force promised by slow contributors", assumed,
                           "scenario: MONUC waited 36 to 60 months for 90 % (Geo-PKO)"});
    visit(slow_weeks, Spec{"mission.slow_weeks", "weeks", 1, 1040, "from mandate to the last of these", measured,
                           "36 to 60 months for slow contributors (Geo-PKO)"});
    visit(reorganisation_week, Spec{"headquarters.reorganisation_week", "weeks", 0, 5200,
                                    "week in which headquarters is reorganised; 0: never", assumed,
                                    "the Department of Field Support was split off in 2007 (Geneva seminar 2007)"});
    visit(reorganisation_weeks, Spec{"headquarters.reorganisation_weeks", "weeks", 1, 520,
                                     "for how long that is felt in the field", assumed, "prior"});
    visit(reorganisation_cost, Spec{"headquarters.reorganisation_cost", "1", 0, 1,
                                    "share of a mission's work that waits for support meanwhile", assumed, "prior"});
    visit(accord_share, Spec{"mission.accord_share", "1", 0, 1,
                             "share of fighters inside the accord from which there is one", assumed, "definition"});
    visit(crisis_violence, Spec{"mission.crisis_violence", "1", 0, 1, "violence from which a place is in crisis",
                                assumed, "definition"});
    visit(settlement_weeks, Spec{"mission.settlement_weeks", "weeks", 0, 520,
                                 "length of the settlement after an accord", assumed, "convention"});
    visit(settled_security, Spec{"mission.settled_security", "1", 0, 1,
                                 "security of a district from which it counts as stabilised", assumed, "definition"});
    visit(local_consolidated,
          Spec{"mission.local_consolidated", "1", 0, 1,
               "security and rule of law of a district from which it consolidates", assumed, "definition"});
    visit(consolidated, Spec{"mission.consolidated", "1", 0, 1, "ripeness from which the phase counts as consolidation",
                             assumed, "convention"});
}

/// What the scenario says of a mission, and `mission.*` where it says nothing.
MissionPlan plan_of(const Mission& mission, const MissionLife& p);

/// Security × inclusion × calm: a product, since an average saturates and makes any exit look ripe.
double ripeness_from(double security, double violence, double included, const MissionLife& p);

/// Moves the calendar: strength of the mission, phase, ripeness, elections and exit, and the phase of each district.
/// Reads districts and armed groups as of last week.
void follow_calendar(World& world, const MissionLife& p, const Switches& on, Week week);
inline constexpr Touches follow_calendar_touches{
    .reads =
        "districts: condition country mission people violence groups: active country fighters outside "
        "government: election_week missions: believed_ripeness ceiling deployed drafting_weeks home_support "
        "plan.deployment_weeks plan.exit_benchmark plan.exit_phase_weeks plan.exit_week plan.start_strength "
        "plan.start_week rewriting headquarters: deployment_slowness",
    .writes =
        "districts: phase groups: commitment_logit missions: accord_since arrived deployment exit_week "
        "left_week mandate_robust partiality phase ripeness strength"};

}  // namespace entente

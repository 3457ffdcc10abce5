#pragma once
// 4.13: deployment, reviews, elections, exit; and what the home publics of those who send soldiers bear.

#include <vector>

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
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
};

template <class Visitor, MaybeConst<MissionLife> Values>
void describe(Visitor& visit, Values& values) {
    auto& [deployment_weeks, exit_week, exit_phase_weeks, exit_benchmark, benchmark_step_weeks, benchmark_limit_weeks,
           start_strength, election_week, election_stakes, election_ripe, casualties_cost, home_recovery, home_floor,
           ripe_from, ripe_span, ripe_violence, consolidated] = values;
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
                                assumed, "elections before ripeness raise the hazard (MODEL 9.11)"});
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
    visit(consolidated, Spec{"mission.consolidated", "1", 0, 1, "ripeness from which the phase counts as consolidation",
                             assumed, "convention"});
}

/// Moves the calendar: strength of the mission, phase, ripeness, election and exit.
void follow_calendar(World& world, const MissionLife& p, const Switches& on, Week week);

}  // namespace entente

#pragma once
// Outcomes of a run as a whole: clocks of peace, rates with their exposure, and what is left after exit.

#include <array>
#include <limits>
#include <span>
#include <vector>

#include "core/week.hpp"
#include "record/observable.hpp"

namespace entente {

/// What an objective of the scenario asks for, and what became of it.
struct ObjectiveStory {
    double first = std::numeric_limits<double>::quiet_NaN();
    double last = std::numeric_limits<double>::quiet_NaN();
    double target = 0;
    double weight = 0;
    bool more = true;  // is better
};

/// What the outcomes of a whole run are made of.
struct RunHistory {
    std::vector<int> battle_deaths;  // (week)
    std::vector<int> battles;        // (week) events
    std::vector<double> welfare;     // (week) national means
    std::vector<double> legitimacy;
    std::vector<double> state_capacity;
    std::vector<double> violence;
    std::vector<double> civilian_deaths, fled, returned, fighters, grievance;  // (week)
    std::array<ObjectiveStory, 6> objectives;
    double incidents_at_risk = 0;
    double worker_years_at_risk = 0;
    double delivered = 0;  // team-weeks of all organisations with field teams
    double incidents = 0;  // of aid organisations
    double victims = 0;
    double worker_years = 0;
    double victims_all = 0;  // of all civilian organisations
    double victims_national = 0;
    double team_weeks = 0;           // of all civilian organisations
    double team_weeks_national = 0;  // the share of national staff in them
    double cost = 0;                 // [USD]
    Week left_week = never;          // when the last soldier of the mission left
};

/// Signs of relapse in the last quarter of a history against the one before; NaN while there are not two.
double signs_in(const RunHistory& history);

/// Names and units, in the order of `summarise_run`.
std::vector<Outcome> run_outcomes();

/// Values parallel to `run_outcomes`; NaN where undefined.
std::vector<double> summarise_run(const RunHistory& history);

}  // namespace entente

#pragma once
// Outcomes of a run as a whole: clocks of peace, rates with their exposure, and what is left after exit.

#include <span>
#include <vector>

#include "core/week.hpp"
#include "record/observable.hpp"

namespace entente {

/// What the outcomes of a whole run are made of.
struct RunHistory {
    std::vector<int> battle_deaths;  // (week)
    std::vector<int> battles;        // (week) events
    std::vector<double> welfare;     // (week) national means
    std::vector<double> legitimacy;
    std::vector<double> state_capacity;
    std::vector<double> violence;
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

/// Names and units, in the order of `summarise_run`.
std::vector<Outcome> run_outcomes();

/// Values parallel to `run_outcomes`; NaN where undefined.
std::vector<double> summarise_run(const RunHistory& history);

}  // namespace entente

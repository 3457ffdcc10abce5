#include "record/run_outcomes.hpp"

#include <cmath>
#include <functional>

#include "record/clocks.hpp"
#include "record/definitions.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

constexpr double ten_thousand = 10000.0;
constexpr Week year = 52;
constexpr std::size_t quarter_weeks = 13;

double per_10000(double count, double worker_years) {
    return worker_years > 0 ? count / worker_years * ten_thousand : undefined;
}

/// Mean over weeks (first, last] of the run; NaN if they do not all lie within it.
double mean_between(const std::vector<double>& weekly, Week first, Week last) {
    if (first < -1 || last < 0 || static_cast<std::size_t>(last) >= weekly.size()) return undefined;
    double sum = 0;
    for (Week week = first + 1; week <= last; ++week) sum += weekly[static_cast<std::size_t>(week)];
    return sum / static_cast<double>(last - first);
}

double before_exit(const RunHistory& run, const std::vector<double>& weekly) {
    return run.left_week == never ? undefined : mean_between(weekly, run.left_week - year, run.left_week);
}

double after_exit(const RunHistory& run, const std::vector<double>& weekly) {
    return run.left_week == never ? undefined : mean_between(weekly, run.left_week + year, run.left_week + 2 * year);
}

double effectiveness(std::span<const ObjectiveStory> objectives) {
    double sum = 0;
    double weight = 0;
    for (const ObjectiveStory& one : objectives) {
        const double covered = progress(one.first, one.last, one.target, one.more);
        if (std::isnan(covered)) continue;
        sum += one.weight * covered;
        weight += one.weight;
    }
    return weight > 0 ? sum / weight : undefined;
}

Quarter quarter_of(const RunHistory& run, std::size_t first) {
    Quarter quarter;
    for (std::size_t week = first; week < first + quarter_weeks; ++week) {
        quarter.battle_deaths += run.battle_deaths[week];
        quarter.civilian_deaths += run.civilian_deaths[week];
        quarter.fled += run.fled[week];
        quarter.returned += run.returned[week];
        quarter.fighters += run.fighters[week] / quarter_weeks;
        quarter.grievance += run.grievance[week] / quarter_weeks;
        quarter.trust += run.legitimacy[week] / quarter_weeks;
    }
    return quarter;
}

struct RunOutcome {
    Outcome outcome;
    std::function<double(const RunHistory&)> value;
};

std::vector<RunOutcome> run_outcome_table() {
    using enum Better;
    using enum Role;
    using Run = const RunHistory&;
    std::vector<RunOutcome> all{
        {{"quiet_week", "weeks", "last week of the first 52 weeks with fewer than 25 battle deaths", lower, outcome},
         [](Run run) { return first_quiet_year(run.battle_deaths); }},
        {{"relapse_week", "weeks", "armed conflict again: at least 25 battle deaths in 52 weeks after a quiet year",
          higher, outcome},
         [](Run run) { return relapse_clock(run.battle_deaths).week; }},
        {{"relapse_observed", "1", "1 if armed conflict came back, 0 if the run ended first", lower, outcome},
         [](Run run) { return relapse_clock(run.battle_deaths).observed; }},
        {{"war_relapse_week", "weeks", "war again: at least 1,000 battle deaths in 52 weeks after a lull of 4", higher,
          outcome},
         [](Run run) { return war_relapse_clock(run.battle_deaths, run.battles).week; }},
        {{"war_relapse_observed", "1", "1 if war came back, 0 if the run ended first", lower, outcome},
         [](Run run) { return war_relapse_clock(run.battle_deaths, run.battles).observed; }},
        {{"resumed_week", "weeks", "fighting resumed: at least 25 battle deaths in 26 weeks after a lull of 4", higher,
          outcome},
         [](Run run) { return resumed_clock(run.battle_deaths, run.battles).week; }},
        {{"resumed_observed", "1", "1 if fighting resumed, 0 if the run ended first", lower, outcome},
         [](Run run) { return resumed_clock(run.battle_deaths, run.battles).observed; }},
        {{"peace_state", "1", "0 never quiet for a year, 1 relapsed after a quiet year, 2 at peace", higher, outcome},
         [](Run run) { return peace_state(run.battle_deaths); }},
        {{"active_years", "years", "years with at least 25 battle deaths", lower, outcome},
         [](Run run) { return active_years(run.battle_deaths); }},
        {{"aid_incidents_per_10000_worker_years", "incidents", "attacks on aid organisations per 10,000 worker-years",
          lower, outcome},
         [](Run run) { return per_10000(run.incidents, run.worker_years); }},
        {{"aid_victims_per_10000_worker_years", "people", "aid workers who became victims per 10,000 worker-years",
          lower, outcome},
         [](Run run) { return per_10000(run.victims, run.worker_years); }},
        {{"national_share_of_victims", "1", "national staff among victims of attacks on civilian organisations",
          undecided, outcome},
         [](Run run) { return run.victims_all > 0 ? run.victims_national / run.victims_all : undefined; }},
        {{"risk_transfer_index", "1", "national share of victims over national share of staff", lower, outcome},
         [](Run run) {
             const double staff = run.team_weeks > 0 ? run.team_weeks_national / run.team_weeks : undefined;
             return risk_transfer(run.victims_national, run.victims_all, staff);
         }},
        {{"aid_incidents_per_10000_worker_years_at_risk", "incidents",
          "attacks on aid organisations per 10,000 worker-years where a group is hostile", lower, outcome},
         [](Run run) { return per_10000(run.incidents_at_risk, run.worker_years_at_risk); }},
        {{"usd_per_team_week", "USD", "economy: money spent per team-week in the field, all organisations", lower,
          process},
         [](Run run) { return run.delivered > 0 ? run.cost / run.delivered : undefined; }},
        {{"effectiveness", "1", "way to the scenario's objectives that was covered, by their weights", higher, outcome},
         [](Run run) { return effectiveness(run.objectives); }},
        {{"cost_usd", "USD", "money spent by all organisations, the mission included", undecided, process},
         [](Run run) { return run.cost; }},
        {{"exit_week", "weeks", "week in which the last soldier of the mission left", undecided, process},
         [](Run run) { return run.left_week == never ? undefined : static_cast<double>(run.left_week); }},
        {{"at_peace_after_exit", "1", "fewer than 25 battle deaths in the year up to 104 weeks after exit", higher,
          outcome},
         [](Run run) {
             return run.left_week == never ? undefined : at_peace_in(run.battle_deaths, run.left_week + 2 * year);
         }},
    };
    const auto around_exit = [&](const std::string& name, Better better, std::vector<double> RunHistory::*weekly) {
        all.push_back({{name + "_before_exit", "1", name + " in the year before exit, mean", better, outcome},
                       [weekly](Run run) { return before_exit(run, run.*weekly); }});
        all.push_back({{name + "_after_exit", "1", name + " in the second year after exit, mean", better, outcome},
                       [weekly](Run run) { return after_exit(run, run.*weekly); }});
    };
    around_exit("welfare", higher, &RunHistory::welfare);
    around_exit("legitimacy", undecided, &RunHistory::legitimacy);
    around_exit("state_capacity", undecided, &RunHistory::state_capacity);
    around_exit("violence", lower, &RunHistory::violence);
    return all;
}

}  // namespace

double signs_in(const RunHistory& history) {
    const std::size_t n = history.grievance.size();
    if (n < 2 * quarter_weeks) return undefined;
    return signs_of_relapse(quarter_of(history, n - 2 * quarter_weeks), quarter_of(history, n - quarter_weeks));
}

std::vector<Outcome> run_outcomes() {
    std::vector<Outcome> outcomes;
    for (const RunOutcome& one : run_outcome_table()) outcomes.push_back(one.outcome);
    return outcomes;
}

std::vector<double> summarise_run(const RunHistory& history) {
    std::vector<double> values;
    for (const RunOutcome& one : run_outcome_table()) values.push_back(one.value(history));
    return values;
}

}  // namespace entente

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "record/clocks.hpp"
#include "record/run_outcomes.hpp"

using namespace entente;

namespace {

/// Weeks with deaths as listed, all others quiet.
std::vector<int> deaths(std::size_t n_weeks, const std::vector<std::pair<std::size_t, int>>& listed) {
    std::vector<int> weekly(n_weeks, 0);
    for (const auto& [week, n] : listed) weekly[week] = n;
    return weekly;
}

}  // namespace

TEST_CASE("A country that stays quiet is at peace, and its clocks are censored in the last week") {
    const auto quiet = deaths(104, {});
    CHECK(first_quiet_year(quiet) == 51);
    CHECK(relapse_clock(quiet).week == 103);
    CHECK(relapse_clock(quiet).observed == 0);
    CHECK(war_relapse_clock(quiet, quiet).week == 103);
    CHECK(resumed_clock(quiet, quiet).observed == 0);
    CHECK(peace_state(quiet) == 2);
    CHECK(active_years(quiet) == 0);
}

TEST_CASE("A year with 24 battle deaths is quiet, with 25 it is not") {
    CHECK(first_quiet_year(deaths(52, {{10, 24}})) == 51);
    CHECK(std::isnan(first_quiet_year(deaths(52, {{10, 25}}))));
    CHECK(first_quiet_year(deaths(104, {{10, 25}})) == 62);  // the window that starts a week after the fighting
}

TEST_CASE("Relapse needs 25 battle deaths within 52 weeks after a quiet year") {
    const Clock struck = relapse_clock(deaths(200, {{0, 100}, {80, 20}, {120, 5}}));
    CHECK(struck.week == 120);
    CHECK(struck.observed == 1);
    CHECK(relapse_clock(deaths(200, {{0, 100}, {80, 20}, {132, 5}})).observed ==
          0);  // the first 20 have left the window
    CHECK(peace_state(deaths(200, {{80, 25}})) == 1);
}

TEST_CASE("The window of relapse reaches back into the quiet year") {
    const Clock struck = relapse_clock(deaths(104, {{51, 20}, {60, 5}}));
    CHECK(struck.week == 60);
    CHECK(struck.observed == 1);
}

TEST_CASE("Where fighting never stopped, relapse is undefined") {
    const std::vector<int> always(208, 1);
    CHECK(std::isnan(relapse_clock(always).week));
    CHECK(std::isnan(relapse_clock(always).observed));
    CHECK(std::isnan(resumed_clock(always, always).week));
    CHECK(peace_state(always) == 0);
    CHECK(active_years(always) == 4);
}

TEST_CASE("A run of less than a year has no state of peace") {
    CHECK(std::isnan(peace_state(deaths(51, {}))));
    CHECK(peace_state(deaths(52, {})) == 2);
}

TEST_CASE("Fighting resumes after a lull of four weeks, without a quiet year") {
    // 40 deaths in weeks 0 to 3, a lull to week 7, then 25 in two weeks.
    const auto weekly = deaths(60, {{0, 10}, {1, 10}, {2, 10}, {3, 10}, {20, 12}, {30, 13}});
    const Clock resumed = resumed_clock(weekly, weekly);
    CHECK(resumed.week == 30);
    CHECK(resumed.observed == 1);
    // Deaths before the lull do not count, though they are within 26 weeks.
    const auto lull = deaths(60, {{0, 40}, {10, 24}});
    CHECK(resumed_clock(lull, lull).observed == 0);
    // 26 weeks apart they are no resumption.
    const auto apart = deaths(60, {{10, 12}, {36, 13}});
    CHECK(resumed_clock(apart, apart).observed == 0);
    CHECK(resumed_clock(deaths(60, {{10, 12}, {35, 13}}), apart).observed == 1);
}

TEST_CASE("A battle without deaths breaks a lull") {
    const std::vector<int> none(20, 0);
    std::vector<int> battles(20, 0);
    for (std::size_t week = 0; week < 20; week += 4) battles[week] = 1;
    CHECK(std::isnan(resumed_clock(none, battles).observed));
    battles[8] = 0;
    CHECK(resumed_clock(none, battles).observed == 0);
}

TEST_CASE("A lull in the last weeks starts a clock that is censored at once") {
    const std::vector<int> battles{1, 1, 0, 0, 0, 0};
    const Clock clock = resumed_clock(battles, battles);
    CHECK(clock.week == 5);
    CHECK(clock.observed == 0);
}

TEST_CASE("War is back with 1,000 battle deaths in 52 weeks after the lull") {
    std::vector<int> weekly(104, 0);
    for (std::size_t week = 10; week < 60; ++week) weekly[week] = 20;
    CHECK(war_relapse_clock(weekly, weekly).week == 59);
    weekly[30] = 19;
    CHECK(war_relapse_clock(weekly, weekly).observed == 0);
}

TEST_CASE("Active years are counted from the accord, the last one though it is short") {
    CHECK(active_years(deaths(60, {{51, 24}, {52, 25}})) == 1);
    CHECK(active_years(deaths(104, {{51, 25}, {52, 25}})) == 2);
}

TEST_CASE("Peace after exit is fewer than 25 deaths in the year up to 104 weeks after it") {
    CHECK(at_peace_in(deaths(300, {{150, 24}}), 200) == 1);
    CHECK(at_peace_in(deaths(300, {{149, 25}}), 200) == 0);
    CHECK(at_peace_in(deaths(300, {{148, 25}}), 200) == 1);
    CHECK(std::isnan(at_peace_in(deaths(300, {}), 300)));
    CHECK(std::isnan(at_peace_in(deaths(300, {}), 50)));
}

namespace {

double value_of(const RunHistory& history, const std::string& name) {
    const auto outcomes = run_outcomes();
    const auto values = summarise_run(history);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].name == name) return values[i];
    }
    FAIL("no outcome " << name);
    return 0;
}

}  // namespace

TEST_CASE("What is left after exit is the mean of the second year, against the year before") {
    RunHistory run;
    run.battle_deaths.assign(200, 0);
    run.battles.assign(200, 0);
    for (int week = 0; week < 200; ++week) {
        run.welfare.push_back(week <= 60 ? 0.4 : (week <= 112 ? 0.9 : 0.2));
        run.legitimacy.push_back(0.5);
        run.state_capacity.push_back(0.5);
        run.violence.push_back(0.0);
    }
    run.left_week = 60;
    CHECK(value_of(run, "exit_week") == 60);
    CHECK(value_of(run, "welfare_before_exit") == Approx(0.4));  // weeks 9 to 60
    CHECK(value_of(run, "welfare_after_exit") == Approx(0.2));   // weeks 113 to 164
    CHECK(value_of(run, "at_peace_after_exit") == 1);
    run.left_week = 150;  // less than 104 weeks of the run are left
    CHECK(std::isnan(value_of(run, "welfare_after_exit")));
    CHECK(std::isnan(value_of(run, "at_peace_after_exit")));
    run.left_week = never;
    CHECK(std::isnan(value_of(run, "exit_week")));
    CHECK(std::isnan(value_of(run, "welfare_before_exit")));
}

TEST_CASE("Rates stand over their exposure, and are missing without it") {
    RunHistory run;
    run.incidents = 3;
    run.victims = 6;
    run.worker_years = 2000;
    run.victims_all = 10;
    run.victims_national = 8;
    run.team_weeks = 100;
    run.team_weeks_national = 50;
    run.cost = 7;
    CHECK(value_of(run, "aid_incidents_per_10000_worker_years") == Approx(15));
    CHECK(value_of(run, "aid_victims_per_10000_worker_years") == Approx(30));
    CHECK(value_of(run, "national_share_of_victims") == Approx(0.8));
    CHECK(value_of(run, "risk_transfer_index") == Approx(1.6));
    CHECK(value_of(run, "cost_usd") == 7);
    CHECK(std::isnan(value_of(RunHistory{}, "aid_incidents_per_10000_worker_years")));
    CHECK(std::isnan(value_of(RunHistory{}, "risk_transfer_index")));
}

TEST_CASE("Signs of relapse need two quarters") {
    RunHistory run;
    for (int week = 0; week < 26; ++week) {
        CHECK(std::isnan(signs_in(run)));
        run.battle_deaths.push_back(week < 13 ? 0 : 10);
        for (auto* weekly : {&run.civilian_deaths, &run.fled, &run.returned, &run.fighters}) weekly->push_back(0);
        run.grievance.push_back(0.4);
        run.legitimacy.push_back(0.5);
    }
    CHECK(signs_in(run) == Approx(1.0 / 7));
}

TEST_CASE("Effectiveness weighs objectives, and those that were never defined do not count") {
    RunHistory run;
    run.objectives[0] = {0.5, 0.7, 0.9, 3, true};  // half of the way
    run.objectives[1] = {1000, 0, 0, 1, false};    // all of it
    run.objectives[2].weight = 100;                // undefined
    run.cost = 500;
    run.delivered = 20;
    const auto outcomes = run_outcomes();
    const auto values = summarise_run(run);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].name == "effectiveness") CHECK(values[i] == Approx((3 * 0.5 + 1) / 4));
        if (outcomes[i].name == "usd_per_team_week") CHECK(values[i] == 25);
    }
}

#pragma once
// odd.md 7.6: work for the young. Programmes and private investment make jobs, investment follows safety and law, and
// armed groups recruit among the idle.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct LivelihoodRates {
    double youth_share = 0.2;
    double youth_spread = 0.02;
    double usual_jobs = 0.4;
    double own_account = 0.25;
    double from_development = 0.3;
    double from_investment = 0.5;
    double from_work = 0.25;
    double work_half = 0.5;
    double labour_share = 0.2;
    double violence_cost = 0.5;
    double pace = 0.03;
    double investment_start = 0.1;
    double investment_pace = 0.005;
    double investment_fear = 4.0;
    double investment_builds = 0.0004;
    double recruits = 1.0;
    double income = 0.05;
    int every_weeks = 4;
    double flight = 10;
    double investment_lawless = 0.5;
    double investment_corruption = 0.5;
};

template <class Visitor, MaybeConst<LivelihoodRates> Values>
void describe(Visitor& visit, Values& values) {
    auto& [youth_share, youth_spread, usual_jobs, own_account, from_development, from_investment, from_work, work_half,
           labour_share, violence_cost, pace, investment_start, investment_pace, investment_fear, investment_builds,
           recruits, income, every_weeks, flight, investment_lawless, investment_corruption] = values;
    using enum Evidence;
    visit(youth_share,
          Spec{"livelihoods.youth_share", "1", 0.05, 0.5, "share of people who are young and of fighting age, 15 to 24",
               assumed, "about one fifth in low-income countries (UN World Population Prospects)"});
    visit(youth_spread,
          Spec{"livelihoods.youth_spread", "1", 0, 0.1, "spread of that between districts", assumed, "prior"});
    visit(usual_jobs, Spec{"livelihoods.usual_jobs", "1", 0, 1,
                           "share of the young with work at which recruitment is as its own logit says", assumed,
                           "numerical: centre of the term"});
    visit(own_account, Spec{"livelihoods.own_account", "1", 0, 1,
                            "share of the young who live off land and trade of their own without anything else",
                            assumed, "prior 0.15 to 0.35"});
    visit(from_development,
          Spec{"livelihoods.from_development", "1", 0, 1, "further share at development 1", assumed, "prior"});
    visit(from_investment, Spec{"livelihoods.from_investment", "1", 0, 1, "further share at full private investment",
                                assumed, "jobs and investment sustain peace (Geneva seminar 2007)"});
    visit(from_work, Spec{"livelihoods.from_work", "1", 0, 1,
                          "further share while programmes that hire locally are everywhere", assumed, "prior"});
    visit(work_half,
          Spec{"livelihoods.work_half", "teams/100000", 0.01, 20,
               "development work, all of it done by hand, that hires half of whom it can", assumed, "prior"});
    visit(labour_share, Spec{"livelihoods.labour_share", "1", 0, 1,
                             "share of development work done by hand, for wages of local young people", assumed,
                             "lever: prevention and livelihoods (R8); such work builds less"});
    visit(violence_cost,
          Spec{"livelihoods.violence_cost", "1", 0, 1, "share of jobs lost at violence 1", assumed, "prior"});
    visit(pace, Spec{"livelihoods.pace", "1/week", 0, 1, "weekly approach of jobs to their target", assumed, "prior"});
    visit(investment_start, Spec{"livelihoods.investment_start", "1", 0, 1, "private investment at the start", assumed,
                                 "prior 0.05 to 0.2"});
    visit(investment_pace, Spec{"livelihoods.investment_pace", "1/week", 0, 1,
                                "weekly approach of investment to what is safe; falls ten times as fast", assumed,
                                "capital returns slowly after war: Collier & Hoeffler 2002"});
    visit(investment_fear, Spec{"livelihoods.investment_fear", "1", 0, 20,
                                "fall of the log of what is invested, per violence", assumed, "prior 2 to 6"});
    visit(investment_builds, Spec{"livelihoods.investment_builds", "1/week", 0, 0.1,
                                  "growth of development at full private investment", assumed, "prior"});
    visit(recruits,
          Spec{"livelihoods.recruits", "1", 0, 10,
               "weight of idle youth, relative to usual, in the logit of joining an armed group", assumed,
               "youth employment in Sierra Leone (Geneva seminar 2007); evidence on jobs and joining is mixed"});
    visit(income, Spec{"livelihoods.income", "1", 0, 1, "welfare of work for all the young, above the usual", assumed,
                       "prior"});
    visit(every_weeks, Spec{"livelihoods.every_weeks", "weeks", 1, 52, "weeks between updates", assumed, "numerical"});
    visit(flight,
          Spec{"livelihoods.flight", "1", 1, 100, "times as fast as it comes that capital leaves", assumed, "prior"});
    visit(investment_lawless, Spec{"livelihoods.investment_lawless", "1", 0, 1,
                                   "share of investment that a lack of rule of law keeps away", assumed, "prior"});
    visit(investment_corruption, Spec{"livelihoods.investment_corruption", "1", 0, 1,
                                      "share of investment that full corruption keeps away", assumed, "prior"});
}

/// Draws how young each district is and sets jobs and investment to where they start.
void settle_livelihoods(World& world, const LivelihoodRates& p, const Draws& draws);

/// Moves investment, jobs and what hangs on them. Reads conditions, effort and corruption of this week and violence of
/// last week. Without `livelihoods` jobs stay as they were and draw nobody in or out.
void make_jobs(World& world, const LivelihoodRates& p, const Switches& on, Week week);
inline constexpr Touches make_jobs_touches{
    .reads = "districts: country people violence livelihoods: young government: corruption effort: total",
    .writes = "districts: condition livelihoods: income investment jobs pull"};

}  // namespace entente

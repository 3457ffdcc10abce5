#pragma once
// odd.md 7.11: money arrives with a lag, is held as a reserve, and is spent on teams, reports and meetings. Nothing is
// spent that is not held, except by those who live on assessed contributions or a budget.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/donors.hpp"
#include "mechanisms/pooled_funds.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/visibility.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Funding {
    int every_weeks = 13;
    double lag_relief = 13;
    double lag_recovery = 26;
    double lag_passed_on = 8;
    double reserve_weeks = 6;
    double recovery_start = 0.8;
    double start_up_weeks = 2;
    double reporting = 0.005;
    double meeting_cost = 500;
    double mission_team_cost = 300000.0;
    double overhead = 1.25;
};

template <class Visitor, MaybeConst<Funding> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, lag_relief, lag_recovery, lag_passed_on, reserve_weeks, recovery_start, start_up_weeks,
           reporting, meeting_cost, mission_team_cost, overhead] = values;
    using enum Evidence;
    visit(every_weeks,
          Spec{"funding.every_weeks", "weeks", 1, 104, "time between funding rounds", assumed, "quarterly"});
    visit(lag_relief, Spec{"funding.lag_relief", "weeks", 1, 260, "mean time from promise to arrival, of relief",
                           assumed, "disbursement lag (Rotterdam 2007, R3)"});
    visit(lag_recovery,
          Spec{"funding.lag_recovery", "weeks", 1, 520, "the same of recovery and all else", assumed,
               "development budgets are programmed for years: gap between relief and recovery (Geneva seminar 2007)"});
    visit(lag_passed_on,
          Spec{"funding.lag_passed_on", "weeks", 0, 260,
               "time added by an organisation through which all of another's money passes", assumed, "prior"});
    visit(reserve_weeks, Spec{"funding.reserve_weeks", "weeks", 1, 104,
                              "cost of all teams that an organisation holds as a reserve", assumed, "prior"});
    visit(recovery_start,
          Spec{"funding.recovery_start", "1", 0, 1, "money for recovery at the start, relative to what follows",
               assumed, "recovery programmes are not yet there when relief is"});
    visit(start_up_weeks, Spec{"funding.start_up_weeks", "weeks", 0, 52,
                               "cost of putting a team to work, in weeks of its cost", assumed, "prior"});
    visit(reporting,
          Spec{"funding.reporting", "1", 0, 0.2, "cost of reporting to one more donor, relative to teams' cost",
               assumed, "transaction costs of unharmonised aid (Rome declaration 2003)"});
    visit(meeting_cost, Spec{"funding.meeting_cost", "USD", 0, 1e6,
                             "of a member at a meeting, besides staff time: travel, rooms, records", assumed,
                             "financial and transaction costs of coordination (Geneva seminar 2007)"});
    visit(mission_team_cost, Spec{"funding.force_team_cost", "USD/week", 0, 1e7, "cost of a force team of 250",
                                  measured, "63,000 USD per peacekeeper-year (MONUC)"});
    visit(overhead,
          Spec{"funding.overhead", "1", 1, 5, "total cost per cost of civilian field teams", assumed, "prior"});
}

/// Pays what is due out of what an organisation holds, as far as that goes; what does not live on gifts pays in full.
/// Returns what was paid.
double charge(World& world, std::size_t organisation, double due, bool gifts);

/// Money of this week: news, arrivals, spending; each quarter promises and aims, each month grants. Sets how much of
/// its programme every organisation can pay for next week.
void fund(World& world, const Structure& structure, const Funding& p, const Giving& giving,
          const Visibility& visibility, const Pools& pools, const Switches& on, Week week, const Draws& draws);
inline constexpr Touches fund_touches{
    .reads =
        "districts: country id people state_capacity households: people_per_household residents: n_fled "
        "organisations: active_teams coordination_share family id independence mandate military power present "
        "team_cost visibility_need teams: activity organisation presence beliefs: mean association: access "
        "forums: attendance attention depth interval_weeks open seat stated terms government: corruption "
        "missions: armed arrived deployed left_week money: accounts.appeals accounts.lag accounts.move_charge "
        "accounts.own_revenue accounts.voice accounts.weekly_cost donors.aim donors.cabinet donors.engagement "
        "donors.home_interest donors.patience donors.share donors.size donors.support funds.access "
        "funds.decides funds.line effort: military_projects events: deaths structure: *",
    .writes =
        "organisations: funded_share spent visibility money: accounts.beside accounts.budget "
        "accounts.credited accounts.drawn accounts.from_funds accounts.held accounts.interest "
        "accounts.last_promise accounts.level accounts.meetings accounts.moves accounts.planned "
        "accounts.pledged accounts.programmes accounts.promised accounts.repaid accounts.reporting "
        "accounts.steer accounts.tied donors.attention donors.common donors.given donors.interest "
        "donors.overhead donors.staying funds.attention funds.balance funds.fees funds.granted funds.paid_in "
        "funds.turned_down"};

/// Presence of every team this week, from deployment, funds and moving.
void deploy(World& world, const Switches& on, Week week);
inline constexpr Touches deploy_touches{
    .reads =
        "organisations: family funded_share mission present teams: arrives first id conduct: barred_until "
        "missions: deployment strength",
    .writes = "organisations: active_teams teams: presence"};

}  // namespace entente

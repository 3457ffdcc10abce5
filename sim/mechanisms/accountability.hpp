#pragma once
// To whom organisations answer, what therefore counts as success for them, and what they report (odd.md 7.11; Olson &
// Gregorian 2007 on accountability chains and motives).

#include "core/describe.hpp"
#include "mechanisms/by.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Incentives {
    int every_weeks = 13;
    double headquarters_outputs = 0.4;
    double headquarters_security = 0.2;
    double donors_outputs = 0.6;
    double home_outputs = 0.3;
    double home_security = 0.6;
    double host_outputs = 0.6;
    double beneficiaries_outputs = 0.1;
    double broad = 0.0;
    double reach = 0.3;
    double typical_outputs = 0.45;
    double typical_security = 0.15;
    double caution = 1.0;
    double hearing = 0.5;
    double home = 3.0;
    double over_reporting = 0.5;
    double full_result = 0.6;
    ByDimension payoff_delay{13, 4, 26, 13, 2, 39};
};

template <class Visitor, MaybeConst<Incentives> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, headquarters_outputs, headquarters_security, donors_outputs, home_outputs, home_security,
           host_outputs, beneficiaries_outputs, broad, reach, typical_outputs, typical_security, caution, hearing, home,
           over_reporting, full_result, payoff_delay] = values;
    using enum Evidence;
    visit(every_weeks,
          Spec{"accountability.every_weeks", "weeks", 1, 104, "time between reports of results", assumed, "quarterly"});
    visit(headquarters_outputs,
          Spec{"accountability.headquarters_outputs", "1", 0, 1,
               "share of visible outputs in what headquarters count as success", assumed, "prior"});
    visit(headquarters_security, Spec{"accountability.headquarters_security", "1", 0, 1,
                                      "share of the staff's own security in it; the rest is the broader peace", assumed,
                                      "duty of care; prior"});
    visit(donors_outputs, Spec{"accountability.donors_outputs", "1", 0, 1,
                               "the same share of outputs for donors; the rest is welfare and peace in halves", assumed,
                               "agencies are judged by what they build (Olson & Gregorian 2007); prior"});
    visit(home_outputs, Spec{"accountability.home_outputs", "1", 0, 1, "the same for home publics", assumed, "prior"});
    visit(home_security,
          Spec{"accountability.home_security", "1", 0, 1,
               "share of own security for home publics; the rest is the broader peace", assumed, "prior"});
    visit(host_outputs,
          Spec{"accountability.host_outputs", "1", 0, 1,
               "share of outputs for the host government; the rest is the broader peace", assumed, "prior"});
    visit(beneficiaries_outputs,
          Spec{"accountability.beneficiaries_outputs", "1", 0, 1, "the same for beneficiaries; the rest is welfare",
               assumed, "beneficiary welfare is the success of NGOs (Olson & Gregorian 2007); prior"});
    visit(broad, Spec{"accountability.broad", "1", 0, 1,
                      "share of every organisation's success that is moved to the broader peace", assumed,
                      "lever: incentives for broader impact (Olson & Gregorian 2007)"});
    visit(reach,
          Spec{"accountability.reach", "1", 0, 1,
               "share of aims beyond its mandate of one whose success is the broader peace alone", assumed, "prior"});
    visit(typical_outputs, Spec{"accountability.typical_outputs", "1", 0.05, 1,
                                "weight of outputs at which visible work pulls as allocation.visibility says", assumed,
                                "mean of the shipped families"});
    visit(typical_security, Spec{"accountability.typical_security", "1", 0, 1,
                                 "weight of own security at which risk deters as allocation.risk says", assumed,
                                 "mean of the shipped families"});
    visit(caution, Spec{"accountability.caution", "1", 0, 10,
                        "relative rise of the aversion to risk per weight of own security", assumed, "prior"});
    visit(hearing,
          Spec{"accountability.hearing", "1", 0, 2,
               "local ownership in the choice of tasks that answering to beneficiaries alone adds", assumed, "prior"});
    visit(home,
          Spec{"accountability.home", "1", 0, 50,
               "utility of wholly contested districts at full home interest, for work that is not relief", assumed,
               "national security as an objective of diplomats, soldiers and donors (Olson & Gregorian 2007); "
               "prior 1 to 6"});
    visit(over_reporting,
          Spec{"accountability.over_reporting", "1", 0, 1,
               "share of the distance to full success that is added in reports of one who answers for outputs only "
               "and seeks funds and credit only",
               assumed, "outputs are reported to donors (Olson & Gregorian 2007); prior"});
    visit(full_result, Spec{"accountability.full_result", "teams/team", 0.01, 2,
                            "effect per team at which a result counts as full", assumed, "definition"});
    visit(payoff_delay,
          Spec{"accountability.payoff_delay", "weeks", 0, 520, "time after which work in a dimension pays off", assumed,
               "short-term security against long-term development (Oslo concept note 2008); prior"});
}

/// What counts as success, and what follows for the choice of place and task. Called when organisations are founded.
void set_success(World& world, const Incentives& p, const Switches& on);

/// Each quarter results are measured and reported. Reads the effort of this week.
void report_results(World& world, const Incentives& p, const Switches& on, Week week);
inline constexpr Touches report_results_touches{
    .reads = "organisations: active_teams inner: sincerity success effort: by_organisation",
    .writes = "inner: reported_result true_result"};

}  // namespace entente

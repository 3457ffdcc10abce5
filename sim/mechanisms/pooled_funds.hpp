#pragma once
// odd.md 7.11: funds that many may draw on. Donors pay in without a purpose of their own; a fund pays fast, charges a
// fee, and asks a seat in the rooms that decide. What it is for and whom it admits is set by its kind.

#include <array>

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/world.hpp"

namespace entente {

/// One value a fund, in the order of `CommonFund`.
using ByFund = std::array<double, n_common_funds>;

struct Pools {
    ByFund share{0.05, 0.0, 0.0, 0.0, 0.0};
    ByFund approval_weeks{8, 6, 2, 8, 20};
    int every_weeks = 4;
    double fee = 0.07;
    double joint_assessment = 0.7;
    double soldiers_half = 0.5;
    double quality = 0.5;
    double filter = 0.6;
    double memory_weeks = 26;
};

template <class Visitor, MaybeConst<Pools> Values>
void describe(Visitor& visit, Values& values) {
    auto& [share, approval_weeks, every_weeks, fee, joint_assessment, soldiers_half, quality, filter, memory_weeks] =
        values;
    using enum Evidence;
    auto& [humanitarian, peacebuilding, rapid_response, quick_impact, transition] = share;
    auto& [weeks_humanitarian, weeks_peacebuilding, weeks_rapid, weeks_quick, weeks_transition] = approval_weeks;
    visit(humanitarian, Spec{"pools.share.humanitarian", "1", 0, 1,
                             "share of donors' money that goes through a common humanitarian fund", assumed,
                             "prior; common funds since 2006"});
    visit(peacebuilding, Spec{"pools.share.peacebuilding", "1", 0, 1, "through the Peacebuilding Fund", assumed,
                              "0: before October 2006, or not on the agenda"});
    visit(rapid_response, Spec{"pools.share.rapid_response", "1", 0, 1, "through a fast fund for NGOs", assumed,
                               "0: none (Olson & Gregorian 2007 recommend one)"});
    visit(quick_impact, Spec{"pools.share.quick_impact", "1", 0, 1, "through a joint fund for quick-impact projects",
                             assumed, "0: none (Geneva seminar 2007 recommends one)"});
    visit(transition, Spec{"pools.share.transition", "1", 0, 1, "through a fund for transition and recovery", assumed,
                           "0: none (concept note, Oslo 2008)"});
    visit(weeks_humanitarian, Spec{"pools.approval_weeks.humanitarian", "weeks", 1, 104,
                                   "mean time that money waits in the humanitarian fund", assumed, "prior"});
    visit(weeks_peacebuilding, Spec{"pools.approval_weeks.peacebuilding", "weeks", 1, 104,
                                    "in the Peacebuilding Fund: decided in the country", assumed,
                                    "decentralised disbursement (Geneva seminar 2007)"});
    visit(weeks_rapid, Spec{"pools.approval_weeks.rapid_response", "weeks", 1, 104, "in the fast fund", assumed,
                            "Olson & Gregorian 2007: quick"});
    visit(weeks_quick, Spec{"pools.approval_weeks.quick_impact", "weeks", 1, 104, "in the joint quick-impact fund",
                            assumed, "timely approval and control (Geneva seminar 2007)"});
    visit(weeks_transition, Spec{"pools.approval_weeks.transition", "weeks", 1, 104, "in the transition fund", assumed,
                                 "trust funds with several signatures are slow; prior"});
    visit(every_weeks, Spec{"pools.every_weeks", "weeks", 1, 26, "time between grants", assumed, "monthly"});
    visit(fee, Spec{"pools.fee", "1", 0, 0.5, "share of a grant that its administration costs", measured,
                    "indirect costs of UN trust funds, 7 %"});
    visit(joint_assessment,
          Spec{"pools.joint_assessment", "1", 0, 1,
               "weight of assessed need and of capacity to work in grants, rather than of applicants' power", assumed,
               "pools with joint analysis of capacity and need (Geneva seminar 2007)"});
    visit(soldiers_half,
          Spec{"pools.soldiers_half", "teams/100000", 0.001, 100,
               "soldiers' civilian projects at which half of the fast fund's purpose is at hand", assumed, "prior"});
    visit(quality, Spec{"pools.quality", "1", 0, 1,
                        "share of applications to the quick-impact fund that its quality control lets pass", assumed,
                        "quality control under the deputy or humanitarian coordinator (Geneva seminar 2007)"});
    visit(filter, Spec{"pools.filter", "1", 0, 1,
                       "share of soldiers' projects where civilians work that such a fund turns down", assumed,
                       "as civilian as possible (Rotterdam 2007, R5)"});
    visit(memory_weeks, Spec{"pools.memory_weeks", "weeks", 1, 520,
                             "over which the share of income from common funds is reckoned", assumed, "half a year"});
}

/// Every month each fund pays out what its approvals allow, to those whose seat and rules admit them and who lack
/// money.
void grant(World& world, const Pools& p, double reserve_weeks, const Switches& on, Week week);

}  // namespace entente

#pragma once
// Rules of money and goods that stand between a decision and a team at work: who may sign for how much, whose
// procedures must be reconciled where several bodies work jointly, and what it takes to use the mission's transport.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Administration {
    int every_weeks = 13;
    double mission_limit = 0;
    double agency_limit = 500000;
    double commitment_weeks = 13;
    double signing_wait = 6;
    double procedures = 1;
    double paperwork = 4;
    double repayment = 1;
    double transport_cost = 8000;
    double shared_move = 0.5;
};

template <class Visitor, MaybeConst<Administration> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, mission_limit, agency_limit, commitment_weeks, signing_wait, procedures, paperwork, repayment,
           transport_cost, shared_move] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"administration.every_weeks", "weeks", 1, 104,
                            "time between reckonings of who may sign and share", assumed, "quarterly"});
    visit(mission_limit,
          Spec{"administration.mission_limit", "USD", 0, 1e9,
               "largest commitment that the head of mission may sign for; what exceeds it waits for the director of "
               "mission support and headquarters",
               measured, "0 for an SRSG (Geneva seminar 2007)"});
    visit(agency_limit, Spec{"administration.agency_limit", "USD", 0, 1e9,
                             "largest commitment that a UN agency's office in the country may sign for", measured,
                             "500,000 for UNDP (Geneva seminar 2007)"});
    visit(commitment_weeks, Spec{"administration.commitment_weeks", "weeks", 1, 260,
                                 "a team that is put to a new place is committed for so long", assumed, "a quarter"});
    visit(signing_wait,
          Spec{"administration.signing_wait", "weeks", 0, 104, "wait for a signature elsewhere", assumed, "prior"});
    visit(procedures, Spec{"administration.procedures", "weeks", 0, 52,
                           "time that reconciling rules costs where all others in a joint plan are other bodies",
                           assumed, "financial and administrative rules conflict (de Coning 2008)"});
    visit(paperwork, Spec{"administration.paperwork", "weeks", 0, 52,
                          "time until an agency has the use of the mission's transport", assumed,
                          "assets that agencies use must be repaid, which blocks sharing (Geneva seminar 2007)"});
    visit(repayment, Spec{"administration.repayment", "1", 0, 1, "share of the cost of that transport that is repaid",
                          measured, "all of it (Geneva seminar 2007)"});
    visit(transport_cost, Spec{"administration.transport_cost", "USD", 0, 1e7, "of moving one team with the mission",
                               assumed, "a helicopter's day; prior"});
    visit(shared_move, Spec{"administration.shared_move", "weeks", 0, 26, "a move takes with the mission's transport",
                            assumed, "prior"});
}

/// Each quarter: the weeks that rules add to, or shared transport takes from, a move of each organisation's teams.
void sign(World& world, const Structure& structure, const Administration& p, int moving_weeks, const Switches& on,
          Week week);
inline constexpr Touches sign_touches{
    .reads =
        "organisations: civilian family team_cost forums: attendance depth open seat terms missions: arrived "
        "deployed left_week money: accounts.weekly_cost structure: *",
    .writes = "money: accounts.delay accounts.move_charge"};

}  // namespace entente

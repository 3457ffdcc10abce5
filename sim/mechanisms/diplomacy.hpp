#pragma once
// odd.md 7.8: what states do to parties beside sending soldiers and aid: sanctions, a bilateral lead mediator, aid as
// an incentive, a seat for those who come in late; and what a group gains by spoiling the accord now.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Diplomacy {
    double sanctions = 0.0;
    double sanctions_pull = 0.02;
    double sanctions_pay = 0.6;
    double sanctions_harm = 0.03;
    double lead = 0.014;
    double lead_half = 0.3;
    double inducement = 0.0;
    double inducement_pull = 0.03;
    double inducement_half = 1.0;
    double late_seat = 0.0;
    double seat_pace = 0.02;
    int election_before = 13;
    int election_after = 4;
};

template <class Visitor, MaybeConst<Diplomacy> Values>
void describe(Visitor& visit, Values& values) {
    auto& [sanctions, sanctions_pull, sanctions_pay, sanctions_harm, lead, lead_half, inducement, inducement_pull,
           inducement_half, late_seat, seat_pace, election_before, election_after] = values;
    using enum Evidence;
    visit(sanctions, Spec{"diplomacy.sanctions", "1", 0, 1,
                          "sanctions on groups outside the accord: arms, minerals, travel, accounts", assumed,
                          "instrument of diplomats (Oslo meeting 2008); scenario or lever"});
    visit(sanctions_pull, Spec{"diplomacy.sanctions_pull", "1/week", 0, 0.5,
                               "pull of full sanctions on logit p of a group wholly outside", assumed,
                               "effects of sanctions are weak and contested; prior 0 to 0.04"});
    visit(sanctions_pay,
          Spec{"diplomacy.sanctions_pay", "1", 0, 10,
               "fall of the logit of joining a group that full sanctions leave without income", assumed, "prior"});
    visit(sanctions_harm, Spec{"diplomacy.sanctions_harm", "1", 0, 1, "welfare that full sanctions cost everybody",
                               assumed, "timber and diamonds feed more than fighters; prior 0.01 to 0.06"});
    visit(lead, Spec{"diplomacy.lead", "1/week", 0, 0.5,
                     "further pull on logit p by the mediation of a bilateral lead with full leverage", assumed,
                     "bilateral support is at times critical in leading dialogue (Oslo meeting 2008)"});
    visit(lead_half, Spec{"diplomacy.lead_half", "teams", 0.01, 20,
                          "mediating teams of the lead at which half of that is reached", assumed, "prior"});
    visit(inducement, Spec{"diplomacy.inducement", "1", 0, 1,
                           "share of donors' development work that is offered to a constituency on condition that its "
                           "group comes in",
                           assumed, "aid as an incentive (Oslo meeting 2008); scenario or lever"});
    visit(inducement_pull, Spec{"diplomacy.inducement_pull", "1/week", 0, 0.5,
                                "pull on logit p of full inducement where a group's fighters are", assumed, "prior"});
    visit(inducement_half, Spec{"diplomacy.inducement_half", "teams/100000", 0.01, 20,
                                "donors' development work at which half of that is reached", assumed, "prior"});
    visit(late_seat, Spec{"diplomacy.late_seat", "1", 0, 1,
                          "share of a seat that the accord keeps for a group that comes in later", assumed,
                          "inclusive or two-party agreement (Oslo meeting 2008)"});
    visit(seat_pace, Spec{"diplomacy.seat_pace", "1/week", 0, 1, "how fast a newcomer is seated", assumed, "prior"});
    visit(election_before, Spec{"diplomacy.election_before", "weeks", 0, 104,
                                "weeks before an election in which spoiling pays", assumed, "prior"});
    visit(election_after, Spec{"diplomacy.election_after", "weeks", 0, 104, "weeks after it", assumed, "prior"});
}

/// Publishes what diplomats pull groups by and what each has at stake, and seats newcomers. Reads effort and stance as
/// of this and last week. Without `diplomacy` nobody presses; without `spoiling` nobody has anything at stake.
void negotiate(World& world, const Diplomacy& p, int election_week, const Switches& on, Week week);
inline constexpr Touches negotiate_touches{
    .reads =
        "districts: id mission people groups: active country fighters fighters_total outside organisations: "
        "family power present government: election_week missions: ripeness effort: by_organisation talks",
    .writes = "groups: included accord: lead pay_lost pressed stake welfare_lost"};

}  // namespace entente

#pragma once
// Rules by which rooms of a country work, whoever sits in them: who chairs, who merely listens, what is agreed if not
// all can be, who speaks for whom, what words mean.

#include "core/describe.hpp"
#include "mechanisms/by.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct RoomRules {
    double observer_below = 0.2;
    double honest_broker = 0;
    double broker_time = 0.1;
    double count_private = 0;
    double second_best = 0;
    double least_agreed = 0.05;
    double buy_in = 0.3;
    double in_field = 0.3;
    double comparative_advantage = 0;
    double ngo_body = 0;
    double ngo_body_time = 0.2;
    double contact_group = 0;
    double civilian_seats = 0;
    ByActivity vague = by_activity(&ActivityTraits::vague);
    double shared_definitions = 0;
    double friction = 0.3;
    double face_trust = 0.02;
    double face_cost = 0.3;
    double frustration = 0.005;
};

template <class Visitor, MaybeConst<RoomRules> Values>
void describe(Visitor& visit, Values& values) {
    auto& [observer_below, honest_broker, broker_time, count_private, second_best, least_agreed, buy_in, in_field,
           comparative_advantage, ngo_body, ngo_body_time, contact_group, civilian_seats, vague, shared_definitions,
           friction, face_trust, face_cost, frustration] = values;
    using enum Evidence;
    visit(observer_below, Spec{"rooms.observer_below", "1", 0, 1,
                               "attendance under which a member only listens: no voice, no role, no promise", assumed,
                               "attend, observe or leave (de Coning 2008, p. 23)"});
    visit(honest_broker,
          Spec{"rooms.honest_broker", "1", 0, 1, "how far rooms are chaired by somebody without power over the members",
               assumed, "separate power from leadership (Olson & Gregorian 2007)"});
    visit(broker_time,
          Spec{"rooms.broker_time", "1", 0, 5, "time that a chair without power adds to meetings", assumed, "prior"});
    visit(count_private,
          Spec{"rooms.count_private", "1", 0, 1, "how far planners count on what is meant instead of what is stated",
               assumed, "a variant: 0, planners believe what is stated"});
    visit(second_best, Spec{"rooms.second_best", "1", 0, 1,
                            "private commitment that all must have to a cell for it to be agreed; 0: all is agreed",
                            assumed, "room for trade-offs and second-best agreements (de Coning 2008, p. 4)"});
    visit(least_agreed,
          Spec{"rooms.least_agreed", "1", 0, 1, "share of a plan under which there is no agreement", assumed, "prior"});
    visit(buy_in, Spec{"rooms.buy_in", "1", 0, 2,
                       "how much more a member can carry in a room where its whole field sits than where half does",
                       assumed, "inclusive processes give buy-in (Olson & Gregorian 2007)"});
    visit(in_field,
          Spec{"rooms.in_field", "1", 0, 1, "competence in an activity of a room from which one counts as of its field",
               assumed, "definition"});
    visit(comparative_advantage,
          Spec{"rooms.comparative_advantage", "1", 0, 1, "how far tasks go to who does them best of those present",
               assumed, "complementarity of organisations (Rotterdam seminar 2007, R7)"});
    visit(ngo_body, Spec{"rooms.ngo_body", "1", 0, 1, "how far NGOs speak in a room with their joint weight", assumed,
                         "support to coordination among NGOs (Olson & Gregorian 2007)"});
    visit(ngo_body_time, Spec{"rooms.ngo_body_time", "1", 0, 5,
                              "time that a full joint voice adds to the meetings of NGOs", assumed, "prior"});
    visit(contact_group, Spec{"rooms.contact_group", "1", 0, 1,
                              "how far a room of soldiers and aid is to aid a contact group: information only", assumed,
                              "contact groups instead of coordination (Olson & Gregorian 2007)"});
    visit(civilian_seats, Spec{"rooms.civilian_seats", "1", 0, 1,
                               "seat of police, mission civilians and local NGOs where soldiers plan", assumed,
                               "police and justice in planning (Rotterdam seminar 2007, R6)"});
    visit(vague, Spec{"rooms.vague", "1", 0, 1,
                      "share of an assignment that others do not take for the thing they meant, for want of a common "
                      "definition",
                      assumed, "no common definition of security sector reform and others (Munro 2007)"});
    visit(shared_definitions, Spec{"rooms.shared_definitions", "1", 0, 1, "how far terms are defined in common",
                                   assumed, "shared definitions (Rotterdam seminar 2007, R10)"});
    visit(friction, Spec{"rooms.friction", "1", 0, 1,
                         "skill of agreement lost, and time added, where soldiers and aid sit in equal numbers",
                         assumed, "direct civil-military coordination adds friction (Olson & Gregorian 2007)"});
    visit(face_trust,
          Spec{"rooms.face_trust", "1/meeting", 0, 0.5, "share of missing trust made up by wholly informal time",
               assumed, "face-to-face informality (Olson & Gregorian 2007)"});
    visit(face_cost, Spec{"rooms.face_cost", "1", 0, 5, "time that it adds to a meeting", assumed, "prior"});
    visit(frustration, Spec{"rooms.frustration", "1/meeting", 0, 0.5,
                            "trust in the convenors lost by who wants direction and gets information", assumed,
                            "just information sharing frustrates the military (Olson & Gregorian 2007)"});
}

}  // namespace entente

#pragma once
// Lessons: what an organisation keeps when people leave, what it tells others, and how staff learn to work with one
// another before and after they are sent (training, secondment). All of it takes staff time.

#include "core/describe.hpp"
#include "mechanisms/assessment.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Lessons {
    int every_weeks = 4;
    double capacity = 0.2;
    double writing = 0.025;
    double erosion = 0.5;
    double usable = 0.6;
    double exchange = 0.2;
    double sensitivity = 0.5;
    double across_missions = 0.0;
    double training = 0.1;
    double secondment = 0.01;
    double working_together = 0.01;
    double seconded_reach = 5.0;
    double time_capacity = 0.02;
    double time_exchange = 0.02;
    double time_training = 3.0;
    double time_secondment = 0.3;
    double largest_time = 0.4;
};

template <class Visitor, MaybeConst<Lessons> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, capacity, writing, erosion, usable, exchange, sensitivity, across_missions, training,
           secondment, working_together, seconded_reach, time_capacity, time_exchange, time_training, time_secondment,
           largest_time] = values;
    using enum Evidence;
    visit(every_weeks,
          Spec{"lessons.every_weeks", "weeks", 1, 52, "time between updates of memory", assumed, "monthly; numerical"});
    visit(capacity, Spec{"lessons.capacity", "1", 0, 1, "effort put into lessons learned, of the most that makes sense",
                         assumed, "lessons are lost with rotation (Geneva seminar 2007); lever"});
    visit(writing, Spec{"lessons.writing", "1/week", 0, 1,
                        "share of what is not yet written down that full capacity "
                        "writes down in a week",
                        assumed, "prior"});
    visit(erosion, Spec{"lessons.erosion", "1", 0, 1,
                        "share of institutional memory that loses its reader with a whole change of heads of team",
                        assumed, "prior"});
    visit(usable, Spec{"lessons.usable", "1", 0, 1, "share of what leavers know that can be written down at all",
                       assumed, "local ties and trust belong to people; prior"});
    visit(exchange,
          Spec{"lessons.exchange", "1", 0, 1, "share of its lessons that an organisation passes on along links",
               assumed, "exchange of lessons, though sensitive (Rotterdam seminar 2007, R4); lever"});
    visit(sensitivity, Spec{"lessons.sensitivity", "1", 0, 1, "share of lessons too sensitive to be passed on", assumed,
                            "Rotterdam seminar 2007, R4"});
    visit(across_missions,
          Spec{"lessons.across_missions", "1", 0, 20,
               "precision of what is known, on the first day, of what worked in other missions", assumed,
               "best practice on when, how and with whom to integrate (Geneva seminar 2007); lever"});
    visit(training,
          Spec{"lessons.training", "1", 0, 1, "interoperability with others that people bring along when they are sent",
               assumed, "joint training curricula (Geneva seminar 2007); lever"});
    visit(secondment, Spec{"lessons.secondment", "1", 0, 0.5, "share of staff seconded to other organisations", assumed,
                           "flexibility of personnel (Rotterdam seminar 2007, R3); lever"});
    visit(working_together, Spec{"lessons.working_together", "1/week", 0, 1,
                                 "growth of interoperability of two in full contact", assumed, "prior"});
    visit(seconded_reach, Spec{"lessons.seconded_reach", "1", 0, 100,
                               "contact between two who meet anyway, per share of staff seconded", assumed, "prior"});
    visit(time_capacity,
          Spec{"lessons.time_capacity", "1", 0, 0.5, "staff time of full lessons-learned capacity", assumed, "prior"});
    visit(time_exchange,
          Spec{"lessons.time_exchange", "1", 0, 0.5, "staff time of full exchange of lessons", assumed, "prior"});
    visit(time_training,
          Spec{"lessons.time_training", "weeks", 0, 52,
               "weeks of training that full interoperability on the first day takes", assumed, "prior 1 to 8"});
    visit(time_secondment, Spec{"lessons.time_secondment", "1", 0, 1,
                                "work lost to the organisations by one who is seconded, of one who stays", assumed,
                                "the seconded work for their hosts, at first less well; prior 0.1 to 0.6"});
    visit(largest_time,
          Spec{"lessons.largest_time", "1", 0, 0.9, "most staff time that learning can take", assumed, "numerical"});
}

/// Share of what leavers know that stays, by handover and by institutional memory.
double kept_of(double handover, double memory);

/// Contact of two through a link, a room or seconded staff, in [0, 1]. Secondment deepens contact; it makes none where
/// there is none.
double contact_of(const World& world, const Structure& structure, std::size_t o, std::size_t other);

/// Staff time that lessons, training, secondment and the first assessment take this week, and how far secondment
/// deepens contact.
void spend_learning_time(World& world, const Lessons& p, const Assessment& assessment, double rotation_scale,
                         const Switches& on, Week week);
inline constexpr Touches spend_learning_time_touches{.reads = "organisations: turnover",
                                                     .writes = "inner: learning_time seconded"};

/// Moves memory of organisations and interoperability of pairs. Reads links as of this week.
void keep_lessons(World& world, const Structure& structure, const Lessons& p, double rotation_scale, const Switches& on,
                  Week week);
inline constexpr Touches keep_lessons_touches{
    .reads = "organisations: present turnover beliefs: strength inner: seconded structure: *",
    .writes = "organisations: memory inner: interoperability"};

}  // namespace entente

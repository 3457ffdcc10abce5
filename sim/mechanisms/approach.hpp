#pragma once
// What the Integrated Approach asks for (de Coning 2008, p. 11), requirement by requirement, and a framework for the
// whole country above all rooms. Each can be set by itself.

#include "core/describe.hpp"

namespace entente {

struct Approach {
    double shared_vision = 0;
    double aligned_planning = 0;
    double agreed_roles = 1;
    double joint_monitoring = 0;
    double framework = 0;
    double shared_members = 0.5;
    double vision_time = 0.2;
    double alignment_time = 0.3;
    double monitoring_time = 0.3;
    double framework_time = 0.2;
};

template <class Visitor, MaybeConst<Approach> Values>
void describe(Visitor& visit, Values& values) {
    auto& [shared_vision, aligned_planning, agreed_roles, joint_monitoring, framework, shared_members, vision_time,
           alignment_time, monitoring_time, framework_time] = values;
    using enum Evidence;
    constexpr auto four = "one of four requirements of the Integrated Approach (de Coning 2008, p. 11)";
    visit(shared_vision, Spec{"approach.shared_vision", "1", 0, 1,
                              "how far members of planning rooms weigh dimensions alike", assumed, four});
    visit(aligned_planning,
          Spec{"approach.aligned_planning", "1", 0, 1,
               "how far a room takes off its plan what other rooms are to do (linked planning tracks)", assumed,
               "one of four requirements (de Coning 2008, p. 11); link tracks (Rotterdam seminar 2007, R10)"});
    visit(agreed_roles, Spec{"approach.agreed_roles", "1", 0, 1,
                             "how far a room assigns each team its cell; at 0 each member takes its share of the plan",
                             assumed, four});
    visit(joint_monitoring, Spec{"approach.joint_monitoring", "1", 0, 1,
                                 "how far members' deeds are visible to all in the room", assumed, four});
    visit(framework,
          Spec{"approach.framework", "1", 0, 1, "share of every room's plan that is the common plan of all rooms",
               assumed, "overall strategic framework (de Coning 2008, critical area 1)"});
    visit(shared_members, Spec{"approach.shared_members", "1", 0, 1,
                               "how far members who sit in two rooms link the plans of both", assumed, "prior"});
    visit(vision_time,
          Spec{"approach.vision_time", "1", 0, 5, "time that a full shared vision adds to meetings", assumed, "prior"});
    visit(alignment_time, Spec{"approach.alignment_time", "1", 0, 5, "time that fully aligned planning adds to them",
                               assumed, "prior"});
    visit(monitoring_time, Spec{"approach.monitoring_time", "1", 0, 5, "time that full joint monitoring adds to them",
                                assumed, "prior"});
    visit(framework_time,
          Spec{"approach.framework_time", "1", 0, 5, "time that a full framework adds to them", assumed, "prior"});
}

}  // namespace entente

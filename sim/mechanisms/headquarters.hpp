#pragma once
// Headquarters: priorities that come down the lines of reporting, rival principals of one post, choices that are taken
// far from the field on old reports, and support that is weak or divided.

#include "core/describe.hpp"
#include "mechanisms/by.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct HeadquartersRules {
    int every_weeks = 13;
    double directive = 4.0;
    double micro_planning = 0.5;
    double mistrust = 0.3;
    double mistrust_distance = 0.6;
    double mistrust_pace = 0.3;
    double two_way_rotation = 0;
    double rotation_trust = 0.6;
    double rotation_knowledge = 0.6;
    double delegation = 0;
    double delegation_time = 0.03;
    double authority = 0;
    double delay = 0.5;
    double support = 1.0;
    double slow = 0.5;
    double integration = 0;
    double integration_cost = 0.2;
    double political_leadership = 0;
    double escalation = 0.5;
    ByDimension highest{0.4, 0.2, 0.1, 0.1, 0.1, 0.1};
    double joint_office = 0.5;
    double defection = 0.7;
};

template <class Visitor, MaybeConst<HeadquartersRules> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, directive, micro_planning, mistrust, mistrust_distance, mistrust_pace, two_way_rotation,
           rotation_trust, rotation_knowledge, delegation, delegation_time, authority, delay, support, slow,
           integration, integration_cost, political_leadership, escalation, highest, joint_office, defection] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"headquarters.every_weeks", "weeks", 1, 104, "time between directives and between reports",
                            assumed, "quarterly"});
    visit(directive, Spec{"headquarters.directive", "1", 0, 50,
                          "utility of meeting what superiors want, as reports have it, without field autonomy", assumed,
                          "prior 2 to 6; allocation.need is what the field believes itself"});
    visit(micro_planning,
          Spec{"headquarters.micro_planning", "1", 0, 1,
               "share of choices of place and task that headquarters take at full mistrust, without field autonomy",
               assumed, "headquarters' micro-planning makes dialogue in the field pointless (Olson & Gregorian 2007)"});
    visit(mistrust, Spec{"headquarters.mistrust", "1", 0, 1, "of headquarters in a field that works as they want",
                         assumed, "mistrust between field and headquarters (Munro 2007, section 3a)"});
    visit(mistrust_distance,
          Spec{"headquarters.mistrust_distance", "1", 0, 1,
               "further mistrust where the field works on wholly other dimensions", assumed, "prior"});
    visit(mistrust_pace, Spec{"headquarters.mistrust_pace", "1", 0, 1,
                              "share of the gap to its target closed at a review", assumed, "prior"});
    visit(two_way_rotation,
          Spec{"headquarters.two_way_rotation", "1", 0, 1, "flow of staff between field and headquarters", assumed,
               "lever: two-way flow of staff (Olson & Gregorian 2007)"});
    visit(rotation_trust, Spec{"headquarters.rotation_trust", "1", 0, 1,
                               "share of mistrust that full two-way rotation removes", assumed, "prior"});
    visit(rotation_knowledge, Spec{"headquarters.rotation_knowledge", "1", 0, 1,
                                   "share of the age of reports that full two-way rotation removes", assumed, "prior"});
    visit(delegation, Spec{"headquarters.delegation", "1", 0, 1, "authority to plan that is delegated to the field",
                           assumed, "lever: decentralised planning with delegated authority (Munro 2007)"});
    visit(delegation_time, Spec{"headquarters.delegation_time", "1", 0, 0.5,
                                "share of field staff time that planning takes at full delegation", assumed, "prior"});
    visit(authority, Spec{"headquarters.authority", "1", 0, 1,
                          "how far a superior of another legal body is followed without being trusted", assumed,
                          "no legal, financial or administrative authority over agencies (de Coning 2008, pp. 21-22)"});
    visit(delay, Spec{"headquarters.delay", "1", 0, 10,
                      "lengthening of the time between decisions of a post whose principals want wholly unlike things",
                      assumed, "two lines of reporting (de Coning 2008, p. 19)"});
    visit(support, Spec{"headquarters.support", "1", 0, 1,
                        "support from headquarters, relative to the missions from which times of deployment are known",
                        assumed, "weak headquarters support (Munro 2007, section 3a)"});
    visit(slow, Spec{"headquarters.slow", "1", 0, 10, "lengthening of decisions and deployment without any support",
                     assumed, "prior"});
    visit(integration, Spec{"headquarters.integration", "1", 0, 1,
                            "how far headquarters agree on one set of priorities, the mean of their own", assumed,
                            "lever: integration at headquarters as well as in the field (Munro 2007)"});
    visit(integration_cost,
          Spec{"headquarters.integration_cost", "1", 0, 1,
               "share of support lost to coordination between fully integrated headquarters", assumed, "prior"});
    visit(political_leadership,
          Spec{"headquarters.political_leadership", "1", 0, 1,
               "how far the highest level leads planning, with its own priorities", assumed,
               "lever: political leadership of planning from the highest level (Rotterdam seminar 2007)"});
    visit(escalation,
          Spec{"headquarters.escalation", "1", 0, 10,
               "lengthening of decisions of every post whose plans go up to the highest level", assumed, "prior"});
    visit(highest, Spec{"headquarters.highest", "1", 0, 1, "priorities of the highest level (scaled to sum 1)", assumed,
                        "peace and security first; prior"});
    visit(joint_office, Spec{"headquarters.joint_office", "1", 0, 1,
                             "share of its principals' conflict that a joint office keeps from a post", assumed,
                             "integrated office of the coordinator (Munro 2007, section 3h); prior"});
    visit(defection, Spec{"headquarters.defection", "1", 0, 1,
                          "influence in rooms that is lost where headquarters take all choices", assumed,
                          "as micro-planning; prior"});
}

/// Share of an organisation's choices that is the field's own: its autonomy, and what was delegated.
double field_autonomy(const Organisations& organisations, const HeadquartersRules& p, std::size_t organisation);

/// How much longer decisions of a post take than they would with one principal and full support; 1 is as long.
double slowness(const Headquarters& headquarters, const Post& post, std::size_t row, const HeadquartersRules& p);

/// Quarterly: headquarters hear reports, set priorities, and take choices out of the hands of fields they mistrust.
/// Reads beliefs, trust and work of last week.
void direct(World& world, const Structure& structure, const HeadquartersRules& p, const Switches& on, Week week);
inline constexpr Touches direct_touches{
    .reads = "organisations: autonomy mandate present trust beliefs: mean structure: *",
    .last_week = "effort: by_organisation",
    .writes = "headquarters: *"};

/// Adds the time that planning in the field takes to what meetings took.
void plan_in_the_field(Organisations& organisations, const Headquarters& headquarters, double largest_share);
inline constexpr Touches plan_in_the_field_touches{.reads = "organisations: active_teams headquarters: delegated",
                                                   .writes = "organisations: coordination_share"};

}  // namespace entente

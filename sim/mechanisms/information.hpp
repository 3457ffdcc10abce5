#pragma once
// odd.md 7.3: beliefs flow along links. Only own observations travel, so hearsay never returns as certainty.

#include "core/describe.hpp"
#include "mechanisms/civil_military.hpp"
#include "mechanisms/observation.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/armed_groups.hpp"
#include "world/beliefs.hpp"
#include "world/forums.hpp"
#include "world/organisations.hpp"
#include "world/touches.hpp"

namespace entente {

struct Information {
    double mandate_candour = 0.4;
    double protected_sources = 0.5;
    double colouring = 0.15;
    double forum_information = 0.5;
    double forum_analysis = 0.8;
    double smallest_link = 0.01;
    double meeting_pace = 4;
    double protocols = 0;
    double noticed = 0.01;
};

template <class Visitor, MaybeConst<Information> Values>
void describe(Visitor& visit, Values& values) {
    auto& [mandate_candour, protected_sources, colouring, forum_information, forum_analysis, smallest_link,
           meeting_pace, protocols, noticed] = values;
    using enum Evidence;
    visit(mandate_candour,
          Spec{"information.mandate_candour", "1", 0, 1, "candour lost between organisations of wholly unlike mandates",
               assumed, "divergence of principles (Olson & Gregorian 2007, barrier 4)"});
    visit(protected_sources, Spec{"information.protected_sources", "1", 0, 1,
                                  "candour that a neutral sender withholds from a receiver wholly at one with a camp "
                                  "that is attacked",
                                  assumed, "sources are protected; times believed hostility, so 0 in calm"});
    visit(colouring, Spec{"information.colouring", "1", 0, 0.5,
                          "shift of the passed-on condition of the sender's own dimension, at full divergence", assumed,
                          "straight information is a support (Olson & Gregorian 2007); prior 0.05 to 0.3"});
    visit(forum_information,
          Spec{"information.forum_information", "1", 0, 1,
               "strength of the link between two who attend one forum all the time", assumed, "prior"});
    visit(forum_analysis,
          Spec{"information.forum_analysis", "1", 0, 1, "the same where the forum analyses or plans together", assumed,
               "a joint picture is the purpose of joint analysis (de Coning 2008)"});
    visit(smallest_link, Spec{"information.smallest_link", "1", 0, 0.2, "weaker links carry nothing", assumed,
                              "keeps the product sparse"});
    visit(meeting_pace, Spec{"information.meeting_pace", "weeks", 0.1, 52,
                             "interval of meetings at which a room carries 63 % of what it can", assumed, "prior"});
    visit(protocols, Spec{"information.protocols", "1", 0, 1,
                          "how far common guidelines and protocols mend links that exist, most those of middling "
                          "strength",
                          assumed, "common guidelines and communication protocols (Munro 2007)"});
    visit(noticed, Spec{"information.noticed", "1/week", 0, 0.5,
                        "trust in a sender lost where one's own eyes see that the picture is wholly coloured", assumed,
                        "information from a trusted person, not propaganda (Olson & Gregorian 2007)"});
}

/// Publishes candour and the strength of every link, then each organisation's pooled belief: own observations and those
/// of others, weighted by precision × strength, over the prior. Reads own beliefs of this week, trust, attendance and
/// association as of last week.
void inform(Beliefs& beliefs, const Organisations& organisations, const Association& association, const Forums& forums,
            const Structure& structure, const Information& p, const CivilMilitary& civil_military,
            const Observation& prior, const Switches& on);
inline constexpr Touches inform_touches{
    .reads =
        "organisations: colouring family id mandate military neutrality present trust beliefs: divergence ease "
        "link_intensity own_mean own_precision association: at_risk forums: attendance depth interval_weeks "
        "open seat structure: *",
    .writes = "beliefs: candour mean precision strength"};

}  // namespace entente

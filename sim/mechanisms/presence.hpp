#pragma once
// Police and unarmed observers: what is prevented by who is there, apart from soldiers.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Presence {
    double police = 0.8;
    double police_half = 0.5;
    double monitoring = 0.01;
    double monitoring_calm = 0.3;
    double monitoring_half = 0.3;
};

template <class Visitor, MaybeConst<Presence> Values>
void describe(Visitor& visit, Values& values) {
    auto& [police, police_half, monitoring, monitoring_calm, monitoring_half] = values;
    using enum Evidence;
    visit(police, Spec{"presence.police", "1", 0, 5,
                       "fall of the log rate of killings of civilians at full presence of mission police", measured,
                       "more UN police, fewer civilians killed: Hultman, Kathman & Shannon 2013; size a prior"});
    visit(police_half, Spec{"presence.police_half", "teams/100000", 0.01, 20,
                            "police at which half of full presence is reached", assumed, "prior"});
    visit(monitoring, Spec{"presence.monitoring", "1/week", 0, 0.2,
                           "pull on a group's logit of commitment where its fighters are watched by observers", assumed,
                           "violations that are seen cost something; prior below that of mediation"});
    visit(monitoring_calm,
          Spec{"presence.monitoring_calm", "1", 0, 1,
               "share of battles that would breed new ones and do not where observers clear up incidents", assumed,
               "Fortna 2008: accidents and mutual alarm; prior"});
    visit(monitoring_half, Spec{"presence.monitoring_half", "teams/100000", 0.01, 20,
                                "observers at which half of that is reached", assumed, "prior"});
}

/// Publishes what police and observers prevent this week, and what detection adds to the commitment of groups.
/// Observers keep nobody from killing civilians (Hultman et al. 2013 find no such effect). Reads the week's effort.
void be_present(World& world, const Presence& p, const Switches& on);
inline constexpr Touches be_present_touches{
    .reads = "districts: people groups: fighters fighters_total effort: ceasefire police",
    .writes = "groups: commitment_logit effort: escalation unpoliced"};

}  // namespace entente

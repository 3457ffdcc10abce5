#pragma once
// The host government approves civilian projects (Olson & Gregorian 2007: involve the national government in oversight
// at project level). More goes its way and through its hands; everything takes longer.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct ProjectOversight {
    double share = 0.0;
    double weeks = 8;
    double channel = 0.4;
    double weight = 1.5;
};

template <class Visitor, MaybeConst<ProjectOversight> Values>
void describe(Visitor& visit, Values& values) {
    auto& [share, weeks, channel, weight] = values;
    using enum Evidence;
    visit(share, Spec{"oversight.share", "1", 0, 1, "civilian projects that the government must approve", assumed,
                      "lever: government in project oversight (Olson & Gregorian 2007)"});
    visit(weeks, Spec{"oversight.weeks", "weeks", 0, 104, "time that an approval takes", assumed, "prior 4 to 16"});
    visit(channel, Spec{"oversight.channel", "1", 0, 1,
                        "of what would go beside the state, what approval routes through it", assumed, "prior"});
    visit(weight, Spec{"oversight.weight", "1", 0, 20,
                       "utility that the government's priorities add to a project that it must approve", assumed,
                       "prior, as allocation.government"});
}

/// Publishes how far projects are overseen. With `project_oversight` off they are not.
void oversee(World& world, const ProjectOversight& p, const Switches& on);
inline constexpr Touches oversee_touches{
    .reads = "", .writes = "voices: approval_weeks overseen oversight_channel oversight_weight"};

/// Whether an organisation needs approval for an activity: civilians from abroad, for what is no relief.
bool needs_approval(const Organisations& organisations, std::size_t organisation, Activity activity);

/// Share of an organisation's work in an activity that goes through the state.
double share_through_state(const World& world, std::size_t organisation, Activity activity);

/// Weeks that a new project waits for approval.
int weeks_of_approval(const World& world, std::size_t organisation, Activity activity);

}  // namespace entente

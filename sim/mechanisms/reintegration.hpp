#pragma once
// odd.md 7.9: what becomes of those who laid down arms. They find their way back into civil life or go back to their
// group; children are released on a line of their own, whether or not their group is inside the accord.

#include <cstdint>
#include <vector>

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Reintegration {
    double pace = 0.003;
    double programme = 0.012;
    double programme_half = 0.5;
    double abusive = 0.6;
    double re_arm = 0.0012;
    double re_arm_outside = 2.0;
    double re_arm_settled = 0.2;
    double children = 0.1;
    double release = 0.02;
    double release_half = 0.3;
    double release_outside = 0.3;
    int every_weeks = 4;
    double programme_jobless = 0.5;
};

template <class Visitor, MaybeConst<Reintegration> Values>
void describe(Visitor& visit, Values& values) {
    auto& [pace, programme, programme_half, abusive, re_arm, re_arm_outside, re_arm_settled, children, release,
           release_half, release_outside, every_weeks, programme_jobless] = values;
    using enum Evidence;
    visit(pace,
          Spec{"reintegration.pace", "1/week", 0, 0.2, "ex-combatants who find their way into civil life by themselves",
               assumed, "taking part in programmes shows little effect by itself: Humphreys & Weinstein 2007"});
    visit(programme, Spec{"reintegration.programme", "1/week", 0, 0.2,
                          "further ones with full support: training, tools, work", assumed, "prior 0 to 0.02"});
    visit(programme_half, Spec{"reintegration.programme_half", "teams/100000", 0.01, 20,
                               "disarmament and recovery teams at which half of that is reached", assumed, "prior"});
    visit(abusive,
          Spec{"reintegration.abusive", "1", 0, 1, "how far having fought in a wholly abusive unit keeps one from it",
               assumed, "abusive units are hard to reintegrate: Humphreys & Weinstein 2007"});
    visit(re_arm, Spec{"reintegration.re_arm", "1/week", 0, 0.05,
                       "ex-combatants who go back to their group while it is inside the accord", assumed,
                       "0.10 to 0.30 re-arm within five years"});
    visit(re_arm_outside, Spec{"reintegration.re_arm_outside", "1", 0, 20,
                               "further ones, as a multiple, when their group is wholly outside", assumed, "prior"});
    visit(re_arm_settled,
          Spec{"reintegration.re_arm_settled", "1", 0, 1,
               "the same of those who found their way into civil life, relative to the others", assumed, "prior"});
    visit(children, Spec{"reintegration.children", "1", 0, 2, "children associated with a group, per fighter", assumed,
                         "about one in ten of those registered in Liberia were children"});
    visit(release, Spec{"reintegration.release", "1/week", 0, 0.5,
                        "children released from a group inside the accord, with full effort for them", assumed,
                        "separate release of children (Geneva seminar 2007)"});
    visit(release_half, Spec{"reintegration.release_half", "teams/100000", 0.001, 10,
                             "disarmament and human-rights teams at which half of that is reached", assumed, "prior"});
    visit(release_outside,
          Spec{"reintegration.release_outside", "1", 0, 1, "the same from a group wholly outside, relative to it",
               assumed, "action plans need no accord; prior"});
    visit(every_weeks,
          Spec{"reintegration.every_weeks", "weeks", 1, 52, "weeks between updates", assumed, "numerical"});
    visit(programme_jobless,
          Spec{"reintegration.programme_jobless", "1", 0, 2,
               "effect of a programme where nobody young has work, beside the share who have", assumed, "prior"});
}

/// Households by armed group: who ever laid down its arms, of these who is back in civil life now, and who ever took up
/// arms again.
struct ExCombatants {
    std::vector<std::int64_t> ever, reintegrated, re_armed;
};

ExCombatants count_ex_combatants(const Households& households, std::size_t n_groups);

/// Moves ex-combatants and children. Reads effort, jobs and stance of this week, and counts fighters anew, so that
/// strength is published after it. Without `reintegration` nobody finds civil life and nobody goes back but by the door
/// that is open to all; without `child_release` children stay with their group.
void reintegrate(World& world, const Reintegration& p, const Switches& on, Week week, const Draws& draws);
inline constexpr Touches reintegrate_touches{
    .reads =
        "districts: id people households: residence groups: active fighters fighters_total id outside "
        "predation livelihoods: jobs effort: ddr monitoring total",
    .writes = "households: allegiance demobilised residents: fighters groups: children children_released"};

}  // namespace entente

#pragma once
// odd.md 7.3: a humanitarian voice that reaches the force can restrain its projects and route its patrols, from
// inside the mission and from outside alike. Who commands the force hears it as a person, until rules outlast persons.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Advocacy {
    int tour_weeks = 52;
    double rapport_start = 0.5;
    double rapport_pace = 0.05;
    double guidelines = 0.0;
};

template <class Visitor, MaybeConst<Advocacy> Values>
void describe(Visitor& visit, Values& values) {
    auto& [tour_weeks, rapport_start, rapport_pace, guidelines] = values;
    using enum Evidence;
    visit(tour_weeks,
          Spec{"commander.tour_weeks", "weeks", 4, 520, "tour of a force commander", assumed, "a year; prior"});
    visit(rapport_start,
          Spec{"commander.rapport_start", "1", 0, 1,
               "how far a new commander acts on what the humanitarian coordinator says", assumed, "prior"});
    visit(rapport_pace, Spec{"commander.rapport_pace", "1/week", 0, 1,
                             "weekly growth of that towards 1, at full contact", assumed, "prior"});
    visit(guidelines,
          Spec{"commander.guidelines", "1", 0, 1, "how far agreed guidelines stand in for a commander's own rapport",
               assumed, "lever: guidelines of force commander and coordinator (Geneva seminar 2007)"});
}

/// The commander's rapport with the coordinator grows with contact and starts anew with each tour. With
/// `force_commander` off every commander hears in full.
void meet_commander(ForceCommander& commander, const Structure& structure, const Advocacy& p, const Switches& on,
                    Week week);
inline constexpr Touches meet_commander_touches{.reads = "structure: *", .writes = "commander: hears rapport"};

/// Attention of the coordinator's post × best path to the force of a mission × the force's trust in it × how far its
/// commander hears, in [0, 1]; 0 where either is missing.
double humanitarian_voice(const World& world, const Structure& structure, std::size_t mission = 0);

}  // namespace entente

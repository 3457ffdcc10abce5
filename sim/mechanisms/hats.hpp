#pragma once
// odd.md 7.3: a post with many functions gives each of them less attention; a support office helps. A post whose
// principals want unlike things decides late, and a convenor whom nobody accepts leads to less agreement.

#include "core/describe.hpp"
#include "mechanisms/headquarters.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Hats {
    int every_weeks = 13;
    double load = 0.9;
    double load_hostility = 0.3;
    double load_displaced = 0.6;
    double load_transition = 0.2;
    double even = 0;
    double office_weeks = 26;
    double support = 0;
    double support_cost = 3000;
    double leadership = 0.3;
};

template <class Visitor, MaybeConst<Hats> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, load, load_hostility, load_displaced, load_transition, even, office_weeks, support,
           support_cost, leadership] = values;
    using enum Evidence;
    visit(every_weeks,
          Spec{"hats.every_weeks", "weeks", 1, 104, "time between reckonings of attention", assumed, "quarterly"});
    visit(load, Spec{"hats.load", "persons", 0, 5, "work of one function in quiet times", assumed,
                     "a person has 1.0 of attention"});
    visit(load_hostility,
          Spec{"hats.load_hostility", "persons", 0, 5, "further work at full hostility", assumed, "prior"});
    visit(load_displaced,
          Spec{"hats.load_displaced", "persons", 0, 20, "further work if all were displaced", assumed, "prior"});
    visit(load_transition,
          Spec{"hats.load_transition", "persons", 0, 5, "further work while the mission hands over", assumed, "prior"});
    visit(even, Spec{"hats.even", "1", 0, 1,
                     "how far a person's attention is shared equally, and not by the weight of who asks for it",
                     assumed, "for experiments"});
    visit(office_weeks,
          Spec{"hats.office_weeks", "weeks", 0, 260, "time until support offices are at work as the structure has them",
               assumed, "administrative systems lag the concept (Munro 2007, section 3h); prior 13 to 52"});
    visit(support, Spec{"hats.support", "persons", 0, 20,
                        "further persons in one office for each post with more than one function", assumed,
                        "lever: integrated office or cabinet for the coordinator (Munro 2007, section 3h)"});
    visit(support_cost,
          Spec{"hats.support_cost", "USD/person-week", 0, 1e5, "cost of such a person", assumed, "prior"});
    visit(leadership, Spec{"hats.leadership", "1", 0, 1, "consensus lost in a room whose leadership nobody accepts",
                           assumed, "no clear accepted leadership (Olson & Gregorian 2007, Afghanistan)"});
}

/// Sets the attention of every post, and what follows for relayed information, rooms and advocacy: how well a room is
/// led, how far its leadership is accepted, and how often it decides.
void wear_hats(World& world, Structure& structure, const Hats& p, const HeadquartersRules& directives,
               const StructureFactors& factors, const Switches& on, Week week);
inline constexpr Touches wear_hats_touches{
    .reads =
        "residents: displaced_here households groups: outside organisations: id trust forums: attendance "
        "convenes seat missions: phase money: accounts.appeals headquarters: conflict support reconfiguration: "
        "attention changed settled structure: *",
    .writes =
        "hat_attention post_attention organisations: spent forums: attention interval_weeks leadership money: "
        "accounts.budget accounts.held structure: *"};

}  // namespace entente

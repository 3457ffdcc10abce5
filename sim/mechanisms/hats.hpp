#pragma once
// MECHANISMS 2.7: a post with many functions gives each of them less attention; a support office helps.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

struct Hats {
    int every_weeks = 13;
    double load = 0.9;
    double load_hostility = 0.3;
    double load_displaced = 0.6;
    double load_transition = 0.2;
};

template <class Visitor, MaybeConst<Hats> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, load, load_hostility, load_displaced, load_transition] = values;
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
}

/// Sets the attention of every post, and what follows for relayed information, forums and advocacy.
void wear_hats(World& world, Structure& structure, const Hats& p, const StructureFactors& factors, const Switches& on,
               Week week);

}  // namespace entente

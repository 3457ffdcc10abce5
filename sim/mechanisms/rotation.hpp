#pragma once
// odd.md 7.11: heads of teams come and go; ties and trust grow with time together and leave with people.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/observation.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Rotation {
    double ties_growth = 0.02;
    double trust_growth = 0.004;
    double trust_ceiling = 0.8;
    double trust_loss = 0.3;
    double scale = 1.0;
    double trust_fade = 0.002;
    double trust_base = 0.35;
    double trust_kept = 0.2;
};

template <class Visitor, MaybeConst<Rotation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [ties_growth, trust_growth, trust_ceiling, trust_loss, scale, trust_fade, trust_base, trust_kept] = values;
    using enum Evidence;
    visit(ties_growth, Spec{"rotation.ties_growth", "1/week", 0, 1, "growth of local ties of a team that stays",
                            assumed, "face-to-face time (Olson & Gregorian 2007)"});
    visit(trust_growth,
          Spec{"rotation.trust_growth", "1/week", 0, 1, "growth of trust between those who share a link or a room",
               assumed, "history of engagement (Olson & Gregorian 2007)"});
    visit(trust_ceiling,
          Spec{"rotation.trust_ceiling", "1", 0, 1, "trust that contact alone can reach", assumed, "prior"});
    visit(trust_loss, Spec{"rotation.trust_loss", "1", 0, 1,
                           "share of trust in and of an organisation that leaves with its people", assumed, "prior"});
    visit(scale, Spec{"rotation.scale", "1", 0, 10, "multiplier on every organisation's turnover", assumed,
                      "for experiments on rotation"});
    visit(trust_fade,
          Spec{"rotation.trust_fade", "1/week", 0, 1, "return of trust without contact to its base", assumed, "prior"});
    visit(trust_base, Spec{"rotation.trust_base", "1", 0, 1, "trust between strangers", assumed, "prior"});
    visit(trust_kept, Spec{"rotation.trust_kept", "1", 0, 1,
                           "trust that belongs to an organisation and not to its people", assumed, "prior"});
}

/// Moves ties of teams and trust between organisations. Reads the strength of links as of this week.
void rotate(World& world, const Structure& structure, const Rotation& p, const Observation& observation,
            const Switches& on, Week week, const Draws& draws);
inline constexpr Touches rotate_touches{
    .reads =
        "organisations: memory present turnover teams: id organisation presence beliefs: strength inner: bond "
        "seconded voices: nationals staying structure: *",
    .writes = "organisations: trust teams: ties"};

}  // namespace entente

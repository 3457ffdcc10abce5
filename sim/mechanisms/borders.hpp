#pragma once
// Borders between countries: how far people, violence and recruiters cross them.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/districts.hpp"

namespace entente {

struct Borders {
    double porous = 0.5;
};

template <class Visitor, MaybeConst<Borders> Values>
void describe(Visitor& visit, Values& values) {
    auto& [porous] = values;
    visit(porous, Spec{"borders.porous", "1", 0, 1,
                       "how porous borders between countries are: 0 nothing crosses, 1 as if there were none",
                       Evidence::assumed, "porous borders of Liberia and its neighbours (Geneva seminar 2007); prior"});
}

/// Opens borders as far as they are porous; the world keeps it, since tables of refuge are made once. Called when the
/// world is built.
inline void open_borders(Districts& districts, const Borders& p, const Switches& on) {
    districts.porous = on(Mechanism::borders) ? p.porous : 0.0;
}

}  // namespace entente

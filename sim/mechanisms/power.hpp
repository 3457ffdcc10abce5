#pragma once
// odd.md 7.4: power is a relation. One organisation can lean on another with money, protection, a line of reporting
// or permits; whoever has none of these over another has no power over it, however mighty.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct PowerSources {
    double purse = 1.0;
    double protection = 0.3;
    double line = 0.8;
    double permits = 0.5;
    double provincial = 0.4;
    double heard_anyway = 0.1;
    int every_weeks = 4;
};

template <class Visitor, MaybeConst<PowerSources> Values>
void describe(Visitor& visit, Values& values) {
    auto& [purse, protection, line, permits, provincial, heard_anyway, every_weeks] = values;
    using enum Evidence;
    visit(purse, Spec{"power.purse", "1", 0, 1, "power over one whose whole income one pays", assumed,
                      "power asymmetry (Olson & Gregorian 2007, barrier 3)"});
    visit(protection,
          Spec{"power.protection", "1", 0, 1,
               "power of who commands soldiers over a dependent organisation in full insecurity", assumed, "prior"});
    visit(line, Spec{"power.line", "1", 0, 1, "power along a sole line of reporting", assumed,
                     "no line gives command over an agency (de Coning 2008, p. 22): its weight is low there"});
    visit(permits, Spec{"power.permits", "1", 0, 1,
                        "power of the host government over those who need its visas and permits", assumed, "prior"});
    visit(provincial, Spec{"power.provincial", "1", 0, 1, "share of that power that provinces have", assumed, "prior"});
    visit(heard_anyway, Spec{"power.heard_anyway", "1", 0.001, 10,
                             "weight of districts where one has no eyes in how unsafe one feels", assumed, "prior"});
    visit(every_weeks, Spec{"power.every_weeks", "weeks", 1, 52, "time between reckonings", assumed, "numerical"});
}

/// How unsafe the districts that it knows look to an organisation, in [0, 1].
double believed_insecurity(const World& world, const PowerSources& p, std::size_t o);

/// Publishes `world.power`: P[i→o] = 1 − Π over purse, protection, line and permits of (1 − what i has of it over o).
/// Reads beliefs as of this week.
void weigh_power(World& world, const Structure& structure, const PowerSources& p, const Switches& on, Week week);
inline constexpr Touches weigh_power_touches{
    .reads = "districts: id organisations: family id independence military present beliefs: eyes mean structure: *",
    .writes = "power: over"};

}  // namespace entente

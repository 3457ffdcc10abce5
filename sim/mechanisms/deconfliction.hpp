#pragma once
// odd.md 7.3: what aid organisations tell forces about where they and their beneficiaries are, so that nobody is shot
// at by mistake. It travels along the links of other information, is used for nothing else, and ties to nobody.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct DeconflictionRates {
    double spared = 0.8;
    double people = 0.4;
    double accident = 0.3;
    int every_weeks = 4;
};

template <class Visitor, MaybeConst<DeconflictionRates> Values>
void describe(Visitor& visit, Values& values) {
    auto& [spared, people, accident, every_weeks] = values;
    using enum Evidence;
    visit(spared,
          Spec{"deconfliction.spared", "1", 0, 1, "accidental fire on a team that its sites, wholly known, prevent",
               assumed, "NGOs and beneficiaries \"do not get shot at\" (Olson & Gregorian 2007)"});
    visit(people, Spec{"deconfliction.people", "1", 0, 1,
                       "harm of battle to people that the sites of all organisations there, wholly known, prevent",
                       assumed, "prior 0.2 to 0.6"});
    visit(accident, Spec{"deconfliction.accident", "1", 0, 1,
                         "share of the harm of battle to people that is by accident", assumed, "prior 0.2 to 0.5"});
    visit(every_weeks,
          Spec{"deconfliction.every_weeks", "weeks", 1, 52, "weeks between lists of sites", assumed, "numerical"});
}

/// Publishes what accidental fire is prevented. Reads links as of this week, teams and operations as of last week.
/// Without `deconfliction` forces know of no site.
void deconflict(World& world, const DeconflictionRates& p, const Switches& on, Week week);
inline constexpr Touches deconflict_touches{
    .reads = "districts: country organisations: civilian family present beliefs: strength government: predation",
    .last_week = "effort: offensive teams_here",
    .writes = "deconfliction: spared spared_people"};

}  // namespace entente

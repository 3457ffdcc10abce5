#pragma once
// odd.md 7.8: violence between identity groups that live side by side. It excites itself and spills as other kinds do.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/violence.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Communal {
    double rate = 0.03;
    double tolerated = 0.3;
    double armed = 1.0;
    double wounded = 1.0;
    double protection = 2.0;
    double policing = 1.0;
    double smallest = 0.02;
    double memory = 0.99;
    double grudge = 0.5;
};

template <class Visitor, MaybeConst<Communal> Values>
void describe(Visitor& visit, Values& values) {
    auto& [rate, tolerated, armed, wounded, protection, policing, smallest, memory, grudge] = values;
    using enum Evidence;
    visit(rate,
          Spec{"communal.rate", "1/week", 0, 10,
               "clashes per 100,000 people where two equal groups, wholly aggrieved, live side by side without "
               "law or security",
               assumed,
               "central in DRC, Darfur and South Sudan; prior 0.02 to 0.5, set by deaths a year across the cases"});
    visit(tolerated, Spec{"communal.tolerated", "1", 0, 1, "grievance that sets nobody against a neighbour", assumed,
                          "prior 0.2 to 0.4"});
    visit(armed, Spec{"communal.armed", "1", 0, 10, "clashes added where armed groups of either side are fully present",
                      assumed, "prior"});
    visit(wounded, Spec{"communal.wounded", "1", 0, 10,
                        "clashes added where either side is wholly wounded by the other", assumed, "revenge; prior"});
    visit(protection,
          Spec{"communal.protection", "1", 0, 10, "fall of the log rate of clashes at full patrol coverage", assumed,
               "local fighting is shorter where peacekeepers are: Ruggeri, Dorussen & Gizelis 2017"});
    visit(policing, Spec{"communal.policing", "1", 0, 10, "fall of the log rate of clashes under fully reformed police",
                         assumed, "prior"});
    visit(smallest, Spec{"communal.smallest", "1", 0, 0.5, "share of residents under which a group is not there",
                         assumed, "numerical"});
    visit(memory, Spec{"communal.memory", "1/week", 0, 1, "share of wounds left a week later", assumed,
                       "half are healed in 69 weeks; prior 0.98 to 0.998"});
    visit(grudge, Spec{"communal.grudge", "1", 0, 2, "grievance of a group all of whose people were wounded", assumed,
                       "prior"});
}

/// Forgets the events of last week, then draws clashes between identity groups and who is killed in them. Reads who
/// lives where and what they feel as of last week, patrols and policing as of this week. Without `communal` there are
/// none.
void clash(World& world, const Communal& p, const ViolenceRates& violence, const Switches& on, Week week,
           const Draws& draws);
inline constexpr Touches clash_touches{
    .reads =
        "districts: condition country excitation id neighbour neighbour_begin people porous residents: "
        "district_households grievance households n_identities groups: identity presence communities: wounds "
        "security_sector: policing imposed: is_given effort: patrol",
    .writes = "communities: killed events: *"};

/// Moves the wounds of communities by who was killed this week; each death harms so many people.
void heal(World& world, const Communal& p, double harmed_per_death);
inline constexpr Touches heal_touches{
    .reads = "households: people_per_household residents: households communities: killed",
    .writes = "communities: grudge wounds"};

/// Deaths of a district that a file gives, by identity group in proportion to who lives there.
void share_out_killed(World& world, std::size_t district, int deaths);

}  // namespace entente

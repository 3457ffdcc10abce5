#pragma once
// odd.md 7.10: the host government. Predation on its people and obstruction of the mission are two axes. Both may move.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Governing {
    double abuse_floor = 0.04;
    double abuse_predation = 0.6;
    double amplification = 0.8;
    double monitoring = 0.6;
    double impunity = 0.004;
    double threat = 0.3;
    double revenue_pace = 0.02;
    double revenue_base = 0.15;
    double revenue_welfare = 0.6;
    double corruption_pace = 0.004;
    double honour_pace = 0.01;
    double honour_predation = 0.5;
    double obstruction_pace = 0.01;
    double obstruction_criticism = 0.3;
    double reform = 0.003;
};

template <class Visitor, MaybeConst<Governing> Values>
void describe(Visitor& visit, Values& values) {
    auto& [abuse_floor, abuse_predation, amplification, monitoring, impunity, threat, revenue_pace, revenue_base,
           revenue_welfare, corruption_pace, honour_pace, honour_predation, obstruction_pace, obstruction_criticism,
           reform] = values;
    using enum Evidence;
    visit(abuse_floor, Spec{"governing.abuse_floor", "1", 0, 1,
                            "abuse by forces of a government that serves its people", assumed, "prior"});
    visit(abuse_predation,
          Spec{"governing.abuse_predation", "1", 0, 1, "further abuse at predation 1", assumed, "prior"});
    visit(amplification, Spec{"governing.amplification", "1", 0, 2,
                              "how far state capacity amplifies the abuse of a predatory government", assumed,
                              "without it legitimacy does not fall with predation"});
    visit(monitoring, Spec{"governing.monitoring", "1", 0, 1, "share of abuse that reports at full pressure prevent",
                           assumed, "joint reporting (Geneva seminar 2007)"});
    visit(impunity, Spec{"governing.impunity", "1/week", 0, 0.1,
                         "growth of predation at full capacity and corruption under no pressure", assumed,
                         "predation may rise as well as fall; prior"});
    visit(threat, Spec{"governing.threat", "1", 0, 2, "abuse added by fighting", assumed, "prior"});
    visit(revenue_pace,
          Spec{"governing.revenue_pace", "1/week", 0, 1, "weekly approach of revenue to its base", assumed, "prior"});
    visit(revenue_base, Spec{"governing.revenue_base", "1", 0, 1, "revenue of a poor, quiet country relative to need",
                             assumed, "prior"});
    visit(revenue_welfare, Spec{"governing.revenue_welfare", "1", 0, 2, "further revenue at welfare 1 and no violence",
                                assumed, "prior"});
    visit(corruption_pace, Spec{"governing.corruption_pace", "1/week", 0, 0.1, "fall of corruption at full rule of law",
                                assumed, "prior"});
    visit(honour_pace, Spec{"governing.honour_pace", "1/week", 0, 0.2, "weekly approach of how far the accord is kept",
                            assumed, "prior"});
    visit(honour_predation, Spec{"governing.honour_predation", "1", 0, 1,
                                 "how far predation keeps a government from honouring the accord", assumed, "prior"});
    visit(obstruction_pace, Spec{"governing.obstruction_pace", "1/week", 0, 0.2,
                                 "weekly approach of obstruction to its target", assumed, "prior"});
    visit(obstruction_criticism, Spec{"governing.obstruction_criticism", "1", 0, 2,
                                      "obstruction that reports on a predatory government provoke", assumed,
                                      "retaliation: visas, permits, expulsion"});
    visit(reform, Spec{"governing.reform", "1/week", 0, 0.1, "fall of predation at full rule of law and human rights",
                       assumed, "predation may change; prior"});
}

/// Moves revenue, corruption, abuse, the keeping of the accord and obstruction. Reads districts, effort and households
/// as of this week.
void govern(World& world, const Governing& p, const Switches& on);
inline constexpr Touches govern_touches{
    .reads =
        "districts: condition country people state_capacity violence residents: district_legitimacy "
        "district_welfare security_sector: restraint government: obstruction_start pressure",
    .writes = "government: abuse corruption honours legitimacy obstruction predation revenue"};

}  // namespace entente

#pragma once
// Reports on abuse by the government: how many independent voices say the same, and whether somebody with leverage
// repeats it (Geneva seminar 2007, §3a). The government answers with expulsions.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct RightsReporting {
    double voice_half = 0.05;
    double alone = 0.4;
    double joint = 0.0;
    double voices_half = 1.0;
    double leverage_floor = 0.3;
    double leverage_half = 0.5;
    int answer_weeks = 13;
    double retaliation = 0.25;
    double shared_risk = 0.4;
    int barred_weeks = 26;
};

template <class Visitor, MaybeConst<RightsReporting> Values>
void describe(Visitor& visit, Values& values) {
    auto& [voice_half, alone, joint, voices_half, leverage_floor, leverage_half, answer_weeks, retaliation, shared_risk,
           barred_weeks] = values;
    using enum Evidence;
    visit(voice_half,
          Spec{"reporting.voice_half", "teams/100000", 0.001, 5,
               "monitors in the country at which one organisation's voice has half its weight", assumed, "prior"});
    visit(alone, Spec{"reporting.alone", "1", 0, 1,
                      "weight of each further voice beside the loudest when reports do not agree with each other",
                      assumed, "prior"});
    visit(joint, Spec{"reporting.joint", "1", 0, 1, "how far those who monitor report together", assumed,
                      "lever: joint human-rights reporting, a single clear message (Geneva seminar 2007)"});
    visit(voices_half, Spec{"reporting.voices_half", "1", 0.01, 20,
                            "consistent voices at which pressure has half its weight", assumed, "prior"});
    visit(leverage_floor, Spec{"reporting.leverage_floor", "1", 0, 1, "leverage of reports that no diplomat repeats",
                               assumed, "prior"});
    visit(leverage_half,
          Spec{"reporting.leverage_half", "1", 0.01, 20,
               "power of diplomats who hear of it at which leverage is half of what it can be", assumed, "prior"});
    visit(answer_weeks,
          Spec{"reporting.answer_weeks", "weeks", 1, 52, "time between answers of the government", assumed, "prior"});
    visit(retaliation,
          Spec{"reporting.retaliation", "1", 0, 5,
               "expulsions a year that full pressure on a wholly predatory government provokes, times four", assumed,
               "prior"});
    visit(shared_risk,
          Spec{"reporting.shared_risk", "1", 0, 1,
               "share of that risk which signing together takes away: all cannot be expelled", assumed, "prior"});
    visit(barred_weeks, Spec{"reporting.barred_weeks", "weeks", 1, 520, "time that an expelled organisation stays out",
                             assumed, "prior"});
}

/// Pressure of reports on each government, and each quarter its answer. Reads teams as of this week. With
/// `rights_reporting` off nobody reports, with `retaliation` off nobody is expelled.
void report_abuses(World& world, const Structure& structure, const RightsReporting& p, const Switches& on, Week week,
                   const Draws& draws);
inline constexpr Touches report_abuses_touches{
    .reads =
        "districts: people organisations: civilian family id international_share power present voluntary "
        "teams: activity organisation presence beliefs: strength government: predation structure: *",
    .writes = "conduct: barred_until expulsions government: pressure"};

}  // namespace entente

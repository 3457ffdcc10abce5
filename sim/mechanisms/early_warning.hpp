#pragma once
// 4.6: protection is re-posted weekly on known risk, as far as information reaches the force.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

struct EarlyWarning {
    double mobile = 0.4;
    double knowledge = 0.5;
    double voice = 0.3;
    double violence_weight = 0.02;
    double worth_moving = 1.1;
};

template <class Visitor, MaybeConst<EarlyWarning> Values>
void describe(Visitor& visit, Values& values) {
    auto& [mobile, knowledge, voice, violence_weight, worth_moving] = values;
    using enum Evidence;
    visit(mobile, Spec{"early_warning.mobile", "1", 0, 1, "share of patrols that can be re-posted from week to week",
                       assumed, "lever: mobile operating bases (Geneva seminar 2007, Katanga)"});
    visit(knowledge, Spec{"early_warning.knowledge", "1", 0, 10,
                          "knowledge of a district per team there that reports to the force", assumed, "prior"});
    visit(voice, Spec{"early_warning.voice", "1", 0, 5,
                      "weight that a full humanitarian voice adds to risk to civilians in need", assumed,
                      "MECHANISMS 2.6; prior"});
    visit(violence_weight, Spec{"early_warning.violence_weight", "1", 0, 1,
                                "weight of present violence beside attacks on civilians", assumed, "prior"});
    visit(worth_moving, Spec{"early_warning.worth_moving", "1", 1, 10,
                             "how much larger risk elsewhere must be to be worth the road", assumed, "prior"});
}

/// Re-posts mobile patrols one by one to where known risk per patrol is largest. Reads known risk as of last week.
void post_patrols(World& world, const Structure& structure, const EarlyWarning& p, const Switches& on, Week week,
                  const Draws& draws);

}  // namespace entente

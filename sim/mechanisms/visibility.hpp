#pragma once
// odd.md 7.11: who is seen at work. Visible work makes an organisation known to those who pay; under the mission's
// brand, and in disarmament that a mission leads, the mission is praised for it.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

struct Visibility {
    double credit_lost = 0.4;
    double ddr_credit = 0.6;
    double pace = 0.1;
    double unseen = 0.5;
};

template <class Visitor, MaybeConst<Visibility> Values>
void describe(Visitor& visit, Values& values) {
    auto& [credit_lost, ddr_credit, pace, unseen] = values;
    using enum Evidence;
    visit(credit_lost,
          Spec{"funding.credit_lost", "1", 0, 1, "credit that goes to the mission where one works under its brand",
               assumed, "joint campaigns credited to the mission (de Coning 2008, p. 23)"});
    visit(ddr_credit, Spec{"visibility.ddr_credit", "1", 0, 1,
                           "share of the credit for others' disarmament work that goes to a mission in the country",
                           expert, "disarmament credited to the mission (de Coning 2008, p. 23)"});
    visit(pace, Spec{"visibility.pace", "1/round", 0, 1, "share of the way to its new visibility a quarter", assumed,
                     "prior"});
    visit(unseen, Spec{"visibility.unseen", "1", 0, 1,
                       "visibility of an organisation none of whose work can be seen, relative to its own voice; "
                       "where half can be seen it is its own voice",
                       assumed, "donors learn from reports of outputs that can be shown"});
}

/// There is an armed mission in the country that could be praised.
bool mission_takes_credit(const World& world);

/// Share of the credit for its work that an organisation keeps, its tie to the mission counted.
double credit_kept(const World& world, const Structure& structure, double credit_lost, std::size_t organisation);

/// Each quarter: visibility follows the share of teams whose work can be seen. Publishes what the mission is praised
/// for.
void take_credit(World& world, const Structure& structure, const Visibility& p, const Switches& on);

}  // namespace entente

#pragma once
// odd.md 7.1: what it takes to change a structure in a run: money, attention and trust.

#include "core/describe.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

struct Reconfiguring {
    double disturbed_weeks = 13;
    double disturbed_attention = 0.7;
    double budget_share = 0.02;
    double trust_lost = 0.1;
    double changed_link = 0.05;
};

template <class Visitor, MaybeConst<Reconfiguring> Values>
void describe(Visitor& visit, Values& values) {
    auto& [disturbed_weeks, disturbed_attention, budget_share, trust_lost, changed_link] = values;
    using enum Evidence;
    visit(disturbed_weeks, Spec{"adaptation.disturbed_weeks", "weeks", 0, 104,
                                "time for which a change of structure takes attention", assumed, "prior"});
    visit(disturbed_attention,
          Spec{"adaptation.disturbed_attention", "1", 0, 1, "attention of all posts meanwhile", assumed, "prior"});
    visit(budget_share, Spec{"adaptation.budget_share", "1", 0, 1,
                             "cost of a change as a share of the mission's yearly budget", assumed, "prior"});
    visit(trust_lost,
          Spec{"adaptation.trust_lost", "1", 0, 1, "trust lost between those whose ties change", assumed, "prior"});
    visit(changed_link,
          Spec{"adaptation.changed_link", "1", 0, 1, "change of a tie from which it counts", assumed, "definition"});
}

/// Puts another form in force: rooms, seats, ties, posts and who is present. Trust, association and beliefs stay, but
/// for what the change costs; money keeps the channels that it had.
void reconfigure(World& world, Structure& structure, const std::vector<Structure>& forms, std::size_t form,
                 const Reconfiguring& p, Week week);

}  // namespace entente

#pragma once
// odd.md 7.8: armed groups split, and splinters merge back. A splinter fills a slot that was kept for it, so that files
// keep their shape; it takes its identity from its parent and its number.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/stance.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Fragmentation {
    int slots = 1;
    double rate = 0.0025;
    double smallest = 400;
    double share_least = 0.15;
    double share_most = 0.4;
    double more_predatory = 0.1;
    double joins_above = 0.65;
    double joins = 0.01;
    int every_weeks = 4;
};

template <class Visitor, MaybeConst<Fragmentation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [slots, rate, smallest, share_least, share_most, more_predatory, joins_above, joins, every_weeks] = values;
    using enum Evidence;
    visit(slots, Spec{"fragmentation.slots", "1", 0, 4, "splinters that may split from one armed group in a run",
                      assumed, "numerical: files keep a place for each"});
    visit(rate, Spec{"fragmentation.rate", "1/week", 0, 0.2,
                     "splits of a group whose fighters are wholly aggrieved and divided over the accord", assumed,
                     "prior 0.002 to 0.01; about one rebel group in three splits in its life"});
    visit(smallest, Spec{"fragmentation.smallest", "people", 0, 1e6, "fighters under which a group does not split",
                         assumed, "prior"});
    visit(share_least, Spec{"fragmentation.share_least", "1", 0, 1, "smallest share of fighters who follow a splinter",
                            assumed, "prior"});
    visit(share_most, Spec{"fragmentation.share_most", "1", 0, 1, "largest", assumed, "prior"});
    visit(more_predatory,
          Spec{"fragmentation.more_predatory", "1", 0, 1,
               "predation of a splinter above its parent's: it lost the larger constituency", assumed, "prior"});
    visit(joins_above, Spec{"fragmentation.joins_above", "1", 0, 1,
                            "commitment of a splinter from which on it may go back to its parent inside the accord",
                            assumed, "prior"});
    visit(joins, Spec{"fragmentation.joins", "1/week", 0, 1, "mergers from then on", assumed, "prior"});
    visit(every_weeks, Spec{"fragmentation.every_weeks", "weeks", 1, 52, "weeks between draws", assumed, "numerical"});
}

/// Splits groups and merges splinters; fighters change their group and no one is lost. Reads stance and grievance as of
/// last week. Without `fragmentation` groups stay what they are.
void split_and_merge(World& world, const Fragmentation& p, const Stance& stance, const Switches& on, Week week,
                     const Draws& draws);
inline constexpr Touches split_and_merge_touches{
    .reads = "residents: grievance households groups: commitment id outside parent",
    .writes =
        "households: allegiance groups: active children commitment_logit fighters fighters_total host "
        "identity included merged predation recent_losses sides_with_government type"};

}  // namespace entente

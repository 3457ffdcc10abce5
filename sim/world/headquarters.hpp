#pragma once
// What headquarters want, what they were told, and how far they decide for the field.

#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct Headquarters {
    Grid<double> directive;
    Grid<float> reported;
    Grid<float> known;
    std::vector<double> pull;
    std::vector<double> mistrust;
    std::vector<double> overrides;
    std::vector<double> delegated;
    std::vector<double> conflict;
    double coherence = 1;
    double defection = 0;
    double deployment_slowness = 1;
    double support = 1;
};

template <MaybeConst<Headquarters> Values, class Visitor>
void describe_columns(Values& h, Visitor&& visit) {
    visit(h.directive, Column{.name = "directive",
                              .shape = "(organisation, dimension)",
                              .min = 0,
                              .max = 1,
                              .start = 1.0 / n_dimensions,
                              .meaning = "weights of the dimensions that its superiors want of it, sum 1"});
    visit(h.reported, Column{.name = "reported",
                             .shape = "(organisation, dimension × district)",
                             .min = 0,
                             .max = 1,
                             .meaning = "believed condition as last reported home"});
    visit(h.known, Column{.name = "known",
                          .shape = "(organisation, dimension × district)",
                          .min = 0,
                          .max = 1,
                          .meaning = "believed condition that headquarters go by: an older report"});
    visit(h.pull, Column{.name = "pull",
                         .shape = "(organisation)",
                         .min = 0,
                         .meaning = "utility to it of doing wholly what its superiors want"});
    visit(h.mistrust, Column{.name = "mistrust",
                             .shape = "(organisation)",
                             .min = 0,
                             .max = 1,
                             .meaning = "mistrust of its headquarters in its field"});
    visit(h.overrides, Column{.name = "overrides",
                              .shape = "(organisation)",
                              .min = 0,
                              .max = 1,
                              .meaning = "share of its teams' choices that its headquarters take"});
    visit(h.delegated, Column{.name = "delegated",
                              .shape = "(organisation)",
                              .min = 0,
                              .max = 1,
                              .meaning = "share of its staff time that plans made in the field take"});
    visit(h.conflict, Column{.name = "conflict",
                             .shape = "(post)",
                             .min = 0,
                             .max = 1,
                             .meaning = "1 − cosine of what the principals of a post want, mean over pairs of them"});
    visit(h.coherence,
          Column{.name = "coherence", .min = 0, .max = 1, .meaning = "agreement of headquarters' priorities"});
    visit(h.defection, Column{.name = "defection",
                              .min = 0,
                              .max = 1,
                              .meaning = "influence in rooms lost to who decides nothing itself"});
    visit(h.deployment_slowness,
          Column{.name = "deployment_slowness",
                 .min = 1,
                 .meaning = "factor by which deployment takes longer for want of support; 1 is as long"});
    visit(h.support,
          Column{.name = "support", .min = 0, .max = 1, .meaning = "support that headquarters give the field"});
}

}  // namespace entente

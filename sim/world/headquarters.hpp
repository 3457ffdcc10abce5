#pragma once
// What headquarters want, what they were told, and how far they decide for the field.

#include <vector>

#include "core/grid.hpp"

namespace entente {

struct Headquarters {
    Grid<double> directive;          // (organisation, dimension) weights that its superiors want of it, sum 1
    Grid<float> reported;            // (organisation, dimension × district) believed mean as last reported home
    Grid<float> known;               // (organisation, dimension × district) what headquarters go by: an older report
    std::vector<double> pull;        // (organisation) utility of doing what superiors want, wholly
    std::vector<double> mistrust;    // (organisation) of its headquarters in its field, in [0, 1]
    std::vector<double> overrides;   // (organisation) share of its teams' choices that headquarters take, in [0, 1]
    std::vector<double> delegated;   // (organisation) share of staff time that plans made in the field take
    std::vector<double> conflict;    // (post) 1 − cosine of what its principals want, in [0, 1]
    double coherence = 1;            // agreement of headquarters' priorities, in [0, 1]
    double defection = 0;            // influence in rooms lost to who decides nothing itself, in [0, 1]
    double deployment_slowness = 1;  // how much longer deployment takes for want of support; 1 is as long
    double support = 1;              // what headquarters give the field, in [0, 1]
};

}  // namespace entente

#pragma once
// What people are told and what is known of what they think; and the force commander, who hears some voices better than
// others.

#include <cstddef>
#include <vector>

namespace entente {

struct PublicOpinion {
    std::vector<double> informed;  // (district) how far people are reached by consistent information, in [0, 1]
    std::vector<double> surveyed;  // (district) trust in the mission as the last survey found it, in [0, 1]
};

inline PublicOpinion quiet_public(std::size_t n_districts) {
    PublicOpinion opinion;
    opinion.informed.assign(n_districts, 0.0);
    opinion.surveyed.assign(n_districts, 0.5);
    return opinion;
}

/// The person who commands the mission's force; replaced at the end of each tour.
struct ForceCommander {
    double rapport = 1.0;  // with the humanitarian coordinator, in [0, 1]
    double hears = 1.0;    // share of what the coordinator says that is acted on: rapport, or rules made to outlast it
};

}  // namespace entente

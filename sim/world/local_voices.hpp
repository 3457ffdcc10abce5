#pragma once
// Whose country it is: what the nation's government, provinces and communities ask for, who hears them, who holds the
// posts. Levels conflict; no one of them is "the" local voice.

#include <array>
#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct LocalVoices {
    // What each level asks for, in [0, 1]: (district, dimension).
    std::array<Grid<double>, n_levels> wanted;
    Grid<double> wanted_by_group;   // (district × identity group, dimension) of communities
    Grid<double> heard;             // (organisation, level) weight of what it hears through links, whatever the place
    std::vector<double> nationals;  // (organisation) share of its leading posts held by nationals, in [0, 1]
    double met = 0;                 // weight of communities where own teams with local ties are many
    double overseen = 0;            // share of civilian projects that the government must approve, in [0, 1]
    double oversight_channel = 0;   // share of what went beside the state that approval routes through it
    double oversight_weight = 0;    // utility of the government's priorities in a project that it must approve
    int approval_weeks = 0;         // that a new project waits
    double staying = 0;             // turnover of heads avoided where nationals hold all posts
    bool engaged = true;            // local people are met as partners, not only as those in need
    bool training = false;          // nationals are being trained for leading posts
};

/// Nobody asks for anything.
inline LocalVoices silent_voices(std::size_t n_organisations, std::size_t n_districts, std::size_t n_identities) {
    LocalVoices voices;
    for (auto& wanted : voices.wanted) wanted = Grid<double>(n_districts, n_dimensions);
    voices.wanted_by_group = Grid<double>(n_districts * n_identities, n_dimensions);
    voices.heard = Grid<double>(n_organisations, n_levels);
    voices.nationals.assign(n_organisations, 0.0);
    return voices;
}

}  // namespace entente

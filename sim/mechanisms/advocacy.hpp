#pragma once
// MECHANISMS 2.6: a humanitarian voice that reaches the force can restrain its projects and route its patrols, from
// inside the mission and from outside alike.

#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

/// Attention of the coordinator's post × best path to the force of a mission × the force's trust in it, in [0, 1]; 0
/// where either is missing.
inline double humanitarian_voice(const World& world, const Structure& structure, std::size_t mission = 0) {
    const std::size_t listener = structure.listener_of(mission);
    if (structure.speaker == Structure::npos || listener == Structure::npos) return 0.0;
    double attention = 0;
    double speakers = 0;
    for (std::size_t o = 0; o < structure.station_of.size(); ++o) {
        if (structure.station_of[o] != structure.speaker) continue;
        attention += world.hat_attention[o];
        speakers += 1;
    }
    if (speakers > 0) attention /= speakers;
    double trust = 0;
    double listeners = 0;
    for (std::size_t force = 0; force < structure.station_of.size(); ++force) {
        if (structure.station_of[force] != listener) continue;
        for (std::size_t speaker = 0; speaker < structure.station_of.size(); ++speaker) {
            if (structure.station_of[speaker] != structure.speaker) continue;
            trust += world.organisations.trust(force, speaker);
            listeners += 1;
        }
    }
    return listeners > 0 ? attention * structure.voice_to(mission) * trust / listeners : 0.0;
}

}  // namespace entente

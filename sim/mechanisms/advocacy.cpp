#include "mechanisms/advocacy.hpp"

#include "core/maths.hpp"

namespace entente {

void meet_commander(ForceCommander& commander, const Structure& structure, const Advocacy& p, const Switches& on,
                    Week week) {
    if (!on(Mechanism::force_commander)) {
        commander = {};
        return;
    }
    if (week % p.tour_weeks == 0) {
        commander.rapport = p.rapport_start;
    } else {
        commander.rapport += p.rapport_pace * clip(structure.voice) * (1.0 - commander.rapport);
    }
    commander.hears = commander.rapport + (1.0 - commander.rapport) * p.guidelines;
}

double humanitarian_voice(const World& world, const Structure& structure, std::size_t mission) {
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
    return listeners > 0 ? attention * structure.voice_to(mission) * trust / listeners * world.commander.hears : 0.0;
}

}  // namespace entente

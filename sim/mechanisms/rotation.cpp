#include "mechanisms/rotation.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/lessons.hpp"

namespace entente {

void rotate(World& world, const Structure& structure, const Rotation& p, const Observation& observation,
            const Switches& on, Week week, const Draws& draws) {
    Teams& teams = world.teams;
    Organisations& organisations = world.organisations;
    for_each_row(teams.size(), [&](std::size_t team) {
        if (teams.presence[team] <= 0) return;
        const std::size_t o = teams.organisation[team];
        float& ties = teams.ties[team];
        ties += static_cast<float>(p.ties_growth) * (1.0f - ties);
        if (!on(Mechanism::rotation)) return;
        if (draws.uniform(teams.id[team], week, Purpose::rotation) <
            p.scale * organisations.turnover[o] * (1.0 - world.voices.staying * world.voices.nationals[o])) {
            ties *= static_cast<float>(kept_of(observation.handover, organisations.memory[o]));
        }
    });
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            if (!organisations.present[o]) return;
            for (std::size_t other = 0; other < organisations.size(); ++other) {
                if (other == o || !organisations.present[other]) continue;
                const double contact = contact_of(world, structure, o, other);
                const double reachable = p.trust_ceiling * world.inner.bond(o, other);
                double& trust = organisations.trust(o, other);
                trust += p.trust_growth * contact * std::max(0.0, reachable - trust) -
                         p.trust_fade * (1.0 - contact) * (trust - p.trust_base);
                if (on(Mechanism::rotation)) {
                    const double leaving =
                        p.scale * one_half * (organisations.turnover[o] + organisations.turnover[other]);
                    const double memory = one_half * (organisations.memory[o] + organisations.memory[other]);
                    trust -= leaving * p.trust_loss * (1.0 - kept_of(observation.handover, memory)) *
                             std::max(0.0, trust - p.trust_kept);
                }
                trust = clip(trust, least_trust, most_trust);
            }
        },
        4);
}

}  // namespace entente

#include "mechanisms/hats.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

void wear_hats(World& world, Structure& structure, const Hats& p, const StructureFactors& factors, const Switches& on,
               Week week) {
    if (week % p.every_weeks != 0) return;
    double households = 0;
    double displaced = 0;
    for (std::size_t row = 0; row < world.residents.households.size(); ++row) {
        households += static_cast<double>(world.residents.households[row]);
        displaced += static_cast<double>(world.residents.displaced_here[row]);
    }
    double outside = 0;
    for (const double share : world.groups.outside) outside = std::max(outside, share);
    const bool leaving = std::any_of(world.missions.begin(), world.missions.end(),
                                     [](const Mission& mission) { return mission.phase == Phase::transition; });
    const double each = p.load + p.load_hostility * outside + p.load_displaced * displaced / std::max(1.0, households) +
                        (leaving ? p.load_transition : 0.0);
    for (std::size_t post = 0; post < structure.posts.size(); ++post) {
        const double load = each * static_cast<double>(structure.posts[post].n_hats);
        world.post_attention[post] =
            on(Mechanism::hats) ? std::min(1.0, load > 0 ? structure.posts[post].capacity / load : 1.0) : 1.0;
    }
    relay(structure, world.post_attention, factors.within_family_information);
    for (std::size_t f = 0; f < world.forums.size(); ++f) {
        double attention = 0;
        double weight = 0;
        for (std::size_t post = 0; post < structure.posts.size(); ++post) {
            for (const std::size_t o : structure.posts[post].organisations) {
                attention += world.forums.convenes(f, o) * world.post_attention[post];
                weight += world.forums.convenes(f, o);
            }
        }
        world.forums.attention[f] = weight > 0 ? attention / weight : 1.0;
    }
}

}  // namespace entente

#include "mechanisms/deconfliction.hpp"

#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

namespace {

bool is_force(Family family) {
    return traits_of(family).armed_force;
}

/// Best link from an organisation to those who shoot: forces of outsiders, and the government's.
struct Known {
    double to_forces = 0;
    double to_army = 0;
};

Known known_of(const World& world, std::size_t o) {
    const Organisations& organisations = world.organisations;
    Known known;
    for (std::size_t to = 0; to < organisations.size(); ++to) {
        if (to == o || !organisations.present[to]) continue;
        const double strength = clip(world.beliefs.strength(to, o));
        if (is_force(organisations.family[to])) known.to_forces = std::max(known.to_forces, strength);
        if (organisations.family[to] == Family::government_ministry) known.to_army = std::max(known.to_army, strength);
    }
    return known;
}

}  // namespace

void deconflict(World& world, const DeconflictionRates& p, const Switches& on, Week week) {
    if (week % p.every_weeks != 0) return;
    Deconfliction& sites = world.deconfliction;
    if (!on(Mechanism::deconfliction)) {
        sites.spared.fill(0.0);
        std::fill(sites.spared_people.begin(), sites.spared_people.end(), 0.0);
        return;
    }
    const Organisations& organisations = world.organisations;
    std::vector<Known> known(organisations.size());
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (organisations.present[o] && organisations.civilian[o]) known[o] = known_of(world, o);
    }
    for_each_row(world.districts.size_of(), [&](std::size_t d) {
        // Outsiders' forces fire in their operations; the rest of a battle is the army's and the groups'.
        const double operations = share_of(world.effort.offensive[d], 1.0);
        const double spares = 1.0 - world.government.predation[world.districts.country[d]];  // its own people
        double told = 0;
        double teams = 0;
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            const double shares = operations * known[o].to_forces + (1.0 - operations) * known[o].to_army * spares;
            sites.spared(o, d) = p.spared * shares;
            if (!organisations.civilian[o]) continue;
            told += shares * world.effort.teams_here(o, d);
            teams += world.effort.teams_here(o, d);
        }
        sites.spared_people[d] = teams > 0 ? p.people * p.accident * told / teams : 0.0;
    });
}

}  // namespace entente

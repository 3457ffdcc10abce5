#include "mechanisms/power.hpp"

#include <algorithm>
#include <vector>

namespace entente {

namespace {

/// Soldiers themselves, and those to whom soldiers report.
std::vector<double> commands_soldiers(const World& world, const Structure& structure) {
    const Organisations& organisations = world.organisations;
    std::vector<double> commands(organisations.size(), 0.0);
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        for (std::size_t force = 0; force < organisations.size(); ++force) {
            if (!organisations.military[force] || !organisations.present[force]) continue;
            commands[i] = std::max(commands[i], i == force ? 1.0 : structure.authority(force, i));
        }
    }
    return commands;
}

double issues_permits(const Organisations& organisations, const PowerSources& p, std::size_t i) {
    if (!of_government(organisations.family[i])) return 0.0;
    return p.permits * (organisations.family[i] == Family::provincial_government ? p.provincial : 1.0);
}

}  // namespace

double believed_insecurity(const World& world, const PowerSources& p, std::size_t o) {
    double sum = 0;
    double weight = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        const double known = p.heard_anyway + std::min(1.0, world.beliefs.eyes(o, d));
        sum += known * (1.0 - world.beliefs.mean(o, world.beliefs.cell(d, index_of(Dimension::security))));
        weight += known;
    }
    return sum / weight;
}

void weigh_power(World& world, const Structure& structure, const PowerSources& p, const Switches& on, Week week) {
    const Organisations& organisations = world.organisations;
    Grid<double>& over = world.power.over;
    if (!on(Mechanism::power)) {
        over.fill(0.0);
        return;
    }
    if (week % p.every_weeks != 0) return;
    const std::vector<double> commands = commands_soldiers(world, structure);
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const bool of_state = of_government(organisations.family[o]);
        const double dependent = organisations.military[o] ? 0.0
                                                           : p.protection * (1.0 - organisations.independence[o]) *
                                                                 believed_insecurity(world, p, o);
        for (std::size_t i = 0; i < organisations.size(); ++i) {
            if (i == o || !organisations.present[i] || !organisations.present[o]) {
                over(i, o) = 0.0;
                continue;
            }
            const double permits = of_state ? 0.0 : issues_permits(organisations, p, i);
            over(i, o) = 1.0 - (1.0 - p.purse * structure.funding(o, i)) * (1.0 - dependent * commands[i]) *
                                   (1.0 - p.line * structure.authority(o, i)) * (1.0 - permits);
        }
    }
}

}  // namespace entente

#include "mechanisms/early_warning.hpp"

#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "mechanisms/advocacy.hpp"

namespace entente {

void post_patrols(World& world, const Structure& structure, const EarlyWarning& p, const Switches& on, Week week,
                  const Draws& draws) {
    if (!on(Mechanism::early_warning) || p.mobile <= 0) return;
    const std::size_t n_districts = world.districts.size_of();
    std::vector<double> risk(n_districts);
    std::vector<double> posted(n_districts);
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (world.organisations.family[o] != Family::mission_force || !world.organisations.present[o]) continue;
        const std::size_t own = world.organisations.mission[o] == without_mission ? 0 : world.organisations.mission[o];
        for (std::size_t d = 0; d < n_districts; ++d) {
            double reports = world.beliefs.eyes(o, d);
            for (std::size_t other = 0; other < world.organisations.size(); ++other) {
                reports += world.beliefs.strength(o, other) * std::min(world.beliefs.eyes(other, d), 2.0);
            }
            const double heard = on(Mechanism::advocacy) ? p.voice * humanitarian_voice(world, structure, own) : 0.0;
            const double in_need = 1.0 - world.districts.condition(d, index_of(Dimension::humanitarian));
            const double known = 1.0 - exp(-p.knowledge * reports);
            risk[d] = known * (world.districts.known_risk[d] + p.violence_weight * world.districts.violence[d]) *
                      (1.0 + heard * in_need);
            if (!may_work_in(world.organisations, world.districts, o, d)) risk[d] = 0;
            posted[d] = 0;
        }
        std::vector<std::size_t> mobile;
        for (std::size_t team = world.teams.first[o]; team < world.teams.first[o + 1]; ++team) {
            if (world.teams.presence[team] <= 0 || world.teams.activity[team] != Activity::patrol) continue;
            if (draws.uniform(world.teams.id[team], 0, Purpose::contributor) < p.mobile) {
                mobile.push_back(team);
            } else {
                posted[world.teams.district[team]] += world.teams.presence[team];
            }
        }
        for (const std::size_t team : mobile) {
            std::size_t best = world.teams.district[team];
            double gain = risk[best] / (1.0 + posted[best]);
            for (std::size_t d = 0; d < n_districts; ++d) {
                const double here = risk[d] / (1.0 + posted[d]);
                if (here > p.worth_moving * gain) {
                    gain = here;
                    best = d;
                }
            }
            if (best != world.teams.district[team]) {
                world.teams.district[team] = static_cast<std::uint16_t>(best);
                world.teams.arrives[team] = week;  // bases are kept ready: the patrol is there within the week
            }
            posted[best] += world.teams.presence[team];
        }
    }
}

}  // namespace entente

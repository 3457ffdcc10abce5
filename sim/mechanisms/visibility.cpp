#include "mechanisms/visibility.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

bool mission_takes_credit(const World& world) {
    return std::any_of(world.missions.begin(), world.missions.end(),
                       [](const Mission& mission) { return mission.armed && mission.here(); });
}

double credit_kept(const World& world, const Structure& structure, double credit_lost, std::size_t organisation) {
    if (!mission_takes_credit(world)) return 1.0;
    return 1.0 - credit_lost * structure.association(organisation, index_of(Camp::mission));
}

void take_credit(World& world, const Structure& structure, const Visibility& p, const Switches& on) {
    Organisations& organisations = world.organisations;
    const Teams& teams = world.teams;
    const bool praised = mission_takes_credit(world);
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        double all = 0;
        double shown = 0;
        double kept = 0;
        for (std::size_t team = teams.first[o]; team < teams.first[o + 1]; ++team) {
            const double here = teams.presence[team];
            all += here;
            if (!traits_of(teams.activity[team]).can_be_shown) continue;
            shown += here;
            kept += here * (teams.activity[team] == Activity::ddr && praised ? 1.0 - p.ddr_credit : 1.0);
        }
        world.money.accounts.credited[o] =
            shown > 0 ? 1.0 - kept / shown * credit_kept(world, structure, p.credit_lost, o) : 0.0;
        if (all <= 0 || !on(Mechanism::visibility)) continue;
        // Its own voice where half of its work can be seen.
        const double own = world.money.accounts.voice[o];
        const double target = clip(own * (p.unseen + twice * (1.0 - p.unseen) * kept / all));
        organisations.visibility[o] += p.pace * (target - organisations.visibility[o]);
    }
}

}  // namespace entente

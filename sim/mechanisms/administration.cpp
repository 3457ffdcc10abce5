#include "mechanisms/administration.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

Body body_of(Family family) {
    return traits_of(family).body;
}

/// Share of other bodies among those who plan with an organisation, in the room where most of it does.
double other_bodies(const World& world, std::size_t o) {
    const Forums& forums = world.forums;
    const Body own = body_of(world.organisations.family[o]);
    double most = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f)) continue;
        const double here = forums.filled(f, o);
        if (here <= 0) continue;
        double others = 0;
        double all = 0;
        for (std::size_t i = 0; i < world.organisations.size(); ++i) {
            const double there = forums.filled(f, i);
            all += there;
            if (body_of(world.organisations.family[i]) != own) others += there;
        }
        most = std::max(most, here * others / all);
    }
    return most;
}

bool somebody_here(const World& world) {
    return std::any_of(world.missions.begin(), world.missions.end(),
                       [](const Mission& mission) { return mission.here(); });
}

/// Whether a commitment of this size must be signed elsewhere.
bool signed_elsewhere(const World& world, const Structure& structure, const Administration& p, std::size_t o) {
    const double commitment = world.organisations.team_cost[o] * p.commitment_weeks;
    if (structure.mission_support[o] > 0) return commitment > p.mission_limit;
    return body_of(world.organisations.family[o]) == Body::agencies && commitment > p.agency_limit;
}

}  // namespace

void sign(World& world, const Structure& structure, const Administration& p, int moving_weeks, const Switches& on,
          Week week) {
    if (week % p.every_weeks != 0) return;
    Accounts& accounts = world.money.accounts;
    for (std::size_t o = 0; o < accounts.size(); ++o) {
        accounts.delay[o] = 0;
        accounts.move_charge[o] = 0;
        if (!world.organisations.civilian[o] || accounts.weekly_cost[o] <= 0) continue;
        if (on(Mechanism::signing_limits) && signed_elsewhere(world, structure, p, o)) {
            accounts.delay[o] += p.signing_wait;
        }
        if (on(Mechanism::procedures)) accounts.delay[o] += p.procedures * other_bodies(world, o);
        const double saved = moving_weeks - p.shared_move - p.paperwork;
        const bool may_share = somebody_here(world) && body_of(world.organisations.family[o]) == Body::agencies;
        if (on(Mechanism::asset_sharing) && may_share && saved > 0) {
            accounts.delay[o] -= saved;
            accounts.move_charge[o] = p.repayment * p.transport_cost;
        }
    }
}

}  // namespace entente

#include "mechanisms/funding.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// Assessed contributions and state budgets do not depend on appeals.
bool appeals(Family family) {
    switch (family) {
        case Family::mission_force:
        case Family::mission_police:
        case Family::mission_civilian:
        case Family::foreign_force:
        case Family::government_ministry:
        case Family::provincial_government:
        case Family::post:
            return false;
        default:
            return true;
    }
}

/// News of this week: deaths of civilians and flight, per 100,000 people, saturating.
double news_of(const World& world, const Funding& p) {
    double deaths = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        deaths += world.events.deaths(d, index_of(Violence::government_against_civilians)) +
                  world.events.deaths(d, index_of(Violence::groups_against_civilians)) +
                  world.events.deaths(d, index_of(Violence::communal));
        people += world.districts.people[d];
    }
    const double fled = static_cast<double>(world.residents.n_fled) * world.households.people_per_household;
    return share_of((deaths + p.news_flight * fled) / (people / people_per_unit), p.news_half);
}

}  // namespace

void fund(World& world, const Structure& structure, const Funding& p, const Switches& on, Week week,
          const Draws& draws) {
    Organisations& organisations = world.organisations;
    const double decay = pow(0.5, 1.0 / p.attention_half_life);
    const double news = on(Mechanism::attention_decay) ? p.news * news_of(world, p) : 0.0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o]) continue;
        double& attention = organisations.attention[o];
        if (on(Mechanism::attention_decay)) {
            attention = p.attention_floor + (attention - p.attention_floor) * decay;
            attention = clip(attention + news * (p.attention_ceiling - attention), 0.0, p.attention_ceiling);
        }
        organisations.spent[o] +=
            organisations.active_teams[o] * organisations.team_cost[o] * (organisations.military[o] ? 1.0 : p.overhead);
        if (week % p.every_weeks != 0) continue;
        double raised = 1.0;
        if (on(Mechanism::funding) && appeals(organisations.family[o])) {
            raised = p.base * attention;
            if (on(Mechanism::visibility)) {
                const double shared = structure.association(o, index_of(Camp::mission));
                const double seen = clip(organisations.visibility[o] * (1.0 - p.credit_lost * shared));
                raised *= 1.0 + p.visibility_weight * organisations.visibility_need[o] * (seen - 0.5);
            }
            raised *= exp(p.spread * draws.normal(organisations.id[o], week, Purpose::funding));
        }
        organisations.funded_share[o] += (week == 0 ? 1.0 : p.pace) * (clip(raised) - organisations.funded_share[o]);
    }
}

void deploy(World& world, const Switches&, Week week) {
    Organisations& organisations = world.organisations;
    Teams& teams = world.teams;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const std::size_t first = teams.first[o];
        const std::size_t last = teams.first[o + 1];
        const double n = static_cast<double>(last - first);
        double level = organisations.present[o] ? organisations.funded_share[o] * n : 0.0;
        if (of_mission(organisations.family[o]))
            level *= organisations.family[o] == Family::mission_force ? mission_of(world, o).strength
                                                                      : mission_of(world, o).deployment;
        double active = 0;
        for (std::size_t team = first; team < last; ++team) {
            const double share = clip(level - static_cast<double>(team - first));
            const bool on_the_way = week < teams.arrives[team];
            teams.presence[team] = static_cast<float>(on_the_way ? 0.0 : share);
            active += share;
        }
        organisations.active_teams[o] = active;
    }
}

}  // namespace entente

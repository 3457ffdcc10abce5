#include "mechanisms/delivery.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/project_oversight.hpp"
#include "world/sizes.hpp"

namespace entente {

double hundred_thousands(const Districts& districts, std::size_t district) {
    return districts.people[district] / people_per_unit;
}

double security_gate(std::size_t dimension, double security, double violence, const Delivery& p) {
    if (!dimension_table[dimension].needs_security) return 1.0;
    return p.gate_floor + (1.0 - p.gate_floor) * std::min(1.0, security * (1.0 - violence) / p.gate_security);
}

namespace {

/// Columns of effort in the order of CountsAs; what counts as nothing has none.
constexpr auto columns_by_what_counts = std::to_array<std::vector<double> Effort::*>(
    {nullptr, &Effort::patrol, &Effort::police, &Effort::offensive, &Effort::ddr, &Effort::mediation, &Effort::relief,
     &Effort::local_partners, &Effort::public_information, &Effort::monitoring, &Effort::ceasefire});
static_assert(columns_by_what_counts.size() == count_of<CountsAs>);

/// Which columns of the week's effort an activity also counts in.
void count_activity(Effort& effort, Activity activity, std::size_t district, double work, Family family,
                    bool military) {
    const ActivityTraits& does = traits_of(activity);
    const bool police = family == Family::mission_police && does.by_police.has_value();
    const CountsAs counts_as = police ? *does.by_police : does.counts_as;
    if (counts_as != CountsAs::nothing) (effort.*columns_by_what_counts[index_of(counts_as)])[district] += work;
    if (counts_as == CountsAs::mediation && family == Family::regional_organisation) effort.regional[district] += work;
    if (military && does.delivers_aid) effort.military_projects[district] += work;
}

/// By how much the state of neighbouring districts leads, as far as nobody keeps it out.
double spreading(const World& world, const std::vector<double>& capacities, std::size_t d, double violence) {
    const auto neighbours = world.districts.neighbours(d);
    if (neighbours.empty()) return 0.0;
    double near = 0;
    for (const std::uint32_t neighbour : neighbours) near += capacities[neighbour];
    return std::max(0.0, near / static_cast<double>(neighbours.size()) - capacities[d]) * (1.0 - violence) *
           (1.0 - held_by_others(world.groups, d));
}

}  // namespace

double held_by_others(const ArmedGroups& groups, std::size_t district) {
    double held = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) held += groups.presence(g, district) * groups.outside[g];
    return std::min(1.0, held);
}

void work(World& world, const Delivery& p, Week week) {
    Effort& effort = world.effort;
    const Organisations& organisations = world.organisations;
    const Teams& teams = world.teams;
    clear_weekly(effort);
    for (std::size_t team = 0; team < teams.size(); ++team) {
        const std::size_t o = teams.organisation[team];
        const double presence = teams.presence[team];
        if (presence <= 0 || week < teams.arrives[team]) continue;
        const std::size_t d = teams.district[team];
        const std::size_t a = index_of(teams.activity[team]);
        effort.teams_here(o, d) += presence;

        const double ties = p.ties_floor + (1.0 - p.ties_floor) * teams.ties[team];
        const double time = std::max(0.0, 1.0 - organisations.coordination_share[o] - world.inner.learning_time[o]);
        const double able = presence * world.association.access(o, d) * time * world.conduct.effect(o, d) * ties *
                            organisations.competence(o, a);
        const std::size_t country = world.districts.country[d];
        const double through = share_through_state(world, o, teams.activity[team]);
        const double capacity = world.districts.state_capacity[d];
        const double channel =
            (1.0 - through) + through * (p.through_floor + (1.0 - p.through_floor) * capacity) *
                                  (1.0 - p.corruption_through * world.government.corruption[country]);
        const double done = able * channel * world.approaches.yield(o, task_of(world.approaches.kind[d], a));
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double effect = done * p.effect[a][k];
            if (effect == 0) continue;
            if (effect > 0) {
                effort.by_organisation(o, k * world.districts.size_of() + d) += effect;
                effort.total(d, k) += effect;
            }
            effort.signed_sum(d, k) += effect;
            effort.absolute_sum(d, k) += std::fabs(effect);
        }
        count_activity(effort, teams.activity[team], d, done, organisations.family[o], organisations.military[o]);
        switch (traits_of(teams.activity[team]).serves) {
            case Serves::districts_only:
                break;
            case Serves::security_bodies:
                effort.security_support(o, country) += done;
                break;
            case Serves::courts:
                effort.justice_support(o, country) += done;
                break;
            case Serves::talks:
                effort.talks(o, d) += done;
                break;
            case Serves::fighters:
                effort.disarmament[o] += done;
                break;
        }
        effort.through_state[d] += through * able;
        if (organisations.civilian[o]) {
            effort.beside_state[d] += (1.0 - through) * able * organisations.international_share[o];
        }
    }
}

void change_conditions(World& world, const Delivery& p, const Switches& on) {
    Districts& districts = world.districts;
    const std::vector<double> capacities = districts.state_capacity;  // of last week, for neighbours to read
    const Effort& effort = world.effort;
    for_each_row(districts.size_of(), [&](std::size_t d) {
        const double units = hundred_thousands(districts, d);
        const std::size_t country = districts.country[d];
        const double corruption = world.government.corruption[country];
        const double violence = districts.violence[d];
        double& capacity = districts.state_capacity[d];
        double& community = districts.community_capacity[d];
        const double security = districts.condition(d, index_of(Dimension::security));
        const double displaced = world.residents.district_households[d] > 0
                                     ? [&] {
                                           double here = 0;
                                           for (std::size_t i = 0; i < world.residents.n_identities; ++i) {
                                               here += static_cast<double>(
                                                   world.residents.displaced_here[world.residents.row(d, i)]);
                                           }
                                           return here / world.residents.district_households[d];
                                       }()
                                     : 0.0;

        const double kappa = std::max(p.smallest_absorption, (p.absorption_base + p.absorption_capacity * capacity) *
                                                                 (1.0 - p.violence_absorption * violence));
        districts.absorption[d] = kappa;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            double& q = districts.condition(d, k);
            const double density = effort.total(d, k) / units;
            const double absorbed = on(Mechanism::absorption) ? saturate(density, kappa) : density;
            const double kept_up = capacity * (1.0 - p.corruption_upkeep * corruption) + p.community_share * community;
            const double up = p.growth[k] * security_gate(k, security, violence, p) * absorbed + p.upkeep[k] * kept_up;
            const double down = p.decay[k] * (1.0 + p.orphan_decay * (1.0 - capacity)) + p.harm[k] * violence;
            q += up * (1.0 - q) - down * q;
            if (k == index_of(Dimension::humanitarian)) q -= p.displaced_strain * displaced * q;
            q = clip(q);
        }

        const double through = effort.through_state[d] / units;
        const double beside = effort.beside_state[d] / units;
        const double revenue = world.government.revenue[country] * world.residents.district_legitimacy[d];
        const double drain = on(Mechanism::brain_drain)
                                 ? p.brain_drain * world.economy.drain_kept * std::min(beside, p.crowding_limit)
                                 : 0.0;
        const double soldiers = effort.military_projects[d] / units;
        const double left_to_do =
            on(Mechanism::crowding_out) ? 1.0 - p.state_crowding * share_of(soldiers, p.crowding_half) : 1.0;
        const double spread =
            on(Mechanism::state_extension) ? p.extension * spreading(world, capacities, d, violence) : 0.0;
        capacity += (p.state_from_effort * (1.0 + p.state_half) * share_of(through, p.state_half) * (1.0 - corruption) +
                     p.state_from_revenue * revenue) *
                        left_to_do * (1.0 - capacity) +
                    spread - (p.state_decay + p.state_violence * violence + drain) * capacity;
        capacity = clip(capacity);

        const double served = on(Mechanism::crowding_out) ? std::min(beside + soldiers, p.crowding_limit) : 0.0;
        community += p.community_recovery * (1.0 - violence) * (p.community_rest - community) +
                     p.community_support * share_of(effort.local_partners[d] / units, 1.0) * (1.0 - community) -
                     (p.community_crowding * served + p.state_violence * violence) * community;
        community = clip(community);
    });
}

}  // namespace entente

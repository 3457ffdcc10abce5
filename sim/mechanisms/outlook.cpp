#include "mechanisms/outlook.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// No week kills more than half of the fighters that a group has in a district.
constexpr double most_fallen = 0.5;

struct WeekTables {
    const Prospects& prospects;
    const Displacement& displacement;
    const Mobilisation& mobilisation;
    const ViolenceRates& violence;
    const Switches& on;
};

/// A household that has no other refuge than over a shut border takes it: nobody stays under fire for a border post.
constexpr double shut_border = 1e-6;

/// How far a group's recruiters come: across a border only as far as it is porous.
double groups_reach(const World& world, std::size_t g, std::size_t d) {
    return world.groups.country[g] == world.districts.country[d] ? 1.0 : world.districts.porous;
}

/// What government forces take from the logit of joining a group: much where they outnumber it, little where it rules
/// (Epstein 2002: net risk by the ratio of forces to those already in arms). 0 where both are usual.
double feared(const World& world, const WeekTables& p, std::size_t d, std::size_t g) {
    if (!p.on(Mechanism::deterrence)) return 0.0;
    const double army = army_in(world.districts, d, p.violence);
    const double facing = army + world.groups.presence(g, d);
    return facing > 0 ? p.mobilisation.force * (army / facing - p.mobilisation.usual_force) : 0.0;
}

/// Fills the outlook of one district for one identity group.
Outlook look(const World& world, const WeekTables& p, std::size_t d, std::size_t identity) {
    const Districts& districts = world.districts;
    const std::size_t country = districts.country[d];
    const double units = hundred_thousands(districts, d);
    const auto q = [&](Dimension k) { return districts.condition(d, index_of(k)); };
    const double violence = districts.violence[d];
    const double patrolled = coverage_of_patrols(world, p.violence, d);
    const double capacity = districts.state_capacity[d];
    const double abuse = world.government.abuse[country];
    const double corruption = world.government.corruption[country];
    const double need = 1.0 - q(Dimension::humanitarian);
    const double reached =
        1.0 - exp(-(world.effort.relief[d] / units) / (p.prospects.relief_half * need + p.prospects.relief_floor));
    const double through = share_of(world.effort.through_state[d] / units, 1.0);
    const double army = p.violence.government_base + p.violence.government_capacity * capacity;
    const std::size_t row = world.residents.row(d, identity);
    const Mission& mission = mission_in(world, d);
    const double mission_strength = mission.deployed ? mission.strength : 0.0;
    // Residents of an excluded group have less of what the state gives.
    const double excluded = identity == world.government.in_power[country]
                                ? 0.0
                                : world.government.exclusion[country] * (1.0 - world.accord.seat_of_identity[identity]);

    Outlook outlook{};
    const Prospects& w = p.prospects;
    outlook.welfare =
        static_cast<float>(w.welfare_base + w.welfare_development * q(Dimension::development) +
                           w.welfare_humanitarian * q(Dimension::humanitarian) - w.welfare_violence * violence -
                           w.welfare_excluded * excluded + world.economy.welfare[d] + world.livelihoods.income[d] -
                           world.accord.welfare_lost);
    outlook.fear = static_cast<float>(w.fear_violence * violence + w.fear_insecurity * (1.0 - q(Dimension::security)) -
                                      w.fear_patrols * patrolled);
    outlook.grievance = static_cast<float>(w.grievance_base + w.grievance_lawless * (1.0 - q(Dimension::rule_of_law)) +
                                           w.grievance_abuse * abuse + w.grievance_corruption * corruption -
                                           w.grievance_political * q(Dimension::political) +
                                           w.grievance_excluded * excluded + world.communities.grudge(d, identity));
    outlook.legitimacy = static_cast<float>(
        w.legitimacy_base +
        w.legitimacy_capacity * capacity * (1.0 - abuse) * (1.0 - w.legitimacy_corruption * corruption) +
        w.legitimacy_law * q(Dimension::rule_of_law) + w.legitimacy_security * q(Dimension::security) -
        w.legitimacy_abuse * abuse * (1.0 - w.legitimacy_army + w.legitimacy_army * army) -
        w.legitimacy_excluded * excluded);
    const double informed = world.opinion.informed[d];
    const double helped = p.on(Mechanism::hearts_and_minds)
                              ? w.trust_projects * share_of(world.effort.military_projects[d] / units, w.projects_half)
                              : 0.0;
    outlook.trust = static_cast<float>(
        w.trust_base +
        (w.trust_presence + w.trust_patrols * patrolled + w.trust_informed * informed + helped) * mission_strength -
        abuse * (w.trust_partial * mission.partiality + w.trust_through * through));
    outlook.acceptance = static_cast<float>(w.acceptance_base + w.acceptance_condition * q(Dimension::humanitarian));
    outlook.expectation = static_cast<float>(
        p.on(Mechanism::expectations) ? w.promise * mission_strength * (1.0 - w.informed * informed) : 0.0);
    outlook.need = static_cast<float>(need);
    outlook.reached = static_cast<float>(reached);

    const double people = std::max(1.0, world.residents.district_households[d] * world.households.people_per_household);
    const double by_government = world.events.deaths(d, index_of(Violence::government_against_civilians));
    const double by_others = world.events.deaths(d, index_of(Violence::groups_against_civilians)) +
                             p.prospects.battle_harm * (1.0 - world.deconfliction.spared_people[d]) *
                                 world.events.deaths(d, index_of(Violence::battle));
    // Neighbours kill neighbours: only those of the identity group that was struck.
    const double own =
        std::max(1.0, static_cast<double>(world.residents.households[row]) * world.households.people_per_household);
    const double by_neighbours = world.communities.killed(d, identity) / own;
    outlook.harmed_by_government = static_cast<float>(clip(by_government * p.prospects.harmed_per_death / people));
    outlook.harmed =
        static_cast<float>(clip(((by_government + by_others) / people + by_neighbours) * p.prospects.harmed_per_death));

    if (p.on(Mechanism::displacement)) {
        const double flight = flight_probability(violence, p.displacement);
        outlook.flight_fear = static_cast<float>(flight);
        outlook.flight_base = static_cast<float>(flight > 0 ? p.displacement.base_flight : 0.0);
        outlook.homecoming = static_cast<float>(
            return_probability(violence, q(Dimension::security), q(Dimension::humanitarian), p.displacement));
    }

    double strongest = 0;
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        if (world.groups.identity[g] != identity || !world.groups.active[g]) continue;
        const double reach = groups_reach(world, g, d);
        const double pull =
            reach * world.groups.outside[g] * (p.prospects.strange_presence + world.groups.presence(g, d));
        if (pull <= strongest) continue;
        strongest = pull;
        outlook.recruiter = static_cast<std::uint8_t>(g + 1);
        outlook.join_scale = static_cast<float>(reach * world.groups.outside[g]);
        outlook.join_logit = static_cast<float>(
            p.mobilisation.base + p.mobilisation.poverty + p.mobilisation.presence * world.groups.presence(g, d) +
            world.livelihoods.pull[d] - world.accord.pay_lost[g] - feared(world, p, d, g));
    }
    if (!p.on(Mechanism::mobilisation)) outlook.join_scale = 0;
    outlook.peer_grievance = static_cast<float>(world.residents.grievance[row]);
    return outlook;
}

void fill_tables(const World& world, HouseholdTables& tables, const WeekTables& p) {
    const std::size_t n_districts = world.districts.size_of();
    const std::size_t n_identities = world.residents.n_identities;
    for_each_row(n_districts, [&](std::size_t d) {
        for (std::size_t identity = 0; identity < n_identities; ++identity) {
            tables.outlook[world.residents.row(d, identity)] = look(world, p, d, identity);
        }
        for (std::size_t g = 0; g < world.groups.size(); ++g) {
            const double fighters = world.groups.fighters(g, d);
            const double programme =
                share_of(world.effort.ddr[d] / hundred_thousands(world.districts, d), p.prospects.programme_half);
            const bool inside = world.groups.outside[g] <= 0;
            tables.leave_arms(g, d) =
                static_cast<float>(inside && p.on(Mechanism::ddr) ? p.mobilisation.ddr * programme : 0.0);
            tables.fall(g, d) = static_cast<float>(
                fighters > 0 ? clip(world.events.fighter_losses(g, d) / fighters, 0.0, most_fallen) : 0.0);
            tables.desert(g, d) = static_cast<float>(p.on(Mechanism::mobilisation) ? p.mobilisation.desertion : 0.0);
        }
        if (tables.outlook[world.residents.row(d, 0)].flight_fear > 0) {
            float sum = 0;
            for (std::size_t r = 0; r < tables.refuge.n_columns; ++r) {
                const double there = 1.0 - world.districts.violence[tables.refuge(d, r)];
                sum += tables.refuge_pull(d, r) * static_cast<float>(there * there);
                tables.refuge_cumulative(d, r) = sum;
            }
        }
    });
}

}  // namespace

void prepare_tables(HouseholdTables& tables, const World& world, const Displacement& p) {
    const std::size_t n_districts = world.districts.size_of();
    const std::size_t n_groups = world.groups.size();
    tables.outlook.resize(n_districts * world.residents.n_identities);
    tables.leave_arms = Grid<float>(n_groups, n_districts);
    tables.fall = Grid<float>(n_groups, n_districts);
    tables.desert = Grid<float>(n_groups, n_districts);
    const std::size_t n_refuges =
        std::max<std::size_t>(1, std::min<std::size_t>(static_cast<std::size_t>(p.refuges), n_districts - 1));
    tables.refuge = Grid<std::uint16_t>(n_districts, n_refuges);
    tables.refuge_pull = Grid<float>(n_districts, n_refuges);
    tables.refuge_cumulative = Grid<float>(n_districts, n_refuges);
    for_each_row(n_districts, [&](std::size_t d) {
        const auto& districts = world.districts;
        const auto distance = [&](std::size_t other) {
            const double dx = districts.x[d] - districts.x[other];
            const double dy = districts.y[d] - districts.y[other];
            return std::sqrt(dx * dx + dy * dy);
        };
        std::vector<std::size_t> others;
        for (std::size_t other = 0; other < n_districts; ++other) {
            if (other != d) others.push_back(other);
        }
        const auto is_shut = [&](std::size_t other) { return districts.passage(d, other) <= 0; };
        if (!std::all_of(others.begin(), others.end(), is_shut)) std::erase_if(others, is_shut);
        if (others.empty()) others.push_back(d);
        std::stable_sort(others.begin(), others.end(),
                         [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
        for (std::size_t r = 0; r < n_refuges; ++r) {
            if (r >= others.size()) {  // few are open to it: the last again, which nobody chooses
                tables.refuge(d, r) = tables.refuge(d, r - 1);
                tables.refuge_pull(d, r) = 0;
                continue;
            }
            tables.refuge(d, r) = static_cast<std::uint16_t>(others[r]);
            const double near = pow(std::max(distance(others[r]), 1.0), p.distance_decay);
            tables.refuge_pull(d, r) = static_cast<float>(std::sqrt(districts.people[others[r]]) / near *
                                                          std::max(districts.passage(d, others[r]), shut_border));
        }
    });
    const Households& h = world.households;
    tables.blocks.assign(1, 0);
    for (std::size_t i = 1; i <= h.size(); ++i) {
        const bool ends = i == h.size() || h.origin[i] != h.origin[i - 1] || h.identity[i] != h.identity[i - 1] ||
                          i - tables.blocks.back() == rows_at_once;
        if (ends) tables.blocks.push_back(static_cast<std::uint32_t>(i));
    }
}

void look_around(HouseholdTables& tables, const World& world, const Prospects& prospects,
                 const Displacement& displacement, const Mobilisation& mobilisation, const ViolenceRates& violence,
                 const Switches& on) {
    fill_tables(world, tables, WeekTables{prospects, displacement, mobilisation, violence, on});
}

}  // namespace entente

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

constexpr double workers_per_team = 12.0;
constexpr double noticed = 0.02;  // armed presence from which on a group is a beholder
constexpr double worker_years_per_team_week = workers_per_team / weeks_per_year;

/// Access weighted by people in need, and association with the mission weighted by people, of humanitarian
/// organisations.
void measure_space(const World& world, const Cast& cast, Values values) {
    const Districts& districts = world.districts;
    const Grid<double>& with_mission = world.association.with_camp[index_of(Camp::mission)];
    double access = 0;
    double need = 0;
    double association = 0;
    double people = 0;
    for (const std::size_t o : cast.humanitarian) {
        if (!world.organisations.present[o]) continue;
        for (std::size_t d = 0; d < districts.size_of(); ++d) {
            const double here = world.residents.district_households[d];
            const double in_need = here * (1.0 - districts.condition(d, index_of(Dimension::humanitarian)));
            access += in_need * world.association.access(o, d);
            need += in_need;
            association += here * with_mission(o, d);
            people += here;
        }
    }
    values[observable("access")] = of_all(access, need);
    values[observable("association")] = of_all(association, people);
}

void measure_staff(const World& world, const Cast& cast, Values values) {
    const Organisations& organisations = world.organisations;
    double teams = 0;
    double coordinating = 0;
    double funded = 0;
    double appealed = 0;
    double believed = 0;
    double believers = 0;
    for (const std::size_t o : cast.fielded) {
        if (!organisations.present[o]) continue;
        const double whole =
            static_cast<double>(world.teams.first[o + 1] - world.teams.first[o]) * organisations.team_cost[o];
        teams += organisations.active_teams[o];
        coordinating += organisations.active_teams[o] * organisations.coordination_share[o];
        if (cast.is_aid[o]) {
            funded += whole * organisations.funded_share[o];
            appealed += whole;
        }
        believed += world.beliefs.hostility[o];
        believers += 1.0;
    }
    values[observable("active_teams")] = teams;
    values[observable("coordination_share")] = of_all(coordinating, teams);
    values[observable("funded_share")] = of_all(funded, appealed);
    values[observable("hostility_believed")] = of_all(believed, believers);
    double patrols = 0;
    for (const double here : world.effort.patrol) patrols += here;
    values[observable("patrols")] = patrols;
}

/// Whether an armed group that is present is hostile to any camp and outside the accord.
bool has_hostile_beholder(const ArmedGroups& groups, std::size_t d) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups.presence(g, d) < noticed || groups.outside[g] <= 0) continue;
        for (const double hostility : groups.host.row(g)) {
            if (hostility > 0) return true;
        }
    }
    return false;
}

/// Money: who is paid for, from where, under which ties.
void measure_money(const Moment& now, Values values) {
    const World& world = now.world;
    const Organisations& organisations = world.organisations;
    const Accounts& accounts = world.money.accounts;
    double relief = 0, relief_paid = 0, rest = 0, rest_paid = 0, cost = 0, paid = 0, squares = 0;
    double waiting = 0, arriving = 0, tied = 0, common = 0, credited = 0, teams = 0, delay = 0, civilians = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o] || accounts.weekly_cost[o] <= 0) continue;
        if (organisations.civilian[o]) {
            delay += organisations.active_teams[o] * accounts.delay[o];
            civilians += organisations.active_teams[o];
        }
        if (!now.cast.is_aid[o]) continue;
        const double whole = accounts.weekly_cost[o];
        const double share = organisations.funded_share[o];
        const double humanitarian = organisations.mandate(o, index_of(Dimension::humanitarian));
        relief += whole * humanitarian;
        relief_paid += whole * humanitarian * share;
        rest += whole * (1.0 - humanitarian);
        rest_paid += whole * (1.0 - humanitarian) * share;
        cost += whole;
        paid += whole * share;
        squares += whole * share * share;
        waiting += accounts.promised[o];
        arriving += accounts.promised[o] * (1.0 - exp(-1.0 / accounts.lag[o])) + accounts.from_funds[o] * whole;
        tied += whole * accounts.tied[o];
        common += whole * accounts.from_funds[o];
        credited += organisations.active_teams[o] * accounts.credited[o];
        teams += organisations.active_teams[o];
    }
    values[observable("funded_share_relief")] = of_all(relief_paid, relief);
    values[observable("funded_share_recovery")] = of_all(rest_paid, rest);
    values[observable("funding_gap_recovery")] = of_all(relief_paid, relief) - of_all(rest_paid, rest);
    const double mean = of_all(paid, cost);
    values[observable("funding_spread")] = std::sqrt(std::max(0.0, of_all(squares, cost) - mean * mean));
    values[observable("disbursement_lag")] = of_all(waiting, arriving);
    values[observable("tied_share")] = of_all(tied, cost);
    values[observable("common_fund_share")] = of_all(common, cost);
    values[observable("credit_to_mission")] = of_all(credited, teams);
    values[observable("administrative_delay")] = of_all(delay, civilians);
    double support = 0;
    for (const double of_one : world.money.donors.support) support += of_one;
    const auto n_donors = static_cast<double>(world.money.donors.size_of());
    values[observable("donor_support")] = of_all(support, n_donors);
    double at_home = 0;
    double missions = 0;
    for (const Mission& mission : world.missions) {
        if (!mission.here()) continue;
        at_home += mission.home_support;
        missions += 1.0;
    }
    values[observable("contributor_support")] = of_all(at_home, missions);
}

void measure_aid_workers(const World& world, const Cast& cast, Values values) {
    const Organisations& organisations = world.organisations;
    double exposed_to_hostile = 0;
    std::int64_t incidents_of_hostile = 0;
    std::vector<bool> hostile(world.districts.size_of());
    for (std::size_t d = 0; d < hostile.size(); ++d) hostile[d] = has_hostile_beholder(world.groups, d);
    double exposed = 0;
    double kept_out = 0;
    std::int64_t incidents = 0;
    std::int64_t victims = 0;
    std::int64_t others = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!cast.is_aid[o]) {
            others += world.events.aid_victims[o];
            continue;
        }
        incidents += world.events.aid_incidents[o];
        victims += world.events.aid_victims[o];
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            const double teams = world.effort.teams_here(o, d);
            exposed += teams;
            if (hostile[d]) {
                exposed_to_hostile += teams;
                incidents_of_hostile += world.events.aid_attacks(o, d);
            }
            kept_out += teams * (1.0 - world.association.access(o, d));
        }
    }
    values[observable("aid_incidents")] = static_cast<double>(incidents);
    values[observable("aid_victims")] = static_cast<double>(victims);
    values[observable("other_civilian_victims")] = static_cast<double>(others);
    values[observable("aid_victims_national")] = static_cast<double>(world.events.aid_victims_national);
    values[observable("worker_years")] = exposed * worker_years_per_team_week;
    values[observable("worker_years_at_risk")] = exposed_to_hostile * worker_years_per_team_week;
    values[observable("aid_incidents_at_risk")] = static_cast<double>(incidents_of_hostile);
    values[observable("withdrawal")] = kept_out * worker_years_per_team_week;
}

void measure_headquarters(const Moment& now, Values values) {
    const World& world = now.world;
    const Headquarters& headquarters = world.headquarters;
    double conflict = 0;
    double posts = 0;
    for (std::size_t post = 0; post < now.structure.posts.size(); ++post) {
        if (now.structure.posts[post].principals.size() < 2) continue;
        conflict += headquarters.conflict[post];
        posts += 1.0;
    }
    double teams = 0;
    double taken = 0;
    double mistrusted = 0;
    for (const std::size_t o : now.cast.fielded) {
        if (!world.organisations.present[o]) continue;
        const double at_work = world.organisations.active_teams[o];
        teams += at_work;
        taken += at_work * headquarters.overrides[o];
        mistrusted += at_work * headquarters.mistrust[o];
    }
    double led = 0;
    double rooms = 0;
    for (std::size_t f = 0; f < world.forums.size(); ++f) {
        if (!world.forums.open[f] || !world.forums.plans(f)) continue;
        led += world.forums.leadership[f];
        rooms += 1.0;
    }
    const Reconfiguration& change = world.reconfiguration;
    double intensity = 0;
    for (const double of_cell : change.intensity.values) intensity += of_cell;
    values[observable("structure_in_force")] = static_cast<double>(change.in_force);
    values[observable("reconfigurations")] = change.changes;
    values[observable("reconfiguration_cost")] = change.cost;
    values[observable("integration_intensity")] =
        change.intensity.values.empty() ? 1.0 : intensity / static_cast<double>(change.intensity.values.size());
    values[observable("headquarters_coherence")] = headquarters.coherence;
    values[observable("principals_conflict")] = of_all(conflict, posts);
    values[observable("headquarters_override")] = of_all(taken, teams);
    values[observable("headquarters_mistrust")] = of_all(mistrusted, teams);
    values[observable("accepted_leadership")] = of_all(led, rooms);
}

}  // namespace

void measure_organisations(const Moment& now, Values values) {
    measure_space(now.world, now.cast, values);
    measure_rooms(now, values);
    measure_staff(now.world, now.cast, values);
    measure_aid_workers(now.world, now.cast, values);
    measure_money(now, values);
    measure_headquarters(now, values);
}

}  // namespace entente

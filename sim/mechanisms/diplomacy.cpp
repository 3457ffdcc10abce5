#include "mechanisms/diplomacy.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// The diplomats of one state mediate as its lead, with the leverage of that state's power.
double lead_of(const World& world, const Diplomacy& p) {
    const Organisations& organisations = world.organisations;
    double best = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (organisations.family[o] != Family::donor_diplomacy || !organisations.present[o]) continue;
        double teams = 0;
        for (const double here : world.effort.talks.row(o)) teams += here;
        best = std::max(best, organisations.power[o] * share_of(teams, p.lead_half));
    }
    return best;
}

/// Donors' development work by district [teams per 100,000 people].
std::vector<double> offered(const World& world) {
    const std::size_t n_districts = world.districts.size_of();
    std::vector<double> work(n_districts, 0.0);
    const std::size_t development = index_of(Dimension::development) * n_districts;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (!traits_of(world.organisations.family[o]).gives_bilaterally) continue;
        for (std::size_t d = 0; d < n_districts; ++d) work[d] += world.effort.by_organisation(o, development + d);
    }
    for (std::size_t d = 0; d < n_districts; ++d) work[d] /= hundred_thousands(world.districts, d);
    return work;
}

/// What a group would gain by spoiling: near an election, and where peace ripens without it.
double stake_of(const World& world, const Diplomacy& p, int election_week, Week week, std::size_t g) {
    const bool voting =
        election_week > 0 && week >= election_week - p.election_before && week <= election_week + p.election_after;
    double ripe = 0;  // where it stands
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        ripe += world.groups.fighters(g, d) * mission_in(world, d).ripeness;
    }
    if (world.groups.fighters_total[g] > 0) ripe /= world.groups.fighters_total[g];
    const double left_out = ripe * (1.0 - world.groups.included[g]);
    return clip(std::max(voting ? 1.0 : 0.0, left_out));
}

}  // namespace

void negotiate(World& world, const Diplomacy& p, int election_week, const Switches& on, Week week) {
    ArmedGroups& groups = world.groups;
    Accord& accord = world.accord;
    const bool presses = on(Mechanism::diplomacy);
    accord.lead = presses ? lead_of(world, p) : 0.0;
    const bool sanctioned = presses && p.sanctions > 0;
    accord.welfare_lost = sanctioned ? p.sanctions * p.sanctions_harm : 0.0;
    const bool induced = presses && p.inducement > 0;
    const std::vector<double> aid = induced ? offered(world) : std::vector<double>();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        accord.stake[g] = 0;
        accord.pressed[g] = 0;
        accord.pay_lost[g] = 0;
        if (!groups.active[g]) continue;
        if (on(Mechanism::spoiling) && groups.outside[g] > 0) {
            accord.stake[g] = stake_of(
                world, p, on(Mechanism::elections) ? world.government.election_of(groups.country[g], election_week) : 0,
                week, g);
        }
        if (!presses) continue;
        accord.pressed[g] = p.lead * accord.lead;
        if (sanctioned) {
            accord.pressed[g] += p.sanctions * p.sanctions_pull * groups.outside[g];
            accord.pay_lost[g] = p.sanctions * p.sanctions_pay * groups.outside[g];
        }
        if (induced && groups.fighters_total[g] > 0) {
            double there = 0;
            for (std::size_t d = 0; d < aid.size(); ++d) {
                there += groups.fighters(g, d) / groups.fighters_total[g] * share_of(aid[d], p.inducement_half);
            }
            accord.pressed[g] += p.inducement * p.inducement_pull * there;
        }
        if (groups.outside[g] <= 0 && groups.included[g] < p.late_seat) {
            groups.included[g] += p.seat_pace * (p.late_seat - groups.included[g]);
        }
    }
}

}  // namespace entente

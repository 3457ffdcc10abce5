#include "mechanisms/reconfigure.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "mechanisms/civil_military.hpp"
#include "mechanisms/funding.hpp"

namespace entente {

void reconfigure(World& world, Structure& structure, const std::vector<Structure>& forms, std::size_t form,
                 const Reconfiguring& p, Week week) {
    Reconfiguration& now = world.reconfiguration;
    Organisations& organisations = world.organisations;
    const Structure& before = forms[now.in_force];
    structure = forms[form];
    Forums& forums = world.forums;
    const std::size_t n = organisations.size();

    // Who hears or meets whom differently trusts them less for a while.
    const auto together = [&](const Structure& one, std::size_t a, std::size_t b) {
        double most = one.information(a, b);
        for (const StructureForum& forum : one.forums) most = std::max(most, forum.seat[a] * forum.seat[b]);
        return most;
    };
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b || std::fabs(together(before, a, b) - together(structure, a, b)) < p.changed_link) continue;
            organisations.trust(a, b) = clip(organisations.trust(a, b) - p.trust_lost, least_trust, most_trust);
        }
    }

    for (std::size_t f = 0; f < structure.forums.size(); ++f) {
        const StructureForum& forum = structure.forums[f];
        forums.depth[f] = forum.spec.depth;
        forums.rule[f] = forum.spec.power_rule;
        forums.power[f] = forum.spec.power;
        forums.interval_weeks[f] = forum.spec.interval_weeks;
        bool is_open = false;
        for (std::size_t o = 0; o < n; ++o) {
            const bool sat = forums.seat(f, o) > 0;
            const bool sits = forum.seat[o] > 0;
            forums.seat(f, o) = forum.seat[o];
            forums.convenes(f, o) = forum.convenes[o];
            if (sits && !sat) forums.attendance(f, o) = 1.0;
            if (!sits) forums.attendance(f, o) = forums.stated(f, o) = forums.private_commitment(f, o) = 0.0;
            if (!sits && forums.role[f].n_rows > 0)
                std::fill(forums.role[f].row(o).begin(), forums.role[f].row(o).end(), 0.0f);
            is_open |= sits;
        }
        for (std::size_t b = 0; b < n_camps; ++b) forums.tie(f, b) = forum.tie[b];
        for (std::size_t m = 0; m < forum.tie_to_mission.size(); ++m)
            forums.tie_to_mission(f, m) = forum.tie_to_mission[m];
        const RoomTerms& terms = forums.terms[f] = forum.spec.terms;
        is_open = is_open && week >= terms.from && (terms.until == 0 || week < terms.until);
        forums.open[f] = is_open;
        if (!is_open) std::fill(forums.unfilled.row(f).begin(), forums.unfilled.row(f).end(), 0.0f);
    }
    for (std::size_t o = 0; o < n; ++o) organisations.present[o] = structure.present[o];
    for (std::size_t f = 0; f < structure.forums.size(); ++f) {
        forums.mixed[f] = soldiers_and_aid_sit(forums, organisations, f);
    }

    now.cost = 0;
    for (std::size_t o = 0; o < n; ++o) {
        if (!organisations.present[o] || !of_mission(organisations.family[o])) continue;
        const double teams = static_cast<double>(world.teams.first[o + 1] - world.teams.first[o]);
        const double price = p.budget_share * weeks_per_year * teams * organisations.team_cost[o];
        now.cost += charge(world, o, price, world.money.accounts.appeals[o] > 0);
    }
    now.in_force = form;
    now.changes = 1;
    now.changed = week;
    now.settled = week + static_cast<Week>(p.disturbed_weeks);
    now.attention = p.disturbed_attention;
}

}  // namespace entente

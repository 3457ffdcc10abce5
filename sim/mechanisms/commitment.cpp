#include "mechanisms/commitment.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

constexpr double least_tolerance = 0.1;  // of what it is elsewhere, however few take part
constexpr double smallest = 1e-9;        // keeps the logarithm finite

double trust_in_convenor(const Forums& forums, const Organisations& organisations, std::size_t f, std::size_t member) {
    double trust = 0;
    double weight = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        trust += forums.convenes(f, o) * organisations.trust(member, o);
        weight += forums.convenes(f, o);
    }
    return weight > 0 ? trust / weight : one_half;
}

/// Divergence at which an organisation's private commitment falls to 1/e.
double tolerance_of(const World& world, std::size_t f, std::size_t o, const Coordination& p, const RoomRules& rules,
                    const Switches& on) {
    const double bought_in = on(Mechanism::inclusion) ? rules.buy_in * (twice * world.forums.inclusion[f] - 1.0) : 0.0;
    return p.tolerance * (p.tolerance_dependent + world.organisations.autonomy[o]) *
           (p.tolerance_distrusting + trust_in_convenor(world.forums, world.organisations, f, o)) *
           std::max(least_tolerance, 1.0 + bought_in);
}

double conflict_of(const World& world, std::size_t o, const Coordination& p) {
    return p.principle_weight * world.organisations.neutrality[o] * world.beliefs.hostility[o];
}

/// How far the convenors take what is stated for what is meant: the strong see no power at work.
double credulity(const World& world, std::size_t f) {
    double feels = 0;
    double convenors = 0;
    for (std::size_t i = 0; i < world.organisations.size(); ++i) {
        feels += world.forums.convenes(f, i) * world.organisations.power_sensitivity[i];
        convenors += world.forums.convenes(f, i);
    }
    return convenors > 0 ? 1.0 - feels / convenors : 1.0;
}

double pressure_on(const World& world, const Room& room, const Structure& structure, const RoomRules& rules,
                   std::size_t o) {
    const Forums& forums = world.forums;
    const double sensitivity = world.organisations.power_sensitivity[o];
    double unmoved = 1.0 - sensitivity * power_of_convenors(world, rules, room.forum, o);
    for (std::size_t m = 0; m < room.members.size(); ++m) {
        const std::size_t i = room.members[m];
        if (i == o || structure.funding(o, i) <= 0 || forums.convenes(room.forum, i) > 0) continue;
        unmoved *= 1.0 - sensitivity * std::min(1.0, room.engaged[m]) * world.power.over(i, o);
    }
    return room.press * clip(1.0 - unmoved);
}

}  // namespace

double power_of_convenors(const World& world, const RoomRules& rules, std::size_t f, std::size_t o) {
    double power = 0;
    for (std::size_t i = 0; i < world.organisations.size(); ++i) {
        if (world.forums.convenes(f, i) > 0) power += world.forums.convenes(f, i) * world.power.over(i, o);
    }
    return clip((1.0 - rules.honest_broker) * power);
}

double share_of_field(const World& world, const Room& room, const RoomRules& rules) {
    const Organisations& organisations = world.organisations;
    std::array<bool, n_activities> field{};
    for (std::size_t c = 0; c < world.forums.wish.n_columns; ++c) {
        if (world.forums.covers(room.forum, c)) field[c % n_activities] = true;
    }
    double inside = 0;
    double all = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o]) continue;
        bool of_field = false;
        for (std::size_t a = 0; a < n_activities; ++a) {
            of_field = of_field || (field[a] && organisations.competence(o, a) > rules.in_field);
        }
        if (!of_field) continue;
        all += organisations.active_teams[o];
        const auto at = std::find(room.members.begin(), room.members.end(), o);
        if (at == room.members.end()) continue;
        inside += organisations.active_teams[o] *
                  std::min(1.0, room.engaged[static_cast<std::size_t>(at - room.members.begin())]);
    }
    return all > 0 ? inside / all : 0.0;
}

bool agree_second_best(std::vector<float>& plan, Room& room, World& world, const Coordination& p,
                       const RoomRules& rules, const Switches& on) {
    double& agreed = world.forums.agreed[room.forum];
    agreed = 1.0;
    if (rules.second_best <= 0) return true;
    const double largest = -log(std::max(rules.second_best, smallest));  // divergence over tolerance, to be agreed
    std::vector<float> kept = plan;
    for (std::size_t m = 0; m < room.members.size(); ++m) {
        const std::size_t o = room.members[m];
        const double bearable = largest * tolerance_of(world, room.forum, o, p, rules, on);
        const double conflict = conflict_of(world, o, p);
        const auto own = world.forums.wish.row(o);
        const auto share = world.forums.role[room.forum].row(o);
        const double scale = per_breadth(room.breadth[m]);
        for (std::size_t c = 0; c < plan.size(); ++c) {
            if (kept[c] <= 0 || share[c] <= 0) continue;
            const double beyond = clip(1.0 - scale * own[c] / share[c]);  // of what it is asked, not its wish
            const double divergence = pow(beyond, p.role_exponent) + conflict * p.politicised[c % n_activities];
            if (divergence > bearable) kept[c] = 0.0f;
        }
    }
    agreed = 0;
    for (const float share : kept) agreed += share;
    agreed = clip(agreed);
    if (agreed <= 0 || agreed < rules.least_agreed) return false;
    for (std::size_t c = 0; c < plan.size(); ++c) plan[c] = static_cast<float>(kept[c] / agreed);
    for (std::size_t m = 0; m < room.members.size(); ++m) {
        const auto own = world.forums.wish.row(room.members[m]);
        room.breadth[m] = 0;
        for (std::size_t c = 0; c < plan.size(); ++c) room.breadth[m] += plan[c] > 0 ? own[c] : 0.0f;
    }
    return true;
}

void commit(World& world, const Room& room, std::span<const float> plan, const Structure& structure,
            const Coordination& p, const RoomRules& rules, const Switches& on) {
    Forums& forums = world.forums;
    const std::size_t f = room.forum;
    double partisan = 0;
    for (std::size_t c = 0; c < plan.size(); ++c) partisan += plan[c] * p.politicised[c % n_activities];
    const double believed = credulity(world, f) * (1.0 - rules.count_private);

    for (std::size_t m = 0; m < room.members.size(); ++m) {
        const std::size_t o = room.members[m];
        // Who is asked for nothing in what was agreed has nothing there to dissent from.
        const bool left_out = forums.agreed[f] < 1.0 && room.breadth[m] <= 0;
        const double unlike =
            left_out ? 0.0 : 1.0 - overlap(forums.wish.row(o), forums.role[f].row(o), per_breadth(room.breadth[m]));
        const double divergence = clip(pow(clip(unlike), p.role_exponent) + partisan * conflict_of(world, o, p));
        const double meant = exp(-divergence / tolerance_of(world, f, o, p, rules, on));
        const double pressure = pressure_on(world, room, structure, rules, o);
        const double stated = on(Mechanism::false_coherence) ? meant + (1.0 - meant) * pressure : meant;
        forums.private_commitment(f, o) = meant;
        forums.pressure(f, o) = pressure;
        forums.stated(f, o) = stated;
        forums.counted(f, o) = meant + (stated - meant) * believed;
    }
}

}  // namespace entente

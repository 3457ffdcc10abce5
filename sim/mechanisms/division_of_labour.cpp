#include "mechanisms/division_of_labour.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/maths.hpp"
#include "mechanisms/plan.hpp"

namespace entente {

namespace {

struct Cell {
    std::size_t index;
    double able;   // competence × access
    double stays;  // preference for where teams already are, while fewer are assigned there
};

struct Turn {
    std::size_t organisation;
    double own;
    double left;
    std::vector<Cell> cells;
};

/// Members in the order in which they take turns.
std::vector<std::size_t> fair_order(const Room& room, const World& world, Week week, const Draws& draws) {
    std::vector<double> lot;
    for (const std::size_t o : room.members) {
        lot.push_back(draws.uniform(world.organisations.id[o], week, Purpose::turn,
                                    static_cast<std::uint32_t>(world.forums.id[room.forum])));
    }
    std::vector<std::size_t> order(room.members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lot[a] < lot[b]; });
    return order;
}

/// Best competence of the room by activity.
ByActivity best_of(const Room& room, const Organisations& organisations) {
    ByActivity best{};
    for (const std::size_t o : room.members) {
        for (std::size_t a = 0; a < n_activities; ++a) best[a] = std::max(best[a], organisations.competence(o, a));
    }
    return best;
}

double teams_of(const Room& room, const World& world) {
    double teams = 0;
    for (std::size_t m = 0; m < room.members.size(); ++m)
        teams += world.organisations.active_teams[room.members[m]] * room.engaged[m];
    return teams * world.forums.agreed[room.forum];
}

}  // namespace

void assign_teams(World& world, const Room& room, std::span<const float> plan, const Coordination& p,
                  const RoomRules& rules, double agreed_roles, Week week, const Draws& draws) {
    Forums& forums = world.forums;
    const Organisations& organisations = world.organisations;
    const std::size_t f = room.forum;
    const double teams = teams_of(room, world);
    const ByActivity best = best_of(room, organisations);
    ByActivity understood{};
    for (std::size_t a = 0; a < n_activities; ++a)
        understood[a] = 1.0 - rules.vague[a] * (1.0 - rules.shared_definitions);

    std::vector<float> missing(plan.size());
    for (std::size_t c = 0; c < plan.size(); ++c) missing[c] = static_cast<float>(plan[c] * teams);
    std::vector<Turn> turns;
    for (const std::size_t m : fair_order(room, world, week, draws)) {
        const std::size_t o = room.members[m];
        for (float& share : forums.role[f].row(o)) share = 0;
        Turn turn{o, organisations.active_teams[o], organisations.active_teams[o] * forums.agreed[f], {}};
        if (turn.own <= 0) continue;
        ByActivity able{};
        std::size_t n_able = 0;
        for (std::size_t a = 0; a < n_activities; ++a) {
            const double skill = organisations.competence(o, a);
            if (skill <= 0) continue;
            able[a] = skill * (1.0 - rules.comparative_advantage * (1.0 - skill / best[a]));
            ++n_able;
        }
        turn.cells.reserve(plan.size() / n_activities * n_able);
        const auto placed = forums.placed.row(o);
        for (std::size_t c = 0; c < plan.size(); ++c) {
            const double here = able[c % n_activities] * world.association.access(o, c / n_activities);
            if (plan[c] <= 0 || here <= 0) continue;
            turn.cells.push_back({c, here, p.persistence * std::min(1.0, placed[c] * turn.own)});
        }
        if (!turn.cells.empty()) turns.push_back(std::move(turn));
    }
    for (bool somebody_left = true; somebody_left;) {
        somebody_left = false;
        for (Turn& turn : turns) {
            if (turn.left <= 0) continue;
            double most = 0;
            Cell* chosen = nullptr;
            for (Cell& cell : turn.cells) {
                const double gain = cell.able * (std::max(0.0f, missing[cell.index]) + cell.stays);
                if (gain > most) {
                    most = gain;
                    chosen = &cell;
                }
            }
            const double team = chosen == nullptr ? turn.left : std::min(1.0, turn.left);
            turn.left -= team;
            if (chosen == nullptr) continue;
            float& role = forums.role[f](turn.organisation, chosen->index);
            role += static_cast<float>(team / turn.own);
            if (role >= forums.placed(turn.organisation, chosen->index)) chosen->stays = 0;
            missing[chosen->index] -= static_cast<float>(team * understood[chosen->index % n_activities]);
            somebody_left = true;
        }
    }
    if (agreed_roles >= 1.0) return;
    std::vector<float> share(plan.size());
    for (const std::size_t o : room.members) {
        const auto role = forums.role[f].row(o);
        assign_share(share, plan, world, o);
        for (std::size_t c = 0; c < plan.size(); ++c) {
            role[c] = static_cast<float>(agreed_roles * role[c] + (1.0 - agreed_roles) * forums.agreed[f] * share[c]);
        }
    }
}

void leave_open(World& world, const Room& room, std::span<const float> plan) {
    Forums& forums = world.forums;
    const std::size_t f = room.forum;
    const double teams = teams_of(room, world);
    const auto promised = forums.promised.row(f);
    const auto open = forums.unfilled.row(f);
    std::fill(promised.begin(), promised.end(), 0.0f);
    for (std::size_t m = 0; m < room.members.size(); ++m) {
        const std::size_t o = room.members[m];
        const auto counted = static_cast<float>(forums.counted(f, o) * std::min(1.0, room.engaged[m]) *
                                                world.organisations.active_teams[o]);
        const auto role = forums.role[f].row(o);
        for (std::size_t c = 0; c < plan.size(); ++c) promised[c] += counted * role[c];
    }
    for (std::size_t c = 0; c < plan.size(); ++c) open[c] = static_cast<float>(plan[c] * teams) - promised[c];
}

}  // namespace entente

// How organisations deal with each other in rooms: what is agreed, and how often.

#include <algorithm>
#include <cmath>
#include <vector>

#include "mechanisms/civil_military.hpp"
#include "mechanisms/coordination.hpp"
#include "record/measures.hpp"
#include "record/of_all.hpp"
#include "record/rooms.hpp"

namespace entente {

namespace {

constexpr double outside_below = 0.2;  // seat × attendance under which one is not there
constexpr double mostly = 0.5;

double there(const World& world, std::size_t f, std::size_t o) {
    return world.organisations.present[o] ? world.forums.seat(f, o) * world.forums.attendance(f, o) : 0.0;
}

/// From coexistence (0) over contact and joint analysis to cooperation in a plan that both mean (1).
double relation(const World& world, std::size_t a, std::size_t b) {
    const Forums& forums = world.forums;
    constexpr double steps = 3;
    double most = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f]) continue;
        if (std::min(there(world, f, a), there(world, f, b)) < outside_below) continue;
        double step = 1;
        if (forums.depth[f] >= ForumDepth::analysis) step = 2;
        const bool meant = std::min(forums.private_commitment(f, a), forums.private_commitment(f, b)) >= mostly;
        if (forums.plans(f) && meant) step = steps;
        most = std::max(most, step / steps);
    }
    return most;
}

void measure_relations(const Moment& now, Values values) {
    double sum = 0;
    double pairs = 0;
    for (const std::size_t m : now.cast.mission) {
        for (const std::size_t a : now.cast.aid) {
            if (!now.world.organisations.present[m] || !now.world.organisations.present[a] || m == a) continue;
            sum += relation(now.world, m, a);
            pairs += 1;
        }
    }
    values[observable("relation_mission_aid")] = of_all(sum, pairs);
}

void measure_frustration(const Moment& now, Values values) {
    const World& world = now.world;
    double sum = 0;
    double all = 0;
    for (std::size_t f = 0; f < world.forums.size(); ++f) {
        if (!world.forums.open[f]) continue;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            const double here = there(world, f, o);
            if (here <= 0) continue;
            sum += here * frustration_in(world.forums, world.organisations, f, o, now.p.rooms.contact_group);
            all += here;
        }
    }
    values[observable("frustration")] = of_all(sum, all);
}

/// Share of what rooms count on that another room counts on in the same cell, and share of plans that was agreed.
void measure_tracks(const Moment& now, Values values) {
    const Forums& forums = now.world.forums;
    std::vector<float> sum(forums.promised.n_columns, 0.0f);
    std::vector<float> largest(forums.promised.n_columns, 0.0f);
    double agreed = 0;
    double rooms = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!has_plan(now, f)) continue;
        const auto promised = forums.promised.row(f);
        for (std::size_t c = 0; c < promised.size(); ++c) {
            sum[c] += promised[c];
            largest[c] = std::max(largest[c], promised[c]);
        }
        agreed += forums.agreed[f];
        rooms += 1;
    }
    double all = 0;
    double twice = 0;
    for (std::size_t c = 0; c < sum.size(); ++c) {
        all += static_cast<double>(sum[c]);
        twice += static_cast<double>(sum[c] - largest[c]);
    }
    values[observable("counted_twice")] = of_all(twice, all);
    values[observable("agreed_share")] = of_all(agreed, rooms);
}

/// Share of soldiers' teams that deliver aid.
void measure_soldiers(const World& world, Values values) {
    double aid = 0;
    double all = 0;
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        if (!world.organisations.military[world.teams.organisation[team]] || world.teams.presence[team] <= 0) continue;
        const bool delivers = traits_of(world.teams.activity[team]).delivers_aid;
        aid += delivers ? static_cast<double>(world.teams.presence[team]) : 0.0;
        all += static_cast<double>(world.teams.presence[team]);
    }
    values[observable("soldiers_in_aid")] = of_all(aid, all);
}

}  // namespace

void measure_dealings(const Moment& now, Values values) {
    measure_relations(now, values);
    measure_frustration(now, values);
    measure_tracks(now, values);
    measure_soldiers(now.world, values);
}

}  // namespace entente

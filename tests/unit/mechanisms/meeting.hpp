#pragma once
// Members of one planning room, made by hand, and their meetings.

#include <cmath>
#include <numeric>

#include "mechanisms/coordination.hpp"
#include "tests/helpers/small_world.hpp"

namespace entente::test {

/// Everybody meets in room 0 in this week.
inline void meet(World& world, const Structure& structure, const Coordination& p = {}, const Switches& on = {},
                 Week week = 0, const RoomRules& rules = {}, const Approach& approach = {}) {
    coordinate(world, structure, p, rules, approach, Delivery{}, on, week, Draws(1));
}

/// The next meeting of room 0 at which deeds are compared with words.
inline Week later(const Coordination& p = {}) {
    return 4 * (static_cast<Week>(p.grace) / 4 + 1);
}

/// Organisation 0 does relief only; each of the others has a field of its own.
inline World specialist_among(std::size_t n_others) {
    World world = small_world({.districts = 4, .organisations = n_others + 1, .forums = 1});
    believe(world, 0.4f);
    const Activity fields[] = {Activity::recovery, Activity::justice, Activity::mediation, Activity::patrol,
                               Activity::human_rights_monitoring};
    const Dimension mandates[] = {Dimension::development, Dimension::rule_of_law, Dimension::political,
                                  Dimension::security, Dimension::human_rights};
    mandate_only(world, 0, Dimension::humanitarian);
    able_only(world, 0, {Activity::relief});
    for (std::size_t o = 1; o <= n_others; ++o) {
        mandate_only(world, o, mandates[(o - 1) % 5]);
        able_only(world, o, {fields[(o - 1) % 5]});
    }
    for (double& teams : world.organisations.active_teams) teams = 4.0;
    for (double& skill : world.organisations.consensus_skill) skill = 0.0;
    return world;
}

/// Two who can do two things each but value them unequally, so that the joint plan asks something else of both.
inline World two_who_differ(std::size_t n = 2) {
    World world = small_world({.districts = 3, .organisations = n, .forums = 1});
    believe(world, 0.4f);
    for (std::size_t o = 0; o < n; ++o) {
        able_only(world, o, {Activity::relief, Activity::recovery});
        for (std::size_t k = 0; k < n_dimensions; ++k) world.organisations.mandate(o, k) = 0.0;
        world.organisations.mandate(o, index_of(Dimension::humanitarian)) = o == 0 ? 0.9 : 0.1;
        world.organisations.mandate(o, index_of(Dimension::development)) = o == 0 ? 0.1 : 0.9;
        world.organisations.active_teams[o] = 4.0;
        world.organisations.consensus_skill[o] = 0.0;
    }
    world.forums.convenes(0, n - 1) = 1.0;
    for (std::size_t o = 0; o + 1 < n; ++o) world.power.over(n - 1, o) = 0.5;  // the convenor has some power over all
    return world;
}

inline double sum_of_open(const World& world) {
    const auto row = world.forums.unfilled.row(0);
    return std::accumulate(row.begin(), row.end(), 0.0);
}

inline double weighted_dissent(const World& world) {
    double log_product = 0;
    for (std::size_t o = 0; o < world.organisations.size(); ++o)
        log_product += std::log(world.forums.private_commitment(0, o));
    return -log_product;
}

}  // namespace entente::test

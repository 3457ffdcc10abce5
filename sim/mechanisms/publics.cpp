#include "mechanisms/publics.hpp"

#include <algorithm>
#include <string>

#include "core/maths.hpp"

namespace entente {

namespace {

/// Which contributor's soldier it was, by shares of the force that are there.
std::size_t whose(const Contributors& contributors, std::size_t mission, double target, Week week) {
    double there = 0;
    for (std::size_t c = 0; c < contributors.size(); ++c) {
        if (contributors.mission[c] == mission && week >= contributors.returns[c]) there += contributors.share[c];
    }
    std::size_t last = contributors.size();
    double left = target * there;
    for (std::size_t c = 0; c < contributors.size(); ++c) {
        if (contributors.mission[c] != mission || week < contributors.returns[c]) continue;
        last = c;
        left -= contributors.share[c];
        if (left < 0) break;
    }
    return last;
}

void hear_contributors(World& world, std::size_t row, const Publics& p, const MissionLife& mission, double uninformed,
                       Week week, const Draws& draws) {
    Contributors& contributors = world.money.contributors;
    int killed = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.districts.mission[d] == row) killed += world.events.deaths(d, index_of(Violence::attack_on_mission));
    }
    std::vector<double> lost(contributors.size(), 0.0);
    for (int i = 0; i < killed; ++i) {
        const double target = draws.uniform(entity_id(world.missions[row].name), week, Purpose::contingent,
                                            static_cast<std::uint32_t>(i));
        const std::size_t c = whose(contributors, row, target, week);
        if (c < contributors.size()) lost[c] += 1.0;
    }
    double support = 0;
    for (std::size_t c = 0; c < contributors.size(); ++c) {
        if (contributors.mission[c] != row || week < contributors.returns[c]) continue;
        double& own = contributors.support[c];
        // All pay for one's losses as if it were the whole force, so that means do not depend on how many send
        // soldiers.
        own = clip(
            own + mission.home_recovery * (1.0 - own) -
                mission.casualties_cost * uninformed * contributors.sensitivity[c] * lost[c] / contributors.share[c],
            mission.home_floor, 1.0);
        if (own < p.withdraw_below) {
            contributors.returns[c] = week + p.replacement_weeks;
            own = 1.0;  // of the public of whoever comes instead
            continue;
        }
        support += contributors.share[c] * own;
    }
    world.missions[row].home_support = std::max(mission.home_floor, support);
}

void hear_donors(World& world, const Publics& p, double uninformed) {
    double victims = -static_cast<double>(world.events.aid_victims_national);
    for (const int harmed : world.events.aid_victims) victims += harmed;
    Donors& donors = world.money.donors;
    for (std::size_t s = 0; s < donors.size_of(); ++s) {
        double& support = donors.support[s];
        support = clip(support + p.recovery * (1.0 - support) - p.victim_cost * uninformed * std::max(0.0, victims),
                       p.floor, 1.0);
    }
}

}  // namespace

void send_contingents(Contributors& contributors, std::uint8_t mission, const Publics& p, const Draws& draws) {
    const double n = p.contributors;
    for (int c = 0; c < p.contributors; ++c) {
        const EntityId id =
            entity_id("mission/" + std::to_string(mission + 1) + "/contributor/" + std::to_string(c + 1));
        contributors.id.push_back(id);
        contributors.mission.push_back(mission);
        contributors.share.push_back(twice * (n - c) / (n * (n + 1.0)));
        const double luck = draws.uniform(id, 0, Purpose::contributor_public);
        contributors.sensitivity.push_back(1.0 + p.spread * (twice * luck - 1.0));
    }
    contributors.support.assign(contributors.size(), 1.0);
    contributors.returns.assign(contributors.size(), 0);
}

void hear_publics(World& world, const Publics& p, const MissionLife& mission, const Giving& giving, const Switches& on,
                  Week week, const Draws& draws) {
    if (!on(Mechanism::home_public)) return;
    const double uninformed = 1.0 - giving.informed;
    for (std::size_t row = 0; row < world.missions.size(); ++row) {
        if (world.missions[row].deployed) hear_contributors(world, row, p, mission, uninformed, week, draws);
    }
    hear_donors(world, p, uninformed);
}

}  // namespace entente

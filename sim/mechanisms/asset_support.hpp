#pragma once
// Transport and engineering that the mission's force lends to relief on request ("enabling capacity", Geneva seminar
// 2007). It reaches far districts, binds soldiers, and is seen.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct AssetSupport {
    double grant = 0.1;
    double distance_loss = 0.15;
    double force_time = 0.3;
    double civilians_per_escort_team = 4.0;
};

template <class Visitor, MaybeConst<AssetSupport> Values>
void describe(Visitor& visit, Values& values) {
    auto& [grant, distance_loss, force_time, civilians_per_escort_team] = values;
    using enum Evidence;
    visit(grant, Spec{"assets.grant", "1", 0, 1, "share of requests for transport that the force grants", assumed,
                      "lever: asset support to relief (Geneva seminar 2007)"});
    visit(distance_loss,
          Spec{"assets.distance_loss", "1", 0, 1,
               "effect that a team without transport of its own loses in the most remote district", assumed, "prior"});
    visit(force_time,
          Spec{"assets.force_time", "1", 0, 1, "largest share of the force's time spent on it", assumed, "prior"});
    visit(civilians_per_escort_team,
          Spec{"assets.civilians_per_escort_team", "teams", 0.1, 100,
               "civilian teams that one team of soldiers can move, all their transport being lent", assumed, "prior"});
}

/// Requests and grants of the month: reads where teams were last week and how far the force trusts who asks. With
/// `asset_support` off nothing is lent.
void lend_assets(World& world, const AssetSupport& p, const Switches& on, Week week);
inline constexpr Touches lend_assets_touches{
    .reads =
        "districts: remoteness organisations: active_teams civilian family mission present trust conduct: "
        "own_logistics missions: arrived deployed left_week",
    .last_week = "effort: teams_here",
    .writes = "conduct: busy_lending lent"};

/// Share of a team's effect that distance leaves.
double reach_kept(const World& world, const AssetSupport& p, std::size_t organisation, std::size_t district);

}  // namespace entente

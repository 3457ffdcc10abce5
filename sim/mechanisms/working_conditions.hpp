#pragma once
// What risk, distance, training, lending and hiring codes together leave of each organisation's effect, exposure and
// sight. One place, so that none is counted twice.

#include "mechanisms/asset_support.hpp"
#include "mechanisms/mission_economy.hpp"
#include "mechanisms/risk_response.hpp"
#include "mechanisms/succession.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

/// Publishes what is left, place by place, before teams act. Reads conduct of this week.
void set_out(World& world, const RiskResponse& risk, const AssetSupport& assets, const Succession& succession,
             const MissionEconomy& economy, const Switches& on, Week week);
inline constexpr Touches set_out_touches{
    .reads =
        "districts: remoteness organisations: active_teams civilian family international_share local_ownership "
        "present conduct: bunkered busy_lending escorted lent own_logistics remote voices: training economy: "
        "code",
    .writes = "conduct: effect exposure shifted sight years"};

}  // namespace entente

#include "mechanisms/working_conditions.hpp"

#include "core/parallel.hpp"
#include "core/week.hpp"

namespace entente {

void set_out(World& world, const RiskResponse& risk, const AssetSupport& assets, const Succession& succession,
             const MissionEconomy& economy, const Switches& on, Week week) {
    if (week % weeks_between_reviews != 0) return;
    const Organisations& organisations = world.organisations;
    Conduct& conduct = world.conduct;
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            conduct.years[o] += weeks_between_reviews / weeks_per_year;
            if (!organisations.present[o] || organisations.active_teams[o] <= 0) return;
            const bool lends = organisations.family[o] == Family::mission_force;
            const double everywhere = time_beside_training(world, succession, o) * quality_kept(world, economy, o) *
                                      (lends ? 1.0 - conduct.busy_lending : 1.0);
            for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
                const double distance = on(Mechanism::asset_support) ? reach_kept(world, assets, o, d) : 1.0;
                conduct.effect(o, d) = everywhere * distance * effect_kept(conduct, risk, o, d);
                conduct.exposure(o, d) = exposure_kept(conduct, risk, o, d);
                conduct.sight(o, d) = sight_kept(conduct, risk, o, d);
                conduct.shifted(o, d) = risk.transfer * conduct.remote(o, d);
            }
        },
        4);
}

}  // namespace entente

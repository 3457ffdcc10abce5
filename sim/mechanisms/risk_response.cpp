#include "mechanisms/risk_response.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// How far above its tolerance risk is, in [0, 1].
double above_tolerance(const World& world, std::size_t o, std::size_t d) {
    const double tolerance = world.organisations.risk_tolerance[o];
    if (tolerance >= 1.0) return 0.0;
    return clip((world.conduct.believed_risk(o, d) - tolerance) / (1.0 - tolerance));
}

double given_up(const Conduct& conduct, std::size_t o, std::size_t d) {
    return clip(conduct.remote(o, d) + conduct.bunkered(o, d));
}

}  // namespace

void answer_risk(World& world, const RiskResponse& p, const Switches& on, Week week) {
    if (week % p.every_weeks != 0) return;
    const Organisations& organisations = world.organisations;
    const std::size_t n_districts = world.districts.size_of();
    Conduct& conduct = world.conduct;
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            if (!organisations.present[o]) return;
            std::vector<double> told(n_districts);
            for (std::size_t d = 0; d < n_districts; ++d) told[d] = std::min(p.most_eyes, world.beliefs.eyes(o, d));
            for (std::size_t other = 0; other < organisations.size(); ++other) {
                const double link = world.beliefs.strength(o, other);
                if (other == o || link <= 0 || organisations.active_teams[other] <= 0) continue;
                for (std::size_t d = 0; d < n_districts; ++d)
                    told[d] += link * std::min(p.most_eyes, world.beliefs.eyes(other, d));
            }
            const double remote = on(Mechanism::risk_response) ? conduct.goes_remote[o] : 0.0;
            const double walls = on(Mechanism::risk_response) ? conduct.bunkers[o] : 0.0;
            for (std::size_t d = 0; d < n_districts; ++d) {
                const double risk = clip(world.districts.violence[d] + world.association.at_risk(o, d));
                const double reach = on(Mechanism::believed_risk) ? 1.0 - exp(-p.news - p.sight * told[d]) : 1.0;
                double& believed = conduct.believed_risk(o, d);
                believed += reach * (risk - believed);
                const double excess = organisations.civilian[o] ? above_tolerance(world, o, d) : 0.0;
                conduct.remote(o, d) = remote * excess;
                conduct.bunkered(o, d) = walls * excess;
            }
        },
        4);
}

void escort(World& world, const RiskResponse& p, const Switches& on, Week week) {
    if (week % weeks_between_reviews != 0) return;
    const Organisations& organisations = world.organisations;
    Conduct& conduct = world.conduct;
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
                double& escorted = conduct.escorted(o, d);
                escorted = 0;
                if (!organisations.present[o] || !organisations.civilian[o] || !on(Mechanism::escorts)) continue;
                const double patrols =
                    share_of(world.effort.patrol[d] / hundred_thousands(world.districts, d), p.escort_half);
                const double last_resort = 1.0 - p.escorts_last_resort * (1.0 - above_tolerance(world, o, d));
                escorted = clip(p.escort_demand * conduct.believed_risk(o, d)) * last_resort *
                           (1.0 - conduct.refuses_escorts[o]) * patrols;
            }
        },
        4);
}

double effect_kept(const Conduct& conduct, const RiskResponse& p, std::size_t organisation, std::size_t district) {
    return clip(1.0 - p.remote_effect * conduct.remote(organisation, district) -
                p.bunker_effect * conduct.bunkered(organisation, district)) *
           (1.0 - p.escort_time * conduct.escorted(organisation, district));
}

double exposure_kept(const Conduct& conduct, const RiskResponse& p, std::size_t organisation, std::size_t district) {
    return (1.0 - p.exposure_spared * given_up(conduct, organisation, district)) *
           (1.0 - p.escort_safety * conduct.escorted(organisation, district));
}

double sight_kept(const Conduct& conduct, const RiskResponse& p, std::size_t organisation, std::size_t district) {
    return 1.0 - p.blindness * given_up(conduct, organisation, district);
}

}  // namespace entente

#pragma once
// odd.md 7.3: what organisations believe of risk and do about it: keep away (in the choice of place), steer from a
// distance, work behind walls, or move under escort. Each lowers exposure at a price; national staff keep the risk.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct RiskResponse {
    int every_weeks = 4;
    double news = 0.1;
    double sight = 1.0;
    double most_eyes = 2.0;
    double escort_demand = 0.5;
    double escort_half = 1.0;
    double escort_safety = 0.5;
    double escort_time = 0.15;
    double escorts_last_resort = 0.0;
    double remote_effect = 0.4;
    double bunker_effect = 0.2;
    double exposure_spared = 0.6;
    double blindness = 0.7;
    double transfer = 0.8;
};

template <class Visitor, MaybeConst<RiskResponse> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, news, sight, most_eyes, escort_demand, escort_half, escort_safety, escort_time,
           escorts_last_resort, remote_effect, bunker_effect, exposure_spared, blindness, transfer] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"risk.every_weeks", "weeks", 1, 26, "time between reviews of security", assumed, "prior"});
    visit(news,
          Spec{"risk.news", "1", 0, 5, "how much public news alone tells of a district's danger", assumed, "prior"});
    visit(sight,
          Spec{"risk.sight", "1", 0, 10, "how much own eyes and those of trusted others tell", assumed, "prior"});
    visit(most_eyes,
          Spec{"risk.most_eyes", "1", 0.1, 50, "eyes in a district beyond which more tell no more", assumed, "prior"});
    visit(escort_demand, Spec{"risk.escort_demand", "1", 0, 2,
                              "wish for an escort per believed risk, of one who refuses none", assumed, "prior"});
    visit(escort_half, Spec{"risk.escort_half", "teams/100000", 0.01, 20,
                            "patrols at which half of the escorts asked for can be given", assumed, "prior"});
    visit(escort_safety, Spec{"risk.escort_safety", "1", 0, 1, "attacks that an escort prevents", assumed,
                              "escorts give safety at the price of association; prior 0.3 to 0.7"});
    visit(escort_time,
          Spec{"risk.escort_time", "1", 0, 1, "working time lost to moving under escort", assumed, "prior"});
    visit(escorts_last_resort, Spec{"risk.escorts_last_resort", "1", 0, 1,
                                    "how far guidelines keep escorts for places where risk is above tolerance", assumed,
                                    "lever: guidelines of force commander and coordinator (Geneva seminar 2007)"});
    visit(remote_effect,
          Spec{"risk.remote_effect", "1", 0, 1, "effect lost by steering wholly from a distance", assumed, "prior"});
    visit(bunker_effect,
          Spec{"risk.bunker_effect", "1", 0, 1, "effect lost by working wholly behind walls", assumed, "prior"});
    visit(exposure_spared, Spec{"risk.exposure_spared", "1", 0, 1, "attacks escaped by either", assumed, "prior"});
    visit(blindness, Spec{"risk.blindness", "1", 0, 1, "sight of people and places lost by either", assumed,
                          "less contact, worse knowledge (Duffield 2010 on bunkers); prior"});
    visit(transfer, Spec{"risk.transfer", "1", 0, 1,
                         "internationals' share of victims that steering from a distance shifts to national staff",
                         assumed, "national staff are most of the victims (Stoddard et al. 2009); prior"});
}

/// Moves what organisations believe of risk towards the truth, as fast as they can see or hear it, and what they do
/// about it. Reads violence and risk as of last week. With `believed_risk` off they know it; with `risk_response` off
/// nobody steers from a distance or walls itself in.
void answer_risk(World& world, const RiskResponse& p, const Switches& on, Week week);
inline constexpr Touches answer_risk_touches{
    .reads =
        "districts: violence organisations: active_teams civilian present risk_tolerance beliefs: eyes "
        "strength association: at_risk conduct: bunkers goes_remote",
    .writes = "conduct: believed_risk bunkered remote"};

/// Who moves under escort this month: reads patrols of last week. With `escorts` off nobody does.
void escort(World& world, const RiskResponse& p, const Switches& on, Week week);
inline constexpr Touches escort_touches{
    .reads =
        "districts: people organisations: civilian present risk_tolerance conduct: believed_risk "
        "refuses_escorts",
    .last_week = "effort: patrol",
    .writes = "conduct: escorted"};

/// Share of a team's effect that remains after what its organisation does about risk.
double effect_kept(const Conduct& conduct, const RiskResponse& p, std::size_t organisation, std::size_t district);

/// Share of attacks that remains.
double exposure_kept(const Conduct& conduct, const RiskResponse& p, std::size_t organisation, std::size_t district);

/// Share of sight that remains.
double sight_kept(const Conduct& conduct, const RiskResponse& p, std::size_t organisation, std::size_t district);

}  // namespace entente

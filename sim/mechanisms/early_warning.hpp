#pragma once
// odd.md 7.5: protection is re-posted weekly on known risk, as far as information reaches the force: on what a district
// would suffer without patrols, and to where one more patrol averts most.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/violence.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct EarlyWarning {
    double mobile = 0.4;
    double knowledge = 0.5;
    double voice = 0.3;
    double violence_weight = 0.02;
    double worth_moving = 1.1;
    double forecast_weight = 1.0;
    double whereabouts = 0.5;
    double eyes_most = 2;
};

template <class Visitor, MaybeConst<EarlyWarning> Values>
void describe(Visitor& visit, Values& values) {
    auto& [mobile, knowledge, voice, violence_weight, worth_moving, forecast_weight, whereabouts, eyes_most] = values;
    using enum Evidence;
    visit(mobile, Spec{"early_warning.mobile", "1", 0, 1, "share of patrols that can be re-posted from week to week",
                       assumed, "lever: mobile operating bases (Geneva seminar 2007, Katanga)"});
    visit(knowledge, Spec{"early_warning.knowledge", "1", 0, 10,
                          "knowledge of a district per team there that reports to the force", assumed, "prior"});
    visit(voice, Spec{"early_warning.voice", "1", 0, 5,
                      "weight that a full humanitarian voice adds to risk to civilians in need", assumed,
                      "influence inside the mission (de Coning 2008, p. 23); prior"});
    visit(violence_weight, Spec{"early_warning.violence_weight", "1", 0, 1,
                                "weight of present violence beside attacks on civilians", assumed, "prior"});
    visit(worth_moving, Spec{"early_warning.worth_moving", "1", 1, 10,
                             "how much more a patrol must avert elsewhere to be worth the road", assumed, "prior"});
    visit(forecast_weight, Spec{"early_warning.forecast_weight", "attacks", 0, 100,
                                "attacks that a forecast counts as, beside those seen in the district itself", assumed,
                                "prior: 1, districts differ as widely as the mean (shape 1 of a gamma prior)"});
    visit(whereabouts, Spec{"early_warning.whereabouts", "1", 0, 1,
                            "share of the forecast that goes by where groups outside the accord are, not by people",
                            assumed, "prior: both alike"});
    visit(eyes_most, Spec{"early_warning.eyes_most", "teams", 0.1, 100,
                          "presence of another organisation beyond which its reports tell no more", assumed, "prior"});
}

/// Re-posts mobile patrols one by one to where one more averts most attacks on civilians that the force expects. Reads
/// known risk, patrols' cover and presence of groups as of last week.
void post_patrols(World& world, const Structure& structure, const EarlyWarning& p, const ViolenceRates& violence,
                  const Switches& on, Week week, const Draws& draws);
inline constexpr Touches post_patrols_touches{
    .reads =
        "hat_attention districts: condition country known_risk mission people unguarded violence groups: "
        "outside presence organisations: country family mission present trust teams: activity id organisation "
        "presence beliefs: eyes strength commander: hears structure: *",
    .writes = "teams: arrives district"};

}  // namespace entente

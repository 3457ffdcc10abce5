#pragma once
// How organisations behave where they work: what makes them distinct, what they do about risk, whom the government has
// barred. Conduct, not principle: none of this is read off what an organisation says that it stands for.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "core/week.hpp"
#include "world/column.hpp"

namespace entente {

/// Ways of working are settled anew every fourth week, and hold in between.
inline constexpr int weeks_between_reviews = 4;

struct Conduct {
    // Ways of working, from the scenario.
    std::vector<double> negotiates;
    std::vector<double> refuses_escorts;
    std::vector<double> own_logistics;
    std::vector<double> own_brand;
    std::vector<double> goes_remote;
    std::vector<double> bunkers;

    // State.
    std::vector<double> years;
    std::vector<double> distinct;
    std::vector<double> lent;
    std::vector<Week> barred_until;
    Grid<double> believed_risk;
    Grid<double> remote;
    Grid<double> bunkered;
    Grid<double> escorted;
    Grid<double> effect;
    Grid<double> exposure;
    Grid<double> shifted;
    Grid<double> sight;
    double busy_lending = 0;
    int expulsions = 0;

    std::size_t size() const { return distinct.size(); }
};

template <MaybeConst<Conduct> Values, class Visitor>
void describe_columns(Values& c, Visitor&& visit) {
    visit(c.negotiates, Column{.name = "negotiates",
                               .shape = "(organisation)",
                               .min = 0,
                               .max = 1,
                               .lasts = Lasts::run,
                               .meaning = "how far it negotiates its own access, with every side"});
    visit(c.refuses_escorts, Column{.name = "refuses_escorts",
                                    .shape = "(organisation)",
                                    .min = 0,
                                    .max = 1,
                                    .lasts = Lasts::run,
                                    .meaning = "share of offers of an armed escort that it refuses"});
    visit(c.own_logistics, Column{.name = "own_logistics",
                                  .shape = "(organisation)",
                                  .min = 0,
                                  .max = 1,
                                  .lasts = Lasts::run,
                                  .meaning = "share of its transport that is its own"});
    visit(c.own_brand, Column{.name = "own_brand",
                              .shape = "(organisation)",
                              .min = 0,
                              .max = 1,
                              .lasts = Lasts::run,
                              .meaning = "how far it works under its own name and marks"});
    visit(c.goes_remote, Column{.name = "goes_remote",
                                .shape = "(organisation)",
                                .min = 0,
                                .max = 1,
                                .lasts = Lasts::run,
                                .meaning = "readiness to steer from a distance where risk is above its tolerance"});
    visit(c.bunkers, Column{.name = "bunkers",
                            .shape = "(organisation)",
                            .min = 0,
                            .max = 1,
                            .lasts = Lasts::run,
                            .meaning = "readiness to work from behind walls where risk is above its tolerance"});
    visit(c.years, Column{.name = "years",
                          .shape = "(organisation)",
                          .unit = "years",
                          .min = 0,
                          .meaning = "time that it has been in the country"});
    visit(c.distinct, Column{.name = "distinct",
                             .shape = "(organisation)",
                             .min = 0,
                             .max = 1,
                             .meaning = "how far conduct tells it from armed camps"});
    visit(c.lent, Column{.name = "lent",
                         .shape = "(organisation)",
                         .min = 0,
                         .max = 1,
                         .meaning = "share of the transport it lacks that the force lends it"});
    visit(c.barred_until,
          Column{.name = "barred_until",
                 .shape = "(organisation)",
                 .unit = "weeks",
                 .min = 0,
                 .meaning = "first week in which it may work again after an expulsion; 0: never barred"});
    visit(c.believed_risk, Column{.name = "believed_risk",
                                  .shape = "(organisation, district)",
                                  .min = 0,
                                  .max = 1,
                                  .meaning = "risk to its staff as it believes it"});
    visit(c.remote, Column{.name = "remote",
                           .shape = "(organisation, district)",
                           .min = 0,
                           .max = 1,
                           .meaning = "share of contact with people given up by steering from a distance"});
    visit(c.bunkered, Column{.name = "bunkered",
                             .shape = "(organisation, district)",
                             .min = 0,
                             .max = 1,
                             .meaning = "share of contact with people given up by working from behind walls"});
    visit(c.escorted, Column{.name = "escorted",
                             .shape = "(organisation, district)",
                             .min = 0,
                             .max = 1,
                             .meaning = "share of its movement under escort"});
    visit(c.effect, Column{.name = "effect",
                           .shape = "(organisation, district)",
                           .min = 0,
                           .max = 1,
                           .start = 1,
                           .meaning = "share of its effect left by keeping away from people, escorts and distance, and "
                                      "by training, hiring rules and lending"});
    visit(c.exposure, Column{.name = "exposure",
                             .shape = "(organisation, district)",
                             .min = 0,
                             .max = 1,
                             .start = 1,
                             .meaning = "share of attacks on it left by keeping away and by escorts"});
    visit(c.shifted, Column{.name = "shifted",
                            .shape = "(organisation, district)",
                            .min = 0,
                            .max = 1,
                            .meaning = "share of internationals' risk left to national staff"});
    visit(c.sight, Column{.name = "sight",
                          .shape = "(organisation, district)",
                          .min = 0,
                          .max = 1,
                          .start = 1,
                          .meaning = "share of its sight left where it keeps away from people"});
    visit(c.busy_lending, Column{.name = "busy_lending",
                                 .min = 0,
                                 .max = 1,
                                 .meaning = "share of the force's time that transport for others takes"});
    visit(c.expulsions,
          Column{.name = "expulsions", .min = 0, .lasts = Lasts::week, .meaning = "organisations expelled this week"});
}

}  // namespace entente

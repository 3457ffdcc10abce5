#pragma once
// Organisations. Principles and attributes are data from the scenario; trust evolves.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "world/activities.hpp"
#include "world/column.hpp"
#include "world/families.hpp"
#include "world/mission.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct Organisations {
    // Who they are.
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<Family> family;
    std::vector<std::uint8_t> mission;
    std::vector<std::uint8_t> country;
    std::vector<bool> present;
    Grid<double> mandate;
    Grid<double> competence;
    Grid<double> vocation;
    Grid<double> ability;
    std::vector<double> humanity, neutrality, impartiality, independence, partiality, local_ownership;
    std::vector<double> autonomy;
    std::vector<double> consensus_skill;
    std::vector<double> power_sensitivity;
    std::vector<double> power;
    std::vector<double> risk_tolerance;
    std::vector<double> visibility_need;
    std::vector<ForumDepth> desired_depth;
    std::vector<double> turnover;
    std::vector<double> international_share;
    std::vector<double> colouring;
    std::vector<bool> civilian;
    std::vector<bool> military;
    std::vector<bool> voluntary;

    // Money.
    std::vector<double> team_cost;
    std::vector<double> funded_share;
    std::vector<double> visibility;
    std::vector<double> spent;

    // State.
    Grid<double> trust;
    std::vector<double> coordination_share;
    std::vector<double> active_teams;
    std::vector<double> memory;

    // How its horizon and its accountability bend the mandate.
    Grid<double> emphasis;
    std::vector<double> breadth;

    std::size_t size() const { return id.size(); }
};

template <MaybeConst<Organisations> Values, class Visitor>
void describe_columns(Values& o, Visitor&& visit) {
    visit(
        o.name,
        Column{.name = "name", .shape = "(organisation)", .lasts = Lasts::run, .meaning = "name of the organisation"});
    visit(o.id, Column{.name = "id",
                       .shape = "(organisation)",
                       .lasts = Lasts::run,
                       .meaning = "identity of the organisation, by which its luck is drawn"});
    visit(o.family, Column{.name = "family",
                           .shape = "(organisation)",
                           .start = static_cast<double>(index_of(Family::ngo_humanitarian)),
                           .lasts = Lasts::run,
                           .meaning = "kind of organisation, as a row of Family"});
    visit(o.mission, Column{.name = "mission",
                            .shape = "(organisation)",
                            .lasts = Lasts::run,
                            .meaning = "row of the mission that it is part of, or without_mission"});
    visit(o.country, Column{.name = "country",
                            .shape = "(organisation)",
                            .start = any_country,
                            .lasts = Lasts::run,
                            .meaning = "row of the country that it belongs to and works in, or any_country"});
    visit(o.present, Column{.name = "present",
                            .shape = "(organisation)",
                            .start = 1,
                            .meaning = "stands on a node of the structure; absent ones do nothing"});
    visit(o.mandate, Column{.name = "mandate",
                            .shape = "(organisation, dimension)",
                            .min = 0,
                            .max = 1,
                            .start = 1.0 / n_dimensions,
                            .meaning = "weights of the dimensions in its mandate, sum 1"});
    visit(
        o.competence,
        Column{.name = "competence",
               .shape = "(organisation, activity)",
               .min = 0,
               .max = 1,
               .meaning = "effect of its team in an activity that its mission's mandate lets it do; 0: never does it"});
    visit(o.vocation,
          Column{.name = "vocation",
                 .shape = "(organisation, dimension)",
                 .min = 0,
                 .max = 1,
                 .start = 1.0 / n_dimensions,
                 .lasts = Lasts::run,
                 .meaning = "weights of the dimensions in its mandate before a mission's mandate shifts them, sum 1"});
    visit(o.ability,
          Column{.name = "ability",
                 .shape = "(organisation, activity)",
                 .min = 0,
                 .max = 1,
                 .lasts = Lasts::run,
                 .meaning =
                     "effect of its team in an activity, whatever its mission's mandate leaves out; 0: never does it"});
    visit(o.humanity, Column{.name = "humanity",
                             .shape = "(organisation)",
                             .min = 0,
                             .max = 1,
                             .lasts = Lasts::run,
                             .meaning = "weight of severity of need, and tolerance of exposure for it"});
    visit(o.neutrality, Column{.name = "neutrality",
                               .shape = "(organisation)",
                               .min = 0,
                               .max = 1,
                               .lasts = Lasts::run,
                               .meaning = "how far it avoids being seen with a side"});
    visit(o.impartiality, Column{.name = "impartiality",
                                 .shape = "(organisation)",
                                 .min = 0,
                                 .max = 1,
                                 .lasts = Lasts::run,
                                 .meaning = "how far need alone counts"});
    visit(o.independence, Column{.name = "independence",
                                 .shape = "(organisation)",
                                 .min = 0,
                                 .max = 1,
                                 .lasts = Lasts::run,
                                 .meaning = "resistance to directives, earmarks and escorts"});
    visit(o.partiality, Column{.name = "partiality",
                               .shape = "(organisation)",
                               .min = 0,
                               .max = 1,
                               .lasts = Lasts::run,
                               .meaning = "support of the recognised government"});
    visit(o.local_ownership, Column{.name = "local_ownership",
                                    .shape = "(organisation)",
                                    .min = 0,
                                    .max = 1,
                                    .lasts = Lasts::run,
                                    .meaning = "share of its work delivered through the state and local bodies"});
    visit(o.autonomy, Column{.name = "autonomy",
                             .shape = "(organisation)",
                             .min = 0,
                             .max = 1,
                             .start = 0.5,
                             .lasts = Lasts::run,
                             .meaning = "autonomy of its field from its headquarters"});
    visit(o.consensus_skill, Column{.name = "consensus_skill",
                                    .shape = "(organisation)",
                                    .min = 0,
                                    .max = 1,
                                    .start = 0.5,
                                    .lasts = Lasts::run,
                                    .meaning = "skill of finding agreement"});
    visit(o.power_sensitivity, Column{.name = "power_sensitivity",
                                      .shape = "(organisation)",
                                      .min = 0,
                                      .max = 1,
                                      .start = 0.5,
                                      .lasts = Lasts::run,
                                      .meaning = "how much pressure it feels from power (ς)"});
    visit(o.power, Column{.name = "power",
                          .shape = "(organisation)",
                          .min = 0,
                          .max = 1,
                          .start = 0.5,
                          .lasts = Lasts::run,
                          .meaning = "resources and permissions it can lean with"});
    visit(o.risk_tolerance, Column{.name = "risk_tolerance",
                                   .shape = "(organisation)",
                                   .min = 0,
                                   .max = 1,
                                   .start = 0.5,
                                   .lasts = Lasts::run,
                                   .meaning = "tolerance of risk to its staff"});
    visit(o.visibility_need, Column{.name = "visibility_need",
                                    .shape = "(organisation)",
                                    .min = 0,
                                    .max = 1,
                                    .lasts = Lasts::run,
                                    .meaning = "how far it must be seen to be funded"});
    visit(o.desired_depth, Column{.name = "desired_depth",
                                  .shape = "(organisation)",
                                  .start = static_cast<double>(index_of(ForumDepth::planning)),
                                  .lasts = Lasts::run,
                                  .meaning = "what it wants coordination to be, as a row of ForumDepth"});
    visit(o.turnover, Column{.name = "turnover",
                             .shape = "(organisation)",
                             .unit = "1/week",
                             .min = 0,
                             .max = 0.5,
                             .lasts = Lasts::run,
                             .meaning = "share of its team heads replaced in a week"});
    visit(o.international_share, Column{.name = "international_share",
                                        .shape = "(organisation)",
                                        .min = 0,
                                        .max = 1,
                                        .start = 0.5,
                                        .lasts = Lasts::run,
                                        .meaning = "share of internationals in its field staff"});
    visit(o.colouring,
          Column{.name = "colouring",
                 .shape = "(organisation)",
                 .min = 0,
                 .max = 1,
                 .lasts = Lasts::run,
                 .meaning = "readiness to colour the picture that it passes on towards its own dimension"});
    visit(
        o.civilian,
        Column{
            .name = "civilian", .shape = "(organisation)", .start = 1, .lasts = Lasts::run, .meaning = "is civilian"});
    visit(o.military,
          Column{.name = "military", .shape = "(organisation)", .lasts = Lasts::run, .meaning = "is military"});
    visit(o.voluntary, Column{.name = "voluntary",
                              .shape = "(organisation)",
                              .start = 1,
                              .lasts = Lasts::run,
                              .meaning = "may leave forums: no line of command puts it there"});
    visit(o.team_cost, Column{.name = "team_cost",
                              .shape = "(organisation)",
                              .unit = "USD/week",
                              .min = 0,
                              .start = 1000,
                              .lasts = Lasts::run,
                              .meaning = "cost of one of its teams"});
    visit(o.funded_share, Column{.name = "funded_share",
                                 .shape = "(organisation)",
                                 .min = 0,
                                 .max = 1,
                                 .start = 1,
                                 .meaning = "share of its appeal that is funded"});
    visit(o.visibility, Column{.name = "visibility",
                               .shape = "(organisation)",
                               .min = 0,
                               .max = 1,
                               .start = 0.5,
                               .meaning = "how far those who pay see its work; moves with what it does"});
    visit(o.spent, Column{.name = "spent",
                          .shape = "(organisation)",
                          .unit = "USD",
                          .min = 0,
                          .meaning = "what it has spent so far"});
    visit(o.trust, Column{.name = "trust",
                          .shape = "(organisation, organisation)",
                          .min = 0,
                          .max = 1,
                          .start = 0.5,
                          .meaning = "trust of the first in the second (T)"});
    visit(o.coordination_share, Column{.name = "coordination_share",
                                       .shape = "(organisation)",
                                       .min = 0,
                                       .max = 1,
                                       .meaning = "share of its staff time that coordination takes"});
    visit(o.active_teams,
          Column{.name = "active_teams",
                 .shape = "(organisation)",
                 .unit = "team-equivalents",
                 .min = 0,
                 .meaning = "its teams in the field, by funds and deployment, those on their way among them"});
    visit(o.memory, Column{.name = "memory",
                           .shape = "(organisation)",
                           .min = 0,
                           .max = 1,
                           .meaning = "share of what leavers know that stays with it as lessons"});
    visit(o.emphasis, Column{.name = "emphasis",
                             .shape = "(organisation, dimension)",
                             .min = 0,
                             .start = 1,
                             .lasts = Lasts::run,
                             .meaning = "factor that its horizon puts on its mandate; 1 leaves it as it is"});
    visit(o.breadth, Column{.name = "breadth",
                            .shape = "(organisation)",
                            .min = 0,
                            .max = 1,
                            .lasts = Lasts::run,
                            .meaning = "share of its aims that goes beyond its mandate"});
}

/// Weight of a dimension in what an organisation aims at; sums to 1 as its mandate does.
inline double aim(const Organisations& organisations, std::size_t o, std::size_t dimension) {
    return (1.0 - organisations.breadth[o]) * organisations.mandate(o, dimension) *
               organisations.emphasis(o, dimension) +
           organisations.breadth[o] / static_cast<double>(n_dimensions);
}

/// Nobody is trusted wholly or not at all: trust stays between these.
inline constexpr double least_trust = 0.02;
inline constexpr double most_trust = 0.98;

}  // namespace entente

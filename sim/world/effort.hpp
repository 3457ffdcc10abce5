#pragma once
// What teams did this week and what violence did: published by `deliver` and `contend`, read by everyone after.

#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// Effort of this week [team-equivalents].
struct Effort {
    Grid<double> by_organisation;
    Grid<double> total;
    Grid<double> signed_sum;
    Grid<double> absolute_sum;
    std::vector<double> relief;
    std::vector<double> patrol;
    std::vector<double> offensive;
    std::vector<double> ddr;
    std::vector<double> mediation;
    std::vector<double> military_projects;
    std::vector<double> through_state;
    std::vector<double> beside_state;
    std::vector<double> local_partners;
    std::vector<double> public_information;
    std::vector<double> monitoring;
    std::vector<double> police;
    std::vector<double> ceasefire;
    std::vector<double> regional;
    std::vector<double> unpoliced;
    std::vector<double> escalation;
    Grid<double> teams_here;
    Grid<double> security_support;
    Grid<double> justice_support;
    std::vector<double> disarmament;
    Grid<double> talks;
};

template <MaybeConst<Effort> Values, class Visitor>
void describe_columns(Values& e, Visitor&& visit) {
    visit(e.by_organisation, Column{.name = "by_organisation",
                                    .shape = "(organisation, district × dimension)",
                                    .unit = "team-equivalents",
                                    .min = 0,
                                    .lasts = Lasts::week,
                                    .meaning = "positive effect of an organisation's work on conditions"});
    visit(e.total, Column{.name = "total",
                          .shape = "(district, dimension)",
                          .unit = "team-equivalents",
                          .min = 0,
                          .lasts = Lasts::week,
                          .meaning = "sum of positive effects over organisations"});
    visit(e.signed_sum, Column{.name = "signed_sum",
                               .shape = "(district, dimension)",
                               .unit = "team-equivalents",
                               .lasts = Lasts::week,
                               .meaning = "effects with their sign, for coherence"});
    visit(e.absolute_sum, Column{.name = "absolute_sum",
                                 .shape = "(district, dimension)",
                                 .unit = "team-equivalents",
                                 .min = 0,
                                 .lasts = Lasts::week,
                                 .meaning = "sum of absolute effects by organisation"});
    visit(e.relief, Column{.name = "relief",
                           .shape = "(district)",
                           .unit = "team-equivalents",
                           .min = 0,
                           .lasts = Lasts::week,
                           .meaning = "relief"});
    visit(e.patrol, Column{.name = "patrol",
                           .shape = "(district)",
                           .unit = "team-equivalents",
                           .min = 0,
                           .lasts = Lasts::week,
                           .meaning = "patrols"});
    visit(e.offensive, Column{.name = "offensive",
                              .shape = "(district)",
                              .unit = "team-equivalents",
                              .min = 0,
                              .lasts = Lasts::week,
                              .meaning = "offensive operations"});
    visit(e.ddr, Column{.name = "ddr",
                        .shape = "(district)",
                        .unit = "team-equivalents",
                        .min = 0,
                        .lasts = Lasts::week,
                        .meaning = "disarmament, demobilisation and reintegration"});
    visit(e.mediation, Column{.name = "mediation",
                              .shape = "(district)",
                              .unit = "team-equivalents",
                              .min = 0,
                              .lasts = Lasts::week,
                              .meaning = "political work"});
    visit(e.military_projects, Column{.name = "military_projects",
                                      .shape = "(district)",
                                      .unit = "team-equivalents",
                                      .min = 0,
                                      .lasts = Lasts::week,
                                      .meaning = "quick-impact projects and relief by soldiers"});
    visit(e.through_state, Column{.name = "through_state",
                                  .shape = "(district)",
                                  .unit = "team-equivalents",
                                  .min = 0,
                                  .lasts = Lasts::week,
                                  .meaning = "work through the state"});
    visit(e.beside_state, Column{.name = "beside_state",
                                 .shape = "(district)",
                                 .unit = "team-equivalents",
                                 .min = 0,
                                 .lasts = Lasts::week,
                                 .meaning = "international civilian work beside the state"});
    visit(e.local_partners, Column{.name = "local_partners",
                                   .shape = "(district)",
                                   .unit = "team-equivalents",
                                   .min = 0,
                                   .lasts = Lasts::week,
                                   .meaning = "work that strengthens communities"});
    visit(e.public_information, Column{.name = "public_information",
                                       .shape = "(district)",
                                       .unit = "team-equivalents",
                                       .min = 0,
                                       .lasts = Lasts::week,
                                       .meaning = "public information"});
    visit(e.monitoring, Column{.name = "monitoring",
                               .shape = "(district)",
                               .unit = "team-equivalents",
                               .min = 0,
                               .lasts = Lasts::week,
                               .meaning = "human-rights monitors"});
    visit(e.police, Column{.name = "police",
                           .shape = "(district)",
                           .unit = "team-equivalents",
                           .min = 0,
                           .lasts = Lasts::week,
                           .meaning = "mission police on patrol or beside the national police"});
    visit(e.ceasefire, Column{.name = "ceasefire",
                              .shape = "(district)",
                              .unit = "team-equivalents",
                              .min = 0,
                              .lasts = Lasts::week,
                              .meaning = "observers who watch a cease-fire"});
    visit(e.regional, Column{.name = "regional",
                             .shape = "(district)",
                             .unit = "team-equivalents",
                             .min = 0,
                             .lasts = Lasts::week,
                             .meaning = "mediation by a regional organisation"});
    visit(e.unpoliced, Column{.name = "unpoliced",
                              .shape = "(district)",
                              .min = 0,
                              .max = 1,
                              .start = 1,
                              .meaning = "share of killings of civilians that police do not prevent"});
    visit(e.escalation, Column{.name = "escalation",
                               .shape = "(district)",
                               .min = 0,
                               .max = 1,
                               .start = 1,
                               .meaning = "share of battles that breed new ones under observation"});
    visit(e.teams_here, Column{.name = "teams_here",
                               .shape = "(organisation, district)",
                               .min = 0,
                               .lasts = Lasts::week,
                               .meaning = "presence of teams, any activity"});
    visit(e.security_support, Column{.name = "security_support",
                                     .shape = "(organisation, country)",
                                     .unit = "team-equivalents",
                                     .min = 0,
                                     .lasts = Lasts::week,
                                     .meaning = "support of security bodies"});
    visit(e.justice_support, Column{.name = "justice_support",
                                    .shape = "(organisation, country)",
                                    .unit = "team-equivalents",
                                    .min = 0,
                                    .lasts = Lasts::week,
                                    .meaning = "support of courts"});
    visit(e.disarmament, Column{.name = "disarmament",
                                .shape = "(organisation)",
                                .unit = "team-equivalents",
                                .min = 0,
                                .lasts = Lasts::week,
                                .meaning = "disarmament and reintegration, for credit"});
    visit(e.talks, Column{.name = "talks",
                          .shape = "(organisation, district)",
                          .unit = "team-equivalents",
                          .min = 0,
                          .lasts = Lasts::week,
                          .meaning = "mediation"});
}

/// Violence of this week.
struct Events {
    Grid<int> count;
    Grid<int> deaths;
    Grid<int> aid_attacks;
    std::vector<int> aid_incidents;
    std::vector<int> aid_victims;
    int aid_victims_national = 0;
    Grid<double> fighter_losses;
};

template <MaybeConst<Events> Values, class Visitor>
void describe_columns(Values& e, Visitor&& visit) {
    visit(e.count, Column{.name = "count",
                          .shape = "(district, violence)",
                          .min = 0,
                          .lasts = Lasts::week,
                          .meaning = "events of the week"});
    visit(e.deaths, Column{.name = "deaths",
                           .shape = "(district, violence)",
                           .unit = "deaths",
                           .min = 0,
                           .lasts = Lasts::week,
                           .meaning = "battle deaths, civilians, peacekeepers, aid workers"});
    visit(e.aid_attacks, Column{.name = "aid_attacks",
                                .shape = "(organisation, district)",
                                .min = 0,
                                .lasts = Lasts::week,
                                .meaning = "attacks on its teams, of all civilian organisations"});
    visit(e.aid_incidents, Column{.name = "aid_incidents",
                                  .shape = "(organisation)",
                                  .min = 0,
                                  .lasts = Lasts::week,
                                  .meaning = "attacks on its teams"});
    visit(e.aid_victims, Column{.name = "aid_victims",
                                .shape = "(organisation)",
                                .unit = "people",
                                .min = 0,
                                .lasts = Lasts::week,
                                .meaning = "aid workers killed, wounded or kidnapped"});
    visit(e.aid_victims_national, Column{.name = "aid_victims_national",
                                         .unit = "people",
                                         .min = 0,
                                         .lasts = Lasts::week,
                                         .meaning = "national staff among the victims"});
    visit(e.fighter_losses, Column{.name = "fighter_losses",
                                   .shape = "(group, district)",
                                   .unit = "people",
                                   .min = 0,
                                   .lasts = Lasts::week,
                                   .meaning = "fighters killed in battle"});
}

}  // namespace entente

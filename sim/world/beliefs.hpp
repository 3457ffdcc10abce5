#pragma once
// What organisations believe of districts and of hostility, and how far each is taken for a part of an armed camp.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// What organisations believe about districts. Only own observations travel, so nothing comes back as an echo.
struct Beliefs {
    std::size_t n_districts = 0;
    Grid<float> own_mean;
    Grid<float> own_precision;
    Grid<float> mean;
    Grid<float> precision;
    Grid<double> strength;
    Grid<double> candour;
    Grid<float> others_effort;
    Grid<double> eyes;
    Grid<double> ease;
    Grid<double> divergence;
    Grid<double> hostility_to;
    std::vector<float> link_intensity;
    std::vector<double> hostility;

    std::size_t cell(std::size_t district, std::size_t dimension) const { return dimension * n_districts + district; }
};

template <MaybeConst<Beliefs> Values, class Visitor>
void describe_columns(Values& b, Visitor&& visit) {
    visit(b.n_districts,
          Column{.name = "n_districts",
                 .lasts = Lasts::run,
                 .meaning = "number of districts, which lie side by side within each dimension of a row of beliefs"});
    visit(b.own_mean, Column{.name = "own_mean",
                             .shape = "(organisation, dimension × district)",
                             .min = 0,
                             .max = 1,
                             .meaning = "condition of a dimension in a district as own observation has it"});
    visit(b.own_precision, Column{.name = "own_precision",
                                  .shape = "(organisation, dimension × district)",
                                  .unit = "1/variance",
                                  .min = 0,
                                  .meaning = "precision of own observation of a condition"});
    visit(b.mean, Column{.name = "mean",
                         .shape = "(organisation, dimension × district)",
                         .min = 0,
                         .max = 1,
                         .meaning = "condition as believed, own observation pooled with what was heard"});
    visit(b.precision, Column{.name = "precision",
                              .shape = "(organisation, dimension × district)",
                              .unit = "1/variance",
                              .min = 0,
                              .start = 1,
                              .meaning = "precision of a condition as believed"});
    visit(
        b.strength,
        Column{.name = "strength",
               .shape = "(organisation, organisation)",
               .min = 0,
               .max = 1,
               .meaning = "strength at which the first hears the second: link, trust, candour and ease together (K)"});
    visit(b.candour, Column{.name = "candour",
                            .shape = "(organisation, organisation)",
                            .min = 0,
                            .max = 1,
                            .start = 1,
                            .meaning = "share of what it knows that the second tells the first"});
    visit(b.others_effort, Column{.name = "others_effort",
                                  .shape = "(organisation, dimension × district)",
                                  .unit = "team-equivalents",
                                  .min = 0,
                                  .meaning = "effort of others that it knows of"});
    visit(b.eyes, Column{.name = "eyes",
                         .shape = "(organisation, district)",
                         .unit = "team-equivalents",
                         .min = 0,
                         .meaning = "own presence that sees, weighted by local ties"});
    visit(b.ease, Column{.name = "ease",
                         .shape = "(organisation, organisation)",
                         .min = 0,
                         .max = 1,
                         .start = 1,
                         .meaning = "share of what the second tells that unlike cultures let through to the first"});
    visit(b.divergence,
          Column{.name = "divergence",
                 .shape = "(organisation, organisation)",
                 .min = 0,
                 .max = 1,
                 .lasts = Lasts::run,
                 .meaning = "1 − cosine of the mandates of two organisations, as they were first drawn up"});
    visit(b.hostility_to, Column{.name = "hostility_to",
                                 .shape = "(organisation, camp)",
                                 .min = 0,
                                 .max = 1,
                                 .meaning = "believed hostility of armed actors outside the accord to a camp"});
    visit(b.link_intensity,
          Column{.name = "link_intensity",
                 .shape = "(dimension × district) or empty",
                 .min = 0,
                 .max = 1,
                 .start = 1,
                 .meaning = "how closely families tell each other of a dimension in a district; empty: wholly"});
    visit(
        b.hostility,
        Column{.name = "hostility",
               .shape = "(organisation)",
               .min = 0,
               .max = 1,
               .meaning =
                   "believed hostility of armed actors outside the accord to the camp that they are most hostile to"});
}

/// Association and humanitarian space.
struct Association {
    std::vector<Grid<double>> with_camp;
    Grid<double> at_risk;
    Grid<double> access;
};

template <MaybeConst<Association> Values, class Visitor>
void describe_columns(Values& a, Visitor&& visit) {
    visit(a.with_camp, Column{.name = "with_camp",
                              .shape = "(camp) of (organisation, district)",
                              .min = 0,
                              .max = 1,
                              .meaning = "how far an organisation is taken to belong to a camp (a)"});
    visit(a.at_risk, Column{.name = "at_risk",
                            .shape = "(organisation, district)",
                            .min = 0,
                            .max = 1,
                            .meaning = "risk from being taken to belong to camps, joint over armed groups (1 − Π_g (1 "
                                       "− presence_g · outside_g · Σ_b host[g, b] · a[o, d, b]))"});
    visit(a.access, Column{.name = "access",
                           .shape = "(organisation, district)",
                           .min = 0,
                           .max = 1,
                           .start = 1,
                           .meaning = "probability that a team can work there that week"});
}

}  // namespace entente

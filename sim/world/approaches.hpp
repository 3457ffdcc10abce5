#pragma once
// Ways of doing a thing. Nobody knows which way works where; organisations hold a favourite, try, evaluate and learn.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/grid.hpp"
#include "core/names.hpp"
#include "world/activities.hpp"
#include "world/column.hpp"

namespace entente {

/// Kinds of district, as they were at the start: what works in one need not work in another.
enum class DistrictKind : std::uint8_t { urban, rural, contested };

template <>
struct Names<DistrictKind> {
    static constexpr auto words = std::to_array<std::string_view>({"urban", "rural", "contested"});
};
inline constexpr std::size_t n_district_kinds = count_of<DistrictKind>;

/// Variants of each activity: theories of how it brings peace about.
inline constexpr std::size_t n_variants = 3;

/// A task is an activity in a kind of district; a way is a variant of a task.
inline constexpr std::size_t n_tasks = n_district_kinds * n_activities;
inline constexpr std::size_t n_ways = n_tasks * n_variants;

constexpr std::size_t task_of(std::size_t kind, std::size_t activity) {
    return kind * n_activities + activity;
}
constexpr std::size_t way_of(std::size_t task, std::size_t variant) {
    return task * n_variants + variant;
}

inline constexpr std::int8_t no_variant = -1;

struct Approaches {
    std::vector<std::uint8_t> kind;
    std::vector<double> efficacy;
    Grid<std::uint8_t> favourite;
    Grid<double> own_mean;
    Grid<double> own_precision;
    Grid<double> believed;
    Grid<double> choice;
    Grid<double> use;
    Grid<double> yield;
    Grid<std::int8_t> prescribed;
    std::vector<double> common;
    std::vector<double> work;
};

template <MaybeConst<Approaches> Values, class Visitor>
void describe_columns(Values& a, Visitor&& visit) {
    visit(a.kind, Column{.name = "kind",
                         .shape = "(district)",
                         .lasts = Lasts::run,
                         .meaning = "kind of district at the start, as a row of DistrictKind"});
    visit(a.efficacy,
          Column{.name = "efficacy",
                 .shape = "(way)",
                 .min = 0,
                 .max = n_variants,
                 .start = 1,
                 .lasts = Lasts::run,
                 .meaning =
                     "true efficacy of a way of doing a task, known to nobody; mean 1 over the variants of a task"});
    visit(a.favourite, Column{.name = "favourite",
                              .shape = "(organisation, activity)",
                              .lasts = Lasts::run,
                              .meaning = "variant of an activity that an organisation was brought up with"});
    visit(a.own_mean, Column{.name = "own_mean",
                             .shape = "(organisation, way)",
                             .start = 1,
                             .meaning = "efficacy of a way as its own evaluations have it"});
    visit(a.own_precision, Column{.name = "own_precision",
                                  .shape = "(organisation, way)",
                                  .unit = "1/variance",
                                  .min = 0,
                                  .meaning = "precision of its own evaluations of a way"});
    visit(a.believed,
          Column{.name = "believed",
                 .shape = "(organisation, way)",
                 .start = 1,
                 .meaning = "efficacy of a way as believed: upbringing, own evaluations and what others told"});
    visit(a.choice,
          Column{.name = "choice",
                 .shape = "(organisation, way)",
                 .min = 0,
                 .max = 1,
                 .start = 1.0 / n_variants,
                 .meaning =
                     "share of its work on a task that it would give to a way; the ways of a task share all of it"});
    visit(a.use, Column{.name = "use",
                        .shape = "(organisation, way)",
                        .min = 0,
                        .max = 1,
                        .start = 1.0 / n_variants,
                        .meaning = "share of its work on a task that it gives to a way, with what plans prescribe; the "
                                   "ways of a task share all of it"});
    visit(a.yield, Column{.name = "yield",
                          .shape = "(organisation, task)",
                          .min = 0,
                          .max = n_variants,
                          .start = 1,
                          .meaning = "efficacy of its work on a task, by which its effort is multiplied"});
    visit(a.prescribed, Column{.name = "prescribed",
                               .shape = "(forum, activity)",
                               .start = no_variant,
                               .meaning = "variant that a joint plan sanctions, or no_variant"});
    visit(a.common,
          Column{.name = "common",
                 .shape = "(way)",
                 .min = 0,
                 .max = 1,
                 .start = 1.0 / n_variants,
                 .meaning = "share of all work on the task that is done this way; 1 where nobody works on it"});
    visit(a.work, Column{.name = "work",
                         .shape = "(task)",
                         .unit = "team-equivalents",
                         .min = 0,
                         .meaning = "work of all on a task at the last review"});
}

}  // namespace entente

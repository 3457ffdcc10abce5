#pragma once
// How a structure changes in a run: which form is in force, what reviews last chose, and how intensely families work
// together by area and dimension.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/grid.hpp"
#include "core/week.hpp"
#include "world/column.hpp"

namespace entente {

struct Reconfiguration {
    std::size_t in_force = 0;
    std::size_t chosen = 0;
    std::size_t pending = 0;
    int agreed = 0;
    double most_intensity = 1;
    double calm_weeks = 0;
    Week changed = never;
    Week settled = never;
    double attention = 1;
    int changes = 0;
    double cost = 0;

    std::vector<std::uint16_t> area;
    Grid<double> intensity;
    Grid<double> wanted;
};

template <MaybeConst<Reconfiguration> Values, class Visitor>
void describe_columns(Values& r, Visitor&& visit) {
    visit(r.in_force, Column{.name = "in_force", .meaning = "row of the form of the structure that is at work"});
    visit(r.chosen, Column{.name = "chosen", .meaning = "case that the rule last put in force, of all its cases"});
    visit(r.pending, Column{.name = "pending", .meaning = "case that the last review of the structure chose"});
    visit(r.agreed, Column{.name = "agreed", .min = 0, .meaning = "reviews in a row that chose the same case"});
    visit(r.most_intensity,
          Column{.name = "most_intensity",
                 .min = 0,
                 .max = 1,
                 .meaning = "highest intensity of talk and planning between families in the case in force"});
    visit(r.calm_weeks, Column{.name = "calm_weeks",
                               .unit = "weeks",
                               .min = 0,
                               .meaning = "weeks in a row that were calm as the reviewer believes"});
    visit(r.changed,
          Column{.name = "changed", .unit = "weeks", .min = 0, .meaning = "week of the last change of form, or never"});
    visit(r.settled, Column{.name = "settled",
                            .unit = "weeks",
                            .min = 0,
                            .meaning = "week from which the last change of form costs no more attention, or never"});
    visit(r.attention, Column{.name = "attention",
                              .min = 0,
                              .max = 1,
                              .meaning = "attention left to all posts until a change of form has settled"});
    visit(r.changes, Column{.name = "changes", .min = 0, .lasts = Lasts::week, .meaning = "changes of form this week"});
    visit(r.cost, Column{.name = "cost",
                         .unit = "USD",
                         .min = 0,
                         .lasts = Lasts::week,
                         .meaning = "cost of this week's change of form"});
    visit(
        r.area,
        Column{.name = "area", .shape = "(district) or empty", .meaning = "row of the area in which a district lies"});
    visit(r.intensity, Column{.name = "intensity",
                              .shape = "(area, dimension) or empty",
                              .min = 0,
                              .max = 1,
                              .start = 1,
                              .meaning = "intensity of talk and planning between families, by area and dimension"});
    visit(r.wanted, Column{.name = "wanted",
                           .shape = "(area, dimension) or empty",
                           .min = 0,
                           .max = 1,
                           .start = 1,
                           .meaning = "intensity of talk and planning between families that the last review wanted"});
}

}  // namespace entente

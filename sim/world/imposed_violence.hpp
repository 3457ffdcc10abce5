#pragma once
// Violence that a file gives instead of the model: so that flight can be scored alone against registrations.

#include <cstdint>
#include <vector>

#include "core/week.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct ImposedEvents {
    Week week = 0;
    std::uint32_t district = 0;
    Violence kind = Violence::battle;
    int events = 0;
    int deaths = 0;
};

template <MaybeConst<ImposedEvents> Values, class Visitor>
void describe_columns(Values& e, Visitor&& visit) {
    visit(e.week, Column{.name = "week", .unit = "weeks", .lasts = Lasts::run, .meaning = "week"});
    visit(e.district, Column{.name = "district", .lasts = Lasts::run, .meaning = "row of the district"});
    visit(e.kind, Column{.name = "kind", .lasts = Lasts::run, .meaning = "kind of violence"});
    visit(e.events, Column{.name = "events", .min = 0, .lasts = Lasts::run, .meaning = "events"});
    visit(e.deaths, Column{.name = "deaths", .unit = "deaths", .min = 0, .lasts = Lasts::run, .meaning = "deaths"});
}

/// Events by week, ascending. Weeks and districts without a row are quiet.
struct ImposedViolence {
    bool is_given = false;
    std::vector<ImposedEvents> rows;
};

template <MaybeConst<ImposedViolence> Values, class Visitor>
void describe_columns(Values& i, Visitor&& visit) {
    visit(i.is_given,
          Column{.name = "is_given", .lasts = Lasts::run, .meaning = "a file gives the violence instead of the model"});
    visit(i.rows, Part{.name = "rows",
                       .shape = "(as needed)",
                       .meaning = "events by week, ascending; weeks and districts without a row are quiet"});
}

}  // namespace entente

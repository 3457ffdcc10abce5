#pragma once
// Field teams of organisations: where they are and what they do.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/entity.hpp"
#include "core/week.hpp"
#include "world/activities.hpp"
#include "world/column.hpp"

namespace entente {

/// Field teams, sorted by organisation.
struct Teams {
    std::vector<EntityId> id;
    std::vector<std::uint16_t> organisation;
    std::vector<std::uint16_t> district;
    std::vector<Activity> activity;
    std::vector<float> presence;
    std::vector<float> ties;
    std::vector<Week> arrives;
    std::vector<std::uint8_t> drawn_by_plan;
    std::vector<std::uint32_t> first;

    std::size_t size() const { return id.size(); }
};

template <MaybeConst<Teams> Values, class Visitor>
void describe_columns(Values& t, Visitor&& visit) {
    visit(t.id, Column{.name = "id",
                       .shape = "(team)",
                       .lasts = Lasts::run,
                       .meaning = "identity of the team, by which its luck is drawn"});
    visit(t.organisation, Column{.name = "organisation",
                                 .shape = "(team)",
                                 .lasts = Lasts::run,
                                 .meaning = "row of the organisation that it belongs to"});
    visit(t.district, Column{.name = "district",
                             .shape = "(team)",
                             .meaning = "row of the district where it works, or where it last worked"});
    visit(t.activity, Column{.name = "activity",
                             .shape = "(team)",
                             .start = static_cast<double>(index_of(Activity::relief)),
                             .meaning = "what it does, as a row of Activity"});
    visit(t.presence, Column{.name = "presence",
                             .shape = "(team)",
                             .min = 0,
                             .max = 1,
                             .meaning = "share of the team at work this week, by deployment, funds and moving"});
    visit(t.ties, Column{.name = "ties", .shape = "(team)", .min = 0, .max = 1, .meaning = "local ties of the team"});
    visit(t.arrives, Column{.name = "arrives",
                            .shape = "(team)",
                            .unit = "weeks",
                            .min = 0,
                            .meaning = "first week of work at its present post"});
    visit(t.drawn_by_plan, Column{.name = "drawn_by_plan",
                                  .shape = "(team)",
                                  .min = 0,
                                  .max = 1,
                                  .meaning = "1: but for joint plans it would be elsewhere, by its last review"});
    visit(t.first, Column{.name = "first",
                          .shape = "(organisation + 1)",
                          .lasts = Lasts::run,
                          .meaning = "row of the first team of each organisation; the last counts all teams"});
}

}  // namespace entente

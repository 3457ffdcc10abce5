#pragma once
// The host government: one row a country.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// One government a country. Towards its people and towards the mission it behaves on two separate axes.
struct Government {
    std::vector<std::uint8_t> in_power;
    std::vector<int> election_week;
    std::vector<double> predation;
    std::vector<double> obstruction;
    std::vector<double> obstruction_start;
    std::vector<double> corruption;
    std::vector<double> exclusion;
    std::vector<double> honours;
    std::vector<double> revenue;
    std::vector<double> legitimacy;
    std::vector<double> abuse;
    std::vector<double> pressure;
    Grid<double> host;

    std::size_t size() const { return predation.size(); }

    /// Week of a country's election: its own, else the general one; not above 0 where none is held.
    int election_of(std::size_t country, int general) const {
        const int own = country < election_week.size() ? election_week[country] : -1;
        return own >= 0 ? own : general;
    }
};

template <MaybeConst<Government> Values, class Visitor>
void describe_columns(Values& g, Visitor&& visit) {
    visit(g.in_power, Column{.name = "in_power",
                             .shape = "(country)",
                             .lasts = Lasts::run,
                             .meaning = "identity group that holds the state"});
    visit(g.election_week, Column{.name = "election_week",
                                  .shape = "(country)",
                                  .unit = "weeks",
                                  .start = -1,
                                  .lasts = Lasts::run,
                                  .meaning = "week of its election; below 0: as mission.election_week says"});
    visit(g.predation,
          Column{.name = "predation", .shape = "(country)", .min = 0, .max = 1, .meaning = "predation on its people"});
    visit(g.obstruction, Column{.name = "obstruction",
                                .shape = "(country)",
                                .min = 0,
                                .max = 1,
                                .meaning = "obstruction of the mission and of aid"});
    visit(g.obstruction_start, Column{.name = "obstruction_start",
                                      .shape = "(country)",
                                      .min = 0,
                                      .max = 1,
                                      .lasts = Lasts::run,
                                      .meaning = "obstruction it set out with, and returns to"});
    visit(g.corruption,
          Column{.name = "corruption", .shape = "(country)", .min = 0, .max = 1, .meaning = "corruption"});
    visit(g.exclusion, Column{.name = "exclusion",
                              .shape = "(country)",
                              .min = 0,
                              .max = 1,
                              .lasts = Lasts::run,
                              .meaning = "exclusion of identity groups from power"});
    visit(g.honours, Column{.name = "honours",
                            .shape = "(country)",
                            .min = 0,
                            .max = 1,
                            .start = 1,
                            .meaning = "how far it keeps the accord"});
    visit(g.revenue,
          Column{
              .name = "revenue", .shape = "(country)", .min = 0, .meaning = "own revenue per person relative to need"});
    visit(g.legitimacy, Column{.name = "legitimacy",
                               .shape = "(country)",
                               .min = 0,
                               .max = 1,
                               .start = 0.5,
                               .meaning = "mean trust of its people, published by `govern`"});
    visit(g.abuse,
          Column{.name = "abuse", .shape = "(country)", .min = 0, .max = 1, .meaning = "what its forces do this week"});
    visit(g.pressure, Column{.name = "pressure",
                             .shape = "(country)",
                             .min = 0,
                             .max = 1,
                             .meaning = "pressure of reports on its abuse that somebody with leverage repeats"});
    visit(g.host, Column{.name = "host",
                         .shape = "(country, camp)",
                         .min = 0,
                         .max = 1,
                         .meaning = "hostility to who is tied to a camp"});
}

}  // namespace entente

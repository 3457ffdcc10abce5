#pragma once
// Armed groups. Neutral words: a group is inside or outside the accord, and hostile to camps, not to "peace".

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "world/column.hpp"

namespace entente {

struct ArmedGroups {
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<std::uint8_t> identity;
    std::vector<std::uint8_t> country;
    std::vector<double> type;
    std::vector<double> predation;
    Grid<double> host;
    std::vector<double> included;
    std::vector<double> sides_with_government;
    std::vector<std::size_t> parent;
    std::vector<std::uint8_t> active;
    std::vector<std::uint8_t> merged;

    std::vector<double> commitment_logit;
    std::vector<double> commitment;
    std::vector<double> outside;
    std::vector<double> recent_losses;
    std::vector<double> fighters_total;
    std::vector<double> children;
    std::vector<double> children_released;
    Grid<double> fighters;
    Grid<double> presence;

    std::size_t size() const { return id.size(); }
};

template <MaybeConst<ArmedGroups> Values, class Visitor>
void describe_columns(Values& g, Visitor&& visit) {
    visit(g.name, Column{.name = "name", .shape = "(group)", .lasts = Lasts::run, .meaning = "name"});
    visit(g.id, Column{.name = "id", .shape = "(group)", .lasts = Lasts::run, .meaning = "identity, from the name"});
    visit(g.identity, Column{.name = "identity", .shape = "(group)", .meaning = "identity group of its constituency"});
    visit(g.country, Column{.name = "country",
                            .shape = "(group)",
                            .lasts = Lasts::run,
                            .meaning = "row of the government whose accord it is in or outside of"});
    visit(g.type, Column{.name = "type", .shape = "(group)", .meaning = "logit of commitment it reverts to"});
    visit(g.predation, Column{.name = "predation",
                              .shape = "(group)",
                              .min = 0,
                              .max = 1,
                              .meaning = "how far it lives off civilians and aid"});
    visit(g.host, Column{.name = "host",
                         .shape = "(group, camp)",
                         .min = 0,
                         .max = 1,
                         .meaning = "hostility to each camp when wholly outside the accord"});
    visit(g.included, Column{.name = "included",
                             .shape = "(group)",
                             .min = 0,
                             .max = 1,
                             .meaning = "share of a seat the accord gives it"});
    visit(g.sides_with_government, Column{.name = "sides_with_government",
                                          .shape = "(group)",
                                          .min = 0,
                                          .max = 1,
                                          .meaning = "a militia of the government: 1; a rebel group: 0"});
    visit(g.parent, Column{.name = "parent",
                           .shape = "(group)",
                           .lasts = Lasts::run,
                           .meaning = "row of the group it may split from, or its own row"});
    visit(g.active, Column{.name = "active",
                           .shape = "(group)",
                           .start = 1,
                           .meaning = "0: a slot kept for a splinter that has not split off, or has merged"});
    visit(g.merged,
          Column{.name = "merged", .shape = "(group)", .meaning = "1: a splinter that went back to its parent"});
    visit(
        g.commitment_logit,
        Column{.name = "commitment_logit", .shape = "(group)", .meaning = "logit of its commitment to the accord (y)"});
    visit(g.commitment, Column{.name = "commitment",
                               .shape = "(group)",
                               .min = 0,
                               .max = 1,
                               .start = 0.5,
                               .meaning = "commitment to the accord (p), the logistic of the logit"});
    visit(g.outside,
          Column{
              .name = "outside",
              .shape = "(group)",
              .min = 0,
              .max = 1,
              .meaning = "how far below the threshold of the accord its commitment is, max(0, (p* − p)/p*): 0 inside"});
    visit(g.recent_losses, Column{.name = "recent_losses",
                                  .shape = "(group)",
                                  .unit = "people",
                                  .min = 0,
                                  .meaning = "decayed fighters lost"});
    visit(g.fighters_total,
          Column{.name = "fighters_total", .shape = "(group)", .unit = "people", .min = 0, .meaning = "fighters"});
    visit(g.children, Column{.name = "children",
                             .shape = "(group)",
                             .unit = "people",
                             .min = 0,
                             .meaning = "children associated with it"});
    visit(g.children_released, Column{.name = "children_released",
                                      .shape = "(group)",
                                      .unit = "people",
                                      .min = 0,
                                      .meaning = "children released this month"});
    visit(g.fighters, Column{.name = "fighters",
                             .shape = "(group, district)",
                             .unit = "people",
                             .min = 0,
                             .meaning = "fighters by district"});
    visit(g.presence,
          Column{
              .name = "presence", .shape = "(group, district)", .min = 0, .max = 1, .meaning = "presence, F/(F + F0)"});
}

}  // namespace entente

#pragma once
// Districts: where everything happens. Columns, one row a district.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct Districts {
    // What does not change in a run.
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<std::uint8_t> country;
    std::vector<std::uint8_t> mission;
    std::vector<double> x, y;
    std::vector<double> remoteness;
    std::vector<double> urban;
    std::vector<double> people;
    std::vector<double> size;
    Grid<double> identity_share;
    std::vector<std::uint32_t> neighbour_begin;
    std::vector<std::uint32_t> neighbour;
    double porous = 1;

    // State.
    Grid<double> condition;
    std::vector<double> state_capacity;
    std::vector<double> community_capacity;
    std::vector<double> violence;
    std::vector<double> shock;
    std::vector<double> absorption;
    Grid<double> excitation;
    std::vector<std::uint8_t> phase;
    std::vector<double> known_risk;
    std::vector<double> unguarded;

    /// Share of what would pass between two districts that does pass: all within a country.
    double passage(std::size_t from, std::size_t to) const { return country[from] == country[to] ? 1.0 : porous; }

    std::size_t size_of() const { return id.size(); }
    std::span<const std::uint32_t> neighbours(std::size_t district) const {
        return {neighbour.data() + neighbour_begin[district],
                neighbour_begin[district + 1] - neighbour_begin[district]};
    }
};

template <MaybeConst<Districts> Values, class Visitor>
void describe_columns(Values& d, Visitor&& visit) {
    visit(d.name, Column{.name = "name", .shape = "(district)", .lasts = Lasts::run, .meaning = "name"});
    visit(d.id, Column{.name = "id", .shape = "(district)", .lasts = Lasts::run, .meaning = "identity, from the name"});
    visit(d.country, Column{.name = "country",
                            .shape = "(district)",
                            .lasts = Lasts::run,
                            .meaning = "row of the government that claims it"});
    visit(d.mission, Column{.name = "mission",
                            .shape = "(district)",
                            .lasts = Lasts::run,
                            .meaning = "row of the mission in whose area it lies, or without_mission"});
    visit(
        d.x,
        Column{.name = "x", .shape = "(district)", .unit = "km", .lasts = Lasts::run, .meaning = "centre, eastwards"});
    visit(
        d.y,
        Column{.name = "y", .shape = "(district)", .unit = "km", .lasts = Lasts::run, .meaning = "centre, northwards"});
    visit(d.remoteness, Column{.name = "remoteness",
                               .shape = "(district)",
                               .min = 0,
                               .max = 1,
                               .lasts = Lasts::run,
                               .meaning = "terrain and distance from the capital"});
    visit(d.urban,
          Column{.name = "urban", .shape = "(district)", .lasts = Lasts::run, .meaning = "share of people in towns"});
    visit(d.people, Column{.name = "people",
                           .shape = "(district)",
                           .unit = "people",
                           .min = 0,
                           .lasts = Lasts::run,
                           .meaning = "registered before the flight"});
    visit(d.size, Column{.name = "size",
                         .shape = "(district)",
                         .min = 0,
                         .start = 1,
                         .lasts = Lasts::run,
                         .meaning = "people / mean people of a district"});
    visit(d.identity_share, Column{.name = "identity_share",
                                   .shape = "(district, identity)",
                                   .min = 0,
                                   .max = 1,
                                   .lasts = Lasts::run,
                                   .meaning = "share of registered people of each identity group, sums to 1"});
    visit(d.neighbour_begin, Column{.name = "neighbour_begin",
                                    .shape = "(district + 1)",
                                    .lasts = Lasts::run,
                                    .meaning = "offsets into `neighbour`"});
    visit(d.neighbour, Column{.name = "neighbour",
                              .shape = "(as needed)",
                              .lasts = Lasts::run,
                              .meaning = "districts that border on each, one after the other"});
    visit(d.porous,
          Column{.name = "porous",
                 .min = 0,
                 .max = 1,
                 .lasts = Lasts::run,
                 .meaning = "share of what would pass between two districts that passes a border between countries"});
    visit(d.condition, Column{.name = "condition",
                              .shape = "(district, dimension)",
                              .min = 0,
                              .max = 1,
                              .start = 0.5,
                              .meaning = "condition of life (q); 1 sustains itself, need is 1 − q"});
    visit(d.state_capacity, Column{.name = "state_capacity",
                                   .shape = "(district)",
                                   .min = 0,
                                   .max = 1,
                                   .start = 0.5,
                                   .meaning = "capacity of the state (C)"});
    visit(d.community_capacity,
          Column{.name = "community_capacity",
                 .shape = "(district)",
                 .min = 0,
                 .max = 1,
                 .start = 0.5,
                 .meaning = "capacity of communities (Cc): mutual aid, customary justice, local organisations"});
    visit(d.violence, Column{.name = "violence",
                             .shape = "(district)",
                             .min = 0,
                             .max = 1,
                             .meaning = "index of violence (v), from decayed events"});
    visit(d.shock, Column{.name = "shock",
                          .shape = "(district)",
                          .min = 0,
                          .meaning = "severity of the running local shock (drought, epidemic), decays"});
    visit(d.absorption, Column{.name = "absorption",
                               .shape = "(district)",
                               .unit = "team-equivalents",
                               .min = 0,
                               .start = 1,
                               .meaning = "what the district can take up in a week (κ)"});
    visit(
        d.excitation,
        Column{.name = "excitation", .shape = "(district, violence)", .min = 0, .meaning = "decayed count of events"});
    visit(d.phase,
          Column{.name = "phase", .shape = "(district)", .meaning = "of its own peace process, as a row of Phase"});
    visit(d.known_risk, Column{.name = "known_risk",
                               .shape = "(district)",
                               .min = 0,
                               .meaning = "decayed count of events against civilians"});
    visit(d.unguarded, Column{.name = "unguarded",
                              .shape = "(district)",
                              .min = 0,
                              .meaning = "share of such events that patrols let happen, decayed alike"});
}

}  // namespace entente

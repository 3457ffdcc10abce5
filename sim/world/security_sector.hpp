#pragma once
// The state's security bodies: an army, police bodies, an intelligence service, and the courts that must keep step.

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/grid.hpp"
#include "core/names.hpp"
#include "world/column.hpp"

namespace entente {

enum class SecurityBody { army, intelligence, justice, police };

template <>
struct Names<SecurityBody> {
    static constexpr auto words = std::to_array<std::string_view>({"army", "intelligence", "justice", "police"});
};

/// Rows of bodies: army, intelligence, justice, then as many police bodies as the country has.
inline constexpr std::size_t first_police_body = 3;

constexpr SecurityBody kind_of_body(std::size_t body) {
    return static_cast<SecurityBody>(body < first_police_body ? body : first_police_body);
}

struct SecuritySector {
    Grid<double> reform;
    Grid<double> served;
    std::vector<double> discipline;
    std::vector<double> legitimacy;
    std::vector<double> policing;
    std::vector<double> breadth;
    std::vector<double> overlap;
    std::vector<double> neglected;
    std::vector<double> restraint;
    std::vector<int> mutinies;
    std::vector<double> barracks;

    std::size_t n_bodies() const { return reform.n_columns; }
};

template <MaybeConst<SecuritySector> Values, class Visitor>
void describe_columns(Values& s, Visitor&& visit) {
    visit(
        s.reform,
        Column{
            .name = "reform", .shape = "(country, body)", .min = 0, .max = 1, .meaning = "how far a body is reformed"});
    visit(s.served, Column{.name = "served",
                           .shape = "(organisation, body)",
                           .unit = "team-equivalents",
                           .min = 0,
                           .meaning = "effort lately given to a body"});
    visit(s.discipline,
          Column{.name = "discipline", .shape = "(country)", .min = 0, .max = 1, .meaning = "discipline of the army"});
    visit(s.legitimacy, Column{.name = "legitimacy",
                               .shape = "(country)",
                               .min = 0,
                               .max = 1,
                               .meaning = "how far people take the reformed bodies for theirs"});
    visit(
        s.policing,
        Column{.name = "policing", .shape = "(country)", .min = 0, .max = 1, .meaning = "what reformed police can do"});
    visit(s.breadth,
          Column{.name = "breadth", .shape = "(country)", .min = 0, .max = 1, .meaning = "voices heard in the reform"});
    visit(s.overlap, Column{.name = "overlap",
                            .shape = "(country)",
                            .min = 0,
                            .max = 1,
                            .meaning = "share of effort lost because several serve one body"});
    visit(s.neglected, Column{.name = "neglected",
                              .shape = "(country)",
                              .min = 0,
                              .max = 1,
                              .meaning = "share of bodies that hardly anybody serves"});
    visit(s.restraint,
          Column{.name = "restraint",
                 .shape = "(country)",
                 .max = 1,
                 .meaning =
                     "share of abuse that discipline above that of the start prevents; below 0 where it has fallen"});
    visit(s.mutinies,
          Column{.name = "mutinies", .shape = "(country)", .min = 0, .meaning = "mutinies of the army this week"});
    visit(
        s.barracks,
        Column{
            .name = "barracks", .shape = "(district)", .min = 0, .meaning = "fights of mutineers expected this week"});
}

}  // namespace entente

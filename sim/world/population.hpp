#pragma once
// Households: every one is an agent, every week. At most 64 bytes of state each, in columns.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"

namespace entente {

/// An ex-combatant as one byte: standing in the lower two bits, then whether it ever took up arms again, then its
/// former group. An odd standing is easier to recruit.
namespace ex_combatant {
inline constexpr std::uint8_t never = 0, disarmed = 1, reintegrated = 2, re_armed = 3;
inline constexpr unsigned again_shift = 2, group_shift = 3;
inline constexpr std::size_t unknown_group = 31;

constexpr std::uint8_t standing(std::uint8_t mark) {
    return mark & 3u;
}
constexpr bool ever_again(std::uint8_t mark) {
    return ((mark >> again_shift) & 1u) != 0;
}
constexpr std::size_t former_group(std::uint8_t mark) {
    return mark >> group_shift;
}
constexpr std::uint8_t mark(std::size_t group, std::uint8_t standing, bool again) {
    const std::size_t kept = group < unknown_group ? group : unknown_group;
    return static_cast<std::uint8_t>((kept << group_shift) | (again ? 1u << again_shift : 0u) | standing);
}
}  // namespace ex_combatant

/// The households that represent the country, sorted by district of origin and identity group. Each
/// stands for the same number of people.
struct Households {
    std::vector<std::uint16_t> origin;
    std::vector<std::uint16_t> residence;
    std::vector<std::uint8_t> identity;
    std::vector<std::uint8_t> allegiance;
    std::vector<std::uint8_t> demobilised;
    std::vector<std::uint8_t> weeks_away;
    std::vector<float> endowment;
    std::vector<float> welfare;
    std::vector<float> fear;
    std::vector<float> grievance;
    std::vector<float> legitimacy;
    std::vector<float> trust_mission;
    std::vector<float> acceptance;
    std::vector<float> expectation;

    double people_per_household = 0;

    std::size_t size() const { return origin.size(); }
};

template <MaybeConst<Households> Values, class Visitor>
void describe_columns(Values& h, Visitor&& visit) {
    visit(h.origin,
          Column{.name = "origin", .shape = "(household)", .lasts = Lasts::run, .meaning = "district of origin"});
    visit(h.residence, Column{.name = "residence",
                              .shape = "(household)",
                              .meaning = "district where it lives; displaced if another than `origin`"});
    visit(h.identity,
          Column{.name = "identity", .shape = "(household)", .lasts = Lasts::run, .meaning = "identity group"});
    visit(h.allegiance, Column{.name = "allegiance",
                               .shape = "(household)",
                               .meaning = "0, or 1 + armed group that one of its members fights for"});
    visit(h.demobilised, Column{.name = "demobilised",
                                .shape = "(household)",
                                .meaning = "0, or standing of an ex-combatant and its former group (ex_combatant)"});
    visit(h.weeks_away, Column{.name = "weeks_away",
                               .shape = "(household)",
                               .unit = "weeks",
                               .meaning = "weeks since the last move, at most 255"});
    visit(h.endowment, Column{.name = "endowment",
                              .shape = "(household)",
                              .lasts = Lasts::run,
                              .meaning = "lasting advantage over the district's mean welfare"});
    visit(h.welfare,
          Column{.name = "welfare", .shape = "(household)", .min = 0, .max = 1, .start = 0.5, .meaning = "welfare"});
    visit(h.fear, Column{.name = "fear",
                         .shape = "(household)",
                         .min = 0,
                         .max = 1,
                         .start = 0.5,
                         .meaning = "fear; safety is 1 − fear"});
    visit(
        h.grievance,
        Column{.name = "grievance", .shape = "(household)", .min = 0, .max = 1, .start = 0.5, .meaning = "grievance"});
    visit(h.legitimacy, Column{.name = "legitimacy",
                               .shape = "(household)",
                               .min = 0,
                               .max = 1,
                               .start = 0.5,
                               .meaning = "trust in the state"});
    visit(h.trust_mission, Column{.name = "trust_mission",
                                  .shape = "(household)",
                                  .min = 0,
                                  .max = 1,
                                  .start = 0.5,
                                  .meaning = "trust in the mission"});
    visit(h.acceptance, Column{.name = "acceptance",
                               .shape = "(household)",
                               .min = 0,
                               .max = 1,
                               .start = 0.5,
                               .meaning = "acceptance of aid workers"});
    visit(h.expectation, Column{.name = "expectation",
                                .shape = "(household)",
                                .min = 0,
                                .max = 1,
                                .start = 0.5,
                                .meaning = "what it was led to expect of aid and state"});
    visit(h.people_per_household, Column{.name = "people_per_household",
                                         .unit = "people",
                                         .min = 0,
                                         .lasts = Lasts::run,
                                         .meaning = "people for whom each household stands"});
}

/// Sums over households by place of residence and identity group, as fixed-point integers: adding integers has no
/// order, so the sums are the same for any number of threads.
struct Residents {
    std::size_t n_identities = 1;
    // Counts of households, (district × identity) and (district).
    std::vector<std::int64_t> households;
    std::vector<std::int64_t> displaced_here;
    std::vector<std::int64_t> displaced_from;
    std::vector<std::int64_t> in_need;
    std::vector<std::int64_t> reached;
    std::vector<std::int64_t> fled;
    std::vector<std::int64_t> returned;
    std::vector<std::int64_t> harmed;
    Grid<std::int64_t> fighters;
    Grid<std::int64_t> demobilised;
    // Means, (district × identity): NaN-free, 0.5 where nobody lives.
    std::vector<double> welfare, fear, grievance, legitimacy, trust_mission, acceptance, expectation;
    // Means over all who live in the district.
    std::vector<double> district_welfare, district_grievance, district_legitimacy, district_trust_mission,
        district_acceptance, district_fear, district_households;
    double welfare_gini = 0;
    double displaced_welfare = 0.5;
    std::int64_t n_fled = 0, n_returned = 0;

    std::size_t row(std::size_t district, std::size_t identity_group) const {
        return district * n_identities + identity_group;
    }
};

template <MaybeConst<Residents> Values, class Visitor>
void describe_columns(Values& r, Visitor&& visit) {
    visit(r.n_identities, Column{.name = "n_identities", .lasts = Lasts::run, .meaning = "identity groups"});
    visit(
        r.households,
        Column{
            .name = "households", .shape = "(district × identity)", .min = 0, .meaning = "households that live there"});
    visit(r.displaced_here, Column{.name = "displaced_here",
                                   .shape = "(district × identity)",
                                   .min = 0,
                                   .meaning = "displaced households that live there"});
    visit(r.displaced_from, Column{.name = "displaced_from",
                                   .shape = "(district)",
                                   .min = 0,
                                   .meaning = "displaced households by district of origin"});
    visit(r.in_need, Column{.name = "in_need", .shape = "(district)", .min = 0, .meaning = "households in need"});
    visit(r.reached, Column{.name = "reached",
                            .shape = "(district)",
                            .min = 0,
                            .meaning = "households in need and reached to standard this week"});
    visit(r.fled, Column{.name = "fled",
                         .shape = "(district)",
                         .min = 0,
                         .meaning = "households that left this week, by the district they left"});
    visit(r.returned, Column{.name = "returned",
                             .shape = "(district)",
                             .min = 0,
                             .meaning = "households that came home this week, by district of origin"});
    visit(r.harmed,
          Column{.name = "harmed", .shape = "(district)", .min = 0, .meaning = "households harmed this week"});
    visit(r.fighters, Column{.name = "fighters",
                             .shape = "(group, district)",
                             .min = 0,
                             .meaning = "households with a member under arms"});
    visit(r.demobilised, Column{.name = "demobilised",
                                .shape = "(group, district)",
                                .min = 0,
                                .meaning = "households that laid down arms this week"});
    visit(r.welfare, Column{.name = "welfare",
                            .shape = "(district × identity)",
                            .min = 0,
                            .max = 1,
                            .start = 0.5,
                            .meaning = "mean welfare; as the next six 0.5 where nobody lives"});
    visit(r.fear, Column{.name = "fear",
                         .shape = "(district × identity)",
                         .min = 0,
                         .max = 1,
                         .start = 0.5,
                         .meaning = "mean fear"});
    visit(r.grievance, Column{.name = "grievance",
                              .shape = "(district × identity)",
                              .min = 0,
                              .max = 1,
                              .start = 0.5,
                              .meaning = "mean grievance"});
    visit(r.legitimacy, Column{.name = "legitimacy",
                               .shape = "(district × identity)",
                               .min = 0,
                               .max = 1,
                               .start = 0.5,
                               .meaning = "mean trust in the state"});
    visit(r.trust_mission, Column{.name = "trust_mission",
                                  .shape = "(district × identity)",
                                  .min = 0,
                                  .max = 1,
                                  .start = 0.5,
                                  .meaning = "mean trust in the mission"});
    visit(r.acceptance, Column{.name = "acceptance",
                               .shape = "(district × identity)",
                               .min = 0,
                               .max = 1,
                               .start = 0.5,
                               .meaning = "mean acceptance of aid workers"});
    visit(r.expectation, Column{.name = "expectation",
                                .shape = "(district × identity)",
                                .min = 0,
                                .max = 1,
                                .start = 0.5,
                                .meaning = "mean expectation"});
    visit(r.district_welfare, Column{.name = "district_welfare",
                                     .shape = "(district)",
                                     .min = 0,
                                     .max = 1,
                                     .start = 0.5,
                                     .meaning = "mean welfare of all who live in the district"});
    visit(r.district_grievance, Column{.name = "district_grievance",
                                       .shape = "(district)",
                                       .min = 0,
                                       .max = 1,
                                       .start = 0.5,
                                       .meaning = "mean grievance of all who live in the district"});
    visit(r.district_legitimacy, Column{.name = "district_legitimacy",
                                        .shape = "(district)",
                                        .min = 0,
                                        .max = 1,
                                        .start = 0.5,
                                        .meaning = "mean trust in the state of all who live in the district"});
    visit(r.district_trust_mission, Column{.name = "district_trust_mission",
                                           .shape = "(district)",
                                           .min = 0,
                                           .max = 1,
                                           .start = 0.5,
                                           .meaning = "mean trust in the mission of all who live in the district"});
    visit(r.district_acceptance, Column{.name = "district_acceptance",
                                        .shape = "(district)",
                                        .min = 0,
                                        .max = 1,
                                        .start = 0.5,
                                        .meaning = "mean acceptance of aid workers of all who live in the district"});
    visit(r.district_fear, Column{.name = "district_fear",
                                  .shape = "(district)",
                                  .min = 0,
                                  .max = 1,
                                  .start = 0.5,
                                  .meaning = "mean fear of all who live in the district"});
    visit(r.district_households, Column{.name = "district_households",
                                        .shape = "(district)",
                                        .min = 0,
                                        .start = 0.5,
                                        .meaning = "households that live in the district"});
    visit(r.welfare_gini, Column{.name = "welfare_gini",
                                 .min = 0,
                                 .max = 1,
                                 .meaning = "Gini coefficient of welfare, counted every four weeks"});
    visit(r.displaced_welfare, Column{.name = "displaced_welfare",
                                      .min = 0,
                                      .max = 1,
                                      .meaning = "mean welfare of the displaced; 0.5 where nobody is"});
    visit(r.n_fled, Column{.name = "n_fled", .min = 0, .meaning = "households that fled this week"});
    visit(r.n_returned, Column{.name = "n_returned", .min = 0, .meaning = "households that returned this week"});
}

}  // namespace entente

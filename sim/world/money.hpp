#pragma once
// Money: who gives it, on which accounts it lies, from which common funds it is drawn. All columns in USD unless they
// say otherwise. A dollar is somewhere: given by a donor it is promised, held, in a fund, or spent.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "core/week.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// Those who give: donor states, financial institutions, and in the last row everybody else (other states, private
/// givers).
struct Donors {
    // Who they are.
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<std::size_t> purse;
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
    std::vector<double> size;
    std::vector<double> engagement;
    std::vector<double> patience;
    std::vector<double> home_interest;
    std::vector<double> trade;
    std::vector<double> lag;
    std::vector<bool> committee;
    std::vector<double> cabinet;
    Grid<double> share;
    Grid<double> aim;
    std::vector<double> interest;

    // State.
    std::vector<double> attention;
    std::vector<double> staying;
    std::vector<double> support;
    std::vector<double> given;
    std::vector<double> common;
    std::vector<double> overhead;

    std::size_t size_of() const { return id.size(); }
};

template <MaybeConst<Donors> Values, class Visitor>
void describe_columns(Values& d, Visitor&& visit) {
    visit(d.name, Column{.name = "name", .shape = "(donor)", .lasts = Lasts::run, .meaning = "name"});
    visit(d.id, Column{.name = "id", .shape = "(donor)", .lasts = Lasts::run, .meaning = "identity, from the name"});
    visit(d.purse, Column{.name = "purse",
                          .shape = "(donor)",
                          .lasts = Lasts::run,
                          .meaning = "organisation that holds its traits and pays, or `nobody`"});
    visit(d.size, Column{.name = "size",
                         .shape = "(donor)",
                         .min = 0,
                         .start = 1,
                         .lasts = Lasts::run,
                         .meaning = "of what it gives, relative to its share of what is asked"});
    visit(d.engagement, Column{.name = "engagement",
                               .shape = "(donor)",
                               .min = 0,
                               .max = 1,
                               .start = 1,
                               .lasts = Lasts::run,
                               .meaning = "1 works within the common plan and rooms, 0 keeps outside"});
    visit(d.patience, Column{.name = "patience",
                             .shape = "(donor)",
                             .min = 0,
                             .start = 1,
                             .lasts = Lasts::run,
                             .meaning = "half-life of its attention, relative to all donors'"});
    visit(d.home_interest, Column{.name = "home_interest",
                                  .shape = "(donor)",
                                  .min = 0,
                                  .max = 1,
                                  .lasts = Lasts::run,
                                  .meaning = "interest in security at home rather than need"});
    visit(d.trade, Column{.name = "trade",
                          .shape = "(donor)",
                          .min = 0,
                          .max = 1,
                          .lasts = Lasts::run,
                          .meaning = "weight of trade and finance in its cabinet"});
    visit(d.lag, Column{.name = "lag",
                        .shape = "(donor)",
                        .min = 0,
                        .start = 1,
                        .lasts = Lasts::run,
                        .meaning = "lag of its money, relative to all donors'"});
    visit(d.committee, Column{.name = "committee",
                              .shape = "(donor)",
                              .start = 1,
                              .lasts = Lasts::run,
                              .meaning = "gives as members of OECD-DAC do; others give to the state directly"});
    visit(d.cabinet, Column{.name = "cabinet",
                            .shape = "(donor)",
                            .min = 0,
                            .max = 1,
                            .meaning = "how far its ministries act as one government"});
    visit(d.share, Column{.name = "share",
                          .shape = "(donor, organisation)",
                          .min = 0,
                          .max = 1,
                          .meaning = "share of an organisation's income at full funding"});
    visit(d.aim,
          Column{.name = "aim", .shape = "(donor, dimension)", .min = 0, .meaning = "what its money is for, sum 1"});
    visit(d.interest, Column{.name = "interest",
                             .shape = "(donor)",
                             .min = 0,
                             .max = 1,
                             .meaning = "share of its tied money that follows fighting, not need"});
    visit(d.attention,
          Column{.name = "attention", .shape = "(donor)", .min = 0, .start = 1, .meaning = "attention to relief"});
    visit(d.staying,
          Column{.name = "staying", .shape = "(donor)", .min = 0, .start = 1, .meaning = "attention to recovery"});
    visit(
        d.support,
        Column{
            .name = "support", .shape = "(donor)", .min = 0, .max = 1, .start = 1, .meaning = "support of its public"});
    visit(d.given, Column{.name = "given", .shape = "(donor)", .unit = "USD", .min = 0, .meaning = "given so far"});
    visit(
        d.common,
        Column{
            .name = "common", .shape = "(donor)", .unit = "USD", .min = 0, .meaning = "given to common funds so far"});
    visit(d.overhead, Column{.name = "overhead",
                             .shape = "(donor)",
                             .unit = "USD",
                             .min = 0,
                             .meaning = "given for programmes that levers charge, so far"});
}

/// What organisations have. Assessed contributions and budgets of the own state arrive as they are spent.
struct Accounts {
    std::vector<double> weekly_cost;
    std::vector<double> appeals;
    std::vector<double> own_revenue;
    std::vector<double> lag;
    Grid<double> last_promise;
    std::vector<double> promised;
    std::vector<double> held;
    std::vector<double> opening;
    std::vector<double> pledged;
    std::vector<double> drawn;
    std::vector<double> budget;
    std::vector<double> level;
    std::vector<double> meetings;
    std::vector<double> reporting;
    std::vector<double> from_funds;
    std::vector<double> tied;
    Grid<double> steer;
    std::vector<double> interest;
    std::vector<double> beside;
    std::vector<double> planned;
    std::vector<double> delay;
    std::vector<double> move_charge;
    std::vector<int> moves;
    std::vector<double> voice;
    std::vector<double> credited;
    double programmes = 0;
    double repaid = 0;

    std::size_t size() const { return held.size(); }
};

template <MaybeConst<Accounts> Values, class Visitor>
void describe_columns(Values& a, Visitor&& visit) {
    visit(a.weekly_cost, Column{.name = "weekly_cost",
                                .shape = "(organisation)",
                                .unit = "USD/week",
                                .min = 0,
                                .lasts = Lasts::run,
                                .meaning = "of all teams at work"});
    visit(a.appeals, Column{.name = "appeals",
                            .shape = "(organisation)",
                            .min = 0,
                            .max = 1,
                            .lasts = Lasts::run,
                            .meaning = "1 lives on what donors give, 0 on assessed contributions or a budget"});
    visit(a.own_revenue, Column{.name = "own_revenue",
                                .shape = "(organisation)",
                                .min = 0,
                                .max = 1,
                                .lasts = Lasts::run,
                                .meaning = "share of its cost that its own state pays"});
    visit(a.lag, Column{.name = "lag",
                        .shape = "(organisation)",
                        .unit = "weeks",
                        .min = 0,
                        .start = 1,
                        .meaning = "mean time from promise to arrival"});
    visit(a.last_promise, Column{.name = "last_promise",
                                 .shape = "(donor, organisation)",
                                 .unit = "USD",
                                 .min = 0,
                                 .meaning = "promise of the last round"});
    visit(a.promised,
          Column{.name = "promised", .shape = "(organisation)", .unit = "USD", .min = 0, .meaning = "on its way"});
    visit(a.held, Column{.name = "held", .shape = "(organisation)", .unit = "USD", .meaning = "at hand"});
    visit(a.opening, Column{.name = "opening",
                            .shape = "(organisation)",
                            .unit = "USD",
                            .min = 0,
                            .lasts = Lasts::run,
                            .meaning = "promised and held at the start"});
    visit(a.pledged, Column{.name = "pledged",
                            .shape = "(organisation)",
                            .unit = "USD",
                            .min = 0,
                            .meaning = "pledged by donors so far"});
    visit(a.drawn, Column{.name = "drawn",
                          .shape = "(organisation)",
                          .unit = "USD",
                          .min = 0,
                          .meaning = "drawn from common funds so far"});
    visit(a.budget, Column{.name = "budget",
                           .shape = "(organisation)",
                           .unit = "USD",
                           .min = 0,
                           .meaning = "assessed contributions, own revenue, direct gifts, so far"});
    visit(a.level, Column{.name = "level", .shape = "(organisation)", .min = 0, .meaning = "teams paid for last week"});
    visit(a.meetings, Column{.name = "meetings",
                             .shape = "(organisation)",
                             .unit = "USD",
                             .min = 0,
                             .meaning = "cost of coordination so far: staff time, travel, reporting"});
    visit(a.reporting, Column{.name = "reporting",
                              .shape = "(organisation)",
                              .min = 0,
                              .meaning = "cost of reports to many donors, per cost of teams"});
    visit(a.from_funds, Column{.name = "from_funds",
                               .shape = "(organisation)",
                               .min = 0,
                               .max = 1,
                               .meaning = "share of recent income that came from common funds"});
    visit(a.tied, Column{.name = "tied",
                         .shape = "(organisation)",
                         .min = 0,
                         .max = 1,
                         .meaning = "share of money with a purpose set by its giver"});
    visit(a.steer,
          Column{.name = "steer", .shape = "(organisation, dimension)", .min = 0, .meaning = "tied share × purpose"});
    visit(a.interest, Column{.name = "interest",
                             .shape = "(organisation)",
                             .min = 0,
                             .meaning = "tied share × its part that follows fighting"});
    visit(a.beside, Column{.name = "beside",
                           .shape = "(organisation)",
                           .min = 0,
                           .max = 1,
                           .meaning = "share of income that is for places where soldiers do civilian work"});
    visit(a.planned, Column{.name = "planned",
                            .shape = "(organisation)",
                            .min = 0,
                            .max = 1,
                            .meaning = "share of money that follows the common plan"});
    visit(a.delay, Column{.name = "delay",
                          .shape = "(organisation)",
                          .unit = "weeks",
                          .min = 0,
                          .meaning = "that rules add before a moved team works"});
    visit(a.move_charge, Column{.name = "move_charge",
                                .shape = "(organisation)",
                                .unit = "USD/move",
                                .min = 0,
                                .meaning = "repayment for the mission's transport"});
    visit(a.moves, Column{.name = "moves",
                          .shape = "(organisation)",
                          .min = 0,
                          .meaning = "teams that changed district since the last reckoning"});
    visit(a.voice, Column{.name = "voice",
                          .shape = "(organisation)",
                          .min = 0,
                          .max = 1,
                          .meaning = "visibility that it would have with half of its work in sight"});
    visit(a.credited, Column{.name = "credited",
                             .shape = "(organisation)",
                             .min = 0,
                             .max = 1,
                             .meaning = "share of its visible work for which the mission is praised"});
    visit(a.programmes,
          Column{.name = "programmes", .unit = "USD", .min = 0, .meaning = "spent on what levers charge, so far"});
    visit(a.repaid,
          Column{
              .name = "repaid", .unit = "USD", .min = 0, .meaning = "repaid to the mission for its transport, so far"});
}

/// Funds that many may draw on.
struct PooledFunds {
    std::array<double, n_common_funds> balance{};
    std::array<double, n_common_funds> paid_in{};
    std::array<double, n_common_funds> granted{};
    std::array<double, n_common_funds> fees{};
    std::array<double, n_common_funds> attention{};
    double turned_down = 0;
    Grid<double> decides;
    Grid<double> line;
    Grid<double> access;
};

template <MaybeConst<PooledFunds> Values, class Visitor>
void describe_columns(Values& f, Visitor&& visit) {
    visit(f.balance, Column{.name = "balance", .shape = "(fund)", .unit = "USD", .meaning = "balance"});
    visit(f.paid_in,
          Column{.name = "paid_in", .shape = "(fund)", .unit = "USD", .min = 0, .meaning = "paid in so far"});
    visit(f.granted,
          Column{.name = "granted", .shape = "(fund)", .unit = "USD", .min = 0, .meaning = "granted so far"});
    visit(f.fees, Column{.name = "fees", .shape = "(fund)", .unit = "USD", .min = 0, .meaning = "fees so far"});
    visit(f.attention, Column{.name = "attention",
                              .shape = "(fund)",
                              .min = 0,
                              .max = 1,
                              .start = 1,
                              .meaning = "attention of those who decide on it"});
    visit(f.turned_down,
          Column{.name = "turned_down",
                 .min = 0,
                 .max = 1,
                 .meaning = "share of soldiers' projects that a joint fund refuses where civilians work"});
    visit(f.decides, Column{.name = "decides",
                            .shape = "(fund, forum)",
                            .min = 0,
                            .max = 1,
                            .meaning = "the room has a say in its grants"});
    visit(f.line, Column{.name = "line",
                         .shape = "(fund, organisation)",
                         .min = 0,
                         .max = 1,
                         .meaning = "paid by the fund without a seat"});
    visit(
        f.access,
        Column{
            .name = "access", .shape = "(fund, organisation)", .min = 0, .max = 1, .meaning = "whom its rules admit"});
}

/// States that send soldiers, numbered within each mission.
struct Contributors {
    std::vector<EntityId> id;
    std::vector<std::uint8_t> mission;
    std::vector<double> share;
    std::vector<double> sensitivity;
    std::vector<double> support;
    std::vector<Week> returns;

    std::size_t size() const { return id.size(); }
};

template <MaybeConst<Contributors> Values, class Visitor>
void describe_columns(Values& c, Visitor&& visit) {
    visit(c.id, Column{.name = "id", .shape = "(contributor)", .lasts = Lasts::run, .meaning = "identity"});
    visit(c.mission,
          Column{.name = "mission", .shape = "(contributor)", .lasts = Lasts::run, .meaning = "row of the mission"});
    visit(c.share, Column{.name = "share",
                          .shape = "(contributor)",
                          .min = 0,
                          .max = 1,
                          .lasts = Lasts::run,
                          .meaning = "share of the mission's force, sums to 1 within a mission"});
    visit(c.sensitivity, Column{.name = "sensitivity",
                                .shape = "(contributor)",
                                .min = 0,
                                .lasts = Lasts::run,
                                .meaning = "of its public to casualties, relative"});
    visit(c.support, Column{.name = "support",
                            .shape = "(contributor)",
                            .min = 0,
                            .max = 1,
                            .start = 1,
                            .meaning = "support of its public"});
    visit(c.returns, Column{.name = "returns",
                            .shape = "(contributor)",
                            .unit = "weeks",
                            .meaning = "week from which a contingent replaces one that went home"});
}

struct Money {
    Donors donors;
    Accounts accounts;
    PooledFunds funds;
    Contributors contributors;
};

template <MaybeConst<Money> Values, class Visitor>
void describe_columns(Values& m, Visitor&& visit) {
    visit(m.donors, Part{.name = "donors", .meaning = "those who give"});
    visit(m.accounts, Part{.name = "accounts", .meaning = "what organisations have"});
    visit(m.funds, Part{.name = "funds", .meaning = "funds that many may draw on"});
    visit(m.contributors, Part{.name = "contributors", .meaning = "states that send soldiers"});
}

}  // namespace entente

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
#include "world/vocabulary.hpp"

namespace entente {

/// Those who give: donor states, financial institutions, and in the last row everybody else (other states, private
/// givers).
struct Donors {
    // Who they are.
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<std::size_t> purse;  // organisation that holds its traits and pays, or `nobody`
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
    std::vector<double> size;           // of what it gives, relative to its share of what is asked
    std::vector<double> engagement;     // 1 works within the common plan and rooms, 0 keeps outside
    std::vector<double> patience;       // half-life of its attention, relative to all donors'
    std::vector<double> home_interest;  // in security at home rather than need, in [0, 1]
    std::vector<double> trade;          // weight of trade and finance in its cabinet, in [0, 1]
    std::vector<double> lag;            // of its money, relative to all donors'
    std::vector<bool> committee;        // gives as members of OECD-DAC do; others give to the state directly
    std::vector<double> cabinet;        // how far its ministries act as one government, in [0, 1]
    Grid<double> share;                 // (donor, organisation) of the organisation's income at full funding
    Grid<double> aim;                   // (donor, dimension) what its money is for, sum 1
    std::vector<double> interest;       // share of its tied money that follows fighting, not need, in [0, 1]

    // State.
    std::vector<double> attention;  // to relief
    std::vector<double> staying;    // attention to recovery
    std::vector<double> support;    // of its public, in [0, 1]
    std::vector<double> given;      // so far
    std::vector<double> common;     // of it to common funds, so far
    std::vector<double> overhead;   // of it for programmes that levers charge, so far

    std::size_t size_of() const { return id.size(); }
};

/// What organisations have. Assessed contributions and budgets of the own state arrive as they are spent.
struct Accounts {
    std::vector<double> weekly_cost;  // of all teams at work [USD/week]
    std::vector<double> appeals;      // 1 lives on what donors give, 0 on assessed contributions or a budget
    std::vector<double> own_revenue;  // share of its cost that its own state pays, in [0, 1]
    std::vector<double> lag;          // mean weeks from promise to arrival
    Grid<double> last_promise;        // (donor, organisation) of the last round
    std::vector<double> promised;     // on its way
    std::vector<double> held;         // at hand
    std::vector<double> opening;      // promised and held at the start
    std::vector<double> pledged;      // by donors, so far
    std::vector<double> drawn;        // from common funds, so far
    std::vector<double> budget;       // assessed contributions, own revenue, direct gifts, so far
    std::vector<double> level;        // teams paid for last week
    std::vector<double> meetings;     // cost of coordination so far: staff time, travel, reporting
    std::vector<double> reporting;    // cost of reports to many donors, per cost of teams
    std::vector<double> from_funds;   // share of recent income that came from common funds, in [0, 1]
    std::vector<double> tied;         // share of money with a purpose set by its giver, in [0, 1]
    Grid<double> steer;               // (organisation, dimension) tied share × purpose
    std::vector<double> interest;     // tied share × its part that follows fighting
    std::vector<double> beside;       // share of income that is for places where soldiers do civilian work
    std::vector<double> planned;      // share of money that follows the common plan, in [0, 1]
    std::vector<double> delay;        // weeks that rules add before a moved team works
    std::vector<double> move_charge;  // repayment for the mission's transport [USD/move]
    std::vector<int> moves;           // teams that changed district since the last reckoning
    std::vector<double> voice;        // visibility that it would have with half of its work in sight, in [0, 1]
    std::vector<double> credited;     // share of its visible work for which the mission is praised, in [0, 1]
    double programmes = 0;            // spent on what levers charge, so far
    double repaid = 0;                // to the mission for its transport, so far

    std::size_t size() const { return held.size(); }
};

/// Nothing on any account of `n` organisations.
inline Accounts empty_accounts(std::size_t n) {
    Accounts accounts;
    for (auto* column :
         {&accounts.weekly_cost, &accounts.appeals,   &accounts.own_revenue, &accounts.promised,    &accounts.held,
          &accounts.opening,     &accounts.pledged,   &accounts.drawn,       &accounts.budget,      &accounts.level,
          &accounts.meetings,    &accounts.reporting, &accounts.from_funds,  &accounts.tied,        &accounts.interest,
          &accounts.beside,      &accounts.planned,   &accounts.delay,       &accounts.move_charge, &accounts.voice,
          &accounts.credited}) {
        column->assign(n, 0.0);
    }
    accounts.lag.assign(n, 1.0);
    accounts.moves.assign(n, 0);
    accounts.steer = Grid<double>(n, n_dimensions);
    return accounts;
}

/// Funds that many may draw on.
struct PooledFunds {
    std::array<double, n_common_funds> balance{};
    std::array<double, n_common_funds> paid_in{};
    std::array<double, n_common_funds> granted{};
    std::array<double, n_common_funds> fees{};
    std::array<double, n_common_funds> attention{};  // of those who decide on it, in [0, 1]
    double turned_down = 0;                          // share of soldiers' projects that a joint fund refuses where
                                                     // civilians work, in [0, 1]
    Grid<double> decides;                            // (fund, forum) the room has a say in its grants, in [0, 1]
    Grid<double> line;                               // (fund, organisation) paid by the fund without a seat, in [0, 1]
    Grid<double> access;                             // (fund, organisation) whom its rules admit, in [0, 1]
};

/// States that send soldiers, numbered within each mission.
struct Contributors {
    std::vector<EntityId> id;
    std::vector<std::uint8_t> mission;  // row of the mission
    std::vector<double> share;          // of the mission's force, sum 1
    std::vector<double> sensitivity;    // of its public to casualties, relative
    std::vector<double> support;        // of its public, in [0, 1]
    std::vector<Week> returns;          // week from which a contingent replaces one that went home

    std::size_t size() const { return id.size(); }
};

struct Money {
    Donors donors;
    Accounts accounts;
    PooledFunds funds;
    Contributors contributors;
};

}  // namespace entente

#include "scenario/open_accounts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/maths.hpp"
#include "structure/usual_nodes.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

/// Rows of `scenario.organisations` that belong to a state.
bool belongs(const OrganisationSpec& spec, const std::string& state) {
    return spec.state == state && of_donor_state(spec.family);
}

struct Giver {
    std::string name;
    std::size_t purse = Donors::nobody;
    DonorTraits traits;
};

/// States in the order of their first organisation, then financial institutions, then all others.
std::vector<Giver> givers_of(const Scenario& scenario) {
    std::vector<Giver> givers;
    const auto& specs = scenario.organisations;
    const auto listed = [&](const std::string& state) {
        return std::any_of(givers.begin(), givers.end(), [&](const Giver& giver) { return giver.name == state; });
    };
    for (std::size_t o = 0; o < specs.size(); ++o) {
        if (!ministry_of_donor(specs[o].family) || specs[o].state.empty() || listed(specs[o].state)) continue;
        std::size_t purse = o;
        for (std::size_t i = o; i < specs.size(); ++i) {
            if (specs[i].state == specs[o].state && specs[i].family == Family::donor_development) {
                purse = i;
                break;
            }
        }
        givers.push_back({specs[o].state, purse, specs[purse].donor});
    }
    for (std::size_t o = 0; o < specs.size(); ++o) {
        if (specs[o].family == Family::financial_institution) givers.push_back({specs[o].name, o, specs[o].donor});
    }
    DonorTraits others;
    others.home_interest = 0;
    others.trade = 0;
    givers.push_back({"others", Donors::nobody, others});
    return givers;
}

void list_donors(World& world, const Scenario& scenario) {
    const std::vector<Giver> givers = givers_of(scenario);
    Donors& donors = world.money.donors;
    WorldSizes sizes = sizes_of(world);
    sizes[Per::donor] = givers.size();
    lay_out(donors, sizes);
    lay_out(world.money.accounts, sizes);
    lay_out(world.money.funds, sizes);
    for (std::size_t i = 0; i < givers.size(); ++i) {
        const DonorTraits& traits = givers[i].traits;
        donors.name[i] = givers[i].name;
        donors.id[i] = entity_id("donor/" + givers[i].name);
        donors.purse[i] = givers[i].purse;
        donors.size[i] = traits.size;
        donors.engagement[i] = traits.committee ? traits.engagement : 0.0;
        donors.patience[i] = traits.patience;
        donors.home_interest[i] = traits.home_interest;
        donors.trade[i] = traits.trade;
        donors.lag[i] = traits.lag;
        donors.committee[i] = traits.committee;
        donors.attention[i] = donors.staying[i] = scenario.parameters.giving.attention_start;
    }
}

/// Shares of what each organisation asks, by donor. What other payees pass on counts with all others.
void share_out(World& world, const Scenario& scenario, const Structure& structure, std::vector<double>& passed_on) {
    Donors& donors = world.money.donors;
    Accounts& accounts = world.money.accounts;
    const auto& specs = scenario.organisations;
    const std::size_t n = specs.size();
    const std::size_t others = donors.size_of() - 1;
    passed_on.assign(n, 0.0);
    for (std::size_t o = 0; o < n; ++o) {
        const Family family = specs[o].family;
        double all = 0;
        for (std::size_t s = 0; s < others; ++s) {
            const OrganisationSpec& purse = specs[donors.purse[s]];
            const bool own = donors.purse[s] == o || (ministry_of_donor(family) && specs[o].state == donors.name[s]);
            double share = own ? 1.0 : 0.0;
            for (std::size_t payer = 0; payer < n && !own; ++payer) {
                const bool pays = purse.state.empty() ? payer == donors.purse[s] : belongs(specs[payer], purse.state);
                if (pays) share += structure.funding(o, payer);
            }
            if (!own && !donors.committee[s] && !of_government(family)) share = 0.0;
            share = std::min(share, 1.0 - all);
            donors.share(s, o) = share;
            all += share;
        }
        for (std::size_t payer = 0; payer < n; ++payer) {
            const bool gives = traits_of(specs[payer].family).side == Side::donor;
            if (lives_on_gifts(specs[payer].family) && !gives) passed_on[o] += structure.funding(o, payer);
        }
        if (of_government(family)) {
            accounts.own_revenue[o] = std::max(0.0, 1.0 - all);
        } else if (lives_on_gifts(family)) {
            donors.share(others, o) = std::max(0.0, 1.0 - all);
        }
    }
}

/// What a donor's money is for: the mandate of its purse, as far as its ministries act as one their mean, as far as
/// trade and finance weigh development.
void find_aims(World& world, const Scenario& scenario, const Structure& structure) {
    Donors& donors = world.money.donors;
    const Organisations& organisations = world.organisations;
    const auto& specs = scenario.organisations;
    for (std::size_t s = 0; s < donors.size_of(); ++s) {
        const std::size_t purse = donors.purse[s];
        if (purse == Donors::nobody) {
            // All others together want what is asked of them.
            double all = 0;
            for (std::size_t o = 0; o < specs.size(); ++o) {
                const double ask = donors.share(s, o) * world.money.accounts.weekly_cost[o];
                for (std::size_t k = 0; k < n_dimensions; ++k) donors.aim(s, k) += ask * organisations.mandate(o, k);
                all += ask;
            }
            for (double& weight : donors.aim.row(s)) weight = all > 0 ? weight / all : 1.0 / n_dimensions;
            continue;
        }
        ByDimension joint{};
        double power = 0;
        double& cabinet = donors.cabinet[s];
        for (std::size_t o = 0; o < specs.size(); ++o) {
            if (!ministry_of_donor(specs[o].family) || specs[o].state != specs[purse].state || specs[o].state.empty())
                continue;
            for (std::size_t k = 0; k < n_dimensions; ++k)
                joint[k] += organisations.power[o] * organisations.mandate(o, k);
            power += organisations.power[o];
        }
        if (power > 0 && purse < structure.line_to_state.size()) cabinet = structure.line_to_state[purse];
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double own = organisations.mandate(purse, k);
            const double one = power > 0 ? joint[k] / power : own;
            const double aim = (1.0 - cabinet) * own + cabinet * one;
            const double trade = k == index_of(Dimension::development) ? 1.0 : 0.0;
            donors.aim(s, k) = (1.0 - donors.trade[s]) * aim + donors.trade[s] * trade;
        }
    }
}

/// What would lie there had the first weeks' attention lasted: promises on their way, reserves at hand.
void fill_accounts(World& world, const Scenario& scenario, const std::vector<double>& passed_on) {
    const Funding& p = scenario.parameters.funding;
    const Giving& giving = scenario.parameters.giving;
    Donors& donors = world.money.donors;
    Accounts& accounts = world.money.accounts;
    const double pfm = scenario.parameters.on(Mechanism::public_finance) ? public_finance(world, giving) : 1.0;
    for (std::size_t o = 0; o < accounts.size(); ++o) {
        const double relief = world.organisations.mandate(o, index_of(Dimension::humanitarian));
        const double first = relief + (1.0 - relief) * p.recovery_start;
        const double lag = relief * p.lag_relief + (1.0 - relief) * p.lag_recovery;
        double weighted = 0;
        double all = 0;
        double level = accounts.own_revenue[o] > 0 ? accounts.own_revenue[o] + giving.direct : 0.0;
        double weekly = 0;
        for (std::size_t s = 0; s < donors.size_of(); ++s) {
            const double share = donors.share(s, o);
            const double may = of_government(world.organisations.family[o]) ? pfm : giving.base;
            const double promised = share * clip(may * giving.attention_start * donors.size[s]);
            weighted += share * donors.lag[s] * lag;
            all += share;
            accounts.last_promise(s, o) = promised * accounts.weekly_cost[o] * p.every_weeks;
            weekly += promised * accounts.weekly_cost[o] * first;
            level += promised * first;
        }
        accounts.lag[o] = (all > 0 ? weighted / all : lag) + p.lag_passed_on * clip(passed_on[o]);
        if (accounts.appeals[o] > 0) {
            accounts.promised[o] = weekly * accounts.lag[o];
            accounts.held[o] = clip(level) * p.reserve_weeks * accounts.weekly_cost[o];
            accounts.opening[o] = accounts.promised[o] + accounts.held[o];
            world.organisations.funded_share[o] = accounts.weekly_cost[o] > 0 ? clip(level) : 1.0;
            const double teams = static_cast<double>(world.teams.first[o + 1] - world.teams.first[o]);
            accounts.level[o] = teams * world.organisations.funded_share[o];
        }
        if (!scenario.parameters.on(Mechanism::funding)) world.organisations.funded_share[o] = 1.0;
    }
}

/// Which rooms decide on a fund, by who convenes them.
struct FundRules {
    CommonFund fund;
    std::array<std::string_view, 3> convenors;
};

constexpr auto rules_of_funds = std::to_array<FundRules>({
    {CommonFund::humanitarian, {"HC", "OCHA", "HCS"}},
    {CommonFund::peacebuilding, {"RC", "GOV", "SRSG"}},
    {CommonFund::rapid_response, {"HC", "OCHA", "HCS"}},
    {CommonFund::quick_impact, {"SRSG", "HC", "RC"}},
    {CommonFund::transition, {"GOV", "IFI", "RC"}},
});

void found_funds(World& world, const Structure& structure) {
    PooledFunds& funds = world.money.funds;
    const std::size_t n = world.organisations.size();
    for (const FundRules& rules : rules_of_funds) {
        const std::size_t f = index_of(rules.fund);
        for (std::size_t room = 0; room < structure.forums.size(); ++room) {
            for (const std::string& convenor : structure.forums[room].spec.convenors) {
                const auto& these = rules.convenors;
                if (std::find(these.begin(), these.end(), convenor) != these.end()) funds.decides(f, room) = 1.0;
            }
        }
        for (std::size_t o = 0; o < n; ++o) {
            funds.access(f, o) = traits_of(world.organisations.family[o]).funds.holds(rules.fund) ? 1.0 : 0.0;
            const bool paid = rules.fund == CommonFund::peacebuilding && structure.peacebuilding_fund[o] > 0;
            funds.line(f, o) = paid ? 1.0 : 0.0;
        }
    }
}

}  // namespace

void open_accounts(World& world, const Scenario& scenario, const Structure& structure, const Draws& draws) {
    const std::size_t n = world.organisations.size();
    Accounts& accounts = world.money.accounts;
    list_donors(world, scenario);
    accounts.voice = world.organisations.visibility;
    for (std::size_t o = 0; o < n; ++o) {
        const double teams = static_cast<double>(world.teams.first[o + 1] - world.teams.first[o]);
        accounts.appeals[o] = lives_on_gifts(world.organisations.family[o]) ? 1.0 : 0.0;
        accounts.weekly_cost[o] = teams * world.organisations.team_cost[o] *
                                  (world.organisations.military[o] ? 1.0 : scenario.parameters.funding.overhead);
    }
    std::vector<double> passed_on;
    share_out(world, scenario, structure, passed_on);
    find_aims(world, scenario, structure);
    fill_accounts(world, scenario, passed_on);
    found_funds(world, structure);
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        if (!world.missions[m].deployed) continue;
        send_contingents(world.money.contributors, static_cast<std::uint8_t>(m), scenario.parameters.publics, draws);
    }
    set_aims(world, scenario.parameters.giving, scenario.parameters.funding.reporting, scenario.parameters.on);
}

}  // namespace entente

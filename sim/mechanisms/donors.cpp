#include "mechanisms/donors.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/visibility.hpp"

namespace entente {

namespace {

/// News of this week: deaths of civilians and flight, per 100,000 people, saturating.
double news_of(const World& world, const Giving& p) {
    double deaths = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        for (std::size_t kind = 0; kind < n_violence_kinds; ++kind) {
            if (violence_table[kind].on_civilians) deaths += world.events.deaths(d, kind);
        }
        people += world.districts.people[d];
    }
    const double fled = static_cast<double>(world.residents.n_fled) * world.households.people_per_household;
    return share_of((deaths + p.news_flight * fled) / (people / people_per_unit), p.news_half);
}

/// How far an organisation's work belongs to a plan that was agreed: what donors see of it is what it states.
double linked(const Forums& forums, std::size_t o) {
    double most = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f)) continue;
        most = std::max(most, std::min(1.0, forums.seat(f, o) * forums.attendance(f, o)) * forums.stated(f, o));
    }
    return most;
}

double match(const World& world, std::size_t s, std::size_t o) {
    double sum = 0;
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        sum += world.money.donors.aim(s, k) * world.organisations.mandate(o, k);
    }
    return sum;
}

/// What one donor is asked for, and what it would give before anything but attention counts.
struct Asked {
    std::vector<double> ask;    // (organisation) [USD]
    std::vector<double> level;  // (organisation) share of it, by attention alone
    double all = 0;
    double envelope = 0;
};

Asked ask(const World& world, const Giving& p, std::size_t s, int weeks, double pfm) {
    const Donors& donors = world.money.donors;
    const Accounts& accounts = world.money.accounts;
    Asked asked;
    asked.ask.assign(accounts.size(), 0.0);
    asked.level.assign(accounts.size(), 0.0);
    for (std::size_t o = 0; o < accounts.size(); ++o) {
        if (!world.organisations.present[o] || accounts.appeals[o] <= 0 || donors.share(s, o) <= 0) continue;
        const double relief = world.organisations.mandate(o, index_of(Dimension::humanitarian));
        const double attention = relief * donors.attention[s] + (1.0 - relief) * donors.staying[s];
        const double may = of_government(world.organisations.family[o]) ? pfm : p.base;
        asked.ask[o] = accounts.weekly_cost[o] * weeks * donors.share(s, o);
        asked.level[o] = clip(may * attention * donors.size[s] * donors.support[s]);
        asked.all += asked.ask[o];
        asked.envelope += asked.ask[o] * asked.level[o];
    }
    return asked;
}

/// Means of what organisations are compared by, weighted by what they ask of a donor.
struct Usual {
    double match = 0;
    double linked = 0;
    double funded = 0;
};

Usual usual(const World& world, const Asked& asked, const std::vector<double>& links, std::size_t s) {
    Usual mean;
    for (std::size_t o = 0; o < links.size() && asked.all > 0; ++o) {
        const double weight = asked.ask[o] / asked.all;
        mean.match += weight * match(world, s, o);
        mean.linked += weight * links[o];
        mean.funded += weight * world.organisations.funded_share[o];
    }
    return mean;
}

/// By how much a donor prefers an organisation to the usual one.
double preference(const World& world, const Structure& structure, const Giving& p, double credit_lost,
                  const Usual& mean, double link, std::size_t s, std::size_t o, const Switches& on) {
    const Donors& donors = world.money.donors;
    double factor = 1.0;
    if (on(Mechanism::visibility)) {
        const double seen = credit_kept(world, structure, credit_lost, o) * world.organisations.visibility[o];
        constexpr double usually_seen = 0.5;
        factor *= 1.0 + p.visibility_weight * world.organisations.visibility_need[o] * (clip(seen) - usually_seen);
    }
    if (on(Mechanism::earmarks) && mean.match > 0) {
        factor *= 1.0 + p.earmarked * (match(world, s, o) / mean.match - 1.0);
    }
    if (on(Mechanism::alignment) && mean.linked > 0) {
        factor *= 1.0 + p.aligned * donors.engagement[s] * (link / mean.linked - 1.0);
    }
    factor *= 1.0 + p.commission * (mean.funded - world.organisations.funded_share[o]);
    return std::max(0.0, factor);
}

}  // namespace

double public_finance(const World& world, const Giving& p) {
    double capacity = 0;
    double people = 0;
    double corruption = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        capacity += world.districts.people[d] * world.districts.state_capacity[d];
        corruption += world.districts.people[d] * world.government.corruption[world.districts.country[d]];
        people += world.districts.people[d];
    }
    if (people <= 0) return 1.0;
    return p.public_finance + (1.0 - p.public_finance) * clip(capacity / people) * (1.0 - clip(corruption / people));
}

void follow_news(World& world, const Giving& p, const Switches& on) {
    if (!on(Mechanism::attention_decay)) return;
    Donors& donors = world.money.donors;
    const double news = p.news * news_of(world, p);
    const auto follow = [&](double& attention, double floor, double half_life, double woken) {
        attention = floor + (attention - floor) * pow(one_half, 1.0 / half_life);
        attention = clip(attention + woken * (p.attention_ceiling - attention), 0.0, p.attention_ceiling);
    };
    for (std::size_t s = 0; s < donors.size_of(); ++s) {
        const double half_life = p.attention_half_life * donors.patience[s] * (1.0 + p.informed);
        follow(donors.attention[s], p.attention_floor, half_life, news);
        follow(donors.staying[s], p.recovery_floor, half_life, news * p.news_recovery);
    }
}

void set_aims(World& world, const Giving& p, double reporting, const Switches& on) {
    Donors& donors = world.money.donors;
    Accounts& accounts = world.money.accounts;
    const Organisations& organisations = world.organisations;
    for (std::size_t s = 0; s < donors.size_of(); ++s) {
        donors.interest[s] =
            donors.home_interest[s] * (p.interest_apart + (1.0 - p.interest_apart) * donors.cabinet[s]);
    }
    for (std::size_t o = 0; o < accounts.size(); ++o) {
        double all = 0;
        double squares = 0;
        double planned = 0;
        double interest = 0;
        double as_one = 0;
        ByDimension aim{};
        for (std::size_t s = 0; s < donors.size_of(); ++s) {
            const double share = donors.share(s, o);
            if (share <= 0) continue;
            const bool others = s + 1 == donors.size_of();
            all += share;
            squares += share * share / (others ? p.other_donors : 1.0);
            planned += share * p.aligned * donors.engagement[s];
            interest += share * donors.interest[s];
            as_one += share * donors.cabinet[s];
            for (std::size_t k = 0; k < n_dimensions; ++k) aim[k] += share * donors.aim(s, k);
        }
        if (all <= 0) continue;
        accounts.planned[o] = on(Mechanism::alignment) ? planned / all : 0.0;
        accounts.reporting[o] = reporting * std::max(0.0, all * all / squares - 1.0) * (1.0 - p.harmonised);
        // A donor's own ministries are held to its aims as far as it acts as one government.
        const double held_to =
            ministry_of_donor(organisations.family[o]) ? std::max(p.earmarked, as_one / all) : p.earmarked;
        const double tied = on(Mechanism::earmarks)
                                ? held_to * (1.0 - accounts.from_funds[o]) * (1.0 - organisations.independence[o])
                                : 0.0;
        accounts.tied[o] = tied;
        accounts.interest[o] = tied * interest / all;
        for (std::size_t k = 0; k < n_dimensions; ++k) accounts.steer(o, k) = tied * aim[k] / all;
    }
}

void promise(World& world, const Structure& structure, const Giving& p,
             const std::array<double, n_common_funds>& fund_shares, double credit_lost, int weeks, const Switches& on,
             Week week, const Draws& draws) {
    Donors& donors = world.money.donors;
    Accounts& accounts = world.money.accounts;
    PooledFunds& funds = world.money.funds;
    const double pfm = on(Mechanism::public_finance) ? public_finance(world, p) : 1.0;
    std::vector<double> links(accounts.size());
    std::vector<double> luck(accounts.size());
    for (std::size_t o = 0; o < accounts.size(); ++o) {
        links[o] = linked(world.forums, o);
        luck[o] = exp(p.spread * draws.normal(world.organisations.id[o], week, Purpose::funding));
    }
    std::vector<Asked> asked;
    double envelopes = 0;
    for (std::size_t s = 0; s < donors.size_of(); ++s) {
        asked.push_back(ask(world, p, s, weeks, pfm));
        envelopes += asked.back().envelope;
    }
    const double programmes = std::min(p.programme_costs * weeks, envelopes);
    for (std::size_t s = 0; s < donors.size_of(); ++s) {
        const Asked& mine = asked[s];
        if (mine.envelope <= 0) continue;
        const Usual mean = usual(world, mine, links, s);
        std::vector<double> wish(accounts.size(), 0.0);
        double wished = 0;
        for (std::size_t o = 0; o < accounts.size(); ++o) {
            if (mine.ask[o] <= 0) continue;
            const double level =
                clip(mine.level[o] * luck[o] * preference(world, structure, p, credit_lost, mean, links[o], s, o, on));
            wish[o] = level * mine.ask[o];
            wished += wish[o];
        }
        const double charged = programmes * mine.envelope / envelopes;
        double common = 0;
        for (std::size_t f = 0; f < n_common_funds && on(Mechanism::pooled_funds); ++f) {
            const auto access = funds.access.row(f);
            if (std::none_of(access.begin(), access.end(), [](double may) { return may > 0; })) continue;
            const double paid = fund_shares[f] * donors.engagement[s] * mine.envelope;
            funds.balance[f] += paid;
            funds.paid_in[f] += paid;
            common += paid;
        }
        const double left = std::max(0.0, mine.envelope - charged - common);
        const double scale = wished > left ? left / wished : 1.0;
        double given = charged + common;
        for (std::size_t o = 0; o < accounts.size(); ++o) {
            if (mine.ask[o] <= 0) continue;
            const double fresh = scale * wish[o];
            double& last = accounts.last_promise(s, o);
            last = (1.0 - p.multi_year) * fresh + p.multi_year * last;
            accounts.promised[o] += last;
            accounts.pledged[o] += last;
            given += last;
        }
        donors.given[s] += given;
        donors.common[s] += common;
        donors.overhead[s] += charged;
    }
    accounts.programmes += programmes;
}

}  // namespace entente

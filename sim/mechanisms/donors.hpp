#pragma once
// odd.md 7.11: who gives, how much, for what. Attention decays and wakes with news; money is tied to aims, follows what
// is seen and, as far as donors agree to it, a common plan. No donor gives more than its attention has it give.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

struct Giving {
    double base = 0.66;
    double attention_start = 1.0;
    double attention_floor = 0.8;
    double recovery_floor = 0.65;
    double attention_half_life = 104.0;
    double attention_ceiling = 1.2;
    double news = 0.15;
    double news_recovery = 0.3;
    double news_flight = 0.005;
    double news_half = 2;
    double spread = 0.08;
    double multi_year = 0.2;
    double visibility_weight = 0.25;
    double earmarked = 0.3;
    double interest_apart = 0.3;
    double aligned = 0.1;
    double harmonised = 0.2;
    double other_donors = 8;
    double public_finance = 0.5;
    double direct = 0.1;
    double commission = 0;
    double programme_costs = 0;
    double informed = 0;
};

template <class Visitor, MaybeConst<Giving> Values>
void describe(Visitor& visit, Values& values) {
    auto& [base, attention_start, attention_floor, recovery_floor, attention_half_life, attention_ceiling, news,
           news_recovery, news_flight, news_half, spread, multi_year, visibility_weight, earmarked, interest_apart,
           aligned, harmonised, other_donors, public_finance, direct, commission, programme_costs, informed] = values;
    using enum Evidence;
    visit(base, Spec{"funding.base", "1", 0, 1, "share of appeals that donors fund at full attention", measured,
                     "0.50 to 0.72 (Global Humanitarian Assistance; OCHA)"});
    visit(attention_start,
          Spec{"funding.attention_start", "1", 0, 1.5, "donors' attention at the start", assumed, "prior"});
    visit(attention_floor,
          Spec{"funding.attention_floor", "1", 0, 1, "attention to relief long after the crisis", assumed, "prior"});
    visit(recovery_floor,
          Spec{"funding.recovery_floor", "1", 0, 1, "attention to recovery long after the crisis", assumed,
               "aid tapers by years 4 to 7, when it is best absorbed (Collier & Hoeffler 2002; Suhrke et al. 2005)"});
    visit(attention_half_life, Spec{"funding.attention_half_life", "weeks", 4, 1040,
                                    "time in which attention above its floor halves", assumed, "prior"});
    visit(attention_ceiling, Spec{"funding.attention_ceiling", "1", 0.1, 3, "most attention", assumed, "prior"});
    visit(news, Spec{"funding.news", "1", 0, 2, "attention to relief that a week of heavy news brings", assumed,
                     "attention pulse (Geneva seminar 2007)"});
    visit(news_recovery, Spec{"funding.news_recovery", "1", 0, 1, "the same for recovery, relative to relief", assumed,
                              "news is of crises, not of recovery (Geneva seminar 2007)"});
    visit(news_flight,
          Spec{"funding.news_flight", "1", 0, 1, "news of one who fled, relative to one killed", assumed, "prior"});
    visit(news_half, Spec{"funding.news_half", "deaths/100000", 0.01, 1000,
                          "deaths of civilians per 100,000 people and week that make half of the heaviest news",
                          assumed, "prior"});
    visit(spread,
          Spec{"funding.spread", "1", 0, 1, "spread of luck between organisations and rounds", assumed, "prior"});
    visit(multi_year, Spec{"funding.multi_year", "1", 0, 0.99, "share of a promise that repeats the last one", assumed,
                           "predictable resources to back mandates (concept note, Oslo 2008)"});
    visit(visibility_weight,
          Spec{"funding.visibility_weight", "1", 0, 1, "weight of visibility in what is raised", assumed, "prior"});
    visit(earmarked, Spec{"funding.earmarked", "1", 0, 1, "share of donors' money that is tied to their own aims",
                          assumed, "donor funding dominates frameworks (Olson & Gregorian 2007)"});
    visit(interest_apart,
          Spec{"funding.interest_apart", "1", 0, 1,
               "weight of a donor state's home interest in its aid where its ministries act apart, relative to one "
               "government",
               assumed, "conflicting interests of donors (concept note, Oslo 2008)"});
    visit(aligned, Spec{"funding.aligned", "1", 0, 1, "share of donors' money that follows the common plan", assumed,
                        "alignment (Paris declaration 2005)"});
    visit(harmonised, Spec{"funding.harmonised", "1", 0, 1, "share of donors' procedures that are joint", assumed,
                           "harmonisation (Rome 2003, Paris 2005; OECD-DAC)"});
    visit(other_donors, Spec{"funding.other_donors", "1", 1, 100, "donors in the row of all others", measured,
                             "20 to 37 donors a country, few of them large"});
    visit(
        public_finance,
        Spec{"funding.public_finance", "1", 0, 1,
             "share of budget support that a state without capacity can take; with capacity and without corruption all",
             assumed, "public financial management (concept note, Oslo 2008)"});
    visit(direct, Spec{"funding.direct", "1", 0, 2,
                       "gifts of donors outside OECD-DAC to ministries and provinces, relative to what these cost",
                       assumed, "non-traditional channels (concept note, Oslo 2008)"});
    visit(commission, Spec{"funding.commission", "1", 0, 2,
                           "how strongly the Peacebuilding Commission turns donors to those who are funded least",
                           assumed, "gap identification (Geneva seminar 2007); 0: not on the commission's agenda"});
    visit(programme_costs, Spec{"funding.programme_costs", "USD/week", 0, 1e9,
                                "cost of what levers do, paid out of what donors give", assumed, "levers"});
    visit(informed, Spec{"publics.informed", "1", 0, 1,
                         "how far publics at home know what it is for: takes that share off what losses cost in "
                         "support, and lengthens donors' attention by as much",
                         assumed, "public diplomacy (Rotterdam 2007, R9)"});
}

/// How much of a state's budget support can be spent as meant, in [0, 1].
double public_finance(const World& world, const Giving& p);

/// Attention of every donor this week: decay to its floor, a jump with news.
void follow_news(World& world, const Giving& p, const Switches& on);

/// What each donor's money is for, from the mandates of its ministries and how far these act as one; what of each
/// organisation's money is tied to that, or follows the common plan; what reporting to many donors costs.
void set_aims(World& world, const Giving& p, double reporting, const Switches& on);

/// A round: every donor promises to organisations and common funds, for `weeks` weeks. Fund shares are of its money.
void promise(World& world, const Structure& structure, const Giving& p,
             const std::array<double, n_common_funds>& fund_shares, double credit_lost, int weeks, const Switches& on,
             Week week, const Draws& draws);

}  // namespace entente

#pragma once
// 4.12: appeals are funded in part; attention decays and jumps with news; earmarks follow what is seen.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

struct Funding {
    int every_weeks = 13;
    double base = 0.62;
    double attention_start = 1.0;
    double attention_floor = 0.75;
    double attention_half_life = 104.0;
    double news = 0.15;
    double visibility_weight = 0.25;
    double credit_lost = 0.4;
    double spread = 0.08;
    double pace = 0.5;
    double mission_team_cost = 300000.0;
    double overhead = 1.25;
    double attention_ceiling = 1.2;
    double news_flight = 0.005;
    double news_half = 2;
};

template <class Visitor, MaybeConst<Funding> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, base, attention_start, attention_floor, attention_half_life, news, visibility_weight,
           credit_lost, spread, pace, mission_team_cost, overhead, attention_ceiling, news_flight, news_half] = values;
    using enum Evidence;
    visit(every_weeks,
          Spec{"funding.every_weeks", "weeks", 1, 104, "time between funding rounds", assumed, "quarterly"});
    visit(base, Spec{"funding.base", "1", 0, 1, "share of appeals funded at full attention", measured,
                     "0.50 to 0.72 (Global Humanitarian Assistance; OCHA)"});
    visit(attention_start,
          Spec{"funding.attention_start", "1", 0, 1.5, "donors' attention at the start", assumed, "prior"});
    visit(attention_floor, Spec{"funding.attention_floor", "1", 0, 1, "attention long after the crisis", assumed,
                                "prior; real aid tapers by years 4 to 7"});
    visit(attention_half_life, Spec{"funding.attention_half_life", "weeks", 4, 1040,
                                    "time in which attention above its floor halves", assumed, "prior"});
    visit(news, Spec{"funding.news", "1", 0, 2, "attention that a week of heavy news brings", assumed,
                     "attention pulse (Geneva seminar 2007)"});
    visit(visibility_weight,
          Spec{"funding.visibility_weight", "1", 0, 1, "weight of visibility in what is raised", assumed, "prior"});
    visit(credit_lost,
          Spec{"funding.credit_lost", "1", 0, 1, "credit that goes to the mission where one works under its brand",
               assumed, "joint campaigns credited to the mission (de Coning 2008, p. 23)"});
    visit(spread,
          Spec{"funding.spread", "1", 0, 1, "spread of luck between organisations and rounds", assumed, "prior"});
    visit(pace, Spec{"funding.pace", "1", 0, 1, "share of the way to the new level reached in a round", assumed,
                     "disbursement lag"});
    visit(mission_team_cost, Spec{"funding.force_team_cost", "USD/week", 0, 1e7, "cost of a force team of 250",
                                  measured, "63,000 USD per peacekeeper-year (MONUC)"});
    visit(overhead,
          Spec{"funding.overhead", "1", 1, 5, "total cost per cost of civilian field teams", assumed, "prior"});
    visit(attention_ceiling, Spec{"funding.attention_ceiling", "1", 0.1, 3, "most attention", assumed, "prior"});
    visit(news_flight,
          Spec{"funding.news_flight", "1", 0, 1, "news of one who fled, relative to one killed", assumed, "prior"});
    visit(news_half, Spec{"funding.news_half", "deaths/100000", 0.01, 1000,
                          "deaths of civilians per 100,000 people and week that make half of the heaviest news",
                          assumed, "prior"});
}

/// Each round sets the funded share of every appeal; each week sets how many teams can work and what they cost.
void fund(World& world, const Structure& structure, const Funding& p, const Switches& on, Week week,
          const Draws& draws);

/// Presence of every team this week, from deployment, funds and moving.
void deploy(World& world, const Switches& on, Week week);

}  // namespace entente

#pragma once
// How a country is when a run begins.

#include "core/describe.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// People and how they fare at the start.
struct Start {
    double people = 2e6;
    int households = 20000;
    double displaced_share = 0.1;
    ByDimension condition{0.35, 0.35, 0.25, 0.30, 0.40, 0.30};
    double condition_spread = 0.08;
    double state_capacity = 0.25;
    double community_capacity = 0.5;
    double grievance = 0.45;
    double legitimacy = 0.35;
    double welfare = 0.35;
    double trust = 0.35;
    double remote_loss = 0.3;
    double trust_mission = 0.4;
    double acceptance = 0.55;
    double fear_insecurity = 0.5;
    double feeling_spread = 0.2;
    double excluded = 0.1;
    double foreign_ties = 0.4;
};

template <class Visitor, MaybeConst<Start> Values>
void describe(Visitor& visit, Values& values) {
    auto& [people, households, displaced_share, condition, condition_spread, state_capacity, community_capacity,
           grievance, legitimacy, welfare, trust, remote_loss, trust_mission, acceptance, fear_insecurity,
           feeling_spread, excluded, foreign_ties] = values;
    using enum Evidence;
    visit(people, Spec{"population.people", "people", 1e4, 2e9, "people of the country", measured, "scenario"});
    visit(households, Spec{"population.households", "1", 100, 2e9, "household agents that represent the country",
                           assumed, "more agents reduce sampling noise, not ignorance"});
    visit(displaced_share, Spec{"population.displaced_share", "1", 0, 0.9, "share of people displaced at the start",
                                assumed, "scenario"});
    visit(condition,
          Spec{"start.condition", "1", 0, 1, "mean condition of a dimension at the start", assumed, "scenario"});
    visit(condition_spread,
          Spec{"start.condition_spread", "1", 0, 0.5, "spread between districts", assumed, "scenario"});
    visit(state_capacity,
          Spec{"start.state_capacity", "1", 0, 1, "mean state capacity at the start", assumed, "scenario"});
    visit(community_capacity,
          Spec{"start.community_capacity", "1", 0, 1, "mean community capacity at the start", assumed, "scenario"});
    visit(grievance, Spec{"start.grievance", "1", 0, 1, "mean grievance at the start", assumed, "scenario"});
    visit(legitimacy, Spec{"start.legitimacy", "1", 0, 1, "mean trust in the state at the start", assumed, "scenario"});
    visit(welfare, Spec{"start.welfare", "1", 0, 1, "mean welfare at the start", assumed, "scenario"});
    visit(trust, Spec{"start.trust", "1", 0, 1, "mean trust between organisations at the start", assumed,
                      "history of engagement"});
    visit(remote_loss,
          Spec{"start.remote_loss", "1", 0, 1, "share of conditions and capacity missing in the most remote district",
               assumed, "scenario"});
    visit(trust_mission, Spec{"start.trust_mission", "1", 0, 1, "trust in the mission at the start", assumed, "prior"});
    visit(acceptance, Spec{"start.acceptance", "1", 0, 1, "acceptance of aid workers at the start", assumed, "prior"});
    visit(fear_insecurity,
          Spec{"start.fear_insecurity", "1", 0, 1, "fear at the start where there is no security", assumed, "prior"});
    visit(feeling_spread,
          Spec{"start.feeling_spread", "1", 0, 1,
               "width of the band in which fear, grievance and trust in the state of households lie at the start",
               assumed, "prior"});
    visit(excluded, Spec{"start.excluded", "1", 0, 1,
                         "grievance more, and trust in the state less, of an identity group wholly excluded from power",
                         assumed, "prior"});
    visit(foreign_ties, Spec{"start.foreign_ties", "1", 0, 1,
                             "local ties of a team at the start, of those of a local organisation", assumed, "prior"});
}

}  // namespace entente

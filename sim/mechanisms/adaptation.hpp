#pragma once
// odd.md 7.1: at each review of its mandate a mission may change its structure, and how intensely families work
// together, from what the reviewing post believes.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/integration_intensity.hpp"
#include "mechanisms/reconfigure.hpp"
#include "mechanisms/switches.hpp"
#include "structure/adaptive_rule.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Adaptation {
    double weigh_costs = 0;
    double flexible = 0;
    double calm_hostility = 0.1;
    double task_mandate = 0.1;
    Intensity intensity;
    Reconfiguring change;
};

template <class Visitor, MaybeConst<Adaptation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [weigh_costs, flexible, calm_hostility, task_mandate, intensity, change] = values;
    using enum Evidence;
    visit(weigh_costs,
          Spec{"adaptation.weigh_costs", "1", 0, 1,
               "how far families loosen work that is believed to cost more than it brings, in any structure", assumed,
               "lever: cost and benefit before integrating (Munro 2007)"});
    visit(flexible, Spec{"adaptation.flexible", "1", 0, 1,
                         "how far that is changed at reviews after the first, where two of them agree", assumed,
                         "lever: flexible reconfiguration over time (Munro 2007)"});
    visit(calm_hostility, Spec{"adaptation.calm_hostility", "1", 0, 1, "believed hostility under which a week is calm",
                               assumed, "definition"});
    visit(task_mandate,
          Spec{"adaptation.task_mandate", "1", 0, 1,
               "weight of a dimension in a component's mandate from which it is a task", assumed, "definition"});
    describe(visit, intensity);
    describe(visit, change);
}

/// What the reviewing organisation believes of one quantity. Never the truth but for its own mandate.
double believed(const World& world, Believed what, std::size_t reviewer, const Adaptation& p);

/// First case of a rule whose conditions hold.
std::size_t choose_case(const World& world, const AdaptiveRule& rule, std::size_t reviewer, const Adaptation& p);

/// At reviews of the mandate: form by rule, intensity by area and dimension. Reads beliefs of last week.
void review_structure(World& world, Structure& structure, const std::vector<Structure>& forms, const AdaptiveRule& rule,
                      const Adaptation& p, const Coordination& meetings, const Delivery& delivery,
                      const Observation& observation, const Switches& on, Week week, const Draws& draws);
inline constexpr Touches review_structure_touches{
    .reads =
        "districts: country mission people x y organisations: active_teams family id mandate military mission "
        "neutrality team_cost teams: first beliefs: hostility mean others_effort precision approaches: yield "
        "missions: deployed mandate_robust n_reviews review_due tasks money: accounts.appeals",
    .writes =
        "organisations: present spent trust beliefs: link_intensity forums: attendance cell_intensity "
        "convenes crosses depth intensity interval_weeks mixed open power private_commitment role rule seat "
        "stated terms tie tie_to_mission unfilled money: accounts.budget accounts.held reconfiguration: * "
        "structure: *"};

}  // namespace entente

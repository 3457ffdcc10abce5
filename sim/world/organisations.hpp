#pragma once
// Organisations and their teams. Principles and attributes are data from the scenario; trust, belief, association and
// participation evolve.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "core/week.hpp"
#include "world/activities.hpp"
#include "world/families.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct Organisations {
    // Who they are.
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<Family> family;
    std::vector<std::uint8_t> mission;  // row of the mission it is part of, or without_mission
    std::vector<std::uint8_t> country;  // row of the country that it belongs to and works in, or any_country
    std::vector<bool> present;          // stands on a node of the structure; absent ones do nothing
    Grid<double> mandate;               // (organisation, dimension) weights, sum 1
    Grid<double> competence;            // (organisation, activity) in [0, 1]; 0: never does it
    Grid<double> vocation;              // as mandate, but for what a mission's mandate makes of it: never moves
    Grid<double> ability;               // as competence, but for tasks that a mission's mandate leaves out: never moves
    std::vector<double> humanity, neutrality, impartiality, independence, partiality, local_ownership;
    std::vector<double> autonomy;  // field autonomy from headquarters
    std::vector<double> consensus_skill;
    std::vector<double> power_sensitivity;  // ς: how much pressure it feels from power
    std::vector<double> power;              // resources and permissions it can lean with, in [0, 1]
    std::vector<double> risk_tolerance;
    std::vector<double> visibility_need;  // how far it must be seen to be funded
    std::vector<ForumDepth> desired_depth;
    std::vector<double> turnover;             // share of team heads replaced in a week
    std::vector<double> international_share;  // of its field staff
    std::vector<double> colouring;            // readiness to colour the picture towards its own dimension
    std::vector<bool> civilian;
    std::vector<bool> military;
    std::vector<bool> voluntary;  // may leave forums (no line of command puts it there)

    // Money.
    std::vector<double> team_cost;     // [USD/team-week]
    std::vector<double> funded_share;  // of the appeal, in [0, 1]
    std::vector<double> visibility;    // how far those who pay see its work, in [0, 1]; moves with what it does
    std::vector<double> spent;         // so far [USD]

    // State.
    Grid<double> trust;                      // (organisation, organisation) T[o, o'] of o in o', in [0, 1]
    std::vector<double> coordination_share;  // of its staff time, in [0, 0.8]
    std::vector<double> active_teams;        // team-equivalents at work
    std::vector<double> memory;              // lessons: share of what leavers know that stays, in [0, 1]

    // How its horizon and its accountability bend the mandate.
    Grid<double> emphasis;        // (organisation, dimension) factor on the mandate; 1 leaves it as it is
    std::vector<double> breadth;  // share of aims beyond the mandate, in [0, 1]

    std::size_t size() const { return id.size(); }
};

/// Weight of a dimension in what an organisation aims at; sums to 1 as its mandate does.
inline double aim(const Organisations& organisations, std::size_t o, std::size_t dimension) {
    return (1.0 - organisations.breadth[o]) * organisations.mandate(o, dimension) *
               organisations.emphasis(o, dimension) +
           organisations.breadth[o] / static_cast<double>(n_dimensions);
}

/// Nobody is trusted wholly or not at all: trust stays between these.
inline constexpr double least_trust = 0.02;
inline constexpr double most_trust = 0.98;

/// Field teams, sorted by organisation.
struct Teams {
    std::vector<EntityId> id;
    std::vector<std::uint16_t> organisation;
    std::vector<std::uint16_t> district;  // where it works, or where it last worked
    std::vector<Activity> activity;
    std::vector<float> presence;  // share of the team at work this week, in [0, 1] (deployment, funds, moving)
    std::vector<float> ties;      // local ties, in [0, 1]
    std::vector<Week> arrives;    // first week of work at its present post
    std::vector<std::uint8_t> drawn_by_plan;  // 1: but for joint plans it would be elsewhere, by its last review
    std::vector<std::uint32_t> first;         // (organisation + 1) first team of each organisation

    std::size_t size() const { return id.size(); }
};

/// What organisations believe about districts. Only own observations travel, so nothing comes back as an echo.
struct Beliefs {
    std::size_t n_districts = 0;
    Grid<float> own_mean;       // (organisation, dimension × district): a dimension's districts lie side by side
    Grid<float> own_precision;  // same shape [1/variance]
    Grid<float> mean;           // pooled with what was heard
    Grid<float> precision;
    Grid<double> strength;      // (receiver, sender) K = ℓ · T · candour, published by `inform`
    Grid<double> candour;       // (receiver, sender)
    Grid<float> others_effort;  // (organisation, dimension × district) effort of others it knows of
    Grid<double> eyes;          // (organisation, district) own presence that sees, weighted by local ties
    Grid<double> ease;          // (receiver, sender) share of what is told that unlike cultures let through, in [0, 1]
    Grid<double> divergence;    // (organisation, organisation) 1 − cosine of mandates, fixed
    Grid<double> hostility_to;  // (organisation, camp) believed hostility of armed actors to that camp
    std::vector<float> link_intensity;  // (dimension × district) how far families tell each other; empty: wholly
    std::vector<double>
        hostility;  // (organisation) the largest of these: believed share of armed presence outside the accord

    std::size_t cell(std::size_t district, std::size_t dimension) const { return dimension * n_districts + district; }
};

/// Association and humanitarian space.
struct Association {
    std::vector<Grid<double>> with_camp;  // per camp: (organisation, district) a in [0, 1]
    Grid<double> at_risk;  // (organisation, district) 1 − Π_g (1 − …): joint over groups of presence_g Σ_b
                           // host[g,b]·outside_g·a[o,d,b], clipped to [0, 1]
    Grid<double> access;   // (organisation, district) probability that a team can work that week
};

}  // namespace entente

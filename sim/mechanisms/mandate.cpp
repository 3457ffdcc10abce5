#include "mechanisms/mandate.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

bool is_component(const Organisations& organisations, std::size_t o, std::size_t mission) {
    return organisations.mission[o] == mission && of_mission(organisations.family[o]);
}

/// What a mission's components believe of its area, weighted by people.
struct Belief {
    ByDimension condition{};
    double hostility = 0;
    double violence = 0;
    bool is_any = false;
};

Belief belief_of(const World& world, std::size_t m) {
    Belief belief;
    double people = 0;
    double components = 0;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (!is_component(world.organisations, o, m) || !world.organisations.present[o]) continue;
        components += 1;
        belief.hostility += world.beliefs.hostility[o];
    }
    if (components <= 0) return belief;
    belief.is_any = true;
    belief.hostility /= components;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.districts.mission[d] != m) continue;
        const double here = world.districts.people[d];
        double eyes = 0;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (!is_component(world.organisations, o, m) || !world.organisations.present[o]) continue;
            eyes += world.beliefs.eyes(o, d);
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                belief.condition[k] += here * world.beliefs.mean(o, world.beliefs.cell(d, k)) / components;
            }
        }
        belief.violence += here * world.districts.violence[d] * eyes / (1.0 + eyes);  // of what nobody saw nobody knows
        people += here;
    }
    for (double& q : belief.condition) q = people > 0 ? q / people : 1.0;
    belief.violence = people > 0 ? belief.violence / people : 0.0;
    return belief;
}

/// A component keeps to its trade: a mandate only shifts weight between the dimensions that it works in. Sum 1.
ByDimension emphasis(const Organisations& organisations, std::size_t o, const ByDimension& asked) {
    ByDimension weight{};
    double sum = 0;
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        weight[k] = organisations.vocation(o, k) * asked[k];
        sum += weight[k];
    }
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        weight[k] = sum > 0 ? weight[k] / sum : organisations.vocation(o, k);
    }
    return weight;
}

/// Adds the task that is missing most, if it is missing enough.
void add_task(World& world, std::size_t m, const Belief& belief, const MandateReview& p, const Delivery& delivery) {
    Mission& mission = world.missions[m];
    double most = p.task_need;
    std::size_t missing = n_activities;
    for (std::size_t a = 0; a < n_activities; ++a) {
        if ((mission.tasks >> a & 1u) != 0 || static_cast<Activity>(a) == Activity::offensive_operation) continue;
        double able = 0;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (is_component(world.organisations, o, m)) able = std::max(able, world.organisations.ability(o, a));
        }
        double need = 0;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            need += std::max(0.0, delivery.effect[a][k]) * (1.0 - belief.condition[k]);
        }
        if (p.adaptable * able * need <= most) continue;
        most = p.adaptable * able * need;
        missing = a;
    }
    if (missing == n_activities) return;
    mission.tasks |= 1u << missing;
    limit_to_tasks(world, m);
}

/// The government of each country in the area obstructs what the mandate does not clearly allow.
void be_manipulated(World& world, std::size_t m, const MandateReview& p) {
    for (std::size_t c = 0; c < world.government.size(); ++c) {
        bool works_there = false;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            works_there = works_there || (world.districts.mission[d] == m && world.districts.country[d] == c);
        }
        if (!works_there) continue;
        double& obstruction = world.government.obstruction[c];
        obstruction +=
            p.manipulation * (1.0 - world.missions[m].clarity) * world.government.predation[c] * (1.0 - obstruction);
    }
}

void review(World& world, std::size_t m, const Belief& belief, const MandateReview& p, const Delivery& delivery,
            const Switches& on) {
    Mission& mission = world.missions[m];
    Organisations& organisations = world.organisations;
    mission.review_due = true;
    ++mission.n_reviews;
    if (p.adaptable <= 0) return;
    mission.rewriting = p.adaptable * p.review_cost;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!is_component(organisations, o, m)) continue;
        if (!on(Mechanism::mandate_fit)) break;
        ByDimension wanted{};
        for (std::size_t k = 0; k < n_dimensions; ++k) wanted[k] = 1.0 - belief.condition[k];
        const ByDimension field = emphasis(organisations, o, wanted);
        const ByDimension capitals = emphasis(organisations, o, mission.template_weights);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double agreed = (1.0 - p.mismatch) * field[k] + p.mismatch * capitals[k];
            organisations.mandate(o, k) += p.adaptable * (agreed - organisations.mandate(o, k));
        }
    }
    const double robust = std::max(mission.mandate_robust, p.robust_response * clip(belief.hostility));
    mission.mandate_robust += p.adaptable * (robust - mission.mandate_robust);
    const double ceiling = 1.0 - p.adaptable * (1.0 - p.ceiling_floor) * clip(mission.believed_ripeness);
    mission.ceiling += p.adaptable * (ceiling - mission.ceiling);
    add_task(world, m, belief, p, delivery);
}

}  // namespace

void limit_to_tasks(World& world, std::size_t m) {
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (!is_component(world.organisations, o, m)) continue;
        for (std::size_t a = 0; a < n_activities; ++a) {
            const bool given = (world.missions[m].tasks >> a & 1u) != 0;
            world.organisations.competence(o, a) = given ? world.organisations.ability(o, a) : 0.0;
        }
    }
}

void draft_mandates(World& world, const MandateReview& p, const Switches& on, const Draws& draws) {
    Organisations& organisations = world.organisations;
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        Mission& mission = world.missions[m];
        limit_to_tasks(world, m);
        double sum = 0;
        const EntityId id = entity_id("mission/" + mission.name);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const auto which = static_cast<std::uint32_t>(k);
            mission.template_weights[k] =
                exp(p.template_spread * draws.normal(id, 0, Purpose::mandate_template, which));
            sum += mission.template_weights[k];
        }
        for (double& weight : mission.template_weights) weight /= sum;
        if (!on(Mechanism::mandate_fit)) continue;
        const double weeks = mission.drafting_weeks;
        const double fit = (1.0 - p.mismatch) * weeks / (weeks + p.drafting_half);
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (!is_component(organisations, o, m)) continue;
            const ByDimension copied = emphasis(organisations, o, mission.template_weights);
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                organisations.mandate(o, k) = fit * organisations.vocation(o, k) + (1.0 - fit) * copied[k];
            }
        }
    }
}

void review_mandates(World& world, const MandateReview& p, const MissionLife& life, const Delivery& delivery,
                     const Switches& on, Week week) {
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        Mission& mission = world.missions[m];
        mission.review_due = false;
        mission.rewriting *= p.rewriting_kept;
        mission.believed_ripeness = -1;
        const Week start = plan_of(mission, life).start_week;
        if (!mission.here() || week < start) continue;
        if (on(Mechanism::vague_mandates)) be_manipulated(world, m, p);
        if (!on(Mechanism::reviews)) continue;
        const Belief belief = belief_of(world, m);
        if (!belief.is_any) continue;
        mission.believed_ripeness = ripeness_from(belief.condition[index_of(Dimension::security)], belief.violence,
                                                  1.0 - clip(belief.hostility), life);
        const Week since = week - start;
        if (since > 0 && since % p.every_weeks == 0) review(world, m, belief, p, delivery, on);
    }
}

}  // namespace entente

#include "mechanisms/observation.hpp"

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/lessons.hpp"

namespace entente {

namespace {

void count_eyes(Beliefs& beliefs, const Teams& teams, const Conduct& conduct, double base_sight) {
    beliefs.eyes.fill(0.0);
    for (std::size_t team = 0; team < teams.size(); ++team) {
        const double sight = base_sight + (1.0 - base_sight) * teams.ties[team];
        const std::size_t o = teams.organisation[team];
        const std::size_t d = teams.district[team];
        beliefs.eyes(o, d) += teams.presence[team] * sight * conduct.sight(o, d);
    }
}

}  // namespace

void observe(Beliefs& beliefs, const Organisations& organisations, const Teams& teams, const Districts& districts,
             const Observation& p, double rotation_scale, const Conduct& conduct, const Switches& on, Week week,
             const Draws& draws) {
    count_eyes(beliefs, teams, conduct, p.base_sight);
    const std::size_t n_districts = districts.size_of();
    const double weekly = pow(one_half, 1.0 / p.half_life);

    for_each_row(organisations.size(), [&](std::size_t o) {
        if (!organisations.present[o]) return;
        const double loss = on(Mechanism::rotation) ? clip(rotation_scale * organisations.turnover[o]) *
                                                          (1.0 - kept_of(p.handover, organisations.memory[o]))
                                                    : 0.0;
        const auto kept = static_cast<float>(weekly * (1.0 - loss));
        for (float& precision : beliefs.own_precision.row(o)) precision *= kept;

        double largest_mandate = 0;
        for (const double weight : organisations.mandate.row(o))
            largest_mandate = weight > largest_mandate ? weight : largest_mandate;
        for (std::size_t d = 0; d < n_districts; ++d) {
            const double eyes = beliefs.eyes(o, d);
            if (eyes <= 0) continue;
            const EntityId pair = entity_pair(organisations.id[o], districts.id[d]);
            const auto first = draws.uniforms(pair, week, Purpose::observation, 0);
            const auto second = draws.uniforms(pair, week, Purpose::observation, 1);
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                // Everyone sees its own field best, and something of the others.
                const double focus =
                    p.focus_least + (1.0 - p.focus_least) * organisations.mandate(o, k) / largest_mandate;
                const double seen = p.precision * focus * eyes / (1.0 + eyes);
                if (seen <= 0) continue;  // who learns nothing does not divide by what it knows
                const double uniform = k < 4 ? first[k] : second[k - 4];
                const double sight = districts.condition(d, k) + normal_quantile(uniform) / std::sqrt(seen);
                float& mean = beliefs.own_mean(o, beliefs.cell(d, k));
                float& precision = beliefs.own_precision(o, beliefs.cell(d, k));
                mean = static_cast<float>(
                    clip((mean * precision + clip(sight, -p.furthest, 1.0 + p.furthest) * seen) / (precision + seen)));
                precision = static_cast<float>(precision + seen);
            }
        }
    });
}

}  // namespace entente

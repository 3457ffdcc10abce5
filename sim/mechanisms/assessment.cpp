#include "mechanisms/assessment.hpp"

#include <cmath>

#include "core/maths.hpp"

namespace entente {

void assess_needs(World& world, const Assessment& p, const Switches& on, const Draws& draws) {
    if (!on(Mechanism::needs_assessment) || p.precision <= 0) return;
    const Organisations& organisations = world.organisations;
    Beliefs& beliefs = world.beliefs;
    // A joint picture averages over assessors: their noise, and their pleading for fields that are not the same.
    const double joint_noise = p.noise / std::sqrt(static_cast<double>(n_dimensions));
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            const EntityId pair = entity_pair(organisations.id[o], world.districts.id[d]);
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                const auto which = static_cast<std::uint32_t>(k);
                const double plea = p.advocacy * (1.0 - p.accountability);
                const double own =
                    p.noise * draws.normal(pair, 0, Purpose::assessment, which) - plea * organisations.mandate(o, k);
                const double joint = joint_noise * draws.normal(world.districts.id[d], 0, Purpose::assessment, which) -
                                     plea / static_cast<double>(n_dimensions);
                const double error = (1.0 - p.breadth) * own + p.breadth * joint;
                beliefs.own_mean(o, beliefs.cell(d, k)) =
                    static_cast<float>(clip(world.districts.condition(d, k) + error));
                beliefs.own_precision(o, beliefs.cell(d, k)) = static_cast<float>(p.precision);
            }
        }
    }
}

double assessing(const Assessment& p, const Switches& on, Week week) {
    return on(Mechanism::needs_assessment) && week < p.weeks ? p.time * p.breadth : 0.0;
}

}  // namespace entente

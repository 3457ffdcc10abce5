#include "mechanisms/lessons.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

double kept_of(double handover, double memory) {
    return 1.0 - (1.0 - handover) * (1.0 - memory);
}

double contact_of(const World& world, const Structure& structure, std::size_t o, std::size_t other) {
    const double contact = std::max(structure.information(o, other), world.beliefs.strength(o, other));
    return contact > 0 ? contact + (1.0 - contact) * world.inner.seconded : 0.0;
}

void spend_learning_time(World& world, const Lessons& p, const Assessment& assessment, double rotation_scale,
                         const Switches& on, Week week) {
    world.inner.seconded = on(Mechanism::lessons) ? clip(p.secondment * p.seconded_reach) : 0.0;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        double time = assessing(assessment, on, week);
        if (on(Mechanism::lessons)) {
            const double newcomers = on(Mechanism::rotation) ? rotation_scale * world.organisations.turnover[o] : 0.0;
            time += p.time_capacity * p.capacity + p.time_exchange * p.exchange + p.time_secondment * p.secondment +
                    p.time_training * p.training * newcomers;
        }
        world.inner.learning_time[o] = std::min(time, p.largest_time);
    }
}

void keep_lessons(World& world, const Structure& structure, const Lessons& p, double rotation_scale, const Switches& on,
                  Week week) {
    if (!on(Mechanism::lessons) || week % p.every_weeks != 0) return;
    InnerLife& inner = world.inner;
    Organisations& organisations = world.organisations;
    const auto weeks = static_cast<double>(p.every_weeks);
    const auto leaving = [&](std::size_t o) {
        return on(Mechanism::rotation) ? clip(rotation_scale * organisations.turnover[o] * weeks) : 0.0;
    };
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o]) continue;
        double& memory = organisations.memory[o];
        memory +=
            clip(p.capacity * p.writing * weeks) * std::max(0.0, p.usable - memory) - leaving(o) * p.erosion * memory;
    }
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            if (!organisations.present[o]) return;
            for (std::size_t other = 0; other < organisations.size(); ++other) {
                if (other == o || !organisations.present[other]) continue;
                double& works = inner.interoperability(o, other);
                const double contact = clip(contact_of(world, structure, o, other));
                works += clip(p.working_together * weeks * contact) * (1.0 - works) -
                         one_half * (leaving(o) + leaving(other)) * (works - p.training);
                works = clip(works);
            }
        },
        4);
}

}  // namespace entente

#include "mechanisms/governing.hpp"

#include "core/maths.hpp"

namespace entente {

void govern(World& world, const Governing& p, const Switches& on) {
    Government& government = world.government;
    for (std::size_t c = 0; c < government.size(); ++c) {
        double people = 0, capacity = 0, violence = 0, law = 0, rights = 0, welfare = 0, legitimacy = 0;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            if (world.districts.country[d] != c) continue;
            const double here = world.districts.people[d];
            people += here;
            capacity += here * world.districts.state_capacity[d];
            violence += here * world.districts.violence[d];
            law += here * world.districts.condition(d, index_of(Dimension::rule_of_law));
            rights += here * world.districts.condition(d, index_of(Dimension::human_rights));
            welfare += here * world.residents.district_welfare[d];
            legitimacy += here * world.residents.district_legitimacy[d];
        }
        capacity /= people;
        violence /= people;
        law /= people;
        rights /= people;
        welfare /= people;
        const double watched = government.pressure[c];
        const double predation = government.predation[c];

        const double arm = on(Mechanism::state_amplifies_abuse) ? 1.0 + p.amplification * capacity : 1.0;
        const double intent = p.abuse_floor + p.abuse_predation * predation;
        government.abuse[c] = clip(intent * arm * (1.0 + p.threat * violence) * (1.0 - p.monitoring * watched) *
                                   (1.0 - world.security_sector.restraint[c]));
        government.revenue[c] += p.revenue_pace * ((p.revenue_base + p.revenue_welfare * welfare) * (1.0 - violence) -
                                                   government.revenue[c]);
        government.corruption[c] =
            clip(government.corruption[c] - p.corruption_pace * law * (1.0 - predation) * government.corruption[c]);
        const double unpunished =
            on(Mechanism::impunity) ? p.impunity * capacity * government.corruption[c] * (1.0 - watched) : 0.0;
        government.predation[c] =
            clip(predation + predation * (unpunished * (1.0 - predation) - p.reform * one_half * (law + rights)));
        government.honours[c] += p.honour_pace * (1.0 - p.honour_predation * predation - government.honours[c]);
        const double target = clip(government.obstruction_start[c] + p.obstruction_criticism * watched * predation);
        government.obstruction[c] += p.obstruction_pace * (target - government.obstruction[c]);
        government.legitimacy[c] = legitimacy / people;
    }
}

}  // namespace entente


#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

/// Access of those with field teams among some organisations, weighted by people × humanitarian need.
double access_of(const Moment& now, const std::vector<std::size_t>& organisations) {
    const World& world = now.world;
    double access = 0;
    double need = 0;
    for (const std::size_t o : organisations) {
        if (!world.organisations.present[o] || !world.organisations.civilian[o]) continue;
        if (world.teams.first[o + 1] == world.teams.first[o]) continue;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            const double in_need = world.residents.district_households[d] *
                                   (1.0 - world.districts.condition(d, index_of(Dimension::humanitarian)));
            access += in_need * world.association.access(o, d);
            need += in_need;
        }
    }
    return of_all(access, need);
}

void measure_trust(const Moment& now, Values values) {
    const Organisations& organisations = now.world.organisations;
    std::size_t row = observable("trust_of_mission_in_un");
    for (std::size_t from = 0; from < n_sides; ++from) {
        for (std::size_t to = 0; to < n_sides; ++to) {
            if (from == to) continue;
            double trust = 0;
            double pairs = 0;
            for (const std::size_t o : now.cast.sides[from]) {
                if (!organisations.present[o]) continue;
                for (const std::size_t other : now.cast.sides[to]) {
                    if (!organisations.present[other]) continue;
                    trust += organisations.trust(o, other);
                    pairs += 1.0;
                }
            }
            values[row++] = of_all(trust, pairs);
        }
    }
}

/// People in need whom no humanitarian organisation can reach, where the country has any.
void measure_blocked(const Moment& now, Values values) {
    const World& world = now.world;
    std::int64_t blocked = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        bool any = false;
        for (const std::size_t o : now.cast.humanitarian) {
            any = any || (world.organisations.present[o] && world.association.access(o, d) >= shut);
        }
        if (!any) blocked += world.residents.in_need[d];
    }
    values[observable("people_in_need_blocked")] = static_cast<double>(blocked) * world.households.people_per_household;
}

}  // namespace

void measure_sides(const Moment& now, Values values) {
    values[observable("access_mission")] = access_of(now, now.cast.sides[index_of(Side::mission)]);
    values[observable("access_un")] = access_of(now, now.cast.sides[index_of(Side::un)]);
    values[observable("access_ngo")] = access_of(now, now.cast.sides[index_of(Side::ngo)]);
    values[observable("access_local_ngo")] = access_of(now, now.cast.local_ngos);
    values[observable("access_donor")] = access_of(now, now.cast.sides[index_of(Side::donor)]);
    measure_trust(now, values);
    measure_blocked(now, values);
}

}  // namespace entente

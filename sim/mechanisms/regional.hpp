#pragma once
// Regional organisations: neighbours and peers have a hold on a government that others lack.

#include "core/describe.hpp"
#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Regional {
    double leverage = 0.01;
    double half = 0.1;
};

template <class Visitor, MaybeConst<Regional> Values>
void describe(Visitor& visit, Values& values) {
    auto& [leverage, half] = values;
    using enum Evidence;
    visit(leverage, Spec{"regional.leverage", "1/week", 0, 0.2,
                         "share of what a government does not honour that full regional mediation has it honour",
                         assumed, "regional organisations as participants and partners (Oslo 2008); prior"});
    visit(half, Spec{"regional.half", "teams/100000", 0.001, 10, "regional mediation at which half of that is reached",
                     assumed, "prior"});
}

/// Binds each government to its accord as far as a regional organisation mediates in its country. Reads the week's
/// effort.
inline void lean_on_governments(World& world, const Regional& p, const Switches& on) {
    if (!on(Mechanism::regional_leverage)) return;
    for (std::size_t c = 0; c < world.government.size(); ++c) {
        double mediation = 0;
        double units = 0;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            if (world.districts.country[d] != c) continue;
            mediation += world.effort.regional[d];
            units += hundred_thousands(world.districts, d);
        }
        if (units <= 0) continue;
        double& honours = world.government.honours[c];
        honours += p.leverage * share_of(mediation / units, p.half) * (1.0 - honours);
    }
}
inline constexpr Touches lean_on_governments_touches{.reads = "districts: country people effort: regional",
                                                     .writes = "government: honours"};

}  // namespace entente

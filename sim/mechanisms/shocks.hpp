#pragma once
// odd.md 7.1: drought, epidemics and prices strike districts at random and must be noticed to be answered.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/districts.hpp"
#include "world/touches.hpp"

namespace entente {

struct Shocks {
    double weekly_probability = 0.012;
    double severity = 0.35;
    double development_share = 0.3;
    double persistence = 0.85;
};

template <class Visitor, MaybeConst<Shocks> Values>
void describe(Visitor& visit, Values& values) {
    auto& [weekly_probability, severity, development_share, persistence] = values;
    using enum Evidence;
    visit(weekly_probability,
          Spec{"shocks.probability", "1/week", 0, 1, "probability that a district is struck in a week", assumed,
               "prior 0.005 to 0.02; without shocks beliefs converge and information is worthless"});
    visit(severity, Spec{"shocks.severity", "1", 0, 1, "largest share of the humanitarian condition lost", assumed,
                         "prior 0.2 to 0.5"});
    visit(development_share,
          Spec{"shocks.development_share", "1", 0, 1, "the same for development, relative to it", assumed, "prior"});
    visit(persistence, Spec{"shocks.persistence", "1/week", 0, 1, "share of a shock's mark that is left a week later",
                            assumed, "prior"});
}

/// Strikes districts. The luck is the world's own: no structure changes where a drought falls.
inline void strike(Districts& districts, const Shocks& p, const Switches& on, Week week, const Draws& draws) {
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        districts.shock[d] *= p.persistence;
        if (!on(Mechanism::shocks)) continue;
        const auto luck = draws.uniforms(districts.id[d], week, Purpose::shock);
        if (luck[0] >= p.weekly_probability) continue;
        const double lost = p.severity * luck[1];
        districts.shock[d] += lost;
        districts.condition(d, index_of(Dimension::humanitarian)) *= 1.0 - lost;
        districts.condition(d, index_of(Dimension::development)) *= 1.0 - lost * p.development_share;
    }
}
inline constexpr Touches strike_touches{.reads = "districts: id", .writes = "districts: condition shock"};

}  // namespace entente

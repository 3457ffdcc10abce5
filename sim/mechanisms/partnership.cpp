#include "mechanisms/partnership.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

namespace {

/// What is lacking in the country in an organisation's eyes, by what it aims at; sum 1.
void see_problem(const World& world, std::size_t o, std::span<double> problem) {
    double sum = 0;
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        double need = 0;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            need += world.districts.size[d] * (1.0 - world.beliefs.mean(o, world.beliefs.cell(d, k)));
        }
        problem[k] = aim(world.organisations, o, k) * need;
        sum += problem[k];
    }
    for (double& share : problem) share = sum > 0 ? share / sum : 1.0 / static_cast<double>(n_dimensions);
}

/// Share of one picture that is not in the other, in [0, 1].
double apart(std::span<const double> one, std::span<const double> other) {
    double sum = 0;
    for (std::size_t k = 0; k < one.size(); ++k) sum += std::fabs(one[k] - other[k]);
    return clip(one_half * sum);
}

}  // namespace

double understanding(const InnerLife& inner, const Partnership& p, const Switches& on, std::size_t receiver,
                     std::size_t sender) {
    if (!on(Mechanism::culture)) return 1.0;
    const double foreign = std::fabs(inner.culture[receiver] - inner.culture[sender]);
    return 1.0 - p.culture_friction * foreign * (1.0 - inner.interoperability(receiver, sender));
}

void compare_visions(World& world, const Partnership& p, const Switches& on, Week week) {
    if (week % p.every_weeks != 0) return;
    InnerLife& inner = world.inner;
    const std::size_t n = world.organisations.size();
    const double told = week == 0 ? 0.0 : clip(p.field_reports * static_cast<double>(p.every_weeks));
    for_each_row(
        n,
        [&](std::size_t o) {
            if (!world.organisations.present[o]) return;
            const auto problem = inner.problem.row(o);
            const auto at_home = inner.problem_at_home.row(o);
            see_problem(world, o, problem);
            for (std::size_t k = 0; k < n_dimensions; ++k) at_home[k] += told * (problem[k] - at_home[k]);
            inner.field_distance[o] = apart(problem, at_home);
            const double one_mind = on(Mechanism::internal_consensus) ? inner.unity[o] : 1.0;
            const double bound = p.headquarters_pull * (1.0 - world.organisations.autonomy[o]);
            inner.follows[o] = one_mind * (on(Mechanism::vision) ? 1.0 - clip(bound * inner.field_distance[o]) : 1.0);
        },
        4);
    for_each_row(
        n,
        [&](std::size_t o) {
            if (!world.organisations.present[o]) return;
            for (std::size_t other = 0; other < n; ++other) {
                if (other == o || !world.organisations.present[other]) continue;
                inner.distance(o, other) = apart(inner.problem.row(o), inner.problem.row(other));
                const double credit = on(Mechanism::motives) ? p.credit_discount * (1.0 - inner.sincerity[other]) : 0.0;
                const double unlike = on(Mechanism::vision) ? p.vision_friction * inner.distance(o, other) : 0.0;
                inner.bond(o, other) = (1.0 - credit) * (1.0 - unlike);
                world.beliefs.ease(o, other) = understanding(inner, p, on, o, other);
            }
        },
        4);
}

}  // namespace entente

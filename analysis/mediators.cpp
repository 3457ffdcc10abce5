#include "analysis/mediators.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

Mediators mediators(const ViewInput& view, const Section& section, std::size_t arm, std::size_t outcome) {
    constexpr std::size_t most_candidates = 12;
    const Comparison& comparison = view.comparison;
    const RunsByCell reference = runs_of(section.arms[0], view.input, view.design);
    const RunsByCell runs = runs_of(section.arms[arm], view.input, view.design);
    const auto aligned = [&](std::size_t column) {
        return align(runs, reference, values_by_cell(runs, view.input, column),
                     values_by_cell(reference, view.input, column), view.design);
    };
    const AlignedByWorld of_outcome = aligned(comparison.columns[outcome]);
    // Measures that differ most in standard errors, which can carry something at all.
    Mediators found;
    std::vector<const Contrast*> differing;
    for (const Contrast& contrast : section.contrasts) {
        const Outcome& measure = comparison.outcomes[contrast.outcome];
        if (contrast.arm == arm && measure.role == Role::process && contrast.outcome != outcome &&
            contrast.pair.p_value <= 1 - confidence && !contrast.pair.constant) {
            const double spread = contrast.pair.standard_error * std::sqrt(static_cast<double>(contrast.pair.n));
            if (differs_alike(contrast.pair.difference, spread)) {
                ++found.n_alike;
            } else {
                differing.push_back(&contrast);
            }
        }
    }
    std::stable_sort(differing.begin(), differing.end(),
                     [](const Contrast* a, const Contrast* b) { return a->pair.p_value < b->pair.p_value; });
    if (differing.size() > most_candidates) differing.resize(most_candidates);
    for (const Contrast* contrast : differing) {
        const AlignedByWorld process = aligned(comparison.columns[contrast->outcome]);
        found.measures.push_back({contrast->outcome, mediation(of_outcome.a, of_outcome.b, process.a, process.b)});
    }
    std::stable_sort(found.measures.begin(), found.measures.end(), [](const Mediator& a, const Mediator& b) {
        if (a.is_sure() != b.is_sure()) return a.is_sure();
        return std::abs(a.mediation.carried.value) > std::abs(b.mediation.carried.value);
    });
    return found;
}

}  // namespace entente

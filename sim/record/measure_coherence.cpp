#include "record/measure_coherence.hpp"

#include <algorithm>
#include <cmath>

#include "record/definitions.hpp"
#include "record/of_all.hpp"

namespace entente {

CoherenceMeasure::CoherenceMeasure(const EffortWindow& window)
    : effort_(window.n_cells()), signed_(window.n_cells()), absolute_(window.n_cells()), reference_(window.n_cells()) {
    scratch_.reserve(window.n_cells());
}

/// Pools the effort of a set of organisations: a division of labour is coherent, and copying is not rewarded.
void CoherenceMeasure::pool(const EffortWindow& window, std::span<const std::size_t> organisations) {
    std::fill(effort_.begin(), effort_.end(), 0.0);
    std::fill(signed_.begin(), signed_.end(), 0.0);
    std::fill(absolute_.begin(), absolute_.end(), 0.0);
    placements_ = 0;
    for (const std::size_t o : organisations) {
        const std::size_t row = window.row_of(o);
        const auto effort = window.effort(row);
        const auto harm = window.harm(row);
        for (std::size_t c = 0; c < effort_.size(); ++c) effort_[c] += effort[c];
        for (std::size_t c = 0; c < harm.size(); ++c) {
            signed_[c] -= harm[c];
            absolute_[c] += std::fabs(effort[c] - harm[c]) - effort[c];
        }
        placements_ += window.placements(row);
    }
    for (std::size_t c = 0; c < effort_.size(); ++c) {
        signed_[c] += effort_[c];
        absolute_[c] = std::max(0.0, absolute_[c] + effort_[c]);
    }
}

double CoherenceMeasure::with(std::span<const double> reference) {
    return coherence(signed_, absolute_, effort_, reference, placements_, scratch_);
}

/// Against Q*: people × need × mandates of those of the set who are present, each equal. A yardstick of every
/// structure, whether or not anybody has a plan.
double CoherenceMeasure::with_yardstick(const Moment& now, const EffortWindow& window,
                                        std::span<const std::size_t> organisations) {
    ByDimension mandate{};
    for (const std::size_t o : organisations) {
        if (!now.world.organisations.present[o]) continue;
        for (std::size_t k = 0; k < n_dimensions; ++k) mandate[k] += now.world.organisations.mandate(o, k);
    }
    const std::size_t n_districts = now.world.districts.size_of();
    for (std::size_t c = 0; c < reference_.size(); ++c) reference_[c] = mandate[c / n_districts] * window.need()[c];
    pool(window, organisations);
    return with(reference_);
}

double CoherenceMeasure::of_agencies(const EffortWindow& window) {
    double sum = 0;
    double weight = 0;
    for (std::size_t row = 0; row < window.n_rows(); ++row) {
        const auto effort = window.effort(row);
        double kept = 0;
        double all = 0;
        double done = 0;
        const auto harm = window.harm(row);
        for (std::size_t c = 0; c < effort.size(); ++c) {
            const double undone = harm.empty() ? 0.0 : harm[c];
            kept += std::fabs(effort[c] - undone);
            all += effort[c] + undone;
            done += effort[c];
        }
        if (!(done > 0)) continue;
        const double own = kept / all * direction(effort, window.programme(row), window.placements(row), scratch_);
        if (std::isnan(own)) continue;
        sum += done * own;
        weight += done;
    }
    return weight > 0 ? sum / weight : undefined;
}

double CoherenceMeasure::of_states(const Moment& now, const EffortWindow& window) {
    double sum = 0;
    double weight = 0;
    for (const auto& agencies : now.cast.states) {
        double spending = 0;
        std::size_t n_at_work = 0;
        for (const std::size_t o : agencies) {
            spending += window.spending(window.row_of(o));
            n_at_work += window.placements(window.row_of(o)) > 0;
        }
        const double own = n_at_work >= 2 ? with_yardstick(now, window, agencies) : undefined;
        if (std::isnan(own)) continue;
        sum += spending * own;
        weight += spending;
    }
    return weight > 0 ? sum / weight : undefined;
}

/// Stated national priorities: the mandates of ministries (all dimensions alike without any), where people live, near
/// the capital and in the places of identity groups that are not excluded.
void CoherenceMeasure::fill_government_priorities(const Moment& now) {
    const World& world = now.world;
    ByDimension wanted{};
    double ministries = 0;
    for (const std::size_t o : now.cast.government) {
        if (!world.organisations.present[o]) continue;
        for (std::size_t k = 0; k < n_dimensions; ++k) wanted[k] += world.organisations.mandate(o, k);
        ministries += 1.0;
    }
    if (ministries <= 0) wanted.fill(1.0);
    const std::size_t n_districts = world.districts.size_of();
    for (std::size_t d = 0; d < n_districts; ++d) {
        const double excluded =
            world.government.exclusion[world.districts.country[d]] *
            (1.0 - world.districts.identity_share(d, world.government.in_power[world.districts.country[d]]));
        const double here = people_in(world, d) * (1.0 - world.districts.remoteness[d]) * (1.0 - excluded);
        for (std::size_t k = 0; k < n_dimensions; ++k) reference_[k * n_districts + d] = here * wanted[k];
    }
}

/// What donors who pay want done: their own programmes at the start of the window, weighted by what they spent.
void CoherenceMeasure::fill_donor_priorities(const Moment& now, const EffortWindow& window) {
    std::fill(reference_.begin(), reference_.end(), 0.0);
    for (const std::size_t o : now.cast.sides[index_of(Side::donor)]) {
        if (window.row_of(o) == no_row) continue;
        const auto programme = window.programme(window.row_of(o));
        double all = 0;
        for (const double share : programme) all += share;
        if (all <= 0) continue;
        const double weight = window.spending(window.row_of(o)) / all;
        for (std::size_t c = 0; c < reference_.size(); ++c) reference_[c] += weight * programme[c];
    }
}

/// Within each district, which stands for a province, whether the kinds of work are those that the government wants
/// there: where work is does not count, only what it is.
void CoherenceMeasure::align_by_province(const Moment& now, Values values) {
    const std::size_t n_districts = now.world.districts.size_of();
    double sum = 0;
    double people = 0;
    double least = undefined;
    for (std::size_t d = 0; d < n_districts; ++d) {
        ByDimension done{};
        ByDimension wanted{};
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            done[k] = effort_[k * n_districts + d];
            wanted[k] = reference_[k * n_districts + d];
        }
        const double common = common_share(done, wanted);
        if (std::isnan(common)) continue;
        sum += people_in(now.world, d) * common;
        people += people_in(now.world, d);
        if (!(common >= least)) least = common;
    }
    values[observable("alignment_government_in_provinces")] = people > 0 ? sum / people : undefined;
    values[observable("alignment_government_worst_province")] = least;
}

void CoherenceMeasure::align(const Moment& now, const EffortWindow& window, Values values) {
    pool(window, now.cast.external_and_government);
    const double kept = non_cancellation(signed_, absolute_);
    pool(window, now.cast.external);
    fill_government_priorities(now);
    values[observable("coherence_alignment_government")] = kept * direction(effort_, reference_, placements_, scratch_);
    values[observable("relevance_government")] = common_share(effort_, reference_);
    align_by_province(now, values);
    fill_donor_priorities(now, window);
    values[observable("relevance_donors")] = common_share(effort_, reference_);
    values[observable("relevance_need")] = common_share(effort_, window.need());

    std::fill(reference_.begin(), reference_.end(), 0.0);
    double least = undefined;
    for (std::size_t identity = 0; identity < now.world.residents.n_identities; ++identity) {
        const auto wanted = window.wanted_by_people(identity);
        for (std::size_t c = 0; c < reference_.size(); ++c) reference_[c] += wanted[c];
        const double of_group = with(wanted);
        if (!std::isnan(of_group) && !(of_group >= least)) least = of_group;
    }
    values[observable("coherence_alignment_communities")] = with(reference_);
    values[observable("relevance_beneficiaries")] = common_share(effort_, reference_);
    values[observable("coherence_alignment_communities_worst_group")] = least;
}

void CoherenceMeasure::measure(const Moment& now, const EffortWindow& window, Values values) {
    values[observable("coherence_agency")] = of_agencies(window);
    values[observable("coherence_whole_of_government")] = of_states(now, window);
    values[observable("coherence_un_system")] = with_yardstick(now, window, now.cast.un_system);
    values[observable("coherence_external")] = with_yardstick(now, window, now.cast.external);
    align(now, window, values);
}

}  // namespace entente

#pragma once
// Coherence of sets of actors with reference plans: one formula, different sets and references.

#include <cstddef>
#include <span>
#include <vector>

#include "record/effort_window.hpp"

namespace entente {

/// Measures all coherences from a window of effort; keeps its buffers between weeks.
class CoherenceMeasure {
public:
    explicit CoherenceMeasure(const EffortWindow& window);

    void measure(const Moment& now, const EffortWindow& window, Values values);

private:
    void pool(const EffortWindow& window, std::span<const std::size_t> organisations);
    double with(std::span<const double> reference);
    double with_yardstick(const Moment& now, const EffortWindow& window, std::span<const std::size_t> organisations);
    double of_agencies(const EffortWindow& window);
    double of_states(const Moment& now, const EffortWindow& window);
    void align(const Moment& now, const EffortWindow& window, Values values);
    void align_by_province(const Moment& now, Values values);
    void fill_government_priorities(const Moment& now);
    void fill_donor_priorities(const Moment& now, const EffortWindow& window);

    std::vector<double> effort_, signed_, absolute_, reference_, scratch_;  // (cell)
    std::size_t placements_ = 0;
};

}  // namespace entente

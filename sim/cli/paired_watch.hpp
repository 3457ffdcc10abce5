#pragma once
// How well a paired difference is known while a sweep runs.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <string>
#include <vector>

#include "design/sweep_file.hpp"
#include "output/reader.hpp"
#include "run/paired_design.hpp"

namespace entente {

/// The mean difference over the pairs there are, and half the width of its 95 % interval.
struct KnownSoFar {
    std::size_t n_pairs = 0;
    double difference = 0;
    double half_width = std::numeric_limits<double>::infinity();
};

/// Collects one outcome of two structures, run by run, from any thread. Of a design with several scenarios or points,
/// the widest interval counts: a sweep goes on until the difference is known everywhere.
class PairedWatch {
public:
    /// The comparison and its outcome must be those of the design.
    PairedWatch(const PairedDesign& design, UntilKnown what);

    void take(const RunResult& run);
    /// Runs that an interrupted sweep has saved.
    void take_saved(const TrajectoryFile& file);

    /// The widest interval over scenarios and points, from the first so many worlds.
    KnownSoFar widest(std::int64_t n_worlds) const;
    /// Whether all intervals are narrow enough.
    bool is_known(std::int64_t n_worlds) const;
    /// Worlds to have before looking again: what the widest interval lets one expect, but at least an eighth more, and
    /// no more than twice as many.
    std::int64_t next_look(std::int64_t n_worlds) const;

    const UntilKnown& what() const { return what_; }
    /// For a progress line: `± 0.31 (asked 0.2) in relapsed_final`.
    std::string brief(std::int64_t n_worlds) const;
    /// `relapsed_final, STRUCTURE - BASELINE: -0.12 ± 0.31`.
    std::string line(std::int64_t n_worlds) const;

private:
    void take(std::int64_t run, double value);
    KnownSoFar at(std::size_t cell, std::int64_t n_worlds) const;

    const PairedDesign& design_;
    UntilKnown what_;
    std::size_t outcome_ = 0;  // position in the plan
    std::size_t n_cells_ = 0;  // scenarios × points
    mutable std::mutex mutex_;
    std::vector<double> structure_;  // (cell, world), NaN where there is none
    std::vector<double> baseline_;
};

}  // namespace entente

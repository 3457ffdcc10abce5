#pragma once
// Which process measures go along with one difference, of all that a file holds.

#include <cstddef>
#include <vector>

#include "analysis/mediation.hpp"
#include "analysis/view_input.hpp"

namespace entente {

struct Mediator {
    std::size_t outcome;  // index into Comparison::outcomes, of the process measure
    Mediation mediation;

    bool is_sure() const { return mediation.carried.excludes_zero(); }
    /// Carries the difference's way, and not more than all of it: more than that is a line drawn far beyond the worlds
    /// that it rests on, as where a process differs much but hardly from world to world.
    bool is_part() const { return mediation.share.value > 0 && mediation.share.value <= 1; }
};

struct Mediators {
    std::vector<Mediator> measures;  // those that surely carry something first, each part by how much
    std::size_t n_alike = 0;         // that differ, but nearly alike in all worlds, so that nothing can be told of them
};

/// The process measures that differ most surely between a structure and the reference of its section, as mediators of
/// the difference in `outcome` (index into Comparison::outcomes).
Mediators mediators(const ViewInput& view, const Section& section, std::size_t arm, std::size_t outcome);

}  // namespace entente

#pragma once
// Variance-based sensitivity: which share of an outcome's variance an axis accounts for.

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/point_values.hpp"

namespace entente {

/// Indices of one axis.
struct SobolIndex {
    Estimate first;  // by itself: expected share by which the variance falls once the axis is known
    Estimate total;  // with all its interactions: share that is left when all other axes are known
    /// The total index of the outcome expected over luck: squares of differences less what luck adds to them. NaN where
    /// no block has two worlds. May be below 0.
    Estimate total_without_luck;
    bool does_nothing = false;  // no value changed with it, in any block
};

struct SobolIndices {
    std::vector<SobolIndex> axes;
    std::size_t n_blocks = 0;
    double variance = 0;  // between points, of means over worlds
};

/// First-order indices after Saltelli et al. 2010 (Comput. Phys. Commun. 181:259–270, table 2, b), total ones after
/// Jansen 1999 (Comput. Phys. Commun. 117:35–43), from blocks A, B, A_B^(1) … A_B^(k), with percentile intervals over
/// resampled blocks. Everything is NaN where fewer than two blocks are left or the outcome does not vary between them.
SobolIndices sobol_indices(std::span<const Block> blocks, const Bootstrap& bootstrap = {});

}  // namespace entente

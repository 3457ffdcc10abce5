#pragma once
// How the points of a sweep were chosen, as a file says it and as sensitivity is computed from it.

#include <cstddef>
#include <cstdint>

#include "core/names.hpp"

namespace entente {

enum class Sampling : std::uint8_t {
    none,             // one point: what `entente run` does
    grid,             // every value of every axis with every other
    list,             // points written one by one
    one_at_a_time,    // a base point, then each other value of each axis by itself
    factorial,        // two levels of every axis, a fraction of all combinations
    latin_hypercube,  // each axis cut into as many layers as there are points, one point in each
    sobol,            // Sobol' sequence
    saltelli,         // matrices A and B and their mixtures, for variance-based indices
    morris,           // trajectories that change one axis a step
};

template <>
struct Names<Sampling> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"none", "grid", "list", "one_at_a_time", "factorial", "lhs", "sobol", "saltelli", "morris"});
};

/// The points of a sweep in their order; `RunLabel::parameter_set` is a point's number in it. Points come in blocks
/// that stand or fall together: a row of Saltelli's design (A, B, then A with axis 1, 2 … k taken from B), or one of
/// Morris's trajectories (k + 1 points, of which each changes one axis of the one before). Others have blocks of one.
struct SampleShape {
    Sampling kind = Sampling::none;
    std::size_t n_axes = 0;
    std::size_t n_points = 1;
    int resolution =
        0;  // of a fraction: no effect of fewer than this many factors, together, is mixed up; 0: no fraction

    std::size_t block_size() const {
        if (kind == Sampling::saltelli) return n_axes + 2;
        if (kind == Sampling::morris) return n_axes + 1;
        return 1;
    }
    std::size_t n_blocks() const { return n_points / block_size(); }
};

}  // namespace entente

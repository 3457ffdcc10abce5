#pragma once
// Sums in a fixed order: pairwise over chunks of fixed length, whatever the number of threads.

#include <cstddef>
#include <span>

namespace entente {

/// Sum of `values`: eight interleaved running sums within chunks of 256 (one alone would wait for each addition),
/// chunks added pairwise in index order. Long columns are summed in parallel along the same tree, so the bytes are the
/// same.
double ordered_sum(std::span<const double> values);
double ordered_sum(std::span<const float> values);

/// Σ values·weights in the same order. The spans have equal lengths; floats are multiplied as doubles.
double ordered_sum(std::span<const double> values, std::span<const double> weights);
double ordered_sum(std::span<const float> values, std::span<const float> weights);

}  // namespace entente

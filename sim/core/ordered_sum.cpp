#include "core/ordered_sum.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <vector>

#include "core/parallel.hpp"

namespace entente {

namespace {

constexpr std::size_t chunk = 256;
constexpr std::size_t n_lanes = 8;
// A power of two chunks, so that a subtree belongs to one range; below it a thread costs more than it saves.
constexpr std::size_t rows_per_range = 64 * chunk;

template <class Term>
double chunk_sum(std::size_t begin, std::size_t end, const Term& term) {
    std::array<double, n_lanes> lanes{};
    std::size_t i = begin;
    for (; i + n_lanes <= end; i += n_lanes) {
        for (std::size_t lane = 0; lane < n_lanes; ++lane) lanes[lane] += term(i + lane);
    }
    for (std::size_t lane = 0; i < end; ++i, ++lane) lanes[lane] += term(i);
    return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

/// Adds what it is given pairwise: after n values, one partial sum is held for each bit that is set in n.
class PairwiseTree {
public:
    void add(double value) {
        for (std::uint64_t full = n_++; full & 1u; full >>= 1) value = partial_[--n_partial_] + value;
        partial_[n_partial_++] = value;
    }

    double total() const {
        if (n_partial_ == 0) return 0.0;
        double sum = partial_[n_partial_ - 1];
        for (std::size_t i = n_partial_ - 1; i-- > 0;) sum = partial_[i] + sum;
        return sum;
    }

private:
    std::array<double, 64> partial_{};
    std::size_t n_partial_ = 0;
    std::uint64_t n_ = 0;
};

template <class Term>
double range_sum(std::size_t begin, std::size_t end, const Term& term) {
    PairwiseTree tree;
    for (std::size_t i = begin; i < end; i += chunk) tree.add(chunk_sum(i, std::min(i + chunk, end), term));
    return tree.total();
}

template <class Term>
double sum_of(std::size_t n, const Term& term) {
    if (n <= rows_per_range) return range_sum(0, n, term);
    std::vector<double> sums((n + rows_per_range - 1) / rows_per_range);
    for_each_range(n, rows_per_range, [&](std::size_t begin, std::size_t end) {
        sums[begin / rows_per_range] = range_sum(begin, end, term);
    });
    PairwiseTree tree;
    for (const double sum : sums) tree.add(sum);
    return tree.total();
}

}  // namespace

double ordered_sum(std::span<const double> values) {
    return sum_of(values.size(), [=](std::size_t i) { return values[i]; });
}

double ordered_sum(std::span<const float> values) {
    return sum_of(values.size(), [=](std::size_t i) { return static_cast<double>(values[i]); });
}

double ordered_sum(std::span<const double> values, std::span<const double> weights) {
    assert(values.size() == weights.size());
    return sum_of(values.size(), [=](std::size_t i) { return values[i] * weights[i]; });
}

double ordered_sum(std::span<const float> values, std::span<const float> weights) {
    assert(values.size() == weights.size());
    return sum_of(values.size(),
                  [=](std::size_t i) { return static_cast<double>(values[i]) * static_cast<double>(weights[i]); });
}

}  // namespace entente

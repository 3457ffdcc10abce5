#pragma once
// Sums over the last so many blocks of weeks.

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Columns summed over the last `n_blocks` blocks. Blocks are kept as floats; what enters the sum later leaves it with
/// the same value.
class RollingSum {
public:
    RollingSum() = default;
    RollingSum(std::size_t n_columns, std::size_t n_blocks)
        : n_blocks_(n_blocks), blocks_(n_columns * n_blocks, 0.0f), sum_(n_columns, 0.0) {}

    void push(std::span<const double> block) {
        float* const slot = blocks_.data() + next_ * sum_.size();
        for (std::size_t c = 0; c < sum_.size(); ++c) {
            const auto entering = static_cast<float>(block[c]);
            const double sum = sum_[c] + (static_cast<double>(entering) - static_cast<double>(slot[c]));
            sum_[c] = sum > smallest ? sum : 0.0;  // what is left by rounding once all blocks are empty
            slot[c] = entering;
        }
        next_ = (next_ + 1) % n_blocks_;
    }

    std::span<const double> sum() const { return sum_; }
    std::span<const double> sum(std::size_t first, std::size_t n) const { return sum().subspan(first, n); }

private:
    static constexpr double smallest = 1e-12;

    std::size_t n_blocks_ = 1;
    std::size_t next_ = 0;
    std::vector<float> blocks_;  // (block, column)
    std::vector<double> sum_;    // (column)
};

}  // namespace entente

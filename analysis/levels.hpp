#pragma once
// The values of a parameter that were run, or parts of its range where they are too many.

#include <Eigen/Core>
#include <cstddef>
#include <vector>

namespace entente {

struct Levels {
    std::vector<double> positions;      // mean value of each, ascending
    std::vector<std::size_t> of_entry;  // (entry) index of its level

    /// (entry, level) 1 where the entry lies in the level, else 0.
    Eigen::MatrixXd indicators() const;
};

/// A level for each distinct value, or, where these are more than 12, six with about equally many entries.
Levels levels_of(const std::vector<double>& values);

}  // namespace entente

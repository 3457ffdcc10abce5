#include "analysis/many.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {

std::vector<bool> holm(std::span<const double> p_values, double level) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p_values.size(); ++i) {
        if (!std::isnan(p_values[i])) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t i, std::size_t j) { return p_values[i] < p_values[j]; });
    std::vector<bool> survives(p_values.size(), false);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const double threshold = level / static_cast<double>(order.size() - rank);
        if (p_values[order[rank]] > threshold) break;
        survives[order[rank]] = true;
    }
    return survives;
}

}  // namespace entente

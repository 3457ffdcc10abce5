#include "core/gumbel.hpp"

#include <array>
#include <cstddef>
#include <limits>

namespace entente {

namespace {

constexpr std::size_t n_stretches = 64;
constexpr double margin = 1e-9;  // wider than the error of two logarithms

std::array<double, n_stretches> largest_by_stretch() {
    std::array<double, n_stretches> largest{};
    for (std::size_t i = 0; i + 1 < n_stretches; ++i) {
        largest[i] = gumbel(static_cast<double>(i + 1) / static_cast<double>(n_stretches)) + margin;
    }
    largest.back() = std::numeric_limits<double>::infinity();
    return largest;
}

}  // namespace

double gumbel_at_most(double uniform) {
    static const std::array<double, n_stretches> largest = largest_by_stretch();
    return largest[static_cast<std::size_t>(uniform * static_cast<double>(n_stretches))];
}

}  // namespace entente

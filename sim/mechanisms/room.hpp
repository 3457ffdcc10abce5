#pragma once
// One planning room that meets this week, and who takes part in it.

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "world/forums.hpp"

namespace entente {

struct Room {
    std::size_t forum = 0;
    std::vector<std::size_t> members;  // organisations, in the order of their rows
    std::vector<double> engaged;       // (member) attendance, less what is but contact
    std::vector<double> breadth;       // (member) share of its wish that the room plans for
    double leverage = 0;               // mean power of the convenors over members
    double press = 0;                  // w as far as it presses on members; 0 where horizontal
    double friction = 0;               // share of skill lost between soldiers and aid
};

/// Σ min(scale·first, second).
inline double overlap(std::span<const float> first, std::span<const float> second, double scale = 1.0) {
    const auto factor = static_cast<float>(scale);
    double sum = 0;
    for (std::size_t c = 0; c < first.size(); ++c) sum += std::min(factor * first[c], second[c]);
    return sum;
}

/// What makes a wish within the field of a room a plan of its own, summing to 1.
inline double per_breadth(double breadth) {
    return breadth > 0 ? 1.0 / breadth : 0.0;
}

}  // namespace entente

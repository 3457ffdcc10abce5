#include "core/nearest.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "core/grid.hpp"

namespace entente {

namespace {

std::string_view last_component(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

/// Two letters of a word of two are all of it: a name that shares nothing with the word is not near.
bool near_enough(std::size_t distance, std::size_t length) {
    return distance <= std::max<std::size_t>(2, length / 3) && distance < std::max<std::size_t>(length, 1);
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
    Grid<std::size_t> distance(from.size() + 1, to.size() + 1);
    for (std::size_t i = 0; i <= from.size(); ++i) distance(i, 0) = i;
    for (std::size_t j = 0; j <= to.size(); ++j) distance(0, j) = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const bool same = from[i - 1] == to[j - 1];
            std::size_t least = distance(i - 1, j - 1) + (same ? 0 : 1);
            least = std::min({least, distance(i - 1, j) + 1, distance(i, j - 1) + 1});
            const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (swapped) least = std::min(least, distance(i - 2, j - 2) + 1);
            distance(i, j) = least;
        }
    }
    return distance(from.size(), to.size());
}

std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> legal) {
    using Distances = std::pair<std::size_t, std::size_t>;
    constexpr std::size_t far = std::numeric_limits<std::size_t>::max();
    const auto nearest = [&](const auto& distances, std::size_t length) -> std::optional<std::string> {
        Distances least{far, far};
        const std::string* found = nullptr;
        for (const std::string& name : legal) {
            const Distances here = distances(name);
            if (here < least) {
                least = here;
                found = &name;
            }
        }
        if (found == nullptr || !near_enough(least.first, length)) return std::nullopt;
        return *found;
    };
    const auto full = nearest(
        [&](const std::string& name) {
            return Distances{edit_distance(word, name), 0};
        },
        word.size());
    if (full || word.find('.') == std::string_view::npos) return full;
    const std::string_view last = last_component(word);
    return nearest(
        [&](const std::string& name) {
            return Distances{edit_distance(last, last_component(name)), edit_distance(word, name)};
        },
        last.size());
}

}  // namespace entente

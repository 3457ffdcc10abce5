#include "analysis/elementary_effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

namespace {

/// What one trajectory says of one axis.
struct Effect {
    std::size_t trajectory;  // index into the blocks
    double effect;
    double luck;  // variance of it that is due to luck; NaN in one world
};

struct Summary {
    double mean;
    double mean_absolute;
    double square_without_luck;
};

Summary summarise(const std::vector<Effect>& effects, const std::vector<double>& times) {
    double n = 0;
    double sum = 0;
    double absolute = 0;
    double n_lucky = 0;
    double squares = 0;
    for (const Effect& one : effects) {
        const double weight = times[one.trajectory];
        n += weight;
        sum += weight * one.effect;
        absolute += weight * std::abs(one.effect);
        if (std::isnan(one.luck)) continue;
        n_lucky += weight;
        squares += weight * (one.effect * one.effect - one.luck);
    }
    return {n > 0 ? sum / n : Estimate::undefined, n > 0 ? absolute / n : Estimate::undefined,
            n_lucky > 0 ? squares / n_lucky : Estimate::undefined};
}

ElementaryEffects summarise(const std::vector<Effect>& effects, std::size_t n_trajectories,
                            const Bootstrap& bootstrap) {
    ElementaryEffects found;
    found.n = effects.size();
    if (effects.empty()) return found;
    found.does_nothing =
        std::all_of(effects.begin(), effects.end(), [](const Effect& effect) { return effect.effect == 0; });
    const Summary all = summarise(effects, std::vector<double>(n_trajectories, 1));
    std::vector<double> means;
    std::vector<double> absolutes;
    std::vector<double> squares;
    for (std::size_t resample = 0; effects.size() > 1 && resample < bootstrap.n_resamples; ++resample) {
        const Summary drawn = summarise(effects, times_drawn(n_trajectories, resample, bootstrap));
        means.push_back(drawn.mean);
        absolutes.push_back(drawn.mean_absolute);
        squares.push_back(drawn.square_without_luck);
    }
    found.mean = percentile_interval(all.mean, std::move(means));
    found.mean_absolute = percentile_interval(all.mean_absolute, std::move(absolutes));
    found.square_without_luck = percentile_interval(all.square_without_luck, std::move(squares));
    if (effects.size() < 2) return found;
    double sum = 0;
    for (const Effect& one : effects) sum += (one.effect - all.mean) * (one.effect - all.mean);
    found.spread = std::sqrt(sum / static_cast<double>(effects.size() - 1));
    return found;
}

/// How much the steps of an axis differ in length, as a share of the longest; 0 without steps.
double unevenness(std::span<const double> positions, std::size_t axis, std::size_t n_axes, std::size_t block_size) {
    double shortest = std::numeric_limits<double>::infinity();
    double longest = 0;
    for (std::size_t point = 1; point < positions.size() / n_axes; ++point) {
        if (point % block_size == 0) continue;
        const double step = std::abs(positions[point * n_axes + axis] - positions[(point - 1) * n_axes + axis]);
        if (!(step > 0)) continue;
        shortest = std::min(shortest, step);
        longest = std::max(longest, step);
    }
    return longest > 0 ? 1 - shortest / longest : 0;
}

}  // namespace

std::vector<double> positions_of(std::span<const double> coordinates, std::span<const double> lows,
                                 std::span<const double> highs, std::size_t block_size) {
    constexpr double rounding = 1e-6;
    const std::size_t n_axes = lows.size();
    std::vector<double> positions(coordinates.size());
    std::vector<double> logarithmic(coordinates.size());
    for (std::size_t i = 0; i < coordinates.size(); ++i) {
        const double low = lows[i % n_axes];
        const double high = highs[i % n_axes];
        positions[i] = (coordinates[i] - low) / (high - low);
        logarithmic[i] = std::log(coordinates[i] / low) / std::log(high / low);
    }
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        if (!(lows[axis] > 0) || unevenness(positions, axis, n_axes, block_size) < rounding) continue;
        if (unevenness(logarithmic, axis, n_axes, block_size) > rounding) continue;
        for (std::size_t i = axis; i < positions.size(); i += n_axes) positions[i] = logarithmic[i];
    }
    return positions;
}

std::vector<ElementaryEffects> elementary_effects(std::span<const Block> trajectories,
                                                  std::span<const double> positions, const Bootstrap& bootstrap) {
    if (trajectories.empty()) return {};
    const std::size_t block_size = trajectories.front().means.size();
    const std::size_t n_axes = block_size - 1;
    std::vector<std::vector<Effect>> effects(n_axes);
    for (std::size_t i = 0; i < trajectories.size(); ++i) {
        const Block& block = trajectories[i];
        for (std::size_t step = 0; step < n_axes; ++step) {
            const double* before = positions.data() + (block.number * block_size + step) * n_axes;
            const double* after = before + n_axes;
            for (std::size_t axis = 0; axis < n_axes; ++axis) {
                const double moved = after[axis] - before[axis];
                // A step too small for an axis of few values moves nothing, and tells nothing.
                if (moved == 0 || std::isnan(moved)) continue;
                effects[axis].push_back({i, (block.means[step + 1] - block.means[step]) / moved,
                                         block.luck_of_difference(step + 1, step) / (moved * moved)});
            }
        }
    }
    std::vector<ElementaryEffects> found;
    for (const auto& of_axis : effects) found.push_back(summarise(of_axis, trajectories.size(), bootstrap));
    return found;
}

}  // namespace entente

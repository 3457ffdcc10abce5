#include "analysis/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/elementary_effects.hpp"
#include "analysis/many.hpp"
#include "analysis/numbers.hpp"
#include "analysis/outcome_names.hpp"
#include "analysis/paired.hpp"
#include "analysis/rank_correlation.hpp"
#include "analysis/sampled_points.hpp"
#include "analysis/sobol_indices.hpp"

namespace entente {

namespace {

constexpr double significance = 1 - confidence;

SensitivityKind kind_of(Sampling sampling) {
    switch (sampling) {
        case Sampling::saltelli:
            return SensitivityKind::sobol_indices;
        case Sampling::morris:
            return SensitivityKind::elementary_effects;
        case Sampling::factorial:
            return SensitivityKind::main_effects;
        case Sampling::one_at_a_time:
            return SensitivityKind::from_base;
        case Sampling::grid:
        case Sampling::list:
            return SensitivityKind::between_ends;
        case Sampling::latin_hypercube:
        case Sampling::sobol:
            return SensitivityKind::rank_correlations;
        case Sampling::none:
            break;
    }
    throw ComparisonError(
        "this file holds one point of every parameter; sensitivity is read from a sweep (entente sweep --help)");
}

void fill_sobol(SensitivityTable& table, const std::vector<Block>& blocks, const Bootstrap& bootstrap) {
    const SobolIndices indices = sobol_indices(blocks, bootstrap);
    if (blocks.size() < 2) table.nothing_to_say = "fewer than two blocks are whole";
    if (table.nothing_to_say.empty() && indices.variance == 0) table.nothing_to_say = "it is the same at all points";
    for (std::size_t axis = 0; axis < indices.axes.size(); ++axis) {
        const SobolIndex& index = indices.axes[axis];
        AxisRow row;
        row.axis = axis;
        row.effect = index.total;
        row.other = index.first;
        row.without_luck = index.total_without_luck;
        row.n = indices.n_blocks;
        row.does_nothing = index.does_nothing;
        // A total index is a mean of squares, above 0 by luck alone: it tells only where worlds show how much is luck.
        row.is_told = index.first.low > 0 || index.total_without_luck.low > 0;
        table.rows.push_back(row);
    }
}

void fill_morris(SensitivityTable& table, const std::vector<Block>& blocks, const SampledPoints& sampled,
                 const Bootstrap& bootstrap) {
    const auto effects = elementary_effects(blocks, sampled.positions, bootstrap);
    if (blocks.size() < 2) table.nothing_to_say = "fewer than two trajectories are whole";
    for (std::size_t axis = 0; axis < effects.size(); ++axis) {
        const ElementaryEffects& found = effects[axis];
        AxisRow row;
        row.axis = axis;
        row.effect = found.mean_absolute;
        row.other = found.mean;
        row.without_luck = found.square_without_luck;
        row.spread = found.spread;
        row.n = found.n;
        row.does_nothing = found.does_nothing;
        row.is_told = !found.does_nothing && (found.mean.excludes_zero() || found.square_without_luck.low > 0);
        table.rows.push_back(row);
    }
}

void fill_effects(SensitivityTable& table, const std::vector<Effect>& effects) {
    std::vector<double> p_values;
    for (const Effect& effect : effects) {
        AxisRow row;
        row.axis = effect.axis;
        row.at = effect.at;
        row.effect = effect.estimate;
        row.p_value = effect.p_value;
        row.n = effect.n;
        row.does_nothing = effect.does_nothing;
        row.is_told = effect.p_value <= significance;
        if (effect.basis != Basis::none) table.basis = effect.basis;
        p_values.push_back(effect.does_nothing ? Estimate::undefined : effect.p_value);
        table.rows.push_back(row);
    }
    const std::vector<bool> survives = holm(p_values, significance);
    for (std::size_t i = 0; i < effects.size(); ++i) table.rows[i].survives_holm = survives[i];
    const bool has_any = std::any_of(effects.begin(), effects.end(),
                                     [](const Effect& effect) { return !std::isnan(effect.estimate.value); });
    if (!has_any) {
        table.nothing_to_say = table.n_used == 0 ? "no run has a value" : "no two points can be set against each other";
    }
}

void fill_correlations(SensitivityTable& table, const PointValues& values, const SampledPoints& sampled,
                       const Bootstrap& bootstrap) {
    const RankCorrelations found =
        rank_correlations(means_of(values), sampled.coordinates, sampled.shape.n_axes, bootstrap);
    bool has_any = false;
    for (std::size_t axis = 0; axis < found.axes.size(); ++axis) {
        AxisRow row;
        row.axis = axis;
        row.effect = found.axes[axis];
        row.n = found.n_points;
        row.is_told = found.axes[axis].excludes_zero();
        has_any = has_any || !std::isnan(row.effect.value);
        table.rows.push_back(row);
    }
    if (has_any) return;
    table.nothing_to_say = found.n_points <= sampled.shape.n_axes + 2
                               ? count_of_things(found.n_points, "point is", "points are") + " too few for " +
                                     count_of_things(sampled.shape.n_axes, "axis", "axes")
                               : "it is the same at all points, or the axes cannot be told apart";
}

/// Means, shares and counts that every kind has.
void count(SensitivityTable& table, const PointValues& values, const SampledPoints& sampled) {
    const PointValues points = independent_points(values, sampled.shape);
    table.luck = luck_shares(points);
    double sum = 0;
    double above = 0;
    double below = 0;
    double n = 0;
    for (const double mean : means_of(points)) {
        if (std::isnan(mean)) continue;
        ++n;
        sum += mean;
        above += mean > 0 ? 1 : 0;
        below += mean < 0 ? 1 : 0;
    }
    for (std::size_t world = 0; world < values.n_worlds; ++world) {
        bool has_any = false;
        for (std::size_t point = 0; point < values.n_points && !has_any; ++point) {
            has_any = std::isfinite(values.at(point, world));
        }
        table.n_worlds += has_any ? 1 : 0;
    }
    if (n == 0) return;
    table.mean = sum / n;
    if (table.against.empty()) return;
    table.share_above = above / n;
    table.share_below = below / n;
}

void sort_by_importance(std::vector<AxisRow>& rows) {
    const auto size = [](const AxisRow& row) { return std::isnan(row.effect.value) ? -1 : std::abs(row.effect.value); };
    std::stable_sort(rows.begin(), rows.end(), [&](const AxisRow& one, const AxisRow& other) {
        return one.is_told != other.is_told ? one.is_told : size(one) > size(other);
    });
}

void fill(SensitivityTable& table, const PointValues& values, const SampledPoints& sampled, SensitivityKind kind,
          const Bootstrap& bootstrap) {
    const std::size_t n_axes = sampled.shape.n_axes;
    const std::vector<Block> blocks = blocks_of(values, sampled.shape.block_size());
    table.n_used = blocks.size();
    table.n_dropped = sampled.shape.n_blocks() - blocks.size();
    count(table, values, sampled);
    switch (kind) {
        case SensitivityKind::sobol_indices:
            fill_sobol(table, blocks, bootstrap);
            break;
        case SensitivityKind::elementary_effects:
            fill_morris(table, blocks, sampled, bootstrap);
            break;
        case SensitivityKind::main_effects:
            fill_effects(table, main_effects(values, sampled.coordinates, n_axes));
            break;
        case SensitivityKind::from_base:
            fill_effects(table, effects_from_base(values, sampled.coordinates, n_axes));
            break;
        case SensitivityKind::between_ends:
            fill_effects(table, effects_of_ends(values, sampled.coordinates, n_axes));
            break;
        case SensitivityKind::rank_correlations:
            fill_correlations(table, values, sampled, bootstrap);
            break;
    }
    sort_by_importance(table.rows);
}

}  // namespace

Sensitivity sensitivity(const ComparisonInput& input, const std::string& baseline,
                        const std::vector<std::string>& outcome_names, const Bootstrap& bootstrap) {
    const SensitivityKind kind = kind_of(input.sample.kind);
    check(input);
    const std::vector<std::size_t> columns = outcomes_named(input, outcome_names);
    const std::vector<Arm> arms = named_arms(input);
    std::vector<std::string> known;
    for (const Arm& arm : arms) known.push_back(arm.integration_model);
    for (const Arm& arm : arms) known.push_back(arm.name);
    if (std::find(known.begin(), known.end(), baseline) == known.end()) refuse("structure", baseline, known);

    const SampledPoints sampled = sampled_points(input);
    Sensitivity found;
    found.title = input.title;
    found.baseline = baseline;
    found.caveats = input.caveats;
    found.sample = input.sample;
    found.kind = kind;
    found.axes = input.varied;
    found.n_structures = arms.size();
    found.n_worlds = sampled.worlds.size();
    found.n_runs = input.labels.size();
    found.n_missing = input.n_missing;
    for (const RunStatus status : input.statuses) {
        found.n_failed += status == RunStatus::failed;
        found.n_missing += status == RunStatus::missing;
    }
    for (const std::size_t column : columns) {
        const std::size_t outcome = found.outcomes.size();
        found.outcomes.push_back(input.outcomes[column]);
        std::vector<PointValues> values;
        for (const Arm& arm : arms) values.push_back(values_of(arm, input, column, sampled));
        const auto add = [&](const Arm& arm, const std::string& against, const PointValues& its_values) {
            SensitivityTable& table = found.tables.emplace_back();
            table.outcome = outcome;
            table.structure = arm.name;
            table.against = against;
            fill(table, its_values, sampled, kind, bootstrap);
        };
        for (std::size_t i = 0; i < arms.size(); ++i) add(arms[i], "", values[i]);
        for (std::size_t i = 0; i < arms.size(); ++i) {
            const std::size_t reference = baseline_of(arms[i], arms, baseline);
            if (reference == i) continue;
            add(arms[i], arms[reference].name, difference_of(values[i], values[reference]));
        }
    }
    return found;
}

}  // namespace entente

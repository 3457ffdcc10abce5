#include "analysis/page_effects.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t enough_worlds = 4;  // for an interval over worlds
constexpr std::size_t most_rows = 12;     // of one table and picture

/// Least squares on pairs of numbers.
struct Line {
    double slope = PairedDifference::undefined;
    double mean_x = 0;
    double mean_y = 0;
    double slope_error = PairedDifference::undefined;  // standard error from the residuals
    std::size_t n = 0;
};

Line line_through(const std::vector<std::pair<double, double>>& points) {
    Line line;
    line.n = points.size();
    if (line.n < 2) return line;
    const double n = static_cast<double>(line.n);
    for (const auto& [x, y] : points) {
        line.mean_x += x / n;
        line.mean_y += y / n;
    }
    double xx = 0;
    double xy = 0;
    for (const auto& [x, y] : points) {
        xx += (x - line.mean_x) * (x - line.mean_x);
        xy += (x - line.mean_x) * (y - line.mean_y);
    }
    if (!(xx > 0)) return line;
    line.slope = xy / xx;
    double residual = 0;
    for (const auto& [x, y] : points) {
        const double off = y - line.mean_y - line.slope * (x - line.mean_x);
        residual += off * off;
    }
    if (line.n > 2) line.slope_error = std::sqrt(residual / (n - 2) / xx);
    return line;
}

/// Means over worlds at each point: cells that differ in their world only.
std::vector<std::pair<double, double>> means_of_points(std::span<const double> axis, std::span<const double> values,
                                                       const Design& design, const std::vector<std::size_t>& point) {
    std::map<std::size_t, std::array<double, 3>> sums;  // count, x, y
    for (std::size_t cell = 0; cell < design.world_of_cell.size(); ++cell) {
        if (!std::isfinite(axis[cell]) || !std::isfinite(values[cell])) continue;
        std::array<double, 3>& sum = sums[point[cell]];
        sum[0] += 1;
        sum[1] = axis[cell];
        sum[2] += values[cell];
    }
    std::vector<std::pair<double, double>> means;
    for (const auto& [number, sum] : sums) means.emplace_back(sum[1], sum[2] / sum[0]);
    return means;
}

}  // namespace

AxisEffect effect_of_axis(std::span<const double> axis, std::span<const double> values, const Design& design,
                          const std::vector<std::size_t>& point_of_cell) {
    AxisEffect effect;
    std::vector<std::vector<std::pair<double, double>>> by_world(design.n_worlds);
    for (std::size_t cell = 0; cell < axis.size(); ++cell) {
        if (!std::isfinite(axis[cell]) || !std::isfinite(values[cell])) continue;
        by_world[design.world_of_cell[cell]].emplace_back(axis[cell], values[cell]);
        effect.from = std::isnan(effect.from) ? axis[cell] : std::min(effect.from, axis[cell]);
        effect.to = std::isnan(effect.to) ? axis[cell] : std::max(effect.to, axis[cell]);
    }
    const double range = effect.to - effect.from;
    if (!(range > 0)) return effect;
    std::vector<double> changes;
    for (const auto& points : by_world) {
        const double change = line_through(points).slope * range;
        if (std::isfinite(change)) changes.push_back(change);
    }
    const Line whole = line_through(means_of_points(axis, values, design, point_of_cell));
    if (changes.size() >= enough_worlds) {
        const PairedDifference mean = paired_difference(changes, std::vector<double>(changes.size(), 0));
        const bool is_same = mean.exactly_zero || mean.constant;
        effect.change = mean.difference;
        effect.low = is_same ? mean.difference : mean.low;
        effect.high = is_same ? mean.difference : mean.high;
        effect.n = mean.n;
        effect.basis = EffectBasis::worlds;
    } else if (whole.n > 2) {
        // Two coefficients are estimated from n points: as many degrees of freedom as n - 1 pairs have.
        const double half = interval_in_standard_errors(whole.n - 1) * whole.slope_error * range;
        effect.change = whole.slope * range;
        effect.low = effect.change - half;
        effect.high = effect.change + half;
        effect.n = whole.n;
        effect.basis = EffectBasis::points;
    } else {
        effect.change = whole.slope * range;
    }
    return effect;
}

namespace {

/// What cells of a design have in common: values of an axis, and the number of their point.
std::vector<double> axis_by_cell(const PagePart& part, std::size_t varied) {
    std::vector<double> axis(part.design.world_of_cell.size(), PairedDifference::undefined);
    for (std::size_t run = 0; run < part.input.labels.size(); ++run)
        axis[part.design.cell_of_run[run]] = part.input.labels[run].varied[varied];
    return axis;
}

std::vector<std::size_t> point_by_cell(const PagePart& part) {
    std::vector<std::size_t> points(part.design.world_of_cell.size(), 0);
    for (std::size_t run = 0; run < part.input.labels.size(); ++run)
        points[part.design.cell_of_run[run]] = static_cast<std::size_t>(part.input.labels[run].parameter_set);
    return points;
}

struct Ranked {
    std::size_t varied = 0;
    AxisEffect effect;
};

std::vector<Ranked> ranked_effects(const PagePart& part, const std::vector<double>& values) {
    std::vector<Ranked> all;
    const std::vector<std::size_t> points = point_by_cell(part);
    for (std::size_t i = 0; i < part.input.varied.size(); ++i) {
        if (!part.input.varied[i].words.empty()) continue;  // words have no order
        const AxisEffect effect = effect_of_axis(axis_by_cell(part, i), values, part.design, points);
        if (std::isfinite(effect.change)) all.push_back({i, effect});
    }
    std::stable_sort(all.begin(), all.end(), [](const Ranked& one, const Ranked& other) {
        return std::abs(one.effect.change) > std::abs(other.effect.change);
    });
    if (all.size() > most_rows) all.resize(most_rows);
    return all;
}

Json data_of(const PagePart& part, const std::vector<Ranked>& effects) {
    Json rows = Json::array();
    for (const auto& [varied, effect] : effects) {
        rows.push_back({{"key", part.input.varied[varied].key},
                        {"meaning", part.input.varied[varied].meaning},
                        {"change", exact_or_null(effect.change)},
                        {"low", exact_or_null(effect.low)},
                        {"high", exact_or_null(effect.high)},
                        {"from", exact_or_null(effect.from)},
                        {"to", exact_or_null(effect.to)},
                        {"n", effect.n},
                        {"basis", effect.basis == EffectBasis::worlds ? "worlds" : "points"}});
    }
    return rows;
}

std::vector<Message> row_of(const PagePart& part, const Arm& arm, const Ranked& ranked) {
    const AxisEffect& effect = ranked.effect;
    return {
        literal(part.input.varied[ranked.varied].key),
        name_of_arm(arm),
        say("regimes.band", {{"low", rough(effect.from)}, {"high", rough(effect.to)}}),
        signed_interval(effect.change, effect.low, effect.high),
        effect.is_found() ? "control.found" : "control.not_found",
        effect.basis == EffectBasis::worlds ? count_words("n_worlds", effect.n) : count_words("n_points", effect.n)};
}

bool varies(const PagePart& part) {
    for (std::size_t i = 0; i < part.input.varied.size(); ++i) {
        for (const RunLabel& label : part.input.labels) {
            if (label.varied[i] != part.input.labels.front().varied[i]) return true;
        }
    }
    return false;
}

/// By outcome, then by arm.
void add_outcomes(const PageSource& source, const PagePart& part, Json& data, std::string& tables) {
    for (const std::string& name : part.headlines) {
        const std::size_t column = *column_of(part.input, name);
        const Outcome& outcome = part.input.outcomes[column];
        std::vector<std::vector<Message>> rows;
        Json arms = Json::array();
        for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
            const std::vector<double> values = values_by_cell(part.runs[arm], part.input, column);
            const std::vector<Ranked> effects = ranked_effects(part, values);
            arms.push_back({{"arm", arm}, {"rows", data_of(part, effects)}});
            for (const Ranked& one : effects) rows.push_back(row_of(part, part.arms[arm], one));
        }
        if (rows.empty()) continue;
        data["outcomes"].push_back({{"name", name},
                                    {"key", name_of_outcome(name)},
                                    {"unit", name_of_unit(outcome.unit)},
                                    {"better", name_of(outcome.better)},
                                    {"arms", arms}});
        tables += source.markup.table(
            say("levers.caption", {{"outcome", name_of_outcome(name)}}),
            {"head.lever", "head.structure", "head.range", "head.effect", "head.verdict", "head.basis"}, rows);
    }
}

}  // namespace

PagePanel levers_panel(const PageSource& source) {
    PagePanel panel{"levers", {}, {}};
    for (const PagePart& part : source.parts) {
        std::string tables;
        Json data{{"outcomes", Json::array()}};
        if (part.has_finished_runs() && varies(part)) add_outcomes(source, part, data, tables);
        panel.markup.push_back(tables);
        panel.data.push_back(data["outcomes"].empty() ? Json(nullptr) : std::move(data));
    }
    return panel;
}

}  // namespace entente::page

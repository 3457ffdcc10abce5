#include "analysis/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <tuple>
#include <type_traits>

namespace entente {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> keys_that_vary_within_a_world(const ComparisonInput& input) {
    std::vector<std::string> keys;
    const auto varies = [&](const auto& value_of) {
        using Value = std::decay_t<decltype(value_of(input.labels.front()))>;
        std::map<std::int64_t, Value> first;
        for (const RunLabel& label : input.labels) {
            const auto [known, is_new] = first.emplace(label.world, value_of(label));
            if (!is_new && known->second != value_of(label)) return true;
        }
        return false;
    };
    if (varies([](const RunLabel& label) { return label.scenario; })) keys.push_back("scenario");
    if (varies([](const RunLabel& label) { return label.parameter_set; })) keys.push_back("parameter_set");
    for (std::size_t i = 0; i < input.varied.size(); ++i) {
        if (varies([i](const RunLabel& label) { return label.varied.at(i); })) keys.push_back(input.varied[i].key);
    }
    return keys;
}

}  // namespace

Design lay_out(const ComparisonInput& input) {
    using Point = std::tuple<std::int64_t, std::string, std::int64_t, std::vector<double>>;
    std::map<std::int64_t, std::size_t> worlds;
    std::map<Point, std::size_t> cells;
    Design design;
    for (const RunLabel& label : input.labels) {
        const std::size_t world = worlds.emplace(label.world, worlds.size()).first->second;
        const auto [cell, is_new] =
            cells.emplace(Point{label.world, label.scenario, label.parameter_set, label.varied}, cells.size());
        if (is_new) design.world_of_cell.push_back(world);
        design.cell_of_run.push_back(cell->second);
    }
    design.n_worlds = worlds.size();
    if (!input.labels.empty()) design.averaged_over = keys_that_vary_within_a_world(input);
    return design;
}

std::vector<Arm> arms_of(const ComparisonInput& input) {
    std::vector<Arm> arms;
    for (const RunLabel& label : input.labels) {
        const Arm arm{label.integration_model, label.placement, label.process, {}};
        if (std::find(arms.begin(), arms.end(), arm) == arms.end()) arms.push_back(arm);
    }
    return arms;
}

std::vector<Arm> named_arms(const ComparisonInput& input) {
    std::vector<Arm> arms = arms_of(input);
    for (Arm& arm : arms) {
        const auto n_alike = std::count_if(arms.begin(), arms.end(), [&](const Arm& other) {
            return other.integration_model == arm.integration_model;
        });
        arm.name = n_alike > 1 ? arm.integration_model + ", " + arm.process : arm.integration_model;
    }
    return arms;
}

std::size_t baseline_of(const Arm& arm, const std::vector<Arm>& arms, const std::string& baseline) {
    std::size_t chosen = arms.size();
    for (std::size_t i = 0; i < arms.size(); ++i) {
        if (arms[i].integration_model != baseline && arms[i].name != baseline) continue;
        const bool is_first = chosen == arms.size();
        if (is_first || (arms[chosen].process != arm.process && arms[i].process == arm.process)) chosen = i;
    }
    return chosen;
}

std::vector<const RunLabel*> labels_by_cell(const ComparisonInput& input, const Design& design) {
    std::vector<const RunLabel*> labels(design.world_of_cell.size(), nullptr);
    for (std::size_t run = 0; run < input.labels.size(); ++run) labels[design.cell_of_run[run]] = &input.labels[run];
    return labels;
}

RunsByCell runs_of(const Arm& arm, const ComparisonInput& input, const Design& design) {
    RunsByCell runs(design.world_of_cell.size());
    for (std::size_t run = 0; run < input.labels.size(); ++run) {
        const RunLabel& label = input.labels[run];
        if (label.integration_model == arm.integration_model && label.placement == arm.placement &&
            label.process == arm.process) {
            runs[design.cell_of_run[run]].push_back(run);
        }
    }
    return runs;
}

std::vector<double> values_by_cell(const RunsByCell& arm, const ComparisonInput& input, std::size_t outcome) {
    std::vector<double> values(arm.size(), undefined);
    const std::vector<double>& column = input.columns[outcome];
    for (std::size_t cell = 0; cell < arm.size(); ++cell) {
        double sum = 0;
        std::size_t n = 0;
        for (const std::size_t run : arm[cell]) {
            const double value = column[run];
            if (input.statuses[run] != RunStatus::finished || !std::isfinite(value)) continue;
            sum += value;
            ++n;
        }
        if (n > 0) values[cell] = sum / static_cast<double>(n);
    }
    return values;
}

AlignedByWorld align(const RunsByCell& runs_a, const RunsByCell& runs_b, const std::vector<double>& a,
                     const std::vector<double>& b, const Design& design) {
    struct World {
        bool takes_part = false;
        std::size_t complete = 0;
        std::size_t incomplete = 0;
        double sum_a = 0;
        double sum_b = 0;
    };
    std::vector<World> worlds(design.n_worlds);
    for (std::size_t cell = 0; cell < a.size(); ++cell) {
        if (runs_a[cell].empty() && runs_b[cell].empty()) continue;
        World& world = worlds[design.world_of_cell[cell]];
        world.takes_part = true;
        if (std::isnan(a[cell]) || std::isnan(b[cell])) {
            ++world.incomplete;
            continue;
        }
        ++world.complete;
        world.sum_a += a[cell];
        world.sum_b += b[cell];
    }
    AlignedByWorld aligned;
    for (const World& world : worlds) {
        if (!world.takes_part) continue;
        const double n = static_cast<double>(world.complete);
        aligned.a.push_back(world.complete > 0 ? world.sum_a / n : undefined);
        aligned.b.push_back(world.complete > 0 ? world.sum_b / n : undefined);
        if (world.complete > 0) aligned.incomplete_cells += world.incomplete;
    }
    return aligned;
}

}  // namespace entente

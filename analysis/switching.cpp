#include "analysis/switching.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace entente {

namespace {

bool are_drawn(Sampling kind) {
    return kind == Sampling::latin_hypercube || kind == Sampling::sobol || kind == Sampling::saltelli ||
           kind == Sampling::morris;
}

/// (axis) number of the base point, from which others move one axis each; empty in other designs.
std::vector<double> base_of(const ComparisonInput& input) {
    if (input.sample.kind != Sampling::one_at_a_time) return {};
    for (const RunLabel& label : input.labels) {
        if (label.parameter_set == 0) return label.varied;
    }
    return {};
}

bool is_at_base_but_for(std::size_t axis, const std::vector<double>& values, const std::vector<double>& base) {
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (i != axis && values[i] != base[i]) return false;
    }
    return true;
}

bool is_ordered(const VariedParameter& parameter) {
    constexpr std::size_t most_words = 2;
    return parameter.words.size() <= most_words;
}

}  // namespace

std::vector<SwitchingValue> switching_values(const ComparisonInput& input, const Design& design,
                                             const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<SwitchingValue> found;
    if (design.n_worlds < 2) return found;
    const std::vector<const RunLabel*> labels = labels_by_cell(input, design);
    const std::vector<double> base = base_of(input);
    const auto block_size = static_cast<std::int64_t>(input.sample.block_size());
    std::map<std::pair<std::string, std::int64_t>, std::size_t> numbers;
    std::vector<std::size_t> points;
    for (const RunLabel* label : labels) {
        points.push_back(numbers.emplace(std::pair{label->scenario, label->parameter_set / block_size}, numbers.size())
                             .first->second);
    }
    for (std::size_t axis = 0; axis < input.varied.size(); ++axis) {
        if (!is_ordered(input.varied[axis])) continue;
        DifferencesOverParameter data;
        data.points_are_drawn = are_drawn(input.sample.kind);
        data.min = input.varied[axis].min;
        data.max = input.varied[axis].max;
        bool varies = false;
        double first = Estimate::undefined;
        for (std::size_t cell = 0; cell < labels.size(); ++cell) {
            const double difference = a[cell] - b[cell];
            const std::vector<double>& values = labels[cell]->varied;
            if (!std::isfinite(difference) || !is_at_base_but_for(axis, values, base)) continue;
            if (std::isnan(first)) first = values[axis];
            varies = varies || values[axis] != first;
            data.values.push_back(values[axis]);
            data.differences.push_back(difference);
            data.worlds.push_back(design.world_of_cell[cell]);
            data.points.push_back(points[cell]);
        }
        if (varies) found.push_back({axis, turning_point(data)});
    }
    return found;
}

}  // namespace entente

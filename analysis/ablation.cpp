#include "analysis/ablation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace entente {

namespace {

constexpr std::string_view prefix = "mechanisms.";

/// Cells of one world at points that are equal but for a mechanism: with it and without it.
struct Twins {
    double with = PairedDifference::undefined;
    double without = PairedDifference::undefined;
};

struct Sums {
    double with = 0;
    double without = 0;
    double n = 0;
};

/// What a point of another scenario leaves open is a value like any other here, so that points can be put in order.
std::vector<double> without_axis(std::vector<double> values, std::size_t axis) {
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(axis));
    std::replace_if(
        values.begin(), values.end(), [](double value) { return std::isnan(value); }, -HUGE_VAL);
    return values;
}

}  // namespace

std::vector<Ablation> ablations(const ComparisonInput& input, const Design& design, const std::vector<double>& a,
                                const std::vector<double>& b) {
    const std::vector<const RunLabel*> labels = labels_by_cell(input, design);
    std::vector<Ablation> found;
    for (std::size_t axis = 0; axis < input.varied.size(); ++axis) {
        if (!input.varied[axis].key.starts_with(prefix)) continue;
        using Place = std::pair<std::size_t, std::vector<double>>;  // world and the other parameters
        std::map<Place, Twins> twins;
        for (std::size_t cell = 0; cell < labels.size(); ++cell) {
            const double difference = a[cell] - b[cell];
            if (std::isnan(difference)) continue;
            Twins& pair = twins[{design.world_of_cell[cell], without_axis(labels[cell]->varied, axis)}];
            (labels[cell]->varied[axis] != 0 ? pair.with : pair.without) = difference;
        }
        std::map<std::size_t, Sums> by_world;
        for (const auto& [place, pair] : twins) {
            if (std::isnan(pair.with) || std::isnan(pair.without)) continue;
            Sums& sums = by_world[place.first];
            sums.with += pair.with;
            sums.without += pair.without;
            sums.n += 1;
        }
        if (by_world.empty()) continue;
        std::vector<double> with, without;
        for (const auto& [world, sums] : by_world) {
            with.push_back(sums.with / sums.n);
            without.push_back(sums.without / sums.n);
        }
        const std::vector<double> none(with.size(), 0);
        found.push_back({input.varied[axis].key.substr(prefix.size()), paired_difference(with, none),
                         paired_difference(without, none), paired_difference(with, without)});
    }
    return found;
}

}  // namespace entente

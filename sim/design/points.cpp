#include "design/points.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <stdexcept>

#include "design/factorial.hpp"
#include "design/latin_hypercube.hpp"
#include "design/morris.hpp"
#include "design/saltelli.hpp"
#include "design/sobol_sequence.hpp"

namespace entente {

namespace {

/// Every value of every axis with every other, the last axis fastest.
std::vector<double> all_combinations(const std::vector<Axis>& axes, Problems& problems) {
    std::size_t n_points = 1;
    for (const Axis& axis : axes) {
        if (!axis.has_levels()) {
            complain_of(axis, ": a grid needs a list of values, or steps", problems);
            return {};
        }
        n_points *= axis.levels.size();
        if (n_points > most_points) {
            complain_of(axis, ": with this axis the grid has more than 2^20 points", problems);
            return {};
        }
    }
    std::vector<double> numbers(n_points * axes.size());
    for (std::size_t point = 0; point < n_points; ++point) {
        std::size_t rest = point;
        for (std::size_t i = axes.size(); i-- > 0;) {
            const std::size_t n_levels = axes[i].levels.size();
            numbers[point * axes.size() + i] = axes[i].number_of_level(rest % n_levels);
            rest /= n_levels;
        }
    }
    return numbers;
}

/// The base point, then each other value of each axis by itself. The base of an axis is what it says, else its first
/// value.
std::vector<double> one_by_one(const std::vector<Axis>& axes, Problems& problems) {
    std::vector<double> base;
    for (const Axis& axis : axes) {
        if (axis.base) {
            base.push_back(*axis.base);
        } else if (axis.has_levels()) {
            base.push_back(axis.number_of_level(0));
        } else {
            complain_of(axis, ": one at a time needs a base, or a list that begins with it", problems);
            base.push_back(0);
        }
    }
    std::vector<double> numbers = base;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        std::vector<double> others{axes[i].min, axes[i].max};
        if (axes[i].has_levels()) {
            others.clear();
            for (std::size_t level = 0; level < axes[i].levels.size(); ++level) {
                others.push_back(axes[i].number_of_level(level));
            }
        }
        for (const double other : others) {
            if (other == base[i]) continue;
            std::vector<double> point = base;
            point[i] = other;
            numbers.insert(numbers.end(), point.begin(), point.end());
        }
    }
    return numbers;
}

std::vector<double> two_levels(const std::vector<Axis>& axes, int resolution, Problems& problems) {
    for (const Axis& axis : axes) {
        if (axis.has_levels() && axis.levels.size() != 2) {
            complain_of(axis, ": a factorial design needs two values, or min and max", problems);
        }
    }
    return factorial(fraction(axes.size(), resolution));
}

/// Positions in the unit cube become values of the axes.
void place_in_ranges(std::vector<double>& positions, const std::vector<Axis>& axes) {
    for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = axes[i % axes.size()].number_at(positions[i]);
}

bool asks_for_too_many(const SamplingPlan& plan, std::size_t n_axes) {
    const std::size_t n =
        std::max({plan.n_points, plan.n_rows * (n_axes + 2), plan.n_trajectories * (n_axes + 1), std::size_t{1}});
    return n > most_points;
}

/// A count that a kind of sampling cannot do without.
void require_count(std::size_t count, const char* key, const SamplingPlan& plan, Problems& problems) {
    if (count > 0) return;
    problems.add(
        plan.place.file, plan.place.line,
        "design." + std::string(key) + " is missing; kind = \"" + std::string(name_of(plan.kind)) + "\" needs it");
}

std::vector<double> sample(const std::vector<Axis>& axes, const SamplingPlan& plan, Problems& problems) {
    const std::size_t k = axes.size();
    switch (plan.kind) {
        case Sampling::latin_hypercube:
            require_count(plan.n_points, "points", plan, problems);
            return latin_hypercube(plan.n_points, k, plan.seed);
        case Sampling::sobol:
            require_count(plan.n_points, "points", plan, problems);
            return sobol_sequence(plan.n_points, k, plan.seed);
        case Sampling::saltelli:
            require_count(plan.n_rows, "rows", plan, problems);
            if (plan.n_rows == 0 || !std::has_single_bit(plan.n_rows)) {
                problems.add(plan.place.file, plan.place.line,
                             "design.rows = " + std::to_string(plan.n_rows) + " is not a power of 2, such as 256");
                return {};
            }
            return saltelli(plan.n_rows, k, plan.seed);
        case Sampling::morris:
            require_count(plan.n_trajectories, "trajectories", plan, problems);
            if (plan.n_levels < 2 || plan.n_levels % 2 != 0) {
                problems.add(plan.place.file, plan.place.line,
                             "design.levels = " + std::to_string(plan.n_levels) + " is not an even number from 2");
                return {};
            }
            return morris(plan.n_trajectories, k, static_cast<std::size_t>(plan.n_levels), plan.seed);
        default:
            return two_levels(axes, plan.resolution, problems);
    }
}

}  // namespace

std::vector<std::pair<std::string, TomlValue>> Points::settings_at(std::size_t point) const {
    std::vector<std::pair<std::string, TomlValue>> settings;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        settings.emplace_back(axes[i].key, axes[i].value_of(at(point)[i]));
    }
    return settings;
}

Points choose_points(std::vector<Axis> axes, const SamplingPlan& plan, Problems& problems) {
    Points points;
    const std::size_t before = problems.n_found();
    const auto refuse = [&](const std::string& text) { problems.add(plan.place.file, plan.place.line, text); };
    if (axes.empty()) {
        refuse("design: there are no [axes] to sample");
        return points;
    }
    if (asks_for_too_many(plan, axes.size())) {
        refuse("design: more than 2^20 points");
        return points;
    }
    try {
        if (plan.kind == Sampling::grid) {
            points.numbers = all_combinations(axes, problems);
        } else if (plan.kind == Sampling::one_at_a_time) {
            points.numbers = one_by_one(axes, problems);
        } else {
            points.numbers = sample(axes, plan, problems);
            place_in_ranges(points.numbers, axes);
        }
    } catch (const std::invalid_argument& error) {
        refuse("design: " + std::string(error.what()));
    }
    if (problems.n_found() > before) return {};
    points.shape = {plan.kind, axes.size(), points.numbers.size() / axes.size(),
                    plan.kind == Sampling::factorial ? plan.resolution : 0};
    points.axes = std::move(axes);
    return points;
}

Points listed_points(const std::vector<const TomlValue*>& tables, Problems& problems) {
    Points points;
    std::vector<std::string> keys;
    std::vector<std::vector<std::pair<std::string, const TomlValue*>>> rows;
    for (const TomlValue* table : tables) rows.push_back(flatten(*table));
    if (rows.empty()) return points;
    std::vector<std::vector<TomlValue>> levels;
    for (const auto& [key, value] : rows.front()) keys.push_back(key);
    levels.resize(keys.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Place& place = tables[row]->place;
        for (const auto& setting : rows[row]) {
            if (std::find(keys.begin(), keys.end(), setting.first) == keys.end()) {
                problems.add(setting.second->place.file, setting.second->place.line,
                             "point." + setting.first + " is not set by the first [[point]]; all must set the same");
            }
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto found = std::find_if(rows[row].begin(), rows[row].end(),
                                            [&](const auto& setting) { return setting.first == keys[i]; });
            if (found == rows[row].end()) {
                problems.add(place.file, place.line, "point: " + keys[i] + " is missing; all points set the same keys");
                continue;
            }
            const auto is_same = [&](const TomlValue& one) { return as_written(one) == as_written(*found->second); };
            if (std::none_of(levels[i].begin(), levels[i].end(), is_same)) levels[i].push_back(*found->second);
        }
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        points.axes.push_back(axis_of(keys[i], levels[i], rows.front()[i].second->place, problems));
    }
    if (!problems.empty()) return {};
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto found =
                std::find_if(row.begin(), row.end(), [&](const auto& setting) { return setting.first == keys[i]; });
            for (std::size_t level = 0; level < levels[i].size(); ++level) {
                if (as_written(levels[i][level]) == as_written(*found->second)) {
                    points.numbers.push_back(points.axes[i].number_of_level(level));
                }
            }
        }
    }
    points.shape = {Sampling::list, keys.size(), rows.size(), 0};
    return points;
}

}  // namespace entente

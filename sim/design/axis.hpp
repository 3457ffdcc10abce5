#pragma once
// One thing that varies between the points of a sweep: a parameter, a field of an entity, a lever, a mechanism.

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "record/run_result.hpp"
#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

enum class AxisScale { linear, log };

template <>
struct Names<AxisScale> {
    static constexpr auto words = std::to_array<std::string_view>({"linear", "log"});
};

/// An axis has values to choose from, or a range. Its *numbers* are what a file records: the value itself where that is
/// a number, 0 or 1 for a truth, else the position of the value among `levels`.
struct Axis {
    std::string key;  // world.hostility, organisation.unhcr.neutrality, levers.joint_training, mechanisms.association
    std::string unit = "1";
    std::string meaning;
    std::vector<TomlValue> levels;  // empty: any number of the range
    double min = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
    std::optional<double> base;  // where one_at_a_time starts from
    AxisScale scale = AxisScale::linear;
    bool is_whole = false;  // whole numbers only
    Place place;

    bool has_levels() const { return !levels.empty(); }
    bool is_lever() const { return key.starts_with("levers."); }
    /// Number of a position in [0, 1]: a level, each of an equal share, or a point of the range.
    double number_at(double position) const;
    double number_of_level(std::size_t level) const;
    /// What a scenario is given for a number, with the place of the axis.
    TomlValue value_of(double number) const;
    /// As the file says it.
    VariedParameter varied() const;
};

/// Axes of a table `[axes]`, in the order of its lines: `key = [values]`, `key = { min, max }` with `steps`, `scale` or
/// `base`, `key = {}` for the range that is registered, `levers = "all"` for every lever at 0 and 1. Keys without
/// quotes may have dots.
std::vector<Axis> read_axes(const TomlValue& table, const std::vector<std::string>& levers, Problems& problems);

/// A problem at the place of an axis; its key opens the text.
void complain_of(const Axis& axis, const std::string& text, Problems& problems);

/// An axis with these values.
Axis axis_of(std::string key, std::vector<TomlValue> levels, Place place, Problems& problems);

}  // namespace entente

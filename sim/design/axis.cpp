#include "design/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/maths.hpp"
#include "mechanisms/switches.hpp"
#include "scenario/keys.hpp"

namespace entente {

namespace {

constexpr std::size_t most_levels = 100'000;

/// What of a scenario is no part of its world, and cannot vary between points.
constexpr std::array<std::string_view, 13> no_axes{
    "scenario.title",     "scenario.description",      "scenario.sources",    "scenario.stylised_after",
    "scenario.structure", "scenario.structure_status", "scenario.models",     "integration.models",
    "scenario.seed",      "scenario.replicates",       "integration.process", "record.every_weeks",
    "scenario.luck"};

bool fits(const std::string& key, const std::string& pattern) {
    const std::size_t star = pattern.find('*');
    if (star == std::string::npos) return key == pattern;
    const std::string_view head = std::string_view(pattern).substr(0, star);
    const std::string_view tail = std::string_view(pattern).substr(star + 1);
    return key.size() > head.size() + tail.size() && key.starts_with(head) && key.ends_with(tail) &&
           std::string_view(key).substr(head.size(), key.size() - head.size() - tail.size()).find('.') ==
               std::string_view::npos;
}

/// What is registered of a key; nothing of a lever, a mechanism, or a key that there is not: the loader tells of that.
std::optional<KeyInfo> registered(const std::string& key) {
    static const std::vector<KeyInfo> keys = legal_keys(Scenario());
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const KeyInfo& info) { return fits(key, info.key); });
    return found == keys.end() ? std::nullopt : std::optional(*found);
}

TomlValue real(double number, const Place& place) {
    TomlValue value;
    value.kind = TomlValue::Kind::real;
    value.number = number;
    value.place = place;
    return value;
}

void set_range(Axis& axis, double min, double max) {
    axis.min = min;
    axis.max = max;
}

/// Unit, meaning and range of the key, as far as they are known.
void look_up(Axis& axis) {
    if (axis.is_lever()) {
        axis.meaning = "strength of the lever " + axis.key.substr(7);
        return set_range(axis, 0, 1);
    }
    if (axis.key.starts_with("mechanisms.")) {
        axis.meaning = "whether the mechanism " + axis.key.substr(11) + " works";
        return;
    }
    const auto info = registered(axis.key);
    if (!info) return;
    axis.unit = info->unit.empty() ? "1" : info->unit;
    axis.meaning = info->meaning;
    axis.is_whole = info->is_whole;
    if (info->is_number) set_range(axis, info->min, info->max);
}

/// `{ min, max … }`, not keys with dots that stand without quotes: rotation.scale = … is a table with `scale`.
bool is_range(const TomlValue& table) {
    return std::any_of(table.entries.begin(), table.entries.end(), [](const TomlEntry& entry) {
        return entry.key == "min" || entry.key == "max" || entry.key == "steps";
    });
}

void cut_into_steps(Axis& axis, std::int64_t steps) {
    std::vector<TomlValue> levels;
    for (std::int64_t i = 0; i < steps; ++i) {
        const double position = steps == 1 ? 0 : static_cast<double>(i) / static_cast<double>(steps - 1);
        levels.push_back(axis.value_of(axis.number_at(position)));
    }
    axis.levels = std::move(levels);
    // Of whole numbers, steps may fall together.
    const auto same = [](const TomlValue& a, const TomlValue& b) { return a.number == b.number; };
    axis.levels.erase(std::unique(axis.levels.begin(), axis.levels.end(), same), axis.levels.end());
}

void read_range(Axis& axis, const TomlValue& table, Problems& problems) {
    TableReader reader(table, "axes." + axis.key, problems);
    const std::size_t before = problems.n_found();
    set_range(axis, reader.number("min").value_or(axis.min), reader.number("max").value_or(axis.max));
    const auto steps = reader.integer("steps", 1, static_cast<std::int64_t>(most_levels));
    axis.scale = reader.word<AxisScale>("scale").value_or(AxisScale::linear);
    axis.base = reader.number("base");
    reader.finish();
    if (problems.n_found() > before) return;
    if ((reader.has("min") && !std::isfinite(axis.min)) || (reader.has("max") && !std::isfinite(axis.max))) {
        return complain_of(axis, ": min and max are not finite numbers", problems);
    }
    if (!std::isfinite(axis.min) || !std::isfinite(axis.max)) {
        return complain_of(axis, ": give min and max; it has no registered range", problems);
    }
    if (!(axis.min < axis.max)) return complain_of(axis, ": min is not below max", problems);
    if (axis.scale == AxisScale::log && axis.min <= 0)
        return complain_of(axis, ": a log scale needs min > 0", problems);
    if (steps) cut_into_steps(axis, *steps);
}

void read_values(Axis& axis, std::vector<TomlValue> values, Problems& problems) {
    if (values.empty()) return complain_of(axis, ": has no values", problems);
    for (TomlValue& value : values) value.place = axis.place;
    axis.levels = std::move(values);
    const bool all_numbers =
        std::all_of(axis.levels.begin(), axis.levels.end(), [](const TomlValue& value) { return value.is_number(); });
    if (all_numbers) {
        const auto [low, high] = std::minmax_element(axis.levels.begin(), axis.levels.end(),
                                                     [](const auto& a, const auto& b) { return a.number < b.number; });
        set_range(axis, low->number, high->number);
    } else {
        set_range(axis, 0, static_cast<double>(axis.levels.size() - 1));
    }
    for (std::size_t i = 0; i < axis.levels.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (as_written(axis.levels[i]) == as_written(axis.levels[j])) {
                return complain_of(axis, ": " + as_written(axis.levels[i]) + " stands twice", problems);
            }
        }
    }
}

Axis axis_named(std::string key, Place place, Problems& problems) {
    Axis axis;
    axis.key = std::move(key);
    axis.place = std::move(place);
    look_up(axis);
    if (std::find(no_axes.begin(), no_axes.end(), axis.key) != no_axes.end()) {
        complain_of(axis, " cannot vary between points; it belongs under [sweep] or [set]", problems);
    }
    return axis;
}

void read_axis(std::vector<Axis>& axes, const std::string& key, const TomlValue& value, Problems& problems) {
    if (value.is_table() && !value.entries.empty() && !is_range(value)) {
        for (const TomlEntry& entry : value.entries) read_axis(axes, key + "." + entry.key, entry.value, problems);
        return;
    }
    Axis axis = axis_named(key, value.place, problems);
    if (value.is_table()) {
        read_range(axis, value, problems);
    } else {
        read_values(axis, value.is_list() ? value.items : std::vector{value}, problems);
    }
    for (const Axis& other : axes) {
        if (other.key == axis.key) complain_of(axis, " stands twice", problems);
    }
    axes.push_back(std::move(axis));
}

}  // namespace

void complain_of(const Axis& axis, const std::string& text, Problems& problems) {
    problems.add(axis.place.file, axis.place.line, "axes." + axis.key + text);
}

double Axis::number_at(double position) const {
    if (has_levels()) {
        const auto n = static_cast<double>(levels.size());
        return number_of_level(static_cast<std::size_t>(std::min(std::floor(position * n), n - 1)));
    }
    if (scale == AxisScale::log) return min * exp(position * log(max / min));
    if (!is_whole) return position >= 1 ? max : min + position * (max - min);
    const double n_numbers = std::floor(max) - std::ceil(min) + 1;
    return std::ceil(min) + std::min(std::floor(position * n_numbers), n_numbers - 1);
}

double Axis::number_of_level(std::size_t level) const {
    const TomlValue& value = levels[level];
    if (value.is_number()) return value.number;
    if (value.kind == TomlValue::Kind::boolean) return value.boolean ? 1 : 0;
    return static_cast<double>(level);
}

TomlValue Axis::value_of(double number) const {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (number_of_level(i) == number) return levels[i];
    }
    TomlValue value = real(number, place);
    if (is_whole || number == std::floor(number)) {
        value.kind = TomlValue::Kind::integer;
        value.integer = static_cast<std::int64_t>(std::floor(number + 0.5));
        value.number = static_cast<double>(value.integer);
    }
    return value;
}

VariedParameter Axis::varied() const {
    VariedParameter varied{is_lever() ? key.substr(7) : key, unit, meaning, is_lever(), min, max, {}};
    const bool has_words = has_levels() && std::none_of(levels.begin(), levels.end(), [](const TomlValue& value) {
                               return value.is_number() || value.kind == TomlValue::Kind::boolean;
                           });
    for (const TomlValue& level : levels) {
        if (!has_words) break;
        std::string word = level.text.empty() ? as_written(level) : level.text;
        std::replace(word.begin(), word.end(), ' ', '_');  // words are told apart by spaces
        varied.words.push_back(word);
    }
    return varied;
}

Axis axis_of(std::string key, std::vector<TomlValue> levels, Place place, Problems& problems) {
    Axis axis = axis_named(std::move(key), std::move(place), problems);
    read_values(axis, std::move(levels), problems);
    return axis;
}

std::vector<Axis> read_axes(const TomlValue& table, const std::vector<std::string>& levers, Problems& problems) {
    std::vector<Axis> axes;
    for (const TomlEntry& entry : table.entries) {
        if (entry.key == "levers" && entry.value.kind == TomlValue::Kind::text) {
            if (entry.value.text != "all") {
                problems.add(entry.value.place.file, entry.value.place.line,
                             "axes.levers = " + as_written(entry.value) +
                                 " is not \"all\"; one lever is \"levers.NAME\" = [0, 1]");
            }
            for (const std::string& lever : levers) {
                axes.push_back(axis_of("levers." + lever, {real(0, {}), real(1, {})}, entry.value.place, problems));
            }
            continue;
        }
        read_axis(axes, entry.key, entry.value, problems);
    }
    return axes;
}

}  // namespace entente

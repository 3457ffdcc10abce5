#include "scenario/slots.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "core/week.hpp"

namespace entente {
namespace {

struct Quantity {
    double value = 0;
    std::string unit;
};

/// "10 weeks" → 10, weeks. Nothing if there is no number, or no unit.
std::optional<Quantity> quantity_of(std::string_view text) {
    Quantity quantity;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), quantity.value);
    if (error != std::errc()) return std::nullopt;
    std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (rest.empty() || rest.front() != ' ') return std::nullopt;
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
    if (rest.empty()) return std::nullopt;
    quantity.unit = rest;
    return quantity;
}

/// Weeks in a unit of time; the model's year has 52 weeks. Nothing for what is no unit of time.
std::optional<double> weeks_in(std::string_view unit) {
    constexpr double days_in_week = 7.0;
    constexpr double months_in_year = 12.0;
    if (unit == "day" || unit == "days") return 1.0 / days_in_week;
    if (unit == "week" || unit == "weeks") return 1.0;
    if (unit == "month" || unit == "months") return weeks_per_year / months_in_year;
    if (unit == "year" || unit == "years") return weeks_per_year;
    return std::nullopt;
}

std::string with_unit(const Spec& spec) {
    return spec.unit.empty() || spec.unit == "1" ? "" : std::string(" ").append(spec.unit);
}

std::string range_of(const Spec& spec) {
    if (std::isinf(spec.max)) return " is less than " + shortest(spec.min) + with_unit(spec);
    return " is outside [" + shortest(spec.min) + ", " + shortest(spec.max) + "]" + with_unit(spec);
}

void complain(Problems& problems, const TomlValue& value, const std::string& path, const std::string& text) {
    problems.add(value.place.file, value.place.line, path + " = " + as_written(value) + text);
}

/// A number in the unit of its parameter, within its range.
std::optional<double> read_number(const Spec& spec, const TomlValue& value, const std::string& path, bool whole,
                                  Problems& problems) {
    double number = value.number;
    if (value.kind == TomlValue::Kind::text) {
        const auto quantity = quantity_of(value.text);
        if (!quantity) {
            complain(problems, value, path, whole ? " is not a whole number" : " is not a number");
            return std::nullopt;
        }
        const auto weeks = weeks_in(quantity->unit);
        if (spec.unit == "weeks" && weeks) {
            number = quantity->value * *weeks;
            if (whole) number = std::round(number);
        } else if (quantity->unit == spec.unit) {
            number = quantity->value;
        } else {
            const std::string expected = spec.unit == "1" ? "no unit" : std::string(spec.unit);
            complain(problems, value, path, " is in " + quantity->unit + "; expected " + expected);
            return std::nullopt;
        }
    } else if (!value.is_number()) {
        complain(problems, value, path, whole ? " is not a whole number" : " is not a number");
        return std::nullopt;
    }
    if (whole && number != std::floor(number)) {
        complain(problems, value, path, " is not a whole number");
        return std::nullopt;
    }
    if (!(number >= spec.min && number <= spec.max)) {
        complain(problems, value, path, range_of(spec));
        return std::nullopt;
    }
    return number;
}

/// Puts one kind of value into its variable.
struct Assignment {
    const Spec& spec;
    const TomlValue& value;
    const std::string& path;
    Problems& problems;

    bool refuse(const std::string& text) const {
        complain(problems, value, path, text);
        return false;
    }
    bool operator()(double* target) const {
        const auto number = read_number(spec, value, path, false, problems);
        if (number) *target = *number;
        return number.has_value();
    }
    bool operator()(int* target) const {
        const auto number = read_number(spec, value, path, true, problems);
        if (!number) return false;
        if (std::abs(*number) > std::numeric_limits<int>::max()) return refuse(" is too large");
        *target = static_cast<int>(*number);
        return true;
    }
    bool operator()(bool* target) const {
        if (value.kind != TomlValue::Kind::boolean) return refuse(" is not true or false");
        *target = value.boolean;
        return true;
    }
    bool operator()(std::string* target) const {
        if (value.kind != TomlValue::Kind::text) return refuse(" is not a text in quotes");
        *target = value.text;
        return true;
    }
    bool operator()(std::vector<std::string>* target) const {
        std::vector<std::string> texts;
        if (value.kind == TomlValue::Kind::text) {
            texts.push_back(value.text);
        } else if (value.is_list()) {
            for (const TomlValue& item : value.items) {
                if (item.kind != TomlValue::Kind::text)
                    return refuse(": " + as_written(item) + " is not a text in quotes");
                texts.push_back(item.text);
            }
        } else {
            return refuse(" is not a text in quotes or a list of them");
        }
        *target = std::move(texts);
        return true;
    }
    bool operator()(const WordSlot& slot) const {
        if (value.kind != TomlValue::Kind::text) return refuse(" is not a text in quotes");
        const auto at = std::find(slot.words.begin(), slot.words.end(), value.text);
        if (at == slot.words.end()) {
            std::string list;
            for (const std::string& word : slot.words) list += (list.empty() ? "" : ", ") + word;
            return refuse(" is not one of: " + list);
        }
        slot.set(slot.target, static_cast<std::size_t>(at - slot.words.begin()));
        return true;
    }
};

struct AsText {
    std::string operator()(const double* value) const { return shortest(*value); }
    std::string operator()(const int* value) const { return std::to_string(*value); }
    std::string operator()(const bool* value) const { return *value ? "true" : "false"; }
    std::string operator()(const std::string* value) const { return quoted(*value); }
    std::string operator()(const std::vector<std::string>* values) const {
        std::string text = "[";
        for (const std::string& value : *values) text += (text.size() == 1 ? "" : ", ") + quoted(value);
        return text + "]";
    }
    std::string operator()(const WordSlot& slot) const { return quoted(slot.words[slot.get(slot.target)]); }
};

}  // namespace

double Slot::number() const {
    if (const auto* real = std::get_if<double*>(&target)) return **real;
    if (const auto* whole = std::get_if<int*>(&target)) return **whole;
    if (const auto* truth = std::get_if<bool*>(&target)) return **truth ? 1.0 : 0.0;
    return std::numeric_limits<double>::quiet_NaN();
}

void Slot::set_number(double value) {
    value = std::clamp(value, spec.min, spec.max);
    if (auto* real = std::get_if<double*>(&target)) **real = value;
    if (auto* whole = std::get_if<int*>(&target)) **whole = static_cast<int>(std::round(value));
}

Slot* find_slot(std::vector<Slot>& slots, const std::string& key) {
    const auto at = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.key == key; });
    return at == slots.end() ? nullptr : &*at;
}

std::vector<std::string> keys_of(const std::vector<Slot>& slots) {
    std::vector<std::string> keys;
    keys.reserve(slots.size());
    for (const Slot& slot : slots) keys.push_back(slot.key);
    return keys;
}

bool assign(Slot& slot, const TomlValue& value, const std::string& path, Problems& problems) {
    return std::visit(Assignment{slot.spec, value, path, problems}, slot.target);
}

std::string text_of(const Slot& slot) {
    return std::visit(AsText{}, slot.target);
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace entente

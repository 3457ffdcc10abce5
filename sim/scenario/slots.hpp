#pragma once
// Where a value of a file may go: every described parameter of a struct as a slot with its full key. The loader, the
// lists of keys, the resolved parameters and the text that is hashed all work on slots.

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/describe.hpp"
#include "core/names.hpp"
#include "mechanisms/by.hpp"
#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

/// A variable of an enumeration with words, whatever the enumeration.
struct WordSlot {
    void* target = nullptr;
    std::size_t (*get)(const void*) = nullptr;
    void (*set)(void*, std::size_t) = nullptr;
    std::vector<std::string> words;
};

/// One parameter: its key, what is known about it, and the variable itself.
struct Slot {
    std::string key;  // full: of a dimension or an activity too
    Spec spec;
    std::variant<double*, int*, bool*, std::string*, std::vector<std::string>*, WordSlot> target;

    bool is_number() const { return std::holds_alternative<double*>(target) || std::holds_alternative<int*>(target); }
    double number() const;          // of a number, a truth (0 or 1); NaN of anything else
    void set_number(double value);  // of a number: cut to its range, rounded if whole
};

/// Visitor of `describe` that collects slots. `prefix` is put before every key.
class SlotVisitor {
public:
    explicit SlotVisitor(std::string prefix = "") : prefix_(std::move(prefix)) {}

    void operator()(double& value, const Spec& spec) { add("", spec, &value); }
    void operator()(int& value, const Spec& spec) { add("", spec, &value); }
    void operator()(bool& value, const Spec& spec) { add("", spec, &value); }
    void operator()(std::string& value, const Spec& spec) { add("", spec, &value); }
    void operator()(std::vector<std::string>& value, const Spec& spec) { add("", spec, &value); }

    void operator()(ByDimension& values, const Spec& spec) { by_word<Dimension>(values, spec, ""); }
    void operator()(ByActivity& values, const Spec& spec) { by_word<Activity>(values, spec, ""); }
    void operator()(ByActivityAndDimension& values, const Spec& spec) {
        for (std::size_t a = 0; a < n_activities; ++a) {
            by_word<Dimension>(values[a], spec, std::string(".").append(Names<Activity>::words[a]));
        }
    }

    template <Named Enum>
    void operator()(Enum& value, const Spec& spec) {
        WordSlot slot{&value,
                      [](const void* at) { return index_of(*static_cast<const Enum*>(at)); },
                      [](void* at, std::size_t i) { *static_cast<Enum*>(at) = static_cast<Enum>(i); },
                      {Names<Enum>::words.begin(), Names<Enum>::words.end()}};
        add("", spec, std::move(slot));
    }

    std::vector<Slot> take() { return std::move(slots_); }

private:
    template <class Target>
    void add(const std::string& suffix, const Spec& spec, Target target) {
        slots_.push_back({prefix_ + std::string(spec.key) + suffix, spec, std::move(target)});
    }
    template <Named Enum, class Values>
    void by_word(Values& values, const Spec& spec, const std::string& before) {
        for (std::size_t i = 0; i < count_of<Enum>; ++i) {
            add((before + ".").append(Names<Enum>::words[i]), spec, &values[i]);
        }
    }

    std::string prefix_;
    std::vector<Slot> slots_;
};

/// Slots of a described struct, in the order of its description. They point into `values`.
template <class Described>
std::vector<Slot> slots_of(Described& values, const std::string& prefix = "") {
    SlotVisitor visitor(prefix);
    describe(visitor, values);
    return visitor.take();
}

/// The slot with a key, or null.
Slot* find_slot(std::vector<Slot>& slots, const std::string& key);

std::vector<std::string> keys_of(const std::vector<Slot>& slots);

/// Puts a value of a file into a slot. A wrong type, unit or range becomes a problem that opens with `path`, and the
/// slot keeps its value. Numbers may carry their unit, as text: "10 weeks", "2 years" where the unit is weeks.
bool assign(Slot& slot, const TomlValue& value, const std::string& path, Problems& problems);

/// The value of a slot as TOML has it: 0.3, true, "by_power", ["OCHA", "HCS"].
std::string text_of(const Slot& slot);

/// A text in quotes, escaped.
std::string quoted(const std::string& text);

}  // namespace entente

#include "run/alterations.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "scenario/keys.hpp"
#include "scenario/load_scenario.hpp"
#include "scenario/slots.hpp"

namespace entente {

namespace {

const std::string mechanisms = "mechanisms.";
const std::string levers = "levers.";

using KeyedValues = std::map<std::string, std::string, std::less<>>;

/// Everything that has a value of its own, by key.
KeyedValues values_of(const Scenario& scenario) {
    KeyedValues values;
    for (const ResolvedKey& key : resolved(scenario)) values[key.key] = key.text;
    for (std::size_t i = 0; i < count_of<Mechanism>; ++i) {
        const auto mechanism = static_cast<Mechanism>(i);
        values[mechanisms + std::string(name_of(mechanism))] = scenario.parameters.on(mechanism) ? "true" : "false";
    }
    for (const auto& [lever, strength] : scenario.levers) values[levers + lever] = shortest(strength);
    values["scenario.start"] = scenario.start_date;
    return values;
}

/// What was laid over the scenario's file, as it was written; later settings win.
KeyedValues asked_for(const Overrides& overrides) {
    KeyedValues asked;
    for (const auto& [key, value] : overrides.set) asked[key] = value;
    if (overrides.weeks) asked["scenario.weeks"] = std::to_string(*overrides.weeks);
    if (overrides.households) asked["population.households"] = std::to_string(*overrides.households);
    for (const auto& [lever, strength] : overrides.levers) asked[levers + lever] = shortest(strength);
    for (const auto& [key, value] : overrides.values) asked[key] = as_written(value);
    for (const std::string& mechanism : overrides.without) asked[mechanisms + mechanism] = "false";
    return asked;
}

/// Keys that change no run.
bool is_beside_the_model(const std::string& key, Scenario scenario) {
    if (key == "scenario.seed" || key.starts_with("record.")) return true;
    std::vector<Slot> slots = run_slots(scenario);
    return find_slot(slots, key) != nullptr;
}

std::string value_in(const KeyedValues& values, const std::string& key) {
    const auto found = values.find(key);
    if (found != values.end()) return found->second;
    return key.starts_with(levers) ? "0" : "";  // a lever that nobody names
}

}  // namespace

std::vector<Alteration> alterations_of(const DesignedScenario& designed, const Points& points, AlteredBy by) {
    Problems problems;  // told already, of the scenario with what is laid over it
    KeyedValues before;
    if (!designed.path.empty()) before = values_of(load_scenario(designed.path, Overrides{}, problems));
    const KeyedValues after = values_of(designed.scenario);
    std::set<std::string, std::less<>> told;
    for (const Axis& axis : points.axes) told.insert(axis.key);
    std::vector<Alteration> alterations;
    for (const auto& [key, written] : asked_for(designed.overrides)) {
        if (told.count(key) != 0 || is_beside_the_model(key, designed.scenario)) continue;
        std::string to = value_in(after, key);
        if (to.empty()) to = written;
        const std::string from = value_in(before, key);
        if (to == from) continue;
        told.insert(key);
        alterations.push_back({key, to, from, by});
    }
    for (const auto& [key, value] : after) {
        if (told.count(key) != 0) continue;
        if (key.starts_with(mechanisms) && value == "false") {
            alterations.push_back({key, value, "true", AlteredBy::scenario});
        }
        if (key.starts_with(levers) && value != "0") alterations.push_back({key, value, "0", AlteredBy::scenario});
    }
    return alterations;
}

}  // namespace entente

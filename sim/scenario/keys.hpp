#pragma once
// What may be set, what it was set to, and the text that stands for everything that decides a result.

#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"
#include "scenario/slots.hpp"

namespace entente {

/// A key that a file, an option or a design may set.
struct KeyInfo {
    std::string key;  // fields of entities once, with a star: organisation.*.neutrality
    std::string unit;
    double min = 0, max = 0;  // numbers only; infinite where there is no bound
    std::string default_text;
    std::string meaning;
    Evidence evidence = Evidence::assumed;
    std::string source;
    bool is_number = false;
    bool is_whole = false;  // a number without a fraction
};

/// All keys with the defaults of a scenario: of the program for a default one.
std::vector<KeyInfo> legal_keys(const Scenario& scenario);

/// A parameter as a run uses it, entities by name: organisation.unhcr.neutrality.
struct ResolvedKey {
    std::string key;
    std::string text;   // as TOML has it
    double number = 0;  // NaN if it is none
    std::string unit;
    std::string meaning;
    Evidence evidence = Evidence::assumed;
    std::string source;
    bool of_entity = false;
};

std::vector<ResolvedKey> resolved(const Scenario& scenario);

/// Everything of a scenario that decides a result, one `key = value` a line, in the order of the descriptions: equal
/// texts, equal runs. `structures` is added as it is: texts of the graphs that are run. Title, sources, the number of
/// replicates and levers by name are not part of it; what a lever changed is.
std::string config_text(const Scenario& scenario, std::string_view structures = {});

/// Slots of [scenario] and [integration] that are no parameters: title, description, sources, models, replicates …
std::vector<Slot> run_slots(Scenario& scenario);

}  // namespace entente

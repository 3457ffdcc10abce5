#pragma once
// The rule of a structure that adapts, on its way from files: [adapt] and its cases.

#include <string>
#include <utility>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"
#include "structure/adaptive_rule.hpp"

namespace entente {

class WrittenRule {
public:
    explicit WrittenRule(Problems& problems) : problems_(problems) {}

    /// Reads one file's [adapt] over what it inherits: cases, where a file has any, replace inherited ones.
    void read(const TomlValue& table);

    /// What must be there at the end.
    void check();

    bool is_written() const { return is_written_; }
    const AdaptiveRule& rule() const { return rule_; }

    /// Structures that the rule names, what it starts with first, each once, with the place that names it.
    std::vector<std::pair<std::string, Place>> structures() const;

private:
    void read_case(const TomlValue& table);
    void read_condition(const std::string& text, const Place& place, std::vector<Condition>& conditions);

    Problems& problems_;
    AdaptiveRule rule_;
    Place place_, place_of_start_;
    std::vector<Place> places_of_cases_;
    bool is_written_ = false;
};

}  // namespace entente

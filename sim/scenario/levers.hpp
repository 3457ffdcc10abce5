#pragma once
// Levers: recommendations of the policy literature as changes of registered parameters (scenarios/levers). A lever is
// data: a file says which parameters it moves and how far at full strength; a dial in [0, 1] goes part of the way from
// the scenario's own values. At 0 it changes nothing, exactly.

#include <string>
#include <utility>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

/// One change at full strength.
struct LeverChange {
    enum class Kind { to, add, times };

    std::string key;  // of a parameter, or organisation_family.<family>.<field>
    Kind kind = Kind::to;
    double value = 0;
    Place place;
};

struct Lever {
    std::string name;
    std::string title;
    std::string description;
    std::string source;                 // the document and its recommendation
    std::string cost;                   // what it takes, in words
    bool independent_evidence = false;  // evidence other than the text that recommends it
    std::string remark;
    std::vector<LeverChange> changes;
    std::string path;
};

/// Levers that can be pulled, sorted by name; the first directory that has a name wins. What is wrong in their files is
/// added to the problems.
std::vector<Lever> list_levers(const std::vector<std::string>& directories, Problems& problems);

/// Looks for every problem in the file of a lever.
void check_lever(const std::string& path, Problems& problems);

/// A lever asked for, with its place.
struct LeverSetting {
    std::string name;
    double strength = 0;
    Place place;
};

/// Pulls levers, in the order of their names, on parameters and organisations. Adds the texts of their files.
void pull_levers(Scenario& scenario, const std::vector<LeverSetting>& settings,
                 const std::vector<std::string>& directories, std::vector<FileText>& texts, Problems& problems);

}  // namespace entente

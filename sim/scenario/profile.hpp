#pragma once
// What organisations of a family are like unless a scenario says otherwise (scenarios/profiles).

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "scenario/entity_settings.hpp"
#include "scenario/scenario.hpp"

namespace entente {

struct FamilyProfile {
    bool is_given = false;
    OrganisationSpec defaults;
    std::vector<std::string> names;  // of the first organisations of the family
    std::string numbered;            // name of the others, with {n} for their number
    bool of_state = false;           // the n-th belongs to the donor state `state_n`
};

struct Profile {
    std::array<FamilyProfile, count_of<Family>> families;
    EntitySettings organisations{"organisation"};  // well-known ones, by name
    std::vector<SettingLayer> layers;              // the files, which `organisations` points into
};

/// Reads a profile by path, or by name from `directories`. `named_at` is the place that named it.
Profile read_profile(const std::string& name_or_path, const std::vector<std::string>& directories,
                     const Place& named_at, std::vector<FileText>& texts, Problems& problems);

/// Looks for every problem in the file of a profile, given by its path.
void check_profile(const std::string& path, Problems& problems);

/// Name and donor state of the n-th organisation of a family, counted from 1.
std::pair<std::string, std::string> name_in_family(const FamilyProfile& family, Family word, int n);

}  // namespace entente

#pragma once
// Armed groups and organisations of a scenario, from its profile, its counts a family and what is said of each by name.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "scenario/entity_settings.hpp"
#include "scenario/profile.hpp"
#include "scenario/scenario.hpp"

namespace entente {

/// How many organisations of each family the profile founds.
struct Census {
    std::array<int, count_of<Family>> count{};
    std::array<Place, count_of<Family>> place{};
    bool names_a_profile = false;
    double teams_scale = 1;  // multiplier on their teams
};

/// Everything that files and options say about entities.
struct EntitiesWritten {
    EntitySettings countries{"country"};
    EntitySettings missions{"mission"};
    EntitySettings groups{"armed_group"};
    EntitySettings organisations{"organisation"};
    EntitySettings families{"organisation_family"};
    Census census;
};

/// The groups of the scenario, and behind them a place for each splinter that may split from one: without fighters,
/// with the name of its parent and a number.
std::vector<ArmedGroupSpec> groups_with_splinters(const Scenario& scenario);

std::vector<ArmedGroupSpec> make_groups(const EntitySettings& written, Problems& problems);

std::vector<CountrySpec> make_countries(const EntitySettings& written, Problems& problems);
std::vector<MissionSpec> make_missions(const EntitySettings& written, Problems& problems);

/// Organisations in the order of families, then those founded by name. A family's profile comes first, then what the
/// profile says of a well-known name, then files (of the family, of the name), then options (of the family, of the
/// name).
std::vector<OrganisationSpec> make_organisations(const EntitiesWritten& written, const Profile& profile,
                                                 Problems& problems);

/// Gives each mission's force its teams, soldiers of its mandate by size of a team, where `teams` is not set by name or
/// family.
void raise_forces(Scenario& scenario, const EntitiesWritten& written);

}  // namespace entente

#pragma once
// Which district belongs to which country and mission, and which row a name means.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "world/districts.hpp"
#include "world/mission.hpp"

namespace entente {

std::size_t n_countries(const Scenario& scenario);
std::size_t n_missions(const Scenario& scenario);

/// Row of a country or a mission by name; of an empty or unknown name the first.
std::size_t country_row(const Scenario& scenario, const std::string& name);

/// Row of the mission that an organisation is part of: of its components and of posts on a mission's own nodes.
std::uint8_t mission_row(const Scenario& scenario, const OrganisationSpec& spec);

/// Row of the country that an organisation is bound to: of ministries and provinces.
std::uint8_t country_row(const Scenario& scenario, const OrganisationSpec& spec);

/// What a country's government starts with.
GovernmentStart government_of(const Scenario& scenario, std::size_t country);
std::uint8_t in_power(const Scenario& scenario, std::size_t country);

/// Shares the districts out among countries: by name, the rest in strips from west to east, so that countries have
/// borders. Rows of districts.
std::vector<std::uint8_t> share_out(const Scenario& scenario, const Districts& districts);

/// Marks the districts of each mission's area. A later mission takes from an earlier one what both claim.
void mark_areas(Districts& districts, const Scenario& scenario);

/// Tasks as a set; words that are no activity are left out (they are a contradiction of the scenario).
std::uint32_t tasks_of(const std::vector<std::string>& words);

}  // namespace entente

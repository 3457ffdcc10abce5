#pragma once
// A country that never existed: hexagonal districts, terrain, towns, identity groups that live apart.

#include "core/draws.hpp"
#include "scenario/scenario.hpp"
#include "world/districts.hpp"

namespace entente {

/// Name of the district of this number, from 1 on.
std::string synthetic_name(std::size_t number);

/// Districts with position, neighbours, remoteness, people and shares of identity groups. Depends on the world's luck
/// and the scenario only, never on a structure.
Districts synthetic_country(const Country& country, const Start& start, const Draws& draws);

}  // namespace entente

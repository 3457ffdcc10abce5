#pragma once
// What every country gets, synthetic or from a file, once it is known where its districts lie and how many live there.

#include <cstddef>

#include "core/draws.hpp"
#include "scenario/scenario.hpp"
#include "world/districts.hpp"

namespace entente {

/// Shares of people in towns, sizes, shares of identity groups, and conditions, capacities and peace of week 0.
/// Reads names, places, neighbours and people. What is there already stays: a remoteness and a share of towns that are
/// not negative, a row of identity shares with a sum. A missing remoteness is the distance from `capital` over the
/// largest. `spacing` is the distance between centres of neighbours [km].
void settle_country(Districts& districts, std::size_t capital, double spacing, const Country& country,
                    const Start& start, const Draws& draws);

}  // namespace entente

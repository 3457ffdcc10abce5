#pragma once
// A block of households of one district and one identity group: who is at home shares one outlook and is moved in a
// wide loop; who is away is moved one by one.

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/draws.hpp"
#include "mechanisms/feeling.hpp"
#include "mechanisms/household_sums.hpp"

namespace entente {

/// Four draws a household and week, one Philox block each.
struct BlockDraws {
    std::array<float, rows_at_once> harm, relief, motion, arms;
};

/// What the households of a range share: the week's tables, constants and the tally they add to.
struct BlockContext {
    Households& households;
    const HouseholdTables& tables;
    const Pace& pace;
    const TallyLayout& layout;
    std::int64_t* sums;
    std::size_t n_identities;
    std::size_t n_districts;
    bool count_welfare;  // fill the bins for the Gini this week
};

/// Moves the households [begin, end) one week on; they share origin and identity group, and are at most `rows_at_once`.
void move_block(const BlockContext& context, std::size_t begin, std::size_t end, const BlockDraws& draws);

}  // namespace entente

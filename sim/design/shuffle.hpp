#pragma once
// An order drawn at random, the same on every machine.

#include <cstddef>
#include <utility>
#include <vector>

#include "core/draws.hpp"

namespace entente {

/// Puts `items` into an order drawn for (who, when), every order equally likely (Fisher & Yates 1938; Durstenfeld
/// 1964).
template <class T>
void shuffle(std::vector<T>& items, const Draws& draws, EntityId who, Week when) {
    for (std::size_t left = items.size(); left > 1; --left) {
        const double place = draws.uniform(who, when, Purpose::design_order, static_cast<std::uint32_t>(left));
        std::swap(items[left - 1], items[static_cast<std::size_t>(place * static_cast<double>(left))]);
    }
}

}  // namespace entente

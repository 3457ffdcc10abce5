#pragma once
// The week as data: which phases follow one another, what each reads and writes, and how each is called. The order is
// part of the model; it is changed in week.cpp and nowhere else.

#include <span>
#include <string_view>

#include "core/draws.hpp"
#include "core/week.hpp"
#include "mechanisms/parameters.hpp"
#include "mechanisms/switches.hpp"
#include "run/simulation.hpp"
#include "world/touches.hpp"

namespace entente {

/// What a phase may be given.
struct Now {
    Simulation& simulation;
    World& world;
    Structure& structure;
    const Parameters& p;
    const Switches& on;
    Week week;
    const Luck& luck;
};

struct PhaseOfWeek {
    std::string_view part;  // of the week, as in odd.md 3
    std::string_view name;  // of the function
    std::string_view meaning;
    Touches touches;
    void (*run)(const Now&);
};

/// All phases in their order.
std::span<const PhaseOfWeek> phases_of_the_week();

}  // namespace entente

#include "run/step.hpp"

#include "run/week.hpp"
#ifndef NDEBUG
#include <stdexcept>

#include "world/state.hpp"
#endif

namespace entente {

namespace {

/// In builds with assertions a world that is not as its columns are described ends the run. A test does the same after
/// each phase (tests/oracle/test_touches.py).
void require_sound([[maybe_unused]] const World& world) {
#ifndef NDEBUG
    const std::vector<std::string> wrong = wrong_numbers(world);
    if (!wrong.empty()) throw std::logic_error(wrong.front());
#endif
}

}  // namespace

void step(Simulation& simulation, const Parameters& p, Week week, const Luck& luck) {
    const Now now{simulation, simulation.world, simulation.structure, p, p.on, week, luck};
    for (const PhaseOfWeek& phase : phases_of_the_week()) phase.run(now);
    require_sound(simulation.world);
}

}  // namespace entente

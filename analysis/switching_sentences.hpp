#pragma once
// On what the sign of a difference hangs, in words.

#include <string>
#include <vector>

#include "analysis/compare.hpp"
#include "analysis/panel.hpp"

namespace entente {

/// One value at which the sign surely turns.
struct SureTurn {
    const SwitchingValue* value;
    const Crossing* crossing;
};

/// The surest first: those whose uncertainty is narrowest in their range.
std::vector<SureTurn> sure_turns(const Contrast& contrast);

/// One sentence for each value at which the sign surely turns, the surest first: `b keeps its lead over a in coverage
/// while association.closing is below 0.31 (0.22 to 0.40).`
std::vector<std::string> turning_sentences(const Comparison& comparison, const Section& section,
                                           const Contrast& contrast);

/// What may be said of the other parameters: with which the sign may turn, over which it holds, for how many it cannot
/// be told. Empty without parameters that vary.
std::string other_parameters_sentence(const Comparison& comparison, const Section& section, const Contrast& contrast);

/// Every difference of an outcome asked for, with every parameter that varies.
Panel switching_panel(const Comparison& comparison);

}  // namespace entente

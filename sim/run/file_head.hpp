#pragma once
// What the file of a design says about itself.

#include <string>
#include <utility>
#include <vector>

#include "record/run_result.hpp"
#include "run/paired_design.hpp"

namespace entente {

/// `command` makes the file again, but for its name; `texts` are those of the structures. Nothing here depends on the
/// machine, the time, or how many threads there are. Levers at 0 leave no trace.
FileHead file_head(const PairedDesign& design, const std::string& command,
                   const std::vector<std::pair<std::string, std::string>>& texts);

/// What must be said wherever results of a scenario are read (odd.md 10).
std::vector<std::string> caveats(const Scenario& scenario);

/// A graph in words, one edge, forum or post a line: equal texts, equal structures.
std::string text_of(const Graph& graph);

}  // namespace entente

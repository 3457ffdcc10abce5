#include "cli/cost.hpp"

#include <algorithm>

#include "cli/conduct.hpp"
#include "cli/load_sweep.hpp"
#include "cli/quantities.hpp"
#include "run/progress.hpp"
#include "scenario/estimate.hpp"

namespace entente {

namespace {

std::string time_and_room(const PairedDesign& design, std::size_t n_runs, Problems& problems) {
    const std::size_t n_at_once = std::min(static_cast<std::size_t>(threads_of(JobConduct{})), n_runs);
    const JobEstimate all = estimate_of(design, n_runs, n_at_once);
    check_memory(estimate_of(design, 1, 1), available_memory(), problems);
    return "about " + duration(all.seconds / static_cast<double>(n_at_once)) + " on " + counted(n_at_once, "thread") +
           ", " + bytes_for_people(all.memory_bytes) + " of memory, at most " + bytes_for_people(all.disk_bytes) +
           " on disk";
}

}  // namespace

std::string cost(const PairedDesign& design, Problems& problems) {
    const auto n_runs = static_cast<std::size_t>(design.n_runs());
    std::string text = counted(n_runs, "run") + " of " + counted(design.n_structures(), "structure");
    if (!design.points.axes.empty()) text += " at " + counted(design.points.shape.n_points, "point");
    return text + " in " + counted(static_cast<std::size_t>(design.n_replicates), "world") + ": " +
           time_and_room(design, n_runs, problems);
}

std::string cost_of_part(const PairedDesign& design, std::size_t n_runs, Problems& problems) {
    return counted(n_runs, "run") + ": " + time_and_room(design, n_runs, problems);
}

}  // namespace entente

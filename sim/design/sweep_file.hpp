#pragma once
// The file of a design (scenarios/sweeps/*.toml): which worlds a sweep runs, under which structures, at which points.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "design/points.hpp"
#include "record/recording_plan.hpp"
#include "scenario/settings.hpp"

namespace entente {

/// Worlds are added until the paired difference `structure` − `baseline` is known well enough.
struct UntilKnown {
    std::string outcome;
    std::string structure;
    std::string baseline;
    double half_width = 0;  // of the 95 % interval, in the outcome's unit
    std::int64_t min = 2;   // worlds
    std::int64_t max = 2;
    Place place;
};

/// A design as its file says it; scenarios and structures are still names.
struct SweepFile {
    std::string name;
    std::string title;
    std::string description;
    std::vector<std::pair<std::string, Place>> scenarios;  // paths as reached from where the program runs, or names
    std::vector<std::string> models;                       // names or paths as those; empty: those of each scenario
    std::vector<std::string> processes;                    // empty: that of each scenario
    std::vector<std::pair<std::string, int>> models_at, processes_at;  // (file, line) where they are named
    Overrides overrides;                                               // [set], [levers], [mechanisms]
    std::int64_t n_replicates = 0;                                     // 0: that of the first scenario
    std::optional<std::uint64_t> seed;                                 // none: that of the first scenario
    RecordingDetail detail = RecordingDetail::national;
    Points points;
    std::optional<UntilKnown> until;
    std::vector<FileText> texts;
};

/// Reads `[sweep]`, `[set]`, `[levers]`, `[mechanisms]`, `[axes]`, `[design]` and `[[point]]`; the file may extend
/// others. Sound only if no problem was added.
SweepFile read_sweep(const std::string& path, Problems& problems);

}  // namespace entente

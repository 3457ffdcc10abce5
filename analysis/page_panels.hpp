#pragma once
// The panels of a page. Each gives tables, which everybody can read, and data, from which the page's script draws.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/page_html.hpp"
#include "analysis/page_part.hpp"

namespace entente::page {

struct DistrictStories;

struct PageSource {
    const TrajectoryFile& file;
    const std::vector<PagePart>& parts;
    const DistrictStories* districts;  // never null
    const Markup& markup;
};

/// One panel: for each part of the file what stands there, both empty where there is nothing.
struct PagePanel {
    std::string id;
    std::vector<std::string> markup;           // (part)
    std::vector<nlohmann::ordered_json> data;  // (part) null where nothing is drawn
    std::vector<std::string> remarks{};        // (part) markup beside figure and table; may be left out
};

/// What was found, in words: which structure does what to whom, how sure that is, what could not be seen.
PagePanel findings_panel(const PageSource& source);
/// Paired differences with intervals, and the single worlds behind them.
PagePanel differences_panel(const PageSource& source);
/// Districts over time: levels, differences, and which of these are found.
PagePanel map_panel(const PageSource& source);
/// National series over time: means over worlds with intervals, and paired differences.
PagePanel trajectories_panel(const PageSource& source);
/// Until conflict returns.
PagePanel survival_panel(const PageSource& source);
/// On whom differences fall: groups, the displaced, staff, organisations, districts.
PagePanel gains_panel(const PageSource& source);
/// Six kinds of coherence, each by itself.
PagePanel coherence_panel(const PageSource& source);
/// Which structure does best where, over the first two axes of a sweep; or that it is undecided.
PagePanel regimes_panel(const PageSource& source);
/// Effects of what was varied, under each structure.
PagePanel levers_panel(const PageSource& source);
/// Process measures that accompany the differences.
PagePanel why_panel(const PageSource& source);
/// How the differences change with what was varied.
PagePanel hangs_panel(const PageSource& source);

}  // namespace entente::page

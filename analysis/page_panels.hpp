#pragma once
// The panels of a page. Each gives tables, which everybody can read, and data, from which the page's script draws.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/page_html.hpp"
#include "analysis/page_part.hpp"

namespace entente {

struct DistrictStories;

struct PageSource {
    const TrajectoryFile& file;
    const std::vector<PagePart>& parts;
    const DistrictStories* districts;  // never null
    const Markup& markup;
};

/// One panel: for each part of the file what stands there, both empty where there is nothing.
struct Panel {
    std::string id;
    std::vector<std::string> markup;           // (part)
    std::vector<nlohmann::ordered_json> data;  // (part) null where nothing is drawn
};

/// What was found, in words: which structure does what to whom, how sure that is, what could not be seen.
Panel findings_panel(const PageSource& source);
/// Paired differences with intervals, and the single worlds behind them.
Panel differences_panel(const PageSource& source);
/// Districts over time: levels, differences, and which of these are found.
Panel map_panel(const PageSource& source);
/// National series over time: means over worlds with intervals, and paired differences.
Panel trajectories_panel(const PageSource& source);
/// Until conflict returns.
Panel survival_panel(const PageSource& source);
/// On whom differences fall: groups, the displaced, staff, organisations, districts.
Panel gains_panel(const PageSource& source);
/// Six kinds of coherence, each by itself.
Panel coherence_panel(const PageSource& source);
/// Which structure does best where, over the first two axes of a sweep; or that it is undecided.
Panel regimes_panel(const PageSource& source);
/// Effects of what was varied, under each structure.
Panel levers_panel(const PageSource& source);
/// Process measures that accompany the differences.
Panel why_panel(const PageSource& source);
/// How the differences change with what was varied.
Panel hangs_panel(const PageSource& source);

}  // namespace entente

#pragma once
// Districts over time, read once for the map and for who gains and who loses.

#include <string>
#include <vector>

#include "analysis/page_part.hpp"
#include "analysis/page_worlds.hpp"

namespace entente::page {

/// One quantity by district under every structure of a part.
struct DistrictStory {
    const Series* series = nullptr;  // belongs to the file's head
    ByWorld worlds;                  // values: (time, district) row-major, then (district) over the whole run

    std::size_t n_districts() const { return series->n_rows; }
    std::size_t at(std::size_t time, std::size_t district) const { return time * n_districts() + district; }
    std::size_t over_run(std::size_t district) const { return worlds.n_values - n_districts() + district; }
};

struct DistrictStories {
    Times times;
    std::vector<std::vector<DistrictStory>> of_part;  // (part)(quantity); empty without district series
};

/// At most forty times, fewer with many districts and structures, so that a page stays small.
DistrictStories read_districts(const TrajectoryFile& file, const std::vector<PagePart>& parts);

}  // namespace entente::page

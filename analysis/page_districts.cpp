#include "analysis/page_districts.hpp"

#include <algorithm>
#include <array>

namespace entente::page {

namespace {

constexpr std::size_t most_times = 40;
constexpr std::size_t fewest_times = 6;
constexpr std::size_t most_numbers = 120'000;  // of all quantities on one page

constexpr std::array<std::string_view, 8> quantities{"displaced_by_district",
                                                     "coverage_by_district",
                                                     "violence_by_district",
                                                     "welfare_by_district",
                                                     "civilian_deaths_groups_by_district",
                                                     "access_by_district",
                                                     "legitimacy_by_district",
                                                     "state_presence_by_district"};

}  // namespace

DistrictStories read_districts(const TrajectoryFile& file, const std::vector<PagePart>& parts) {
    const RecordingPlan& plan = file.head().plan;
    std::vector<const Series*> found;
    for (const std::string_view name : quantities) {
        const Series* series = series_of(plan, std::string(name));
        if (series != nullptr && series->n_rows > 0) found.push_back(series);
    }
    DistrictStories stories;
    stories.of_part.resize(parts.size());
    if (found.empty()) return stories;
    std::size_t n_arms = 0;
    for (const PagePart& part : parts) n_arms += part.arms.size();
    const std::size_t a_time = std::max<std::size_t>(1, found.size() * 2 * n_arms * found.front()->n_rows);
    stories.times = times_of(plan, std::clamp(most_numbers / a_time, fewest_times, most_times));
    Times whole = times_of(plan, 1);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].has_finished_runs()) continue;
        for (const Series* series : found) {
            const Reduce by_time = at_times(plan, *series, stories.times);
            const Reduce over_run = at_times(plan, *series, whole);
            const Reduce both = [&](std::span<const float> values) {
                std::vector<double> kept = by_time(values);
                const std::vector<double> rest = over_run(values);
                kept.insert(kept.end(), rest.begin(), rest.end());
                return kept;
            };
            const std::size_t n_values = (stories.times.size() + 1) * series->n_rows;
            stories.of_part[i].push_back({series, read_by_world(file, parts[i], series->dataset, n_values, both)});
        }
    }
    return stories;
}

}  // namespace entente::page

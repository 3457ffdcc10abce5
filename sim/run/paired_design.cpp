#include "run/paired_design.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/draws.hpp"
#include "scenario/entities.hpp"
#include "scenario/load_scenario.hpp"

namespace entente {

std::size_t PairedDesign::n_structures() const {
    std::size_t n = 0;
    for (const DesignedScenario& designed : scenarios) n += designed.structures.size();
    return n;
}

std::int64_t PairedDesign::runs_per_replicate() const {
    return static_cast<std::int64_t>(points.shape.n_points * n_structures());
}

RunPlace PairedDesign::place_of(std::int64_t run) const {
    const std::size_t n = n_structures();
    RunPlace place;
    place.replicate = run / runs_per_replicate();
    const auto within = static_cast<std::size_t>(run % runs_per_replicate());
    place.point = within / n;
    place.structure = within % n;
    while (place.structure >= scenarios[place.scenario].structures.size()) {
        place.structure -= scenarios[place.scenario++].structures.size();
    }
    return place;
}

const StructureToRun& PairedDesign::structure_of(std::int64_t run) const {
    const RunPlace place = place_of(run);
    return scenarios[place.scenario].structures[place.structure];
}

std::int64_t PairedDesign::unit_of(std::int64_t run) const {
    const RunPlace place = place_of(run);
    const auto point =
        place.replicate * static_cast<std::int64_t>(points.shape.n_points) + static_cast<std::int64_t>(place.point);
    return point * static_cast<std::int64_t>(scenarios.size()) + static_cast<std::int64_t>(place.scenario);
}

RunLabel PairedDesign::label_of(std::int64_t run) const {
    const RunPlace place = place_of(run);
    const DesignedScenario& designed = scenarios[place.scenario];
    const StructureToRun& structure = designed.structures[place.structure];
    RunLabel label;
    label.number = run;
    label.integration_model = structure.graph.name;
    label.placement = structure.graph.name;
    label.process = structure.process;
    label.scenario = designed.scenario.name;
    label.replicate = place.replicate;
    label.world = world_of(place.replicate, place.scenario);
    label.seed = world_seed(root_seed, designed.scenario.luck, place.replicate);
    label.parameter_set = static_cast<std::int64_t>(place.point);
    const auto numbers = points.at(place.point);
    label.varied.assign(numbers.begin(), numbers.end());
    return label;
}

std::int64_t PairedDesign::world_of(std::int64_t replicate, std::size_t scenario) const {
    std::vector<std::string_view> lucks;  // each once
    std::size_t own = 0;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const std::string_view luck = scenarios[i].scenario.luck;
        const auto known = std::find(lucks.begin(), lucks.end(), luck);
        if (i == scenario) own = static_cast<std::size_t>(known - lucks.begin());
        if (known == lucks.end()) lucks.push_back(luck);
    }
    return replicate * static_cast<std::int64_t>(lucks.size()) + static_cast<std::int64_t>(own);
}

std::uint64_t world_seed(std::uint64_t root_seed, const std::string& luck, std::int64_t replicate) {
    const std::uint64_t of_luck = derive_seed(root_seed, static_cast<std::uint64_t>(entity_id(luck)));
    return derive_seed(of_luck, static_cast<std::uint64_t>(replicate));
}

Scenario scenario_at(const DesignedScenario& designed, const Points& points, std::size_t point) {
    if (points.axes.empty()) return designed.scenario;
    Overrides overrides = designed.overrides;
    for (auto& setting : points.settings_at(point)) overrides.values.push_back(std::move(setting));
    Problems problems;
    Scenario scenario = load_scenario(designed.path, overrides, problems);
    problems.throw_if_any();
    return scenario;
}

RecordingPlan plan_of(const Scenario& scenario, RecordingDetail detail) {
    const RecordingSizes sizes{static_cast<std::size_t>(scenario.country.districts), scenario.organisations.size(),
                               groups_with_splinters(scenario).size()};
    return plan_recording(sizes, scenario.weeks, scenario.recording.every_weeks, detail);
}

bool has_rows_of(const RecordingPlan& file, const RecordingPlan& own) {
    return file.series.empty() ||
           std::equal(file.series.begin(), file.series.end(), own.series.begin(), own.series.end(),
                      [](const Series& a, const Series& b) { return a.dataset == b.dataset && a.n_rows == b.n_rows; });
}

RecordingPlan file_plan_of(const Scenario& scenario, RecordingDetail detail) {
    RecordingPlan plan = plan_of(scenario, detail);
    if (detail == RecordingDetail::outcomes) plan.series.clear();
    return plan;
}

}  // namespace entente

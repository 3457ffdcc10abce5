#include "run/run.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <exception>
#include <new>
#include <stdexcept>
#include <utility>

#include "core/draws.hpp"
#include "record/observables.hpp"
#include "record/recorder.hpp"
#include "run/begin.hpp"
#include "run/step.hpp"

namespace entente {

namespace {

/// Quantities that are defined in every week of every run. Others are missing where there is nothing to measure, such
/// as the welfare of the displaced while nobody is displaced.
constexpr std::array always_defined{
    observable("violence"),
    observable("displaced"),
    observable("people_in_need"),
    observable("access"),
    observable("welfare"),
    observable("safety"),
    observable("grievance"),
    observable("legitimacy"),
    observable("trust_mission"),
    observable("fighters"),
    observable("acceptance_aid"),
    observable("state_capacity"),
    observable("community_capacity"),
    observable("association"),
    observable("spending"),
};

/// Throws if a national series holds what no world can have; the sentence says what and when.
void require_finite(const RecordingPlan& plan, const std::vector<std::vector<float>>& series) {
    const auto refuse = [&](std::size_t s, std::size_t step, const char* what) {
        throw std::runtime_error(plan.series[s].dataset + " is " + what + " in week " +
                                 std::to_string(static_cast<int>(step) * plan.every_weeks) +
                                 ": a parameter far outside its usual range, or a defect of the program");
    };
    for (std::size_t s = 0; s < n_observables; ++s) {
        for (std::size_t step = 0; step < series[s].size(); ++step) {
            if (std::isinf(series[s][step])) refuse(s, step, "infinite");
        }
    }
    for (const std::size_t s : always_defined) {
        for (std::size_t step = 0; step < series[s].size(); ++step) {
            if (std::isnan(series[s][step])) refuse(s, step, "not a number");
        }
    }
}

/// False if it was given up.
bool run_weeks(const Scenario& scenario, const Graph& graph, const RecordingPlan& plan,
               const std::function<bool()>& go_on, RunResult& result) {
    const Luck luck(result.label.seed);
    Simulation simulation = begin(scenario, graph, luck);

    std::vector<std::string> states;
    for (const OrganisationSpec& organisation : scenario.organisations) states.push_back(organisation.state);
    Recorder recorder(plan, simulation.world, scenario.parameters, states);
    for (Week week = 0; week < plan.n_weeks; ++week) {
        step(simulation, scenario.parameters, week, luck);
        recorder.record(simulation.world, simulation.structure, scenario.parameters, week);
        if (!go_on()) return false;
    }
    auto recording = recorder.finish();
    require_finite(plan, recording.series);
    result.series = std::move(recording.series);
    result.outcomes = std::move(recording.outcomes);
    return true;
}

}  // namespace

RunResult run_once(const Scenario& scenario, const Graph& graph, const RecordingPlan& plan, RunLabel label,
                   const std::function<bool()>& go_on) {
    const auto begun = std::chrono::steady_clock::now();
    RunResult result;
    result.label = std::move(label);
    // The one place beside main that catches: what goes wrong in one world must not end the others.
    try {
        const bool is_complete = run_weeks(scenario, graph, plan, go_on, result);
        result.status = is_complete ? RunStatus::finished : RunStatus::missing;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        result.status = RunStatus::failed;
        result.error = error.what();
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return result;
}

}  // namespace entente

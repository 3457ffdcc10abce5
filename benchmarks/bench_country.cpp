// The household phase alone and the whole step, with all mechanisms on, for countries of 20 thousand to 10 million
// households on one core. Items are household-weeks: items_per_second is the figure to quote.

#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <string>

#include "core/parallel.hpp"
#include "run/step.hpp"
#include "scenario/build_world.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"

namespace {

using namespace entente;

struct Country {
    Scenario scenario;
    Simulation simulation;
    Luck luck{20260101};
    Week week = 0;
};

/// The policy-size scenario with another number of households, warmed up for a year of weeks; the last one is kept.
Country& country_of(long households) {
    static std::pair<long, std::unique_ptr<Country>> kept;
    if (kept.first == households) return *kept.second;
    kept = {households, nullptr};
    auto country = std::make_unique<Country>();
    Overrides overrides;
    overrides.set.emplace_back("population.households", std::to_string(households));
    overrides.set.emplace_back("population.people", "5e7");  // a household agent stands for one person at least
    country->scenario = load_scenario(std::string(ENTENTE_SOURCE_DIR) + "/scenarios/policy_size.toml", overrides);
    Problems problems;
    const auto model = load_model("two_feet_in", {std::string(ENTENTE_SOURCE_DIR) + "/scenarios/models"}, problems);
    problems.throw_if_any();
    country->simulation.structure =
        derive(model->graph, members_of(country->scenario), country->scenario.parameters.structure);
    with_threads(1, [&] {
        country->simulation.world =
            build_world(country->scenario, country->simulation.structure, country->luck, country->simulation.tables);
        for (; country->week < 8; ++country->week) {
            step(country->simulation, country->scenario.parameters, country->week, country->luck);
        }
    });
    kept.second = std::move(country);
    return *kept.second;
}

void household_phase(benchmark::State& state) {
    Country& country = country_of(state.range(0));
    const Parameters& p = country.scenario.parameters;
    with_threads(1, [&] {
        for (auto _ : state) {
            live(country.simulation.world, country.simulation.tables, p.living, p.prospects, p.displacement,
                 p.mobilisation, p.violence, p.on, country.week++, country.luck.households);
        }
    });
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void whole_step(benchmark::State& state) {
    Country& country = country_of(state.range(0));
    with_threads(1, [&] {
        for (auto _ : state) {
            step(country.simulation, country.scenario.parameters, country.week++, country.luck);
        }
    });
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// Bytes of state a household has: the columns of `Households`.
void household_state(benchmark::State& state) {
    const Households& h = country_of(state.range(0)).simulation.world.households;
    double bytes = 0;
    const auto add = [&](const auto& column) { bytes += static_cast<double>(column.size() * sizeof column[0]); };
    for (auto _ : state) {
        bytes = 0;
        add(h.origin), add(h.residence), add(h.identity), add(h.allegiance), add(h.demobilised), add(h.weeks_away);
        add(h.endowment), add(h.welfare), add(h.fear), add(h.grievance), add(h.legitimacy), add(h.trust_mission);
        add(h.acceptance), add(h.expectation);
        benchmark::DoNotOptimize(bytes);
    }
    state.counters["bytes_per_household"] = bytes / static_cast<double>(h.size());
}

BENCHMARK(household_state)->Arg(20000);
BENCHMARK(household_phase)->Arg(20000)->Arg(1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_step)->Arg(20000)->Arg(1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(household_phase)->Arg(10000000)->Unit(benchmark::kMillisecond)->MinTime(3);
BENCHMARK(whole_step)->Arg(10000000)->Unit(benchmark::kMillisecond)->MinTime(3);

}  // namespace

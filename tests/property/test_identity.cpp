// A world is the same in whatever order, company and number of threads it is run.

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstring>
#include <map>
#include <mutex>
#include <numeric>
#include <set>
#include <sstream>
#include <stdexcept>

#include "core/parallel.hpp"
#include "record/recording_plan.hpp"
#include "run/interrupt.hpp"
#include "run/paired.hpp"
#include "run/run.hpp"
#include "scenario/entities.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"

using namespace entente;

namespace {

const std::string scenarios = ENTENTE_SOURCE_DIR "/scenarios";

/// Small, but with more households than one range of a parallel loop.
PairedDesign small_design(std::int64_t n_replicates = 2) {
    Problems problems;
    Overrides overrides;
    overrides.weeks = 12;
    overrides.households = 6000;
    PairedDesign design;
    DesignedScenario& designed = design.scenarios.emplace_back();
    designed.scenario = load_scenario(scenarios + "/archetype_contested.toml", overrides, problems);
    for (const auto* model : {"two_feet_out", "one_foot_in"}) {
        auto loaded = load_model(model, {scenarios + "/models"}, problems);
        REQUIRE(loaded);
        designed.structures.push_back({std::move(loaded->graph)});
    }
    problems.throw_if_any();
    design.n_replicates = n_replicates;
    design.root_seed = designed.scenario.seed;
    design.detail = RecordingDetail::all;
    design.plan = plan_of(designed.scenario, design.detail);
    return design;
}

/// Everything that a run hands over, but for how long it took, as bytes: NaN equals NaN.
std::string bytes_of(const RunResult& run) {
    std::string bytes = run.label.integration_model + std::to_string(run.label.seed) + run.error;
    const auto add = [&](const auto& values) {
        bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
    };
    for (const auto& series : run.series) add(series);
    add(run.outcomes);
    return bytes;
}

using Runs = std::map<std::int64_t, std::string>;

struct AllRuns {
    Runs runs;
    Tally tally;
};

AllRuns run_all(const PairedDesign& design, int n_threads, std::size_t n_at_once, const std::vector<bool>& done = {},
                const std::function<void(const RunResult&)>& watch = {}) {
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(design.n_runs()));
    std::iota(numbers.begin(), numbers.end(), 0);
    const std::vector<std::int64_t> left = runs_to_do(numbers, done);
    AllRuns all;
    std::mutex keeping;
    std::ostringstream nowhere;
    Progress progress(nowhere, Progress::Style::silent, left.size(), 0, design.plan.n_weeks);
    with_threads(n_threads, [&] {
        all.tally = run_paired(
            design, left, n_at_once,
            [&](RunResult run) {
                const std::lock_guard lock(keeping);
                if (watch) watch(run);
                all.runs[run.label.number] = bytes_of(run);
            },
            progress);
    });
    return all;
}

}  // namespace

TEST_CASE("the number of threads, and of worlds at once, changes nothing") {
    const PairedDesign design = small_design();
    const Runs expected = run_all(design, 1, 1).runs;
    REQUIRE(expected.size() == 4);
    for (const int n_threads : {2, 7, 64}) {
        for (const std::size_t n_at_once : {1, 3, 64}) CHECK(run_all(design, n_threads, n_at_once).runs == expected);
    }
}

TEST_CASE("any run can be repeated alone") {
    const PairedDesign design = small_design();
    const Runs expected = run_all(design, 2, 2).runs;
    for (std::int64_t run = design.n_runs() - 1; run >= 0; --run) {
        const RunResult alone = run_once(design.scenarios[0].scenario, design.structure_of(run).graph, design.plan,
                                         design.label_of(run), [] { return true; });
        CHECK(alone.status == RunStatus::finished);
        CHECK(bytes_of(alone) == expected.at(run));
    }
}

TEST_CASE("runs that are done are left out, and the others are what they were") {
    const PairedDesign design = small_design();
    const Runs expected = run_all(design, 2, 2).runs;
    const Runs rest = run_all(design, 2, 2, {true, false, false, true}).runs;
    CHECK(rest == Runs{{1, expected.at(1)}, {2, expected.at(2)}});
}

TEST_CASE("more replicates leave the first ones alone") {
    const Runs few = run_all(small_design(1), 2, 2).runs;
    const Runs more = run_all(small_design(2), 2, 2).runs;
    CHECK(more.at(0) == few.at(0));
    CHECK(more.at(1) == few.at(1));
}

TEST_CASE("structures of one world share its seed; worlds, scenarios and roots differ in theirs") {
    const PairedDesign design = small_design(50);
    std::set<std::uint64_t> seeds;
    for (std::int64_t run = 0; run < design.n_runs(); ++run) {
        const RunLabel label = design.label_of(run);
        CHECK(label.number == run);
        CHECK(label.world == run / 2);
        CHECK(label.integration_model == design.scenarios[0].structures[static_cast<std::size_t>(run % 2)].graph.name);
        CHECK(label.seed == design.label_of(run / 2 * 2).seed);
        seeds.insert(label.seed);
    }
    CHECK(seeds.size() == 50);
    CHECK(world_seed(1, "a", 0) != world_seed(1, "b", 0));
    CHECK(world_seed(1, "a", 0) != world_seed(2, "a", 0));
}

TEST_CASE("worlds hang on the luck that a scenario states and on no name; scenarios of one luck share worlds") {
    PairedDesign design = small_design(3);
    DesignedScenario renamed = design.scenarios[0];
    renamed.scenario.name = "renamed";
    DesignedScenario other = design.scenarios[0];
    other.scenario.luck = "other";
    design.scenarios = {design.scenarios[0], other, renamed};
    const std::int64_t n_structures = 2;
    std::set<std::int64_t> worlds;
    for (std::int64_t replicate = 0; replicate < 3; ++replicate) {
        const RunLabel first = design.label_of(replicate * 3 * n_structures);
        const RunLabel apart = design.label_of(replicate * 3 * n_structures + n_structures);
        const RunLabel again = design.label_of(replicate * 3 * n_structures + 2 * n_structures);
        CHECK(again.scenario == "renamed");
        CHECK(again.seed == first.seed);
        CHECK(again.world == first.world);
        CHECK(apart.seed != first.seed);
        worlds.insert({first.world, apart.world});
    }
    CHECK(worlds == std::set<std::int64_t>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("a run that throws fails alone, with its reason") {
    PairedDesign design = small_design();
    const Runs sound = run_all(design, 2, 2).runs;
    Graph broken = design.scenarios[0].structures[1].graph;
    broken.edges.push_back({"SRSG", Layer::informs, "SRSG", 1.0});  // a loop, which no file can bring in
    design.scenarios[0].structures[1].graph = broken;
    const AllRuns all = run_all(design, 2, 4);
    CHECK(all.runs.at(0) == sound.at(0));
    CHECK(all.runs.at(2) == sound.at(2));
    CHECK(all.tally.n_finished == 2);
    REQUIRE(all.tally.failed.size() == 2);
    CHECK(all.tally.failed[0].number == 1);
    CHECK(all.tally.failed[1].number == 3);
    CHECK(all.tally.reasons[0].find("SRSG") != std::string::npos);
}

TEST_CASE("a national series that is not a number fails the run in a sentence") {
    PairedDesign design = small_design(1);
    design.scenarios[0].scenario.parameters.funding.mission_team_cost =
        std::numeric_limits<double>::infinity();  // no file may say so
    const RunResult run = run_once(design.scenarios[0].scenario, design.scenarios[0].structures[0].graph, design.plan,
                                   design.label_of(0), [] { return true; });
    CHECK(run.status == RunStatus::failed);
    CHECK(run.series.empty());
    INFO(run.error);
    CHECK(run.error.find(" in week ") != std::string::npos);
}

TEST_CASE("what the keeper of results throws ends the job and is passed on; kept runs are whole") {
    const PairedDesign design = small_design(4);
    const Runs expected = run_all(design, 2, 2).runs;
    Runs kept;
    const auto full_disk = [&](const RunResult& run) {
        if (kept.size() == 2) throw std::runtime_error("the disk is full");
        kept[run.label.number] = bytes_of(run);
    };
    CHECK_THROWS_WITH(run_all(design, 4, 4, {}, full_disk), "the disk is full");
    for (const auto& [number, bytes] : kept) CHECK(bytes == expected.at(number));
}

TEST_CASE("an interruption starts nothing new and gives up what is under way") {
    const PairedDesign design = small_design(10);
    const InterruptWatch watch;
    const AllRuns all = run_all(design, 2, 2, {}, [](const RunResult& run) {
        if (run.label.number == 1) std::raise(SIGINT);
    });
    CHECK(all.tally.was_interrupted);
    CHECK(all.runs.size() < 6);
    CHECK(all.tally.n_finished == all.runs.size());
    CHECK(is_interrupted());
}

TEST_CASE("a run that is told to stop stays missing") {
    const PairedDesign design = small_design(1);
    int weeks = 0;
    const RunResult run = run_once(design.scenarios[0].scenario, design.scenarios[0].structures[0].graph, design.plan,
                                   design.label_of(0), [&] { return ++weeks < 5; });
    CHECK(run.status == RunStatus::missing);
    CHECK(weeks == 5);
}

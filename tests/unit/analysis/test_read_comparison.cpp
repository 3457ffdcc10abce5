#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "analysis/compare.hpp"
#include "analysis/read_comparison.hpp"
#include "example.hpp"
#include "output/writer.hpp"

using namespace entente;

namespace {

/// A folder of its own, gone when the test ends.
struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

FileHead head_of_four_runs() {
    FileHead head;
    head.title = "A made-up country";
    head.start_date = "2003-10-01";
    head.caveats = {"The model does not predict."};
    head.config_sha256 = std::string(64, 'a');
    head.n_runs_planned = 4;
    head.plan.n_weeks = 2;
    head.plan.outcomes = {{"coverage_mean", "1", "coverage", Better::higher, Role::outcome}};
    return head;
}

RunResult run(std::int64_t number, const std::string& model, std::int64_t world, double coverage) {
    RunResult result;
    result.label = test::label_of(model, world);
    result.label.number = number;
    result.status = RunStatus::finished;
    result.outcomes = {coverage};
    return result;
}

}  // namespace

TEST_CASE("a comparison reads finished and failed runs from a file and counts those that are missing") {
    const Folder folder;
    const std::filesystem::path path = folder.path / "four.h5";
    {
        TrajectoryWriter writer(path, head_of_four_runs());
        writer.submit(run(0, "two_feet_out", 0, 0.5));
        writer.submit(run(1, "two_feet_in", 0, 0.6));
        RunResult failed = run(2, "two_feet_in", 1, 0);
        failed.status = RunStatus::failed;
        failed.error = "made to fail";
        writer.submit(failed);
        writer.finish();
    }
    const ComparisonInput input = read_comparison(TrajectoryFile(path));
    CHECK(input.title == "A made-up country");
    CHECK(input.caveats == std::vector<std::string>{"The model does not predict."});
    CHECK(input.n_missing == 1);
    REQUIRE(input.labels.size() == 3);
    CHECK(input.labels[1].integration_model == "two_feet_in");
    CHECK(input.statuses[2] == RunStatus::failed);
    CHECK(input.outcomes[0].better == Better::higher);

    const Comparison comparison = compare(input, "two_feet_out");
    const PairedDifference& pair = comparison.sections[0].contrasts[0].pair;
    CHECK(pair.n == 1);
    CHECK(pair.dropped == 1);
    CHECK(pair.difference == Approx(0.1));
    CHECK(comparison.n_failed == 1);

    const ComparisonInput when_asked = read_comparison_when_asked(path);
    CHECK(when_asked.columns.are_read_when_asked());
    CHECK(when_asked.labels.size() == 3);
    CHECK(when_asked.columns[0][1] == input.columns[0][1]);
    CHECK(std::isnan(when_asked.columns[0][2]));
}

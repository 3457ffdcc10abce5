// Axes of a design, and the points that they make.

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "design/points.hpp"
#include "design/sweep_file.hpp"
#include "tests/helpers/files.hpp"

using namespace entente;
using Catch::Matchers::Contains;

namespace {

struct Read {
    SweepFile sweep;
    std::string problems;
};

Read read(const test::Scratch& folder, const std::string& text) {
    Problems problems;
    Read result;
    result.sweep = read_sweep(folder.write("design.toml", text), problems);
    for (const Problem& problem : problems.all()) result.problems += to_string(problem) + "\n";
    return result;
}

const std::string head = "[sweep]\nscenario = \"archetype_contested\"\n";

}  // namespace

TEST_CASE("a grid has every value with every other, the last axis fastest") {
    const test::Scratch folder;
    const auto [sweep, problems] = read(
        folder,
        head +
            "[axes]\n\"world.hostility\" = [0.0, 1.0]\ngovernment.predation = { min = 0.0, max = 1.0, steps = 3 }\n");
    CHECK(problems.empty());
    CHECK(sweep.points.shape.n_points == 6);
    CHECK(sweep.points.shape.kind == Sampling::grid);
    CHECK(sweep.points.numbers == std::vector<double>{0, 0, 0, 0.5, 0, 1, 1, 0, 1, 0.5, 1, 1});
    const auto settings = sweep.points.settings_at(3);
    REQUIRE(settings.size() == 2);
    CHECK(settings[0].first == "world.hostility");
    CHECK(settings[0].second.number == 1);
    CHECK(settings[1].first == "government.predation");
}

TEST_CASE("keys with dots need no quotes, not even those that end like a word of ranges") {
    const test::Scratch folder;
    const auto [sweep, problems] = read(folder, head + "[axes]\nrotation.scale = [0.5, 2.0]\n");
    CHECK(problems.empty());
    REQUIRE(sweep.points.axes.size() == 1);
    CHECK(sweep.points.axes[0].key == "rotation.scale");
}

TEST_CASE("one at a time has a base and each other value by itself") {
    const test::Scratch folder;
    const auto [sweep, problems] = read(folder, head + R"([design]
kind = "one_at_a_time"
[axes]
world.hostility = [0.33, 0.0, 1.0]
association.closing = { min = 0.0, max = 3.0, base = 1.5 }
)");
    CHECK(problems.empty());
    CHECK(sweep.points.numbers == std::vector<double>{0.33, 1.5, 0.0, 1.5, 1.0, 1.5, 0.33, 0.0, 0.33, 3.0});
}

TEST_CASE("words and truths are told by numbers, and a scenario gets what was written") {
    const test::Scratch folder;
    const auto [sweep, problems] = read(folder, head + R"([axes]
mechanisms.association = [true, false]
forum.UNCT.power_rule = ["by_power", "horizontal"]
)");
    CHECK(problems.empty());
    CHECK(sweep.points.numbers == std::vector<double>{1, 0, 1, 1, 0, 0, 0, 1});
    CHECK(sweep.points.settings_at(1)[0].second.boolean);
    CHECK(sweep.points.settings_at(1)[1].second.text == "horizontal");
    CHECK(sweep.points.axes[1].varied().words == std::vector<std::string>{"by_power", "horizontal"});
    CHECK(sweep.points.axes[0].varied().words.empty());
}

TEST_CASE("a list sets the same keys at every point") {
    const test::Scratch folder;
    const auto sound = read(folder, head + R"(
[[point]]
mission.troops = 5000
mission.robust = 0.1
[[point]]
mission.troops = 20000
mission.robust = 0.6
)");
    CHECK(sound.problems.empty());
    CHECK(sound.sweep.points.shape.kind == Sampling::list);
    CHECK(sound.sweep.points.numbers == std::vector<double>{5000, 0.1, 20000, 0.6});
    const auto uneven = read(folder, head + "[[point]]\nmission.troops = 5000\n[[point]]\nmission.robust = 0.5\n");
    CHECK_THAT(uneven.problems, Contains("point.mission.robust") && Contains("mission.troops is missing"));
}

TEST_CASE("samples lie within the ranges of their axes; logarithmic ones are even in the logarithm") {
    const test::Scratch folder;
    const auto [sweep, problems] = read(folder, head + R"([design]
kind = "sobol"
points = 64
[axes]
delivery.absorption_base = { min = 0.5, max = 8.0, scale = "log" }
mission.exit_week = { min = 100, max = 103 }
)");
    CHECK(problems.empty());
    std::size_t n_below_middle = 0;
    std::array<std::size_t, 4> n_of_week{};
    for (std::size_t point = 0; point < 64; ++point) {
        const auto numbers = sweep.points.at(point);
        CHECK((numbers[0] >= 0.5 && numbers[0] <= 8.0));
        n_below_middle += numbers[0] < 2.0 ? 1 : 0;  // the geometric mean of 0.5 and 8
        REQUIRE(numbers[1] == std::floor(numbers[1]));
        ++n_of_week.at(static_cast<std::size_t>(numbers[1] - 100));
    }
    CHECK(n_below_middle == 32);
    CHECK(n_of_week == std::array<std::size_t, 4>{16, 16, 16, 16});  // four weeks, each as often
}

TEST_CASE("an axis without values takes the range that is registered, if there is one") {
    const test::Scratch folder;
    const auto sound = read(folder, head + "[design]\nkind = \"lhs\"\npoints = 8\n[axes]\n\"mission.robust\" = {}\n");
    CHECK(sound.problems.empty());
    CHECK(sound.sweep.points.axes[0].min == 0);
    CHECK(sound.sweep.points.axes[0].max == 1);
    const auto open = read(folder, head + "[design]\nkind = \"lhs\"\npoints = 8\n[axes]\n\"no.such_key\" = {}\n");
    CHECK_THAT(open.problems, Contains("no registered range"));
}

TEST_CASE("everything that is wrong with a design is told at once") {
    const test::Scratch folder;
    const auto [sweep, problems] = read(folder, R"([sweep]
scenario = "archetype_contested"
replicates = 0
modles = ["two_feet_out"]
[set]
world.hostility = 0.5
[axes]
world.hostility = [0.0, 0.0]
mission.robust = { min = 0.5, max = 0.1, steps = 3 }
scenario.seed = [1, 2]
[design]
kind = "saltelli"
points = 8
)");
    INFO(problems);
    CHECK_THAT(problems, Contains("design.toml:3: sweep.replicates = 0"));
    CHECK_THAT(problems, Contains("modles") && Contains("did you mean models"));
    CHECK_THAT(problems, Contains("world.hostility: 0 stands twice"));
    CHECK_THAT(problems, Contains("mission.robust: min is not below max"));
    CHECK_THAT(problems, Contains("scenario.seed cannot vary"));
    CHECK_THAT(problems, Contains("design.points has no meaning for kind = \"saltelli\""));
}

TEST_CASE("what a kind of sampling cannot do without is asked for") {
    const test::Scratch folder;
    const auto problems_of = [&](const std::string& design) {
        return read(folder, head + "[design]\n" + design + "[axes]\nmission.robust = { min = 0.0, max = 1.0 }\n")
            .problems;
    };
    CHECK_THAT(problems_of("kind = \"grid\"\n"), Contains("a grid needs a list of values, or steps"));
    CHECK_THAT(problems_of("kind = \"lhs\"\n"), Contains("design.points is missing"));
    CHECK_THAT(problems_of("kind = \"saltelli\"\nrows = 100\n"), Contains("not a power of 2"));
    CHECK_THAT(problems_of("kind = \"morris\"\ntrajectories = 4\nlevels = 3\n"), Contains("not an even number"));
    CHECK_THAT(problems_of("kind = \"factorial\"\nresolution = 7\n"), Contains("not 3, 4 or 5"));
    CHECK_THAT(problems_of("kind = \"one_at_a_time\"\n"), Contains("needs a base"));
    CHECK_THAT(problems_of("kind = \"list\"\n"), Contains("[[point]]"));
    CHECK_THAT(problems_of("kind = \"lhs\"\npoints = 1048577\n"), Contains("1048577"));
}

TEST_CASE("until says what is to be known of which difference, and excludes a number of worlds") {
    const test::Scratch folder;
    const auto sound = read(folder, R"([sweep]
scenario = "archetype_contested"
until = { outcome = "coverage_mean", comparison = ["one_foot_in", "two_feet_out"], half_width = 0.01, max = 40 }
)");
    CHECK(sound.problems.empty());
    REQUIRE(sound.sweep.until);
    CHECK(sound.sweep.until->structure == "one_foot_in");
    CHECK(sound.sweep.until->baseline == "two_feet_out");
    CHECK(sound.sweep.until->max == 40);
    const auto wrong = read(folder, R"([sweep]
scenario = "archetype_contested"
replicates = 8
until = { outcome = "coverage_mean", comparison = ["one_foot_in"], half_width = 0.0, min = 10, max = 5 }
)");
    CHECK_THAT(wrong.problems, Contains("replicates is set, but with until"));
    CHECK_THAT(wrong.problems, Contains("comparison is not a structure and its baseline"));
    CHECK_THAT(wrong.problems, Contains("half_width must be above 0") && Contains("max is below min"));
}

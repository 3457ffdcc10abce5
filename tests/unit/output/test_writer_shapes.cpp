// The shapes of what is written: long series, nothing, the digest.

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <thread>

#include "output/digest.hpp"
#include "output/reader.hpp"
#include "sample.hpp"

using namespace entente;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

bool same(const std::vector<float>& a, const std::vector<float>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

}  // namespace

TEST_CASE("the queue holds no more than it may") {
    const sample::Folder folder;
    FileHead head = sample::head(64);
    head.plan.n_weeks = 8000;
    head.plan.every_weeks = 1;
    WriterOptions options;
    options.compression_level = 0;
    options.queue_bytes = 1'000'000;
    TrajectoryWriter writer(folder / "out.h5", head, options);
    std::vector<std::thread> threads;
    for (std::int64_t t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (std::int64_t number = t; number < 64; number += 4) writer.submit(sample::run(head, number));
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(writer.peak_queued_bytes() <= 1'000'000);
    writer.finish();
    CHECK(same(TrajectoryFile(folder / "out.h5").series("coverage_by_district", 63), sample::run(head, 63).series[1]));
}

TEST_CASE("a long series is cut into several chunks and read as one") {
    const sample::Folder folder;
    FileHead head = sample::head(2);
    head.plan.n_weeks = 200'001;
    head.plan.every_weeks = 1;
    for (const int level : {0, 1}) {
        WriterOptions options;
        options.compression_level = level;
        options.force = true;
        sample::write_file(folder / "out.h5", head, options);
        const TrajectoryFile file(folder / "out.h5");
        const auto expected = sample::run(head, 1).series[1];
        CHECK(same(file.series("coverage_by_district", 1), expected));
        CHECK(file.series("coverage_by_district", 1, 150'000, 1)[1] == expected[300'001]);
    }
}

TEST_CASE("the digest tells what a file says, not when, where or in which order it was written") {
    const sample::Folder folder;
    const FileHead head = sample::head();
    WriterOptions options;
    sample::write_file(folder / "a.h5", head, options);
    options.n_threads = 64;
    {
        TrajectoryWriter writer(folder / "b.h5", head, options);
        for (const std::int64_t number : {2, 0, 1}) {
            RunResult run = sample::run(head, number);
            run.seconds = 99;
            writer.submit(std::move(run));
        }
        writer.finish();
    }
    sample::write_file(folder / "c.h5", head, sample::without_provenance());
    CHECK(digest(folder / "a.h5").size() == 64);
    CHECK(digest(folder / "a.h5") == digest(folder / "b.h5"));
    CHECK(digest(folder / "a.h5") == digest(folder / "c.h5"));

    FileHead other = head;
    other.title += ".";
    sample::write_file(folder / "d.h5", other);
    CHECK(digest(folder / "a.h5") != digest(folder / "d.h5"));
    TrajectoryWriter writer(folder / "e.h5", head);
    for (const std::int64_t number : {0, 1, 2}) {
        RunResult run = sample::run(head, number);
        if (number == 1) run.series[2][3] += 1;
        writer.submit(std::move(run));
    }
    writer.finish();
    CHECK(digest(folder / "a.h5") != digest(folder / "e.h5"));
    CHECK_THROWS_AS(digest(folder / "none.h5"), InputFileError);
}

TEST_CASE("a world without armed groups has no dimension of groups") {
    const sample::Folder folder;
    FileHead head = sample::head();
    head.groups.clear();
    head.texts.clear();
    head.plan.series[3].n_rows = 0;
    sample::write_file(folder / "out.h5", head);
    const TrajectoryFile file(folder / "out.h5");
    CHECK(file.head().groups.empty());
    CHECK_FALSE(file.has_series("fighters_by_group"));
    CHECK(file.has_series("coverage_by_district"));
}

TEST_CASE("a head that would make a file unreadable is refused") {
    const sample::Folder folder;
    FileHead head = sample::head();
    head.start_date = "October 2003";
    CHECK_THROWS_AS(TrajectoryWriter(folder / "out.h5", head), std::invalid_argument);
    head = sample::head();
    head.plan.outcomes[0].unit = "days";
    CHECK_THROWS_AS(TrajectoryWriter(folder / "out.h5", head), std::invalid_argument);
    head = sample::head();
    head.plan.outcomes[0].name = "coverage";
    CHECK_THROWS_AS(TrajectoryWriter(folder / "out.h5", head), std::invalid_argument);
    head = sample::head();
    head.plan.series[1].n_rows = 3;
    CHECK_THROWS_AS(TrajectoryWriter(folder / "out.h5", head), std::invalid_argument);
}

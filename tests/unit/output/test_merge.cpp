// Shards become the file that was never cut.

#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <fstream>

#include "output/merge.hpp"
#include "output/reader.hpp"
#include "sample.hpp"

using namespace entente;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

fs::path write_shard(const sample::Folder& folder, const std::string& name, const FileHead& head,
                     const std::vector<std::int64_t>& numbers) {
    WriterOptions options = sample::without_provenance();
    options.run_numbers = numbers;
    TrajectoryWriter writer(folder / name, head, options);
    for (const std::int64_t number : numbers) writer.submit(sample::run(head, number));
    writer.finish();
    return folder / name;
}

}  // namespace

TEST_CASE("a merged file has the bytes of one that was never cut into shards") {
    const sample::Folder folder;
    const FileHead head = sample::head(7);
    sample::write_file(folder / "whole.h5", head, sample::without_provenance());
    const std::vector<fs::path> two{write_shard(folder, "b.h5", head, {6, 1, 3, 5}),
                                    write_shard(folder, "a.h5", head, {0, 2, 4})};
    const std::vector<fs::path> three{write_shard(folder, "c.h5", head, {0, 3, 6}),
                                      write_shard(folder, "d.h5", head, {1, 4}),
                                      write_shard(folder, "e.h5", head, {2, 5})};
    merge_files(two, folder / "two.h5", {.force = false, .provenance = false, .allows_missing = false});
    merge_files(three, folder / "three.h5", {.force = false, .provenance = false, .allows_missing = false});
    CHECK(sample::bytes_of(folder / "whole.h5") == sample::bytes_of(folder / "two.h5"));
    CHECK(sample::bytes_of(folder / "whole.h5") == sample::bytes_of(folder / "three.h5"));
    CHECK_THROWS_AS(merge_files(two, folder / "two.h5"), OutputExistsError);
}

TEST_CASE("a run that several shards hold is taken from one in which it finished") {
    const sample::Folder folder;
    const FileHead head = sample::head(2);
    {
        TrajectoryWriter writer(folder / "failed.h5", head);
        writer.submit(sample::failed_run(head, 0));
        writer.finish();
    }
    const std::vector<fs::path> shards{folder / "failed.h5", write_shard(folder, "retried.h5", head, {0})};
    const MergedRuns merged =
        merge_files(shards, folder / "out.h5", {.force = false, .provenance = true, .allows_missing = true});
    CHECK(merged.n_missing == 1);
    CHECK(merged.n_failed == 0);
    const TrajectoryFile file(folder / "out.h5");
    CHECK(file.statuses() == std::vector{RunStatus::finished, RunStatus::missing});
    CHECK(file.series("coverage", 0)[1] == 1.0f);
    CHECK(file.errors()[0].empty());
}

TEST_CASE("what is no shard of the same design is refused and named") {
    const sample::Folder folder;
    const FileHead head = sample::head(4);
    FileHead other = head;
    other.config_sha256 = std::string(64, 'c');
    const std::vector<fs::path> shards{write_shard(folder, "a.h5", head, {0, 1}),
                                       write_shard(folder, "b.h5", other, {2, 3})};
    CHECK_THROWS_AS(merge_files(shards, folder / "out.h5"), InputFileError);
    CHECK_THROWS_WITH(merge_files(shards, folder / "out.h5"), Contains("b.h5") && Contains("same design"));
    CHECK_FALSE(fs::exists(folder / "out.h5"));
}

TEST_CASE("missing shards are named, by their numbers where they say them") {
    const sample::Folder folder;
    FileHead head = sample::head(6);
    head.n_runs_of_design = 6;
    head.shard = "1/3";
    const fs::path first = write_shard(folder, "a.h5", head, {0, 3});
    head.shard = "3/3";
    const fs::path third = write_shard(folder, "c.h5", head, {2, 5});
    const std::vector<fs::path> shards{first, third};
    CHECK_THROWS_WITH(merge_files(shards, folder / "out.h5"),
                      Contains("shard 2 of 3 is missing (2 of 6 runs)") && Contains("--incomplete"));
    CHECK_FALSE(fs::exists(folder / "out.h5"));
    CHECK(merge_files(shards, folder / "out.h5", {.force = false, .provenance = true, .allows_missing = true})
              .n_missing == 2);
}

TEST_CASE("a shard given twice, an unfinished one and one with a flipped bit are named, all at once") {
    const sample::Folder folder;
    const FileHead head = sample::head(4);
    const fs::path sound = write_shard(folder, "a.h5", head, {0, 1});
    fs::copy_file(sound, folder / "copy.h5");
    const fs::path flipped = write_shard(folder, "b.h5", head, {2, 3});
    {
        std::fstream file(flipped, std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(static_cast<std::streamoff>(fs::file_size(flipped) / 2));
        const int byte = file.get();
        file.seekp(static_cast<std::streamoff>(fs::file_size(flipped) / 2));
        file.put(static_cast<char>(byte ^ 1));
    }
    fs::copy_file(sound, folder / "c.h5.partial");
    const std::vector<fs::path> shards{sound, folder / "copy.h5", flipped, folder / "c.h5.partial"};
    CHECK_THROWS_WITH(merge_files(shards, folder / "out.h5"), Contains("copy.h5: holds runs that") &&
                                                                  Contains("0, 1") && Contains("b.h5: is damaged") &&
                                                                  Contains("c.h5.partial: is unfinished"));
}

TEST_CASE("more shards than may be open at a time are joined step by step into the same bytes") {
    const sample::Folder folder;
    constexpr std::int64_t n_runs = 40;
    const FileHead head = sample::head(n_runs);
    sample::write_file(folder / "whole.h5", head, sample::without_provenance());
    std::vector<fs::path> shards;
    for (std::int64_t i = 0; i < n_runs; ++i) {
        shards.push_back(write_shard(folder, "s" + std::to_string(i) + ".h5", head, {(i * 7) % n_runs}));
    }
    struct rlimit before {};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    struct rlimit few = before;
    few.rlim_cur = 40;  // as many as there are shards, with nothing left for anything else
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
    merge_files(shards, folder / "out.h5", {.force = false, .provenance = false, .allows_missing = false});
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(sample::bytes_of(folder / "whole.h5") == sample::bytes_of(folder / "out.h5"));
    std::size_t n_left = 0;
    for (const auto& entry : fs::directory_iterator(folder / ""))
        n_left += entry.path().extension() == ".partial" ? 1 : 0;
    CHECK(n_left == 0);
}

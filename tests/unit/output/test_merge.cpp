// Shards become the file that was never cut.

#include <catch2/catch.hpp>

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
    merge_files(two, folder / "two.h5", {.force = false, .provenance = false});
    merge_files(three, folder / "three.h5", {.force = false, .provenance = false});
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
    merge_files(shards, folder / "out.h5");
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

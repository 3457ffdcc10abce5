// Files that are not ours, or not whole, get a sentence; never a crash.

#include <catch2/catch.hpp>
#include <random>

#include "output/digest.hpp"
#include "output/hdf5.hpp"
#include "output/reader.hpp"
#include "sample.hpp"

using namespace entente;
using Catch::Matchers::Contains;

namespace {

/// Reads all there is; damage may show, but only as InputFileError.
void read_everything(const std::filesystem::path& path) {
    try {
        const TrajectoryFile file(path);
        for (const auto& outcome : file.head().plan.outcomes) file.outcome(outcome.name);
        for (const auto& series : file.head().plan.series) {
            for (std::size_t position = 0; position < file.n_runs(); ++position) file.series(series.dataset, position);
        }
        file.provenance();
    } catch (const InputFileError&) {
    }
    try {
        digest(path);
    } catch (const InputFileError&) {
    }
}

}  // namespace

TEST_CASE("a file that is no trajectory file is refused in a sentence") {
    const sample::Folder folder;
    CHECK_THROWS_AS(TrajectoryFile(folder / "none.h5"), InputFileError);
    CHECK_THROWS_WITH(TrajectoryFile(folder / "none.h5"), Contains("no such file"));
    CHECK_THROWS_WITH(TrajectoryFile(folder.path()), Contains("folder"));

    sample::write_bytes(folder / "text.h5", "integration,coverage\n1,2\n");
    CHECK_THROWS_WITH(TrajectoryFile(folder / "text.h5"), Contains("not an HDF5 file"));
    sample::write_bytes(folder / "empty.h5", "");
    CHECK_THROWS_WITH(TrajectoryFile(folder / "empty.h5"), Contains("is empty"));

    { const auto foreign = hdf5::create_file((folder / "foreign.h5").string()); }
    CHECK_THROWS_WITH(TrajectoryFile(folder / "foreign.h5"), Contains("not one that entente wrote"));
}

TEST_CASE("another major version is refused, and both are named") {
    const sample::Folder folder;
    const auto path = folder / "out.h5";
    sample::write_file(path, sample::head());
    {
        const auto file = hdf5::open_file(path.string(), true);
        hdf5::write_attribute(file.id(), "format_version", "2.3");
    }
    CHECK_THROWS_AS(TrajectoryFile(path), InputFileError);
    CHECK_THROWS_WITH(TrajectoryFile(path), Contains("2.3") && Contains("1.x"));
    {
        const auto file = hdf5::open_file(path.string(), true);
        hdf5::write_attribute(file.id(), "format_version", "1.7");
    }
    CHECK(TrajectoryFile(path).format_version() == "1.7");
}

TEST_CASE("what a file does not hold is said with what it holds") {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", sample::head());
    const TrajectoryFile file(folder / "out.h5");
    CHECK_THROWS_WITH(file.outcome("coverage_total"), Contains("coverage_total") && Contains("coverage_mean"));
    CHECK_THROWS_WITH(file.series("fighters", 0), Contains("fighters_by_group"));
    CHECK_THROWS_AS(file.series("coverage", 3), InputFileError);
    CHECK_THROWS_AS(file.series("coverage", 0, 4, 2), InputFileError);
}

TEST_CASE("a file cut short is refused, at whatever length") {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", sample::head());
    const auto bytes = sample::bytes_of(folder / "out.h5");
    for (const double share : {0.0001, 0.01, 0.3, 0.7, 0.999}) {
        const auto length = static_cast<std::size_t>(share * static_cast<double>(bytes.size()));
        sample::write_bytes(folder / "cut.h5", bytes.substr(0, length));
        CHECK_THROWS_AS(TrajectoryFile(folder / "cut.h5"), InputFileError);
        CHECK_THROWS_AS(digest(folder / "cut.h5"), InputFileError);
    }
    sample::write_bytes(folder / "cut.h5", bytes.substr(0, bytes.size() - 1));
    CHECK_THROWS_AS(TrajectoryFile(folder / "cut.h5"), InputFileError);
}

TEST_CASE("a flipped byte in the superblock is noticed") {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", sample::head());
    const auto bytes = sample::bytes_of(folder / "out.h5");
    for (std::size_t at = 0; at < 48; ++at) {  // the superblock of version 2, with its checksum
        auto damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x5a);
        sample::write_bytes(folder / "damaged.h5", damaged);
        INFO("byte " << at);
        CHECK_THROWS_AS(TrajectoryFile(folder / "damaged.h5"), InputFileError);
    }
}

TEST_CASE("a damaged chunk is told with the series it belongs to") {
    const sample::Folder folder;
    const FileHead head = sample::head(1);
    sample::write_file(folder / "out.h5", head);
    { const auto unsealed = hdf5::open_file((folder / "out.h5").string(), true); }
    auto bytes = sample::bytes_of(folder / "out.h5");
    std::size_t n_damaged = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {  // heads of zlib streams
        if (bytes[at] == 0x78 && bytes[at + 1] == 0x01) {
            bytes[at] = 0;
            ++n_damaged;
        }
    }
    REQUIRE(n_damaged >= head.plan.series.size());
    sample::write_bytes(folder / "damaged.h5", bytes);
    const TrajectoryFile file(folder / "damaged.h5");
    CHECK_THROWS_WITH(file.series("coverage", 0), Contains("coverage is damaged"));
}

TEST_CASE("a file that others have changed through HDF5 has no seal, and opens") {
    const sample::Folder folder;
    const auto path = folder / "out.h5";
    sample::write_file(path, sample::head());
    const auto sealed_bytes = std::filesystem::file_size(path);
    {
        const auto file = hdf5::open_file(path.string(), true);
        hdf5::write_attribute(file.id(), "comment", "read twice");
    }
    CHECK(std::filesystem::file_size(path) != sealed_bytes);
    CHECK(TrajectoryFile(path).n_runs() == 3);
}

TEST_CASE("one changed byte anywhere in a small file is noticed") {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", sample::head());
    const auto bytes = sample::bytes_of(folder / "out.h5");
    for (std::size_t at = 0; at < bytes.size(); at += 997) {
        auto damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        sample::write_bytes(folder / "damaged.h5", damaged);
        INFO("byte " << at);
        CHECK_THROWS_AS(TrajectoryFile(folder / "damaged.h5"), InputFileError);
    }
}

TEST_CASE("bytes flipped anywhere never crash the reader") {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", sample::head());
    const auto bytes = sample::bytes_of(folder / "out.h5");
    std::mt19937 luck(20070101);
    for (int trial = 0; trial < 60; ++trial) {
        auto damaged = bytes;
        for (int flip = 0; flip < 20; ++flip) damaged[luck() % damaged.size()] = static_cast<char>(luck());
        sample::write_bytes(folder / "damaged.h5", damaged);
        read_everything(folder / "damaged.h5");
    }
    SUCCEED();
}

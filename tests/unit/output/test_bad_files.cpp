#include <hdf5.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "output/apart.hpp"
#include "output/digest.hpp"
#include "output/hdf5.hpp"
#include "output/merge.hpp"
#include "output/reader.hpp"
#include "sample.hpp"

using namespace entente;
using Catch::Matchers::Contains;

namespace {

/// A sound file that HDF5 then changes.
std::filesystem::path changed(const sample::Folder& folder, const std::function<void(hid_t)>& change) {
    const auto path = folder / "changed.h5";
    sample::write_file(path, sample::head());
    const auto file = hdf5::open_file(path.string(), true);
    change(file.id());
    return path;
}

void replace(hid_t file, const char* name, hid_t type, const std::vector<hsize_t>& extent) {
    REQUIRE(H5Ldelete(file, name, H5P_DEFAULT) >= 0);
    const auto n_axes = static_cast<int>(extent.size());
    const hdf5::Handle space(H5Screate_simple(n_axes, extent.data(), nullptr), "make a space");
    const hdf5::Handle create(H5Pcreate(H5P_DATASET_CREATE), "make properties");
    const std::vector<hsize_t> chunk(extent.size(), 1);
    REQUIRE(H5Pset_chunk(create.id(), n_axes, chunk.data()) >= 0);
    const hdf5::Handle made(H5Dcreate2(file, name, type, space.id(), H5P_DEFAULT, create.id(), H5P_DEFAULT), "make");
}

}  // namespace

TEST_CASE("a column that says it has more numbers than its file can hold is not asked of the memory") {
    const sample::Folder folder;
    const auto path = changed(folder, [](hid_t file) { replace(file, "world", H5T_STD_I64LE, {hsize_t{1} << 50}); });
    CHECK_THROWS_WITH(TrajectoryFile(path), Contains("more values than it can hold"));
}

TEST_CASE("labels that do not stand one to a row, or are fewer than the runs, are refused") {
    const sample::Folder folder;
    const hdf5::Handle text = hdf5::file_type(Type::text);
    CHECK_THROWS_WITH(TrajectoryFile(changed(folder,
                                             [&](hid_t file) {
                                                 replace(file, "process", text.id(), {2, 3});
                                             })),
                      Contains("not one to a row"));
    std::filesystem::remove(folder / "changed.h5");
    CHECK_THROWS_WITH(TrajectoryFile(changed(folder, [&](hid_t file) { replace(file, "process", text.id(), {2}); })),
                      Contains("fewer than runs"));
}

TEST_CASE("a dataset that is a link to another file is not followed") {
    const sample::Folder folder;
    const auto path = changed(folder, [](hid_t file) {
        H5Ldelete(file, "world", H5P_DEFAULT);
        H5Lcreate_external("other.h5", "/world", file, "world", H5P_DEFAULT, H5P_DEFAULT);
    });
    CHECK_THROWS_WITH(TrajectoryFile(path), Contains("world is a link to elsewhere"));
    CHECK_THROWS_WITH(digest(path), Contains("world is a link to elsewhere"));
}

TEST_CASE("the digest comes to an end where groups lead back to each other, and takes no number for an address") {
    const sample::Folder folder;
    CHECK_THROWS_WITH(digest(changed(folder,
                                     [](hid_t file) {
                                         for (const char* name : {"one", "two", "three"}) {
                                             H5Lcreate_hard(file, "/", file, name, H5P_DEFAULT, H5P_DEFAULT);
                                         }
                                     })),
                      Contains("under another name"));
    std::filesystem::remove(folder / "changed.h5");
    const auto path = changed(folder, [](hid_t file) {
        const hdf5::Handle dataset = hdf5::open_dataset(file, "world");
        H5Adelete(dataset.id(), "DIMENSION_LIST");
        hdf5::write_attribute(dataset.id(), "DIMENSION_LIST", std::int64_t{0x1234567});
    });
    CHECK(digest(path).size() == 64);
}

TEST_CASE("a merge refuses columns that are shorter than the list of runs, and designs far larger than its shards") {
    const sample::Folder folder;
    const std::vector<std::filesystem::path> one{folder / "changed.h5"};
    changed(folder, [](hid_t file) { replace(file, "provenance/run_seconds", H5T_IEEE_F64LE, {2}); });
    CHECK_THROWS_WITH(merge_files(one, folder / "merged.h5"), Contains("shorter than the list of runs"));
    std::filesystem::remove(one.front());
    changed(folder, [](hid_t file) { hdf5::write_attribute(file, "design_runs", std::int64_t{900'000'000}); });
    MergeOptions incomplete;
    incomplete.allows_missing = true;
    CHECK_THROWS_WITH(merge_files(one, folder / "merged.h5", incomplete), Contains("too few to be joined"));
    CHECK_FALSE(std::filesystem::exists(folder / "merged.h5"));
}

TEST_CASE("what a child process dies of is told, what it throws is not") {
    CHECK_NOTHROW(try_apart(0, [] {}));
    CHECK_NOTHROW(try_apart(0, [] { throw hdf5::Failure("read", "a number"); }));
    CHECK_THROWS_WITH(try_apart(0, [] { std::raise(SIGSEGV); }), Contains("HDF5 crashes"));
    CHECK_THROWS_WITH(try_apart(0, [] { std::raise(SIGPROF); }), Contains("comes to no end"));
}

// The table, the specification and real files say the same.

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "output/datasets.hpp"
#include "output/hdf5.hpp"
#include "sample.hpp"

using namespace entente;

namespace {

/// Names of the scales attached to a dataset, or its own if it is one.
std::vector<std::string> dimensions_in_file(hid_t dataset, const std::string& path) {
    const std::string leaf = path.substr(path.rfind('/') + 1);
    if (hdf5::text_attribute(dataset, "CLASS") == "DIMENSION_SCALE") return {leaf};
    const hdf5::Handle attribute(H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT), "open DIMENSION_LIST");
    const hdf5::Handle type(H5Aget_type(attribute.id()), "read DIMENSION_LIST");
    const hdf5::Handle space(H5Aget_space(attribute.id()), "read DIMENSION_LIST");
    std::vector<hvl_t> axes(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id())));
    hdf5::require(H5Aread(attribute.id(), type.id(), axes.data()), "read DIMENSION_LIST");
    std::vector<std::string> names;
    for (const auto& axis : axes) {
        REQUIRE(axis.len == 1);
        const hdf5::Handle scale(H5Rdereference2(dataset, H5P_DEFAULT, H5R_OBJECT, axis.p), "open a scale");
        names.push_back(hdf5::text_attribute(scale.id(), "NAME").value());
    }
    H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, axes.data());
    return names;
}

std::set<std::string> datasets_in_file(hid_t file) {
    std::set<std::string> paths;
    const auto collect = [](hid_t, const char* name, const H5O_info_t* info, void* into) -> herr_t {
        if (info->type == H5O_TYPE_DATASET) static_cast<std::set<std::string>*>(into)->insert(name);
        return 0;
    };
    hdf5::require(H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, collect, &paths, H5O_INFO_BASIC), "list datasets");
    return paths;
}

}  // namespace

TEST_CASE("a real file holds what the table lists, with its type, dimensions and units") {
    const sample::Folder folder;
    const FileHead head = sample::head();
    sample::write_file(folder / "out.h5", head);
    const auto file = hdf5::open_file((folder / "out.h5").string(), false);

    std::set<std::string> listed;
    const auto check = [&](const std::string& path, Type type, const std::vector<std::string>& dimensions,
                           const std::string& unit, const std::string& meaning) {
        INFO(path);
        const hdf5::Handle dataset(H5Dopen2(file.id(), path.c_str(), H5P_DEFAULT), "open " + path);
        const hdf5::Handle in_file(H5Dget_type(dataset.id()), "read a type");
        const hdf5::Handle expected = hdf5::file_type(type);
        CHECK(H5Tequal(in_file.id(), expected.id()) > 0);
        CHECK(dimensions_in_file(dataset.id(), path) == dimensions);
        CHECK(hdf5::text_attribute(dataset.id(), "units") == unit);
        CHECK(hdf5::text_attribute(dataset.id(), "long_name") == meaning);
        listed.insert(path);
    };
    for (const auto& fixed : fixed_datasets()) {
        std::string unit(fixed.unit);
        if (fixed.path == "time") unit = "days since 2003-10-01 00:00:00";
        check(std::string(fixed.path), fixed.type, {std::string(fixed.dimensions)}, unit, std::string(fixed.meaning));
    }
    check("param_world_hostility", Type::float64, {"run"}, "1", "share of armed groups outside the accord");
    check("lever_joint_training", Type::float64, {"run"}, "1", "joint_training");
    for (const auto& outcome : head.plan.outcomes) {
        check(outcome.name, Type::float64, {"run"}, outcome.unit, outcome.long_name);
    }
    check("coverage", Type::float32, {"run", "time"}, "1", "people in need reached, of all in need");
    check("coverage_by_district", Type::float32, {"run", "time", "district"}, "1",
          "people in need reached, of all in need");
    check("aid_incidents_by_organisation", Type::float32, {"run", "time", "organisation"}, "incidents",
          "attacks on aid workers");
    check("fighters_by_group", Type::float32, {"run", "time", "group"}, "people", "members of armed groups under arms");
    check("linked_share", Type::float32, {"run", "time"}, "1", "team-weeks linked to a strategy");
    CHECK(datasets_in_file(file.id()) == listed);
}

TEST_CASE("a real file has the attributes that the table lists") {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", sample::head());
    const auto file = hdf5::open_file((folder / "out.h5").string(), false);
    for (const auto& attribute : fixed_attributes()) {
        INFO(attribute.object << " " << attribute.name);
        const std::string object(attribute.object);
        const hdf5::Handle group(H5Gopen2(file.id(), object.c_str(), H5P_DEFAULT), "open " + object);
        CHECK(hdf5::has_attribute(group.id(), std::string(attribute.name).c_str()));
    }
}

TEST_CASE("a file without provenance has no such group") {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", sample::head(), sample::without_provenance());
    const auto file = hdf5::open_file((folder / "out.h5").string(), false);
    CHECK(H5Lexists(file.id(), "provenance", H5P_DEFAULT) == 0);
}

/// Regenerate: ENTENTE_SOURCE_DIR/docs/file-format.md is written by the hidden test [.file-format].
TEST_CASE("docs/file-format.md is the specification that the table gives") {
    const auto committed = sample::bytes_of(std::filesystem::path(ENTENTE_SOURCE_DIR) / "docs/file-format.md");
    INFO(
        "docs/file-format.md differs from the table in sim/output/datasets.cpp; write it anew with\n"
        "    tests_output \"[.file-format]\"");
    CHECK((committed == file_format_markdown()));
}

TEST_CASE("docs/file-format.md is written anew", "[.file-format]") {
    sample::write_bytes(std::filesystem::path(ENTENTE_SOURCE_DIR) / "docs/file-format.md", file_format_markdown());
}

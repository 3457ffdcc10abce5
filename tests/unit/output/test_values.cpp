#include "output/values.hpp"

#include <hdf5.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>

#include "core/sha256.hpp"
#include "output/digest.hpp"
#include "output/hdf5.hpp"
#include "sample.hpp"

using namespace entente;
using Catch::Matchers::Contains;

namespace {

DigestOfValues digest_of(const FileHead& head, WriterOptions options = {},
                         const std::function<void(hid_t)>& change = {}) {
    const sample::Folder folder;
    sample::write_file(folder / "out.h5", head, std::move(options));
    if (change) {
        const auto file = hdf5::open_file((folder / "out.h5").string(), true);
        change(file.id());
    }
    return digest_values(folder / "out.h5");
}

DigestOfValues digest_after(const std::function<void(hid_t)>& change) {
    return digest_of(sample::head(), {}, change);
}

/// Puts these bytes where the first value of coverage stands.
std::function<void(hid_t)> first_of_coverage(std::uint32_t bits) {
    return [bits](hid_t file) {
        float value = 0;
        std::memcpy(&value, &bits, sizeof value);
        const auto dataset = hdf5::open_dataset(file, "coverage");
        const hdf5::Handle space(H5Dget_space(dataset.id()), "read");
        const hsize_t place[2] = {0, 0};
        REQUIRE(H5Sselect_elements(space.id(), H5S_SELECT_SET, 1, place) >= 0);
        const hsize_t one = 1;
        const hdf5::Handle memory(H5Screate_simple(1, &one, nullptr), "make");
        REQUIRE(H5Dwrite(dataset.id(), H5T_NATIVE_FLOAT, memory.id(), space.id(), H5P_DEFAULT, &value) >= 0);
    };
}

const DigestedItem& item(const DigestOfValues& digest, const std::string& name) {
    for (const DigestedItem& one : digest.items) {
        if (one.name == name) return one;
    }
    FAIL("no item " << name);
    return digest.items.front();
}

}  // namespace

TEST_CASE("digests of values are those of the bytes that the page of the format describes") {
    const auto digest = digest_of(sample::head());
    const std::string name = "médecins";
    const auto with_length = [](const std::string& text) {
        return std::string(1, static_cast<char>(text.size())) + std::string(7, '\0') + text;
    };
    CHECK(item(digest, "/organisation").sha256 ==
          sha256_hex("text 3\n" + with_length("unhcr") + with_length("mission") + with_length(name)));
    CHECK(item(digest, "/week@every_weeks").sha256 == sha256_hex(std::string("int32\n\x02\0\0\0", 10)));
    CHECK(item(digest, "/coverage_mean@_FillValue").sha256 ==
          sha256_hex(std::string("float64 1\n\0\0\0\0\0\0\xf8\x7f", 18)));
    CHECK(item(digest, "/@title").sha256 == sha256_hex("text\n" + with_length("A made-up country")));
    CHECK(item(digest, "/coverage").is_of_results);
    CHECK(item(digest, "/integration_model").is_of_results);
    for (const char* other : {"/coverage@units", "/inputs/value", "/family", "/dimension", "/run_error", "/@title"}) {
        CHECK_FALSE(item(digest, other).is_of_results);
    }
}

TEST_CASE("digests of values are equal however much is compressed, and whatever the provenance") {
    const auto digest = digest_of(sample::head());
    WriterOptions options = sample::without_provenance();
    options.compression_level = 0;
    const auto other = digest_of(sample::head(), options);
    CHECK(other.file() == digest.file());
    CHECK(other.results() == digest.results());
}

TEST_CASE("the digest of results stays where texts, parameters and versions change; that of the file does not") {
    const auto digest = digest_of(sample::head());
    FileHead head = sample::head();
    SECTION("text") {
        head.texts.front().second += "# a remark\n";
    }
    SECTION("parameter") {
        head.parameters.push_back({"new.key", "1", "2", "assumed", ""});
    }
    SECTION("version") {
        head.software_version = "0.2.0";
    }
    SECTION("unit") {
        head.plan.outcomes.front().unit = "percent";
    }
    const auto other = digest_of(head);
    CHECK(other.results() == digest.results());
    CHECK(other.file() != digest.file());
}

TEST_CASE("one value, one name, one label or one shape makes another digest") {
    const auto digest = digest_of(sample::head());
    FileHead head = sample::head();
    const auto differs = [&](const DigestOfValues& other) {
        CHECK(other.results() != digest.results());
        CHECK(other.file() != digest.file());
    };
    SECTION("value") {
        const auto other = digest_after(first_of_coverage(0x3f000000));
        differs(other);
        for (const DigestedItem& one : digest.items) {
            CHECK((item(other, one.name).sha256 == one.sha256) == (one.name != "/coverage"));
        }
    }
    SECTION("name") {
        differs(digest_after(
            [](hid_t file) { REQUIRE(H5Lmove(file, "coverage", file, "covered", H5P_DEFAULT, H5P_DEFAULT) >= 0); }));
    }
    SECTION("label") {
        head.groups.front() = "west";
        differs(digest_of(head));
    }
    SECTION("shape") {
        differs(digest_of(sample::head(4)));
    }
    SECTION("nothing but the shape") {
        differs(digest_after([](hid_t file) {
            REQUIRE(H5Ldelete(file, "coverage_mean", H5P_DEFAULT) >= 0);
            const hsize_t extent[2] = {3, 1};
            const hdf5::Handle space(H5Screate_simple(2, extent, nullptr), "make");
            const hdf5::Handle made(
                H5Dcreate2(file, "coverage_mean", H5T_IEEE_F64LE, space.id(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                "make");
            const double values[3] = {0.5, 1.5, 2.5};
            REQUIRE(H5Dwrite(made.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0);
        }));
    }
}

TEST_CASE("every NaN is one value, and zero from below is another than zero") {
    const auto results = [](std::uint32_t bits) { return digest_after(first_of_coverage(bits)).results(); };
    CHECK(results(0x7fc00000) == results(0xffc00123));
    CHECK(results(0x00000000) != results(0x80000000));
}

TEST_CASE("numbers larger than what is read at a time are digested in the order of their places") {
    const sample::Folder folder;
    const hsize_t extent[3] = {3, 700, 1100};  // a slab is several rows of the second axis, and not a whole number
    std::vector<float> values(3 * 700 * 1100);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i);
    sample::write_file(folder / "out.h5", sample::head());
    {
        const auto file = hdf5::open_file((folder / "out.h5").string(), true);
        const hdf5::Handle space(H5Screate_simple(3, extent, nullptr), "make");
        const hdf5::Handle made(
            H5Dcreate2(file.id(), "large", H5T_IEEE_F32BE, space.id(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), "make");
        REQUIRE(H5Dwrite(made.id(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0);
    }
    std::string bytes(values.size() * sizeof(float), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    CHECK(item(digest_values(folder / "out.h5"), "/large").sha256 == sha256_hex("float32 3 700 1100\n" + bytes));
}

TEST_CASE("what no file of entente has gets no digest, but a sentence") {
    const sample::Folder folder;
    const auto refused = [&](const std::function<void(hid_t)>& change) {
        std::filesystem::remove(folder / "out.h5");
        sample::write_file(folder / "out.h5", sample::head());
        {
            const auto file = hdf5::open_file((folder / "out.h5").string(), true);
            change(file.id());
        }
        try {
            digest_values(folder / "out.h5");
        } catch (const InputFileError& error) {
            return std::string(error.what());
        }
        return std::string("nothing");
    };
    CHECK_THAT(refused([](hid_t file) { H5Lcreate_hard(file, "/", file, "one", H5P_DEFAULT, H5P_DEFAULT); }),
               Contains("under another name"));
    CHECK_THAT(
        refused([](hid_t file) { H5Lcreate_external("other.h5", "/world", file, "more", H5P_DEFAULT, H5P_DEFAULT); }),
        Contains("more is a link to elsewhere"));
    CHECK_THAT(refused([](hid_t file) { H5Lmove(file, "world", file, "world\n0  seed", H5P_DEFAULT, H5P_DEFAULT); }),
               Contains("a name is not one line"));
    CHECK_THAT(refused([](hid_t file) {
                   const hdf5::Handle space(H5Screate(H5S_SCALAR), "make");
                   const hdf5::Handle made(
                       H5Dcreate2(file, "point", H5T_STD_REF_OBJ, space.id(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                       "make");
               }),
               Contains("/point has a type that no file of entente has"));
    CHECK_THAT(refused([](hid_t file) { hdf5::write_attribute(file, "format_version", "2.0"); }),
               Contains("has format version 2.0"));
}

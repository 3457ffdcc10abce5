#include "output/values.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

#include "core/sha256.hpp"
#include "output/apart.hpp"
#include "output/errors.hpp"
#include "output/output_path.hpp"
#include "output/read_head.hpp"
#include "output/read_parts.hpp"
#include "output/seal.hpp"
#include "output/walk.hpp"

namespace entente {

using hdf5::Failure;
using hdf5::Handle;
using hdf5::require;

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are digested as they lie in memory");

constexpr std::size_t bytes_at_a_time = std::size_t{4} << 20;
constexpr std::size_t texts_at_a_time = 1024;

/// The kinds of numbers: how they are called, and how they lie in memory.
struct Kind {
    const char* name;
    hid_t memory;
};

bool is_variable_text(const Handle& type) {
    return H5Tget_class(type.id()) == H5T_STRING && require(H5Tis_variable_str(type.id()), "read a type") > 0;
}

Kind kind_of(const Handle& type, const std::string& name) {
    const auto kind = H5Tget_class(type.id());
    const std::size_t n_bytes = H5Tget_size(type.id());
    const bool is_signed = kind == H5T_INTEGER && H5Tget_sign(type.id()) == H5T_SGN_2;
    if (kind == H5T_FLOAT && n_bytes == 4) return {"float32", H5T_NATIVE_FLOAT};
    if (kind == H5T_FLOAT && n_bytes == 8) return {"float64", H5T_NATIVE_DOUBLE};
    if (kind == H5T_INTEGER && n_bytes == 1) {
        return is_signed ? Kind{"int8", H5T_NATIVE_INT8} : Kind{"uint8", H5T_NATIVE_UINT8};
    }
    if (kind == H5T_INTEGER && n_bytes == 2) {
        return is_signed ? Kind{"int16", H5T_NATIVE_INT16} : Kind{"uint16", H5T_NATIVE_UINT16};
    }
    if (kind == H5T_INTEGER && n_bytes == 4) {
        return is_signed ? Kind{"int32", H5T_NATIVE_INT32} : Kind{"uint32", H5T_NATIVE_UINT32};
    }
    if (kind == H5T_INTEGER && n_bytes == 8) {
        return is_signed ? Kind{"int64", H5T_NATIVE_INT64} : Kind{"uint64", H5T_NATIVE_UINT64};
    }
    throw Failure("read the file", name + " has a type that no file of entente has");
}

/// `float32 3 5`: the type, then the length of each axis.
void add_shape(Sha256& sha, std::string_view type, const std::vector<hsize_t>& extent) {
    std::string text(type);
    for (const hsize_t n : extent) text += " " + std::to_string(n);
    sha.update(text + "\n");
}

void add_text(Sha256& sha, std::string_view text) {
    const std::uint64_t length = text.size();
    std::array<char, sizeof length> bytes{};
    std::memcpy(bytes.data(), &length, sizeof length);
    sha.update({bytes.data(), bytes.size()});
    sha.update(text);
}

/// There are many values that are no number; zero below and above zero are two values.
template <class Real>
void make_one_nan(std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(Real)) {
        Real value;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        if (!std::isnan(value)) continue;
        value = std::numeric_limits<Real>::quiet_NaN();
        std::memcpy(bytes.data() + at, &value, sizeof value);
    }
}

void add_numbers(Sha256& sha, const Kind& kind, std::string& bytes) {
    if (std::string_view(kind.name) == "float32") make_one_nan<float>(bytes);
    if (std::string_view(kind.name) == "float64") make_one_nan<double>(bytes);
    sha.update(bytes);
}

std::vector<hsize_t> extent_of(const Handle& space) {
    const int n_axes = require(H5Sget_simple_extent_ndims(space.id()), "read a dataspace");
    std::vector<hsize_t> extent(static_cast<std::size_t>(n_axes));
    if (n_axes > 0) require(H5Sget_simple_extent_dims(space.id(), extent.data(), nullptr), "read a dataspace");
    return extent;
}

/// A text of one element, or numbers.
std::string digest_of_attribute(hid_t object, const std::string& name, const std::string& full) {
    const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), "open an attribute");
    const Handle type(H5Aget_type(attribute.id()), "read an attribute");
    const Handle space(H5Aget_space(attribute.id()), "read an attribute");
    Sha256 sha;
    if (H5Tget_class(type.id()) == H5T_STRING) {
        add_shape(sha, "text", extent_of(space));
        const auto text = hdf5::text_attribute(object, name.c_str());
        if (!text) throw Failure("read the file", full + " has a type that no file of entente has");
        add_text(sha, *text);
        return sha.hex();
    }
    const Kind kind = kind_of(type, full);
    add_shape(sha, kind.name, extent_of(space));
    const std::size_t n_bytes = H5Tget_size(type.id());
    std::string bytes(hdf5::n_values_of(attribute.id(), space, static_cast<double>(n_bytes)) * n_bytes, '\0');
    require(H5Aread(attribute.id(), kind.memory, bytes.data()), "read an attribute");
    add_numbers(sha, kind, bytes);
    return sha.hex();
}

void add_texts(Sha256& sha, const Handle& dataset, const std::vector<hsize_t>& extent) {
    if (extent.size() != 1) throw Failure("read a dataset", "labels are not one to a row");
    for (hsize_t first = 0; first < extent[0]; first += texts_at_a_time) {
        const hsize_t n = std::min<hsize_t>(texts_at_a_time, extent[0] - first);
        for (const auto& text : hdf5::read_texts(dataset.id(), first, n)) add_text(sha, text);
    }
}

/// Numbers in the order of their places, the last axis running fastest. Slabs extend over the last axes that fit whole,
/// and over a piece of the one before.
void add_slabs(Sha256& sha, const Handle& dataset, const Handle& space, const Kind& kind,
               const std::vector<hsize_t>& extent) {
    const std::size_t n_bytes = H5Tget_size(kind.memory);
    std::vector<hsize_t> count = extent;
    std::size_t cut = extent.size();  // the axis that is cut
    hsize_t n_inner = 1;
    while (cut > 0 && n_inner * n_bytes < bytes_at_a_time) n_inner *= extent[--cut];
    for (std::size_t axis = 0; axis < cut; ++axis) count[axis] = 1;
    const hsize_t n_of_one = n_inner / extent[cut];
    count[cut] = std::clamp<hsize_t>(bytes_at_a_time / (n_of_one * n_bytes), 1, extent[cut]);
    const hsize_t step = count[cut];
    std::vector<hsize_t> start(extent.size(), 0);
    std::string bytes;
    while (true) {
        count[cut] = std::min(step, extent[cut] - start[cut]);
        const hsize_t n_values = n_of_one * count[cut];
        bytes.resize(n_values * n_bytes);
        const Handle memory(H5Screate_simple(1, &n_values, nullptr), "read a dataset");
        require(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
                "read a dataset");
        require(H5Dread(dataset.id(), kind.memory, memory.id(), space.id(), H5P_DEFAULT, bytes.data()),
                "read a dataset");
        add_numbers(sha, kind, bytes);
        std::size_t axis = cut + 1;
        hsize_t along = step;
        while (axis > 0 && (start[axis - 1] += along) >= extent[axis - 1]) {
            start[--axis] = 0;
            along = 1;
        }
        if (axis == 0) return;
    }
}

std::string digest_of_dataset(const Handle& dataset, const std::string& full) {
    const Handle type(H5Dget_type(dataset.id()), "read a dataset");
    const Handle space(H5Dget_space(dataset.id()), "read a dataset");
    const auto extent = extent_of(space);
    Sha256 sha;
    if (is_variable_text(type)) {
        add_shape(sha, "text", extent);
        add_texts(sha, dataset, extent);
        return sha.hex();
    }
    const Kind kind = kind_of(type, full);
    add_shape(sha, kind.name, extent);
    const double least_bytes = hdf5::most_compressed * static_cast<double>(H5Tget_size(type.id()));
    const std::size_t n_values = hdf5::n_values_of(dataset.id(), space, least_bytes);
    if (n_values == 0) return sha.hex();
    if (extent.empty()) throw Failure("read the file", full + " has no dimension");
    add_slabs(sha, dataset, space, kind, extent);
    return sha.hex();
}

/// Vocabularies grow with the program; the words of a failure and the name of a scenario's file are no result.
bool is_of_results(const std::string& path) {
    constexpr std::array<std::string_view, 4> others{"/family", "/dimension", "/run_error", "/scenario"};
    return path.rfind('/') == 0 && std::find(others.begin(), others.end(), path) == others.end();
}

/// References of HDF5's own between axes and their labels: places in the file, which labels and shapes stand for.
bool is_of_hdf5(const std::string& attribute) {
    return attribute == "DIMENSION_LIST" || attribute == "REFERENCE_LIST";
}

/// A line each, so that no name can be taken for two.
const std::string& checked(const std::string& name) {
    const auto is_control = [](unsigned char c) { return c < ' '; };
    if (std::any_of(name.begin(), name.end(), is_control)) throw Failure("read the file", "a name is not one line");
    return name;
}

void add_attributes(std::vector<DigestedItem>& items, const Handle& object, const std::string& path) {
    for (const auto& name : hdf5::attribute_names(object.id())) {
        if (is_of_hdf5(name)) continue;
        const std::string full = checked(path + "@" + name);
        items.push_back({full, digest_of_attribute(object.id(), name, full), false});
    }
}

void add_group(std::vector<DigestedItem>& items, hdf5::Walk& walk, const Handle& group, const std::string& path) {
    for (const auto& name : hdf5::names_in(group.id())) {
        if (path.empty() && name == "provenance") continue;
        const std::string full = checked(path + "/" + name);
        const Handle object = walk.open(group, name, full);
        add_attributes(items, object, full);
        const auto kind = H5Iget_type(object.id());
        if (kind == H5I_GROUP) add_group(items, walk, object, full);
        if (kind == H5I_DATASET) {
            const Handle dataset = hdf5::open_dataset(group.id(), name);
            items.push_back({full, digest_of_dataset(dataset, full), is_of_results(full)});
        }
    }
}

DigestOfValues digest_of(const std::filesystem::path& path) {
    const Handle file = hdf5::open_file(path.string(), false);
    checked_version(file, path);
    const Handle root(H5Gopen2(file.id(), "/", H5P_DEFAULT), "open the root");
    DigestOfValues digest;
    hdf5::Walk walk(root);
    add_attributes(digest.items, root, "/");
    add_group(digest.items, walk, root, "");
    std::sort(digest.items.begin(), digest.items.end(),
              [](const DigestedItem& a, const DigestedItem& b) { return a.name < b.name; });
    return digest;
}

}  // namespace

std::string line_of(const DigestedItem& item) {
    return item.sha256 + "  " + item.name + "\n";
}

std::string DigestOfValues::results() const {
    Sha256 sha;
    for (const DigestedItem& item : items) {
        if (item.is_of_results) sha.update(line_of(item));
    }
    return sha.hex();
}

std::string DigestOfValues::file() const {
    Sha256 sha;
    for (const DigestedItem& item : items) sha.update(line_of(item));
    return sha.hex();
}

DigestOfValues digest_values(const std::filesystem::path& path) {
    check_input_file(path);
    const bool is_sealed = check_seal(path);
    hdf5::silence();
    if (H5Fis_hdf5(path.c_str()) <= 0) throw InputFileError(path, "is not an HDF5 file, or its beginning is damaged");
    try {
        if (!is_sealed) try_apart(std::filesystem::file_size(path), [&] { digest_of(path); });
        return digest_of(path);
    } catch (const Failure& failure) {
        throw InputFileError(path, std::string("is damaged: ") + failure.what());
    }
}

}  // namespace entente

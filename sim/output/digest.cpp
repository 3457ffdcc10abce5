#include "output/digest.hpp"

#include <algorithm>
#include <vector>

#include "core/sha256.hpp"
#include "output/apart.hpp"
#include "output/errors.hpp"
#include "output/hdf5.hpp"
#include "output/output_path.hpp"
#include "output/seal.hpp"
#include "output/walk.hpp"

namespace entente {

using hdf5::Handle;
using hdf5::require;

namespace {

/// Lengths stand before contents, so that two different files cannot read as the same bytes.
void add(Sha256& sha, std::string_view text) {
    sha.update(std::to_string(text.size()));
    sha.update(":");
    sha.update(text);
}

void add_shape(Sha256& sha, const Handle& type, const Handle& space) {
    std::size_t n_bytes = 0;
    require(H5Tencode(type.id(), nullptr, &n_bytes), "read a type");
    std::string encoded(n_bytes, '\0');
    require(H5Tencode(type.id(), encoded.data(), &n_bytes), "read a type");
    add(sha, encoded);
    const int n_axes = require(H5Sget_simple_extent_ndims(space.id()), "read a dataspace");
    std::vector<hsize_t> extent(static_cast<std::size_t>(n_axes));
    if (n_axes > 0) require(H5Sget_simple_extent_dims(space.id(), extent.data(), nullptr), "read a dataspace");
    for (const hsize_t n : extent) add(sha, std::to_string(n));
}

bool is_variable_text(const Handle& type) {
    return H5Tget_class(type.id()) == H5T_STRING && require(H5Tis_variable_str(type.id()), "read a type") > 0;
}

/// Lists of references to objects, as DIMENSION_LIST holds them.
bool is_list_of_references(const Handle& type) {
    if (H5Tget_class(type.id()) != H5T_VLEN) return false;
    const Handle of(H5Tget_super(type.id()), "read a type");
    return require(H5Tequal(of.id(), H5T_STD_REF_OBJ), "read a type") > 0;
}

/// Memory addresses would be digested instead of what stands there.
void refuse_pointers(const Handle& type, const std::string& name) {
    const auto kind = H5Tget_class(type.id());
    const bool has_parts = kind == H5T_COMPOUND || kind == H5T_ARRAY;
    if (require(H5Tdetect_class(type.id(), H5T_VLEN), "read a type") > 0 ||
        (has_parts && require(H5Tdetect_class(type.id(), H5T_STRING), "read a type") > 0)) {
        throw hdf5::Failure("read the file", name + " has a type that no file of entente has");
    }
}

/// Each axis's scales by name: references are places in the file.
void add_scales(Sha256& sha, const Handle& attribute, const Handle& type, std::size_t n_axes) {
    std::vector<hvl_t> axes(n_axes);
    require(H5Aread(attribute.id(), type.id(), axes.data()), "read an attribute");
    const Handle space(H5Aget_space(attribute.id()), "read an attribute");
    for (const auto& axis : axes) {
        for (std::size_t i = 0; i < axis.len; ++i) {
            const Handle scale(
                H5Rdereference2(attribute.id(), H5P_DEFAULT, H5R_OBJECT, static_cast<const hobj_ref_t*>(axis.p) + i),
                "read an attribute");
            std::string name(256, '\0');
            const auto length = require(H5Iget_name(scale.id(), name.data(), name.size()), "read an attribute");
            name.resize(std::min(name.size(), static_cast<std::size_t>(length)));
            add(sha, name);
        }
    }
    require(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, axes.data()), "read an attribute");
}

void add_attribute(Sha256& sha, hid_t object, const std::string& name) {
    if (name == "REFERENCE_LIST") return;  // the DIMENSION_LISTs turned around, also those of /provenance
    const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), "open an attribute");
    const Handle type(H5Aget_type(attribute.id()), "read an attribute");
    const Handle space(H5Aget_space(attribute.id()), "read an attribute");
    const std::size_t n_values = hdf5::n_values_of(attribute.id(), space, static_cast<double>(H5Tget_size(type.id())));
    add(sha, name);
    add_shape(sha, type, space);
    if (is_list_of_references(type)) {
        add_scales(sha, attribute, type, n_values);
    } else if (is_variable_text(type)) {
        std::vector<char*> texts(n_values);
        require(H5Aread(attribute.id(), type.id(), texts.data()), "read an attribute");
        for (char* text : texts) {
            add(sha, text == nullptr ? "" : text);
            H5free_memory(text);
        }
    } else {
        refuse_pointers(type, name);
        std::string bytes(n_values * H5Tget_size(type.id()), '\0');
        require(H5Aread(attribute.id(), type.id(), bytes.data()), "read an attribute");
        add(sha, bytes);
    }
}

void add_attributes(Sha256& sha, hid_t object) {
    for (const auto& name : hdf5::attribute_names(object)) add_attribute(sha, object, name);
}

/// Chunks as they lie in the file, compressed, in the order of their place in the dataset.
void add_chunks(Sha256& sha, const Handle& dataset, const Handle& create, std::uint64_t n_bytes_of_file) {
    const auto extent = hdf5::extent_of(dataset.id());
    std::vector<hsize_t> shape(extent.size());
    require(H5Pget_chunk(create.id(), static_cast<int>(shape.size()), shape.data()), "read a dataset");
    if (shape.empty()) throw hdf5::Failure("read a dataset", "it has chunks, but no dimension");
    double n_chunks = 1;
    for (std::size_t axis = 0; axis < extent.size(); ++axis) {
        if (extent[axis] == 0) return;
        const hsize_t n_along = (extent[axis] - 1) / shape[axis] + 1;
        n_chunks *= static_cast<double>(n_along);
    }
    if (n_chunks > static_cast<double>(n_bytes_of_file)) {
        throw hdf5::Failure("read a dataset", "it has more chunks than the file has bytes");
    }
    std::vector<hsize_t> offset(extent.size(), 0);
    std::string chunk;
    while (true) {
        const hsize_t n_bytes = hdf5::stored_bytes(dataset.id(), offset.data());
        chunk.resize(n_bytes);
        std::uint32_t skipped_filters = 0;
        if (n_bytes > 0) {
            require(H5Dread_chunk(dataset.id(), H5P_DEFAULT, offset.data(), &skipped_filters, chunk.data()),
                    "read a chunk");
        }
        add(sha, std::to_string(skipped_filters));
        add(sha, chunk);
        std::size_t axis = extent.size();
        while (axis > 0 && (offset[axis - 1] += shape[axis - 1]) >= extent[axis - 1]) offset[--axis] = 0;
        if (axis == 0) return;
    }
}

void add_dataset(Sha256& sha, const Handle& dataset, const std::string& path, std::uint64_t n_bytes_of_file) {
    const Handle type(H5Dget_type(dataset.id()), "read a dataset");
    const Handle space(H5Dget_space(dataset.id()), "read a dataset");
    const Handle create(H5Dget_create_plist(dataset.id()), "read a dataset");
    add_shape(sha, type, space);
    if (is_variable_text(type)) {
        for (const auto& text : hdf5::read_texts(dataset.id())) add(sha, text);
    } else if (H5Pget_layout(create.id()) == H5D_CHUNKED) {
        add_chunks(sha, dataset, create, n_bytes_of_file);
    } else {
        refuse_pointers(type, path);
        const std::size_t n_bytes = H5Tget_size(type.id());
        const double least_bytes = hdf5::most_compressed * static_cast<double>(n_bytes);
        std::string bytes(hdf5::n_values_of(dataset.id(), space, least_bytes) * n_bytes, '\0');
        require(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), "read a dataset");
        add(sha, bytes);
    }
}

/// What is being digested.
struct Digested {
    Sha256 sha;
    std::uint64_t n_bytes = 0;  // of the file
    hdf5::Walk walk;
};

void add_group(Digested& digested, const Handle& group, const std::string& path) {
    Sha256& sha = digested.sha;
    for (const auto& name : hdf5::names_in(group.id())) {
        if (path.empty() && name == "provenance") continue;
        const std::string full = path + "/" + name;
        const Handle object = digested.walk.open(group, name, full);
        add(sha, full);
        add_attributes(sha, object.id());
        const auto kind = H5Iget_type(object.id());
        if (kind == H5I_GROUP) add_group(digested, object, full);
        if (kind == H5I_DATASET) add_dataset(sha, object, full, digested.n_bytes);
    }
}

std::string digest_of(const std::filesystem::path& path) {
    const Handle file = hdf5::open_file(path.string(), false);
    const Handle root(H5Gopen2(file.id(), "/", H5P_DEFAULT), "open the root");
    Digested digested{{}, std::filesystem::file_size(path), hdf5::Walk(root)};
    add_attributes(digested.sha, root.id());
    add_group(digested, root, "");
    return digested.sha.hex();
}

}  // namespace

std::string digest(const std::filesystem::path& path) {
    check_input_file(path);
    const bool is_sealed = check_seal(path);
    try {
        if (!is_sealed) try_apart(std::filesystem::file_size(path), [&] { digest_of(path); });
        return digest_of(path);
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path, std::string("is not an HDF5 file, or damaged: ") + failure.what());
    }
}

}  // namespace entente

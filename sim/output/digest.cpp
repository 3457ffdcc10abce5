#include "output/digest.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "core/sha256.hpp"
#include "output/errors.hpp"
#include "output/hdf5.hpp"
#include "output/seal.hpp"

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
    const auto n_values =
        static_cast<std::size_t>(require(H5Sget_simple_extent_npoints(space.id()), "read an attribute"));
    add(sha, name);
    add_shape(sha, type, space);
    if (name == "DIMENSION_LIST") {
        add_scales(sha, attribute, type, n_values);
    } else if (is_variable_text(type)) {
        std::vector<char*> texts(n_values);
        require(H5Aread(attribute.id(), type.id(), texts.data()), "read an attribute");
        for (char* text : texts) {
            add(sha, text == nullptr ? "" : text);
            H5free_memory(text);
        }
    } else {
        std::string bytes(n_values * H5Tget_size(type.id()), '\0');
        require(H5Aread(attribute.id(), type.id(), bytes.data()), "read an attribute");
        add(sha, bytes);
    }
}

void add_attributes(Sha256& sha, hid_t object) {
    std::set<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* into) -> herr_t {
        static_cast<std::set<std::string>*>(into)->insert(name);
        return 0;
    };
    require(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &names), "list attributes");
    for (const auto& name : names) add_attribute(sha, object, name);
}

/// Chunks as they lie in the file, compressed, in the order of their place in the dataset.
void add_chunks(Sha256& sha, const Handle& dataset, const Handle& create) {
    const auto extent = hdf5::extent_of(dataset.id());
    std::vector<hsize_t> shape(extent.size());
    require(H5Pget_chunk(create.id(), static_cast<int>(shape.size()), shape.data()), "read a dataset");
    for (const hsize_t n : extent) {
        if (n == 0) return;
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

void add_dataset(Sha256& sha, const Handle& dataset) {
    const Handle type(H5Dget_type(dataset.id()), "read a dataset");
    const Handle space(H5Dget_space(dataset.id()), "read a dataset");
    const Handle create(H5Dget_create_plist(dataset.id()), "read a dataset");
    add_shape(sha, type, space);
    if (is_variable_text(type)) {
        for (const auto& text : hdf5::read_texts(dataset.id())) add(sha, text);
    } else if (H5Pget_layout(create.id()) == H5D_CHUNKED) {
        add_chunks(sha, dataset, create);
    } else {
        const auto n_values = require(H5Sget_simple_extent_npoints(space.id()), "read a dataset");
        std::string bytes(static_cast<std::size_t>(n_values) * H5Tget_size(type.id()), '\0');
        require(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), "read a dataset");
        add(sha, bytes);
    }
}

void add_group(Sha256& sha, const Handle& group, const std::string& path) {
    std::set<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
        static_cast<std::set<std::string>*>(into)->insert(name);
        return 0;
    };
    hsize_t next = 0;
    require(H5Literate(group.id(), H5_INDEX_NAME, H5_ITER_INC, &next, collect, &names), "list a group");
    for (const auto& name : names) {
        if (path.empty() && name == "provenance") continue;
        const std::string full = path + "/" + name;
        const Handle object(H5Oopen(group.id(), name.c_str(), H5P_DEFAULT), "open " + full);
        add(sha, full);
        add_attributes(sha, object.id());
        const auto kind = H5Iget_type(object.id());
        if (kind == H5I_GROUP && std::count(full.begin(), full.end(), '/') < 16) add_group(sha, object, full);
        if (kind == H5I_DATASET) add_dataset(sha, object);
    }
}

}  // namespace

std::string digest(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) throw InputFileError(path, "there is no such file");
    check_seal(path);
    try {
        const Handle file = hdf5::open_file(path.string(), false);
        const Handle root(H5Gopen2(file.id(), "/", H5P_DEFAULT), "open the root");
        Sha256 sha;
        add_attributes(sha, root.id());
        add_group(sha, root, "");
        return sha.hex();
    } catch (const hdf5::Failure& failure) {
        throw InputFileError(path, std::string("is not an HDF5 file, or damaged: ") + failure.what());
    }
}

}  // namespace entente

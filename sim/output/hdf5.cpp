#include "output/hdf5.hpp"

#include <algorithm>
#include <cstring>
#include <map>

namespace entente::hdf5 {

void silence() {
    thread_local const bool silenced = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
    (void)silenced;
}

std::string last_reason() {
    std::string reason;
    const auto keep_first = [](unsigned, const H5E_error2_t* error, void* text) -> herr_t {
        auto& kept = *static_cast<std::string*>(text);
        if (kept.empty() && error->desc != nullptr) kept = error->desc;
        return 0;
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &reason);
    // The driver's own report begins with the cause and goes on with addresses of buffers.
    if (const auto cause = reason.find("error message = '"); cause != std::string::npos) {
        const auto begin = cause + std::strlen("error message = '");
        reason = reason.substr(begin, reason.find('\'', begin) - begin);
    }
    return reason.empty() ? "HDF5 gives no reason" : reason;
}

namespace {

Handle access_properties(H5F_close_degree_t degree = H5F_CLOSE_STRONG) {
    Handle access(H5Pcreate(H5P_FILE_ACCESS), "make file access properties");
    require(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V110), "choose the format version");
    require(H5Pset_fclose_degree(access.id(), degree), "choose how to close");
    require(H5Pset_file_locking(access.id(), true, true), "choose file locking");
    return access;
}

Handle scalar_space() {
    return Handle(H5Screate(H5S_SCALAR), "make a dataspace");
}

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), "make a type");
    require(H5Tset_size(type.id(), H5T_VARIABLE), "make a type");
    require(H5Tset_cset(type.id(), H5T_CSET_UTF8), "make a type");
    return type;
}

/// HDF5 clears a buffer for each reading or writing of texts, of a megabyte unless it is told how much is needed.
Handle buffer_for_texts(std::size_t n_texts) {
    constexpr std::size_t bytes_each = 64;
    constexpr std::size_t usual = std::size_t{1} << 20;
    Handle transfer(H5Pcreate(H5P_DATASET_XFER), "choose a buffer");
    if (n_texts * bytes_each < usual) {
        require(H5Pset_buffer(transfer.id(), std::max<std::size_t>(n_texts, 1) * bytes_each, nullptr, nullptr),
                "choose a buffer");
    }
    return transfer;
}

/// Selects one element of a dataset with dimension (run).
Handle select_row(hid_t dataset, hsize_t row) {
    Handle space(H5Dget_space(dataset), "read a dataspace");
    const hsize_t count = 1;
    require(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, &row, nullptr, &count, nullptr), "select a run");
    return space;
}

}  // namespace

Handle create_file(const std::string& path) {
    silence();
    const Handle create(H5Pcreate(H5P_FILE_CREATE), "make file creation properties");
    constexpr unsigned tracked = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    require(H5Pset_link_creation_order(create.id(), tracked), "track creation order");
    require(H5Pset_attr_creation_order(create.id(), tracked), "track creation order");
    require(H5Pset_obj_track_times(create.id(), false), "turn object times off");
    const Handle access = access_properties();
    return Handle(H5Fcreate(path.c_str(), H5F_ACC_EXCL, create.id(), access.id()), "create the file");
}

Handle open_file(const std::string& path, bool writable) {
    silence();
    if (writable) return Handle(H5Fopen(path.c_str(), H5F_ACC_RDWR, access_properties().id()), "open the file");
    // Within Python another library may hold the file: HDF5 then shares it, and refuses another way of closing than
    // theirs.
    hid_t file = H5I_INVALID_HID;
    for (const auto degree : {H5F_CLOSE_STRONG, H5F_CLOSE_SEMI, H5F_CLOSE_WEAK}) {
        file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access_properties(degree).id());
        if (file >= 0) break;
    }
    return Handle(file, "open the file");
}

Handle create_group(hid_t parent, const char* name) {
    const Handle create(H5Pcreate(H5P_GROUP_CREATE), "make group creation properties");
    constexpr unsigned tracked = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    require(H5Pset_link_creation_order(create.id(), tracked), "track creation order");
    require(H5Pset_attr_creation_order(create.id(), tracked), "track creation order");
    require(H5Pset_obj_track_times(create.id(), false), "turn object times off");
    return Handle(H5Gcreate2(parent, name, H5P_DEFAULT, create.id(), H5P_DEFAULT), "create a group");
}

Handle file_type(Type type) {
    switch (type) {
        case Type::text:
            return text_type();
        case Type::uint8:
            return Handle(H5Tcopy(H5T_STD_U8LE), "make a type");
        case Type::int32:
            return Handle(H5Tcopy(H5T_STD_I32LE), "make a type");
        case Type::int64:
            return Handle(H5Tcopy(H5T_STD_I64LE), "make a type");
        case Type::uint64:
            return Handle(H5Tcopy(H5T_STD_U64LE), "make a type");
        case Type::float32:
            return Handle(H5Tcopy(H5T_IEEE_F32LE), "make a type");
        case Type::float64:
            return Handle(H5Tcopy(H5T_IEEE_F64LE), "make a type");
    }
    return {};
}

Handle memory_type(Type type) {
    switch (type) {
        case Type::text:
            return text_type();
        case Type::uint8:
            return Handle(H5Tcopy(H5T_NATIVE_UINT8), "make a type");
        case Type::int32:
            return Handle(H5Tcopy(H5T_NATIVE_INT32), "make a type");
        case Type::int64:
            return Handle(H5Tcopy(H5T_NATIVE_INT64), "make a type");
        case Type::uint64:
            return Handle(H5Tcopy(H5T_NATIVE_UINT64), "make a type");
        case Type::float32:
            return Handle(H5Tcopy(H5T_NATIVE_FLOAT), "make a type");
        case Type::float64:
            return Handle(H5Tcopy(H5T_NATIVE_DOUBLE), "make a type");
    }
    return {};
}

void write_attribute(hid_t object, const char* name, std::string_view text) {
    const std::string terminated(text);
    const char* pointer = terminated.c_str();
    write_attribute(object, name, Type::text, &pointer, 1, true);
}

void write_attribute(hid_t object, const char* name, Type type, const void* values, hsize_t n_values, bool is_scalar) {
    const Handle space =
        is_scalar ? scalar_space() : Handle(H5Screate_simple(1, &n_values, nullptr), "make a dataspace");
    const Handle in_file = file_type(type);
    const Handle in_memory = memory_type(type);
    if (H5Aexists(object, name) > 0) require(H5Adelete(object, name), "replace an attribute");
    const Handle attribute(H5Acreate2(object, name, in_file.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                           "create an attribute");
    require(H5Awrite(attribute.id(), in_memory.id(), values), "write an attribute");
}

void write_fixed_attribute(hid_t object, const char* name, std::string_view text) {
    const std::string terminated(text);
    const Handle type(H5Tcopy(H5T_C_S1), "make a type");
    require(H5Tset_size(type.id(), terminated.size() + 1), "make a type");
    const Handle space = scalar_space();
    const Handle attribute(H5Acreate2(object, name, type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                           "create an attribute");
    require(H5Awrite(attribute.id(), type.id(), terminated.c_str()), "write an attribute");
}

bool has_attribute(hid_t object, const char* name) {
    return H5Aexists(object, name) > 0;
}

namespace {

/// The attribute if it is there, has one element and is of this class.
Handle single_attribute(hid_t object, const char* name, H5T_class_t wanted) {
    if (!has_attribute(object, name)) return {};
    Handle attribute(H5Aopen(object, name, H5P_DEFAULT), "open an attribute");
    const Handle space(H5Aget_space(attribute.id()), "read an attribute");
    const Handle type(H5Aget_type(attribute.id()), "read an attribute");
    if (H5Sget_simple_extent_npoints(space.id()) != 1 || H5Tget_class(type.id()) != wanted) return {};
    return attribute;
}

}  // namespace

std::optional<std::string> text_attribute(hid_t object, const char* name) {
    const Handle attribute = single_attribute(object, name, H5T_STRING);
    if (!attribute) return std::nullopt;
    const Handle in_file(H5Aget_type(attribute.id()), "read an attribute");
    if (require(H5Tis_variable_str(in_file.id()), "read an attribute") == 0) {
        const Handle space(H5Aget_space(attribute.id()), "read an attribute");
        const std::size_t n_bytes = H5Tget_size(in_file.id());
        std::string text(n_values_of(attribute.id(), space, static_cast<double>(n_bytes)) * n_bytes, '\0');
        require(H5Aread(attribute.id(), in_file.id(), text.data()), "read an attribute");
        text.resize(std::min(text.size(), text.find('\0')));
        return text;
    }
    const Handle in_memory(H5Tcopy(in_file.id()), "read an attribute");  // its own character set
    char* pointer = nullptr;
    require(H5Aread(attribute.id(), in_memory.id(), &pointer), "read an attribute");
    std::string text = pointer == nullptr ? "" : pointer;
    H5free_memory(pointer);
    return text;
}

std::optional<std::int64_t> integer_attribute(hid_t object, const char* name) {
    const Handle attribute = single_attribute(object, name, H5T_INTEGER);
    if (!attribute) return std::nullopt;
    std::int64_t value = 0;
    require(H5Aread(attribute.id(), H5T_NATIVE_INT64, &value), "read an attribute");
    return value;
}

std::optional<double> real_attribute(hid_t object, const char* name) {
    const Handle attribute = single_attribute(object, name, H5T_FLOAT);
    if (!attribute) return std::nullopt;
    double value = 0;
    require(H5Aread(attribute.id(), H5T_NATIVE_DOUBLE, &value), "read an attribute");
    return value;
}

std::optional<std::uint64_t> unsigned_attribute(hid_t object, const char* name) {
    const Handle attribute = single_attribute(object, name, H5T_INTEGER);
    if (!attribute) return std::nullopt;
    std::uint64_t value = 0;
    require(H5Aread(attribute.id(), H5T_NATIVE_UINT64, &value), "read an attribute");
    return value;
}

Handle open_dataset(hid_t file, const std::string& path, hid_t access) {
    const std::string operation = "open dataset " + path;
    for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
        H5L_info_t link{};
        require(H5Lget_info(file, path.substr(0, end).c_str(), &link, H5P_DEFAULT), operation);
        if (link.type != H5L_TYPE_HARD) throw Failure(operation, path + " is a link to elsewhere");
        if (end == path.npos) break;
    }
    Handle dataset(H5Dopen2(file, path.c_str(), access), operation);
    const Handle create(H5Dget_create_plist(dataset.id()), operation);
    if (H5Pget_layout(create.id()) == H5D_VIRTUAL || require(H5Pget_external_count(create.id()), operation) > 0) {
        throw Failure(operation, "the values of " + path + " lie in another file");
    }
    return dataset;
}

namespace {

hsize_t bytes_of_file(hid_t object) {
    const Handle file(H5Iget_file_id(object), "read the file's size");
    hsize_t n_bytes = 0;
    require(H5Fget_filesize(file.id(), &n_bytes), "read the file's size");
    return n_bytes;
}

}  // namespace

void check_size(hid_t object, double n_values, double least_bytes) {
    if (n_values * least_bytes > static_cast<double>(bytes_of_file(object))) {
        throw Failure("read the file", "it says that it has more values than it can hold");
    }
}

std::size_t n_values_of(hid_t object, const Handle& space, double least_bytes) {
    const int n_axes = require(H5Sget_simple_extent_ndims(space.id()), "read a dataspace");
    std::vector<hsize_t> extent(static_cast<std::size_t>(n_axes));
    if (n_axes > 0) require(H5Sget_simple_extent_dims(space.id(), extent.data(), nullptr), "read a dataspace");
    double n_values = H5Sget_simple_extent_type(space.id()) == H5S_NULL ? 0 : 1;  // no product overflows
    for (const hsize_t n : extent) n_values *= static_cast<double>(n);
    check_size(object, n_values, least_bytes);
    return static_cast<std::size_t>(n_values);
}

std::vector<hsize_t> extent_of(hid_t dataset) {
    const Handle space(H5Dget_space(dataset), "read a dataspace");
    const int n_dimensions = require(H5Sget_simple_extent_ndims(space.id()), "read a dataspace");
    std::vector<hsize_t> extent(static_cast<std::size_t>(n_dimensions));
    if (n_dimensions > 0) {
        require(H5Sget_simple_extent_dims(space.id(), extent.data(), nullptr), "read a dataspace");
    }
    return extent;
}

void write_texts(hid_t dataset, const std::vector<std::string>& texts) {
    std::vector<const char*> pointers;
    pointers.reserve(texts.size());
    for (const auto& text : texts) pointers.push_back(text.c_str());
    const Handle type = text_type();
    const Handle transfer = buffer_for_texts(texts.size());
    require(H5Dwrite(dataset, type.id(), H5S_ALL, H5S_ALL, transfer.id(), pointers.data()), "write a dataset");
}

namespace {

/// Of a one-dimensional dataset of variable-length text.
std::size_t n_texts_of(hid_t dataset, const Handle& type, const Handle& space) {
    if (H5Tget_class(type.id()) != H5T_STRING || require(H5Tis_variable_str(type.id()), "read a dataset") == 0) {
        throw Failure("read a dataset", "labels are not variable-length text");
    }
    if (H5Sget_simple_extent_ndims(space.id()) != 1) throw Failure("read a dataset", "labels are not one to a row");
    return n_values_of(dataset, space, 1);  // of the 16 bytes by which each text is found, compressed
}

/// As many texts as are selected.
std::vector<std::string> read_selected(hid_t dataset, const Handle& type, const Handle& space, std::size_t n_texts) {
    std::vector<std::string> texts(n_texts);
    if (n_texts == 0) return texts;
    std::vector<char*> pointers(n_texts);
    const hsize_t n_pointers = n_texts;
    const Handle memory(H5Screate_simple(1, &n_pointers, nullptr), "read a dataset");
    const Handle transfer = buffer_for_texts(n_texts);
    const herr_t status = H5Dread(dataset, type.id(), memory.id(), space.id(), transfer.id(), pointers.data());
    const std::string reason = status < 0 ? last_reason() : "";
    for (std::size_t i = 0; i < n_texts; ++i) {
        if (pointers[i] == nullptr) continue;
        if (status >= 0) texts[i] = pointers[i];
        H5free_memory(pointers[i]);
    }
    if (status < 0) throw Failure("read a dataset", reason);
    return texts;
}

}  // namespace

std::vector<std::string> read_texts(hid_t dataset) {
    const Handle type(H5Dget_type(dataset), "read a dataset");
    const Handle space(H5Dget_space(dataset), "read a dataset");
    return read_selected(dataset, type, space, n_texts_of(dataset, type, space));
}

std::vector<std::string> read_texts(hid_t dataset, const std::vector<hsize_t>& rows) {
    const Handle type(H5Dget_type(dataset), "read a dataset");
    const Handle space(H5Dget_space(dataset), "read a dataset");
    const std::size_t n_texts = n_texts_of(dataset, type, space);
    if (!rows.empty() && rows.back() >= n_texts) throw Failure("read a dataset", "labels are fewer than runs");
    if (rows.size() == n_texts) return read_selected(dataset, type, space, n_texts);
    std::vector<std::string> texts(n_texts);
    if (rows.empty()) return texts;
    require(H5Sselect_elements(space.id(), H5S_SELECT_SET, rows.size(), rows.data()), "read a dataset");
    std::vector<std::string> selected = read_selected(dataset, type, space, rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) texts[rows[i]] = std::move(selected[i]);
    return texts;
}

std::vector<std::string> read_texts(hid_t dataset, hsize_t first, hsize_t n_rows) {
    const Handle type(H5Dget_type(dataset), "read a dataset");
    const Handle space(H5Dget_space(dataset), "read a dataset");
    if (first + n_rows > n_texts_of(dataset, type, space)) throw Failure("read a dataset", "labels are too few");
    require(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, &first, nullptr, &n_rows, nullptr), "read a dataset");
    return read_selected(dataset, type, space, n_rows);
}

void write_numbers(hid_t dataset, Type memory, const void* values) {
    const Handle type = memory_type(memory);
    require(H5Dwrite(dataset, type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write a dataset");
}

void write_text_at(hid_t dataset, hsize_t row, const std::string& text) {
    const char* pointer = text.c_str();
    write_number_at(dataset, row, Type::text, &pointer);
}

void write_number_at(hid_t dataset, hsize_t row, Type memory, const void* value) {
    const Handle type = memory_type(memory);
    const Handle in_file = select_row(dataset, row);
    const Handle in_memory = scalar_space();
    const Handle transfer = memory == Type::text ? buffer_for_texts(1) : Handle();
    require(H5Dwrite(dataset, type.id(), in_memory.id(), in_file.id(), transfer ? transfer.id() : H5P_DEFAULT, value),
            "write a run");
}

hsize_t stored_bytes(hid_t dataset, const hsize_t* offset) {
    hsize_t n_bytes = 0;
    if (H5Dget_chunk_storage_size(dataset, offset, &n_bytes) >= 0) {
        if (n_bytes > bytes_of_file(dataset)) throw Failure("read a chunk", "it is larger than the file");
        return n_bytes;
    }
    // It fails for a chunk that was never written, too; this call tells the two apart, but walks over all chunks.
    unsigned skipped_filters = 0;
    haddr_t address = HADDR_UNDEF;
    require(H5Dget_chunk_info_by_coord(dataset, offset, &skipped_filters, &address, &n_bytes), "read a chunk");
    return address == HADDR_UNDEF ? 0 : n_bytes;
}

void make_scale(hid_t dataset, std::string_view name) {
    write_fixed_attribute(dataset, "CLASS", "DIMENSION_SCALE");
    write_fixed_attribute(dataset, "NAME", name);
}

void attach_scales(std::span<const Attachment> attachments) {
    struct BackReference {  // an element of REFERENCE_LIST; its file type has no padding
        hobj_ref_t dataset;
        std::int32_t axis;
    };
    const auto refer = [](hid_t object) {
        hobj_ref_t reference{};
        require(H5Rcreate(&reference, object, ".", H5R_OBJECT, -1), "label an axis");
        return reference;
    };

    const Handle list_type(H5Tvlen_create(H5T_STD_REF_OBJ), "label an axis");
    std::map<hid_t, std::vector<BackReference>> back_references;
    std::vector<hid_t> scales;  // in the order of first use, so that equal files are written in equal order
    for (std::size_t first = 0; first < attachments.size();) {
        std::vector<hobj_ref_t> references;
        std::size_t next = first;
        for (; next < attachments.size() && attachments[next].dataset == attachments[first].dataset; ++next) {
            references.push_back(refer(attachments[next].scale));
            auto& list = back_references[attachments[next].scale];
            if (list.empty()) scales.push_back(attachments[next].scale);
            list.push_back({refer(attachments[next].dataset), static_cast<std::int32_t>(attachments[next].axis)});
        }
        std::vector<hvl_t> axes(references.size());
        for (std::size_t axis = 0; axis < axes.size(); ++axis) axes[axis] = {1, &references[axis]};
        const hsize_t n_axes = axes.size();
        const Handle space(H5Screate_simple(1, &n_axes, nullptr), "label an axis");
        const Handle attribute(H5Acreate2(attachments[first].dataset, "DIMENSION_LIST", list_type.id(), space.id(),
                                          H5P_DEFAULT, H5P_DEFAULT),
                               "label an axis");
        require(H5Awrite(attribute.id(), list_type.id(), axes.data()), "label an axis");
        first = next;
    }

    const Handle in_file(H5Tcreate(H5T_COMPOUND, sizeof(hobj_ref_t) + sizeof(std::int32_t)), "label an axis");
    require(H5Tinsert(in_file.id(), "dataset", 0, H5T_STD_REF_OBJ), "label an axis");
    require(H5Tinsert(in_file.id(), "dimension", sizeof(hobj_ref_t), H5T_STD_I32LE), "label an axis");
    const Handle in_memory(H5Tcreate(H5T_COMPOUND, sizeof(BackReference)), "label an axis");
    require(H5Tinsert(in_memory.id(), "dataset", HOFFSET(BackReference, dataset), H5T_STD_REF_OBJ), "label an axis");
    require(H5Tinsert(in_memory.id(), "dimension", HOFFSET(BackReference, axis), H5T_NATIVE_INT32), "label an axis");
    for (const hid_t scale : scales) {
        const auto& list = back_references[scale];
        const hsize_t n_references = list.size();
        const Handle space(H5Screate_simple(1, &n_references, nullptr), "label an axis");
        const Handle attribute(H5Acreate2(scale, "REFERENCE_LIST", in_file.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                               "label an axis");
        require(H5Awrite(attribute.id(), in_memory.id(), list.data()), "label an axis");
    }
}

}  // namespace entente::hdf5

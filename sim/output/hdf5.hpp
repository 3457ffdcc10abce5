#pragma once
// Small handles around HDF5's C interface. Nothing outside sim/output includes this file.

#include <hdf5.h>

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/datasets.hpp"

namespace entente::hdf5 {

/// What HDF5 said when an operation failed. Callers turn it into OutputError or InputFileError, which know the file.
class Failure : public std::runtime_error {
public:
    Failure(std::string operation_failed, const std::string& reason)
        : std::runtime_error(reason), operation(std::move(operation_failed)) {}

    std::string operation;
};

/// Turns HDF5's own printing of errors off; its setting belongs to the thread.
void silence();

/// The deepest reason on this thread's error stack, which is the one that names the cause.
std::string last_reason();

/// `value` if it is not negative, which is how HDF5 tells of a failure.
template <class Value>
Value require(Value value, std::string_view operation) {
    if (value < 0) throw Failure(std::string(operation), last_reason());
    return value;
}

/// Owns one identifier of any kind.
class Handle {
public:
    Handle() = default;
    Handle(hid_t id, std::string_view operation) : id_(require(id, operation)) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
    Handle& operator=(Handle&& other) noexcept {
        if (this != &other) {
            release();
            id_ = std::exchange(other.id_, H5I_INVALID_HID);
        }
        return *this;
    }
    ~Handle() { release(); }

    hid_t id() const { return id_; }
    explicit operator bool() const { return id_ >= 0; }
    void release() noexcept {
        if (id_ >= 0) H5Idec_ref(id_);
        id_ = H5I_INVALID_HID;
    }
    /// Closes and tells of a failure, which matters for files: their last bytes are written here.
    void close(std::string_view operation) { require(H5Idec_ref(std::exchange(id_, H5I_INVALID_HID)), operation); }

private:
    hid_t id_ = H5I_INVALID_HID;
};

/// A new file that must not exist yet: creation order tracked, object times off, formats of HDF5 1.8 to 1.10.
Handle create_file(const std::string& path);
Handle open_file(const std::string& path, bool writable);
Handle create_group(hid_t parent, const char* name);

/// Type in the file, always little-endian, and in memory.
Handle file_type(Type type);
Handle memory_type(Type type);

void write_attribute(hid_t object, const char* name, std::string_view text);
void write_attribute(hid_t object, const char* name, Type type, const void* values, hsize_t n_values, bool is_scalar);
/// As HDF5's own library of dimension scales writes its names: fixed length, terminated.
void write_fixed_attribute(hid_t object, const char* name, std::string_view text);
inline void write_attribute(hid_t object, const char* name, std::int32_t value) {
    write_attribute(object, name, Type::int32, &value, 1, true);
}
inline void write_attribute(hid_t object, const char* name, std::int64_t value) {
    write_attribute(object, name, Type::int64, &value, 1, true);
}
inline void write_attribute(hid_t object, const char* name, double value) {
    write_attribute(object, name, Type::float64, &value, 1, true);
}
inline void write_attribute(hid_t object, const char* name, std::uint64_t value) {
    write_attribute(object, name, Type::uint64, &value, 1, true);
}

bool has_attribute(hid_t object, const char* name);
/// Nothing if there is none, or none that is one text.
std::optional<std::string> text_attribute(hid_t object, const char* name);
/// Nothing if there is none, or none that is one number.
std::optional<std::int64_t> integer_attribute(hid_t object, const char* name);
std::optional<double> real_attribute(hid_t object, const char* name);
std::optional<std::uint64_t> unsigned_attribute(hid_t object, const char* name);

/// Opens a dataset of this very file. Throws Failure where a link leads elsewhere, or where the values lie in other
/// files: reading a result must not open what its author chose.
Handle open_dataset(hid_t file, const std::string& path, hid_t access = H5P_DEFAULT);

std::vector<hsize_t> extent_of(hid_t dataset);

/// Throws Failure where an object's file is too short to hold so many values, with `least_bytes` of it for each: a
/// damaged size must not be asked of the memory.
void check_size(hid_t object, double n_values, double least_bytes);
/// How many values a dataspace has; throws as `check_size`.
std::size_t n_values_of(hid_t object, const Handle& space, double least_bytes);
/// Fewest bytes of a file that hold one byte of data: deflate makes 1032 of one at most.
inline constexpr double most_compressed = 1.0 / 1032;

/// Whole one-dimensional datasets; texts of the number of elements that the dataset has.
void write_texts(hid_t dataset, const std::vector<std::string>& texts);
std::vector<std::string> read_texts(hid_t dataset);
/// The same with these rows only, ascending, each once; the others stay empty. A row that a killed process was writing
/// may not be readable.
std::vector<std::string> read_texts(hid_t dataset, const std::vector<hsize_t>& rows);
/// Some consecutive rows, and nothing else in memory.
std::vector<std::string> read_texts(hid_t dataset, hsize_t first, hsize_t n_rows);
void write_numbers(hid_t dataset, Type memory, const void* values);
template <class Number>
std::vector<Number> read_numbers(hid_t dataset, Type memory);

/// One element of a dataset with dimension (run).
void write_text_at(hid_t dataset, hsize_t row, const std::string& text);
void write_number_at(hid_t dataset, hsize_t row, Type memory, const void* value);

/// Bytes of the chunk at this offset as it lies in the file; 0 if it was never written.
hsize_t stored_bytes(hid_t dataset, const hsize_t* offset);

/// Marks a dataset as the dimension scale of this name.
void make_scale(hid_t dataset, std::string_view name);

/// One axis of a dataset and the scale that labels it.
struct Attachment {
    hid_t dataset = H5I_INVALID_HID;
    unsigned axis = 0;
    hid_t scale = H5I_INVALID_HID;
};

/// Attaches scales to axes as H5DSattach_scale does, all at once and without its padding bytes, which are not
/// initialised and would differ between equal runs. Attachments of one dataset stand together, in the order of its
/// axes.
void attach_scales(std::span<const Attachment> attachments);

template <class Number>
std::vector<Number> read_numbers(hid_t dataset, Type memory) {
    const Handle space(H5Dget_space(dataset), "read a dataspace");
    const std::size_t n_values = n_values_of(dataset, space, most_compressed * sizeof(Number));
    std::vector<Number> values(n_values);
    const Handle type = memory_type(memory);
    if (n_values > 0)
        require(H5Dread(dataset, type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "read a dataset");
    return values;
}

}  // namespace entente::hdf5
